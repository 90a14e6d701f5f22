"""What a web page's mark-up says of itself: headline, date, writer, outlet, and where the piece came from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import lxml.html

from sources.rules import addresses, dates

ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
    }
    | {"BackgroundNewsArticle", "ReviewNewsArticle", "Report", "SocialMediaPosting", "LiveBlogPosting"}
)
"""The schema.org types that describe the page's own piece."""

MOST_NODES = 2_000
"""Nodes of JSON-LD looked at; a page's own article stands among the first."""

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_SYNDICATION = ("syndication-source", "original-source")
_ORIGINS = ("isBasedOn", "isBasedOnUrl", "sourceOrganization", "provider", "copyrightHolder")


@dataclass(frozen=True, slots=True)
class Marks:
    """The page's word on itself; every field may be empty. ``hints`` tell of other outlets."""

    headline: str = ""
    published: str = ""
    byline: str = ""
    site_name: str = ""
    canonical_url: str = ""
    language: str = ""
    hints: tuple[tuple[str, str], ...] = ()


def marks_of(tree: lxml.html.HtmlElement, url: str = "") -> Marks:
    """Read meta tags, links and JSON-LD. Dates come from article mark-up only, and only where they can be read."""
    metas = _metas(tree)
    article = _article(tree)
    canonical = _link(tree, "canonical") or metas.get("og:url", "")
    canonical = _address(canonical, url)
    authors = _names(article.get("author"))
    dated = (
        _text(article.get("datePublished")),
        metas.get("article:published_time", ""),
        _time_in_header(tree),
    )
    site = metas.get("og:site_name", "") or next(iter(_names(article.get("publisher"))), "")
    return Marks(
        headline=_text(article.get("headline"))
        or metas.get("og:title", "")
        or metas.get("twitter:title", ""),
        published=next((written for text in dated if (written := _readable(text))), ""),
        byline=", ".join(authors) or _writer(metas),
        site_name=site,
        canonical_url=canonical,
        language=_language(tree, metas, article),
        hints=tuple(dict.fromkeys(_hints(article, _with_links(tree, metas), canonical, url, site))),
    )


def _metas(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The first content of each named meta tag."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name if name.startswith("og:") else name.lower(), content[:2000])
    return found


def _link(tree: lxml.html.HtmlElement, kind: str) -> str:
    links = (
        link.get("href", "").strip()
        for link in tree.iter("link")
        if kind in link.get("rel", "").lower().split()
    )
    return next((link for link in links if link), "")


def _with_links(tree: lxml.html.HtmlElement, metas: dict[str, str]) -> dict[str, str]:
    """The metas, and the syndication marks that stand in a link instead, as they did at first."""
    links = {name: _link(tree, name) for name in _SYNDICATION}
    return {name: link[:2000] for name, link in links.items() if link} | metas


def _address(written: str, url: str) -> str:
    """An absolute address in its one spelling; nothing where it is none."""
    if written.startswith("/") and url:
        written = urljoin(url, written)
    try:
        return addresses.canonical(written) if written else ""
    except ValueError:
        return ""


def _article(tree: lxml.html.HtmlElement) -> dict[str, Any]:
    """The first JSON-LD node that describes an article, outermost first."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        try:
            written = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            # A page's broken JSON says nothing; the rest of the page still does.
            continue
        for node in _nodes(written):
            kinds = node.get("@type")
            if ARTICLES & {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}:
                return node
    return {}


def _nodes(written: Any) -> Iterator[dict[str, Any]]:
    """Every node of a JSON-LD document that may be the page's own piece; lists of other pieces are left out."""
    waiting, seen = [written], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _text(written: Any) -> str:
    """The words without the signs that JSON can escape but no text may hold."""
    return " ".join(_NO_TEXT.sub("", written).split())[:2000] if isinstance(written, str) else ""


def _names(written: Any) -> list[str]:
    """Names in a JSON-LD value: plain, in a node, or in a list of either."""
    listed = written if isinstance(written, list) else [written]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in listed[:20])
    return [name for name in named if name and "://" not in name]


def _addresses(written: Any) -> list[str]:
    listed = written if isinstance(written, list) else [written]
    named = (
        _text(one.get("url") or one.get("@id") or one.get("name")) if isinstance(one, dict) else _text(one)
        for one in listed[:20]
    )
    return [name for name in named if name]


def _writer(metas: dict[str, str]) -> str:
    return next(
        (metas[name] for name in ("author", "article:author") if "://" not in metas.get(name, "://")), ""
    )


def _readable(text: str) -> str:
    """The date if it can be read, else its day if that can be, else nothing."""
    for written in (text.strip(), text.strip()[:10]):
        try:
            dates.parse(written)
        except ValueError:
            continue
        return written
    return ""


def _time_in_header(tree: lxml.html.HtmlElement) -> str:
    """The machine-readable time in an article's own header, or one marked as its publication date."""
    for element in tree.iter("time", "meta", "span"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return str(element.get("datetime") or element.get("content") or "")
    for article in tree.iter("article"):
        for header in article.iter("header"):
            for moment in header.iter("time"):
                return str(moment.get("datetime", ""))
    return ""


def _language(tree: lxml.html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str:
    written: str = (
        str(tree.get("lang") or "") or _text(article.get("inLanguage")) or metas.get("og:locale", "")
    )
    code = written.replace("_", "-").split("-")[0].strip().lower()
    return code if code.isalpha() and len(code) in (2, 3) else ""


def _hints(
    article: dict[str, Any], metas: dict[str, str], canonical: str, url: str, site: str
) -> Iterator[tuple[str, str]]:
    """Marks that may name another outlet: those that only name this page's own are left out."""
    own = {_host(url) or _host(canonical), ""} if url else {_host(canonical), ""}
    if url and canonical and _host(canonical) != _host(url):
        yield "canonical", canonical
    shared = metas.get("og:url", "")
    if _host(shared) not in own | {_host(canonical)}:
        yield "og:url", shared
    for name in _SYNDICATION:
        if _host(metas.get(name, "")) not in own:
            yield name, metas[name]
    for key in _ORIGINS:
        for named in _addresses(article.get(key)):
            foreign = _host(named) not in own if "://" in named else named.casefold() != site.casefold()
            if foreign:
                yield key.removesuffix("Url"), named
    for author in [*_names(article.get("author")), _writer(metas)]:
        if author:
            yield "author", author


def _host(url: str) -> str:
    try:
        return addresses.host(url) if url else ""
    except ValueError:
        return ""
