"""Parsing a web page without letting it harm us: what would choke the parser, or be lost in it, is refused."""

import re

import lxml.html
from lxml import etree

from sources.rules.stated import stated

LARGEST = 5_000_000
"""Bytes; the longest real news pages with their scripts stay below two million."""

MOST_ATTRIBUTES = 5_000
"""Attributes on one tag: the parser's time grows with their square (200,000 take it a minute)."""

MOST_TAGS, MOST_TOLD, MOST_REFERENCES = 20_000, 100_000, 200_000
"""Tags, attributes and references (&amp;) of a page; the fullest of 181 real news pages have 1,596, 3,877 and 13,094.

Parsers and extractors take a second for so many, and some of them the square of it for more.
"""

SAVE_AS_TEXT = stated("save the article as plain text (.txt) and hand that in")

_TAG = re.compile(r"<[A-Za-z]")
_CLOSING = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[\s/]*+(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?|=)")


def parse(text: str) -> lxml.html.HtmlElement:
    """The page as a tree. Raises ``ValueError``, with a remedy, where parsing would be unsafe or lose text."""
    raw = text.encode("utf-8", "replace")
    if len(raw) > LARGEST:
        raise ValueError(stated(f"page is larger than {LARGEST // 1_000_000} MB: {SAVE_AS_TEXT}"))
    if "\0" in text:
        raise ValueError(stated(f"page holds NUL characters, so it is not HTML: {SAVE_AS_TEXT}"))
    if text.count("&") > MOST_REFERENCES:
        raise ValueError(
            stated(f"page has more than {MOST_REFERENCES:,} references to signs: {SAVE_AS_TEXT}")
        )
    _count(text)
    raw = _CLOSING.sub("", text).encode("utf-8", "replace")  # the parser would lose the text behind them
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml.html.document_fromstring(raw, parser=parser)
    except etree.ParserError:
        raise ValueError(stated(f"page is empty: nothing to read; {SAVE_AS_TEXT}")) from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError(stated(f"page nests its tags too deeply to be read whole: {SAVE_AS_TEXT}"))
    return tree


def _count(text: str) -> None:
    """Walk every opening tag attribute by attribute, as the parser would."""
    place = tags = told = 0
    while found := _TAG.search(text, place):
        place = found.end()
        count = 0
        while attribute := _ATTRIBUTE.match(text, place):
            place = attribute.end()
            count += 1
            if count > MOST_ATTRIBUTES:
                raise ValueError(
                    stated(f"page has a tag with more than {MOST_ATTRIBUTES} attributes: {SAVE_AS_TEXT}")
                )
        tags, told = tags + 1, told + count
        if tags > MOST_TAGS or told > MOST_TOLD:
            raise ValueError(
                stated(f"page has more than {MOST_TAGS:,} tags or {MOST_TOLD:,} attributes: {SAVE_AS_TEXT}")
            )
