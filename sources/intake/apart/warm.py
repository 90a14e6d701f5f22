"""Loads, once and before the first document, everything a reader may need: its children can open no file."""

import codecs
import encodings
import pkgutil
from pathlib import Path

from sources.errors import Refused
from sources.intake.channels import read_channel
from sources.rules import phrasebook
from sources.rules.page_html import read_html
from sources.rules.page_text import read_text

_WORDS = "The mayor said on Monday that four people were killed when the old bridge fell into the river. " * 9
_PAGE = (
    "<html lang='en'><head><meta charset='utf-8'><title>Bridge</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-03-01T10:00:00Z"}</script>'
    f"</head><body><nav>Home</nav><article><h1>Bridge</h1><p>By Ana Ruiz | Reuters</p><p>{_WORDS}</p>"
    f"<p>Originally published at One.</p><table><tr><td>{_WORDS}</td></tr></table>"
    "<ul><li>One</li></ul></article><div class='comment'><cite class='fn'>Ana</cite><p>Sad.</p></div></body></html>"
)
_FEEDS = (
    "<rss version='2.0'><channel><item><pubDate>Mon, 04 Mar 2019 10:00:00 GMT</pubDate></item></channel></rss>",
    "<rss version='2.0'><channel><item><description>&lt;p&gt;Words&lt;/p&gt;</description></item></channel></rss>",
    "<rss version='2.0'><channel><title>One & two</title><item><title>&nbsp;A</channel></rss>",
    '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "Words"}]}',
    "<<<>>>" * 9,
    "<?xml version='1.0' encoding='koi9'?><rss><channel><item><pubDate>2019-2019-</pubDate></item></channel></rss>",
    "<urlset><url><loc>https://one.example/a</loc><lastmod>2019-03-04</lastmod></url></urlset>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><updated>2019-03-04T10:00:00Z</updated></feed>",
)


def warm_up() -> None:
    """Read a page, a text and a feed of each kind, and load every phrase table and every text encoding."""
    for file in sorted((Path(phrasebook.__file__).parent / "phrases").glob("*.toml")):
        phrasebook.table(file.stem)
    for module in pkgutil.iter_modules(encodings.__path__):
        # Most are encodings; a few are parts of the package, and some only exist on other systems.
        try:
            codecs.lookup(module.name)
        except (LookupError, ImportError):
            continue
    read_html(_PAGE.encode(), url="https://one.example/a")
    read_text(
        f"Bridge falls\n\nBy Ana Ruiz\n\n{_WORDS}\n\nFuente: Reuters\n\nComments\n\nBen says:\n\nSad.\n"
    )
    for feed in _FEEDS:
        try:
            read_channel(feed.encode(), where="")
        except Refused:
            continue
