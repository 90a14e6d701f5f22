"""A web page as the blocks a reader sees, in order, each with the part of the page it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

import lxml.html
from lxml import etree

from sources.rules.concealment import PLAIN, Around, Cloak, cloak_of
from sources.rules.looks import looks_of
from sources.rules.names import names_somebody
from sources.rules.phrasebook import table


class Zone(Enum):
    """The part of a page a block stands in, as the mark-up tells; the innermost telling element decides."""

    PAGE = "page"
    AROUND = "around"
    HEADLINE = "headline"
    CAPTION = "caption"
    QUOTATION = "quotation"
    COMMENT = "comment"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or label.

    ``voice`` names the reader in whose comment it stands; ``nest`` is the tag and classes of the element around it;
    ``doubted`` are the words of it that a style rule may hide which we cannot read whole.
    """

    text: str
    zone: Zone
    tag: str
    voice: str = ""
    nest: str = ""
    doubted: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: the zone, tag and nest of text met now, and whose comment it belongs to."""

    zone: Zone
    tag: str
    voice: str
    nest: str = ""
    inner: str = ""
    silent: bool = False
    tucked: bool = False
    doubted: bool = False
    around: Around = PLAIN
    gone: bool = False
    veils: frozenset[str] = frozenset()
    under: Zone = Zone.PAGE  # the zone that what is hidden stands in


NEAR = 100
"""Elements of a comment among which its author's name is looked for; it stands at the head."""

SILENT = frozenset({"script", "style", "head"})
"""Elements that hold no words at all."""

UNSHOWN = frozenset({"noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video"})
"""Elements whose words are shown to nobody, or only where a browser cannot do what it should."""

_BLOCK_NAMES = (
    "address article aside blockquote body button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main "
    "menu nav noscript ol option p pre section select summary table tbody td textarea tfoot th thead "
    "tr ul "
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
BETWEEN_CELLS = " | "
MOST_CELLS, MOST_HELD, LONGEST_ROW = 20, 100, 400
"""Cells, elements in them, and characters of a row that is read as one line; more is no table of figures."""
_AROUND_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "menu", "dialog", "button", "select", "textarea", "label"}
)
_AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "alert"}
)
_MARKUP = table("markup")


def _named(kind: str) -> re.Pattern[str]:
    """Any of a kind's words standing in a class name or id."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_MARKUP[kind])})(?:$|[\s_-])", re.IGNORECASE)


_COMMENTS, _AUTHOR, _WORDS, _ABOUT, _CAPTION = map(
    _named, ("comments", "author", "words", "about", "caption")
)
_COMMENT = re.compile(rf"(?:^|\s)(?:{'|'.join(_MARKUP['comment'])})(?:\s|$)", re.IGNORECASE)
_COMMENT_ID = re.compile(r"(?:li-|div-)?(?:comment|comentario)-?\d+", re.IGNORECASE)
# Signs of no width between Latin letters: readers see one word. In other scripts they have their meaning.
_JOINTS = re.compile(
    "(?<=[0-9A-Za-z\u00c0-\u024f])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[0-9A-Za-z\u00c0-\u024f])"
)
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")
# Asked of words with single blanks between them: of longer runs each blank was a place to begin anew.
_SAYS = re.compile(r" ?(?:(?:says|said|dice|dijo|wrote|escribi[oó]) ?)?(?:: ?)?$", re.IGNORECASE)


def blocks_of(tree: lxml.html.HtmlElement) -> list[Block]:
    """Every block of text on the page, hidden ones included and marked; scripts and styles are no text."""
    return [block for block in _walk(tree, cloak_of(tree)) if block.text]


def _walk(tree: lxml.html.HtmlElement, cloak: Cloak) -> Iterator[Block]:
    above = [_Place(Zone.PAGE, "body", "")]
    letters: list[str] = []
    unseen: list[str] = []  # words hidden inside a paragraph that is seen: a block of their own, after it
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        here, block = above[-1], _is_block(element)
        if element.tag == "br" and event == "start":
            letters.append("\n")
        if event == "start" and element.tag in _CELLS and not block and letters:
            letters.append(BETWEEN_CELLS)
        if block and (letters or unseen):
            yield _block(letters, here)
            if unseen:
                yield _hidden(unseen, here)
            letters, unseen = [], []
        if event == "start":
            here = _enter(element, here, cloak)
            above.append(here)
            _hear(unseen if here.tucked else letters, element.text, here)
        else:
            left = above.pop()
            if left.tucked and not above[-1].tucked:
                unseen.append("\n")
            _hear(unseen if above[-1].tucked else letters, element.tail, above[-1])
    yield _block(letters, above[-1])
    yield _hidden(unseen, above[-1])


def _is_block(element: lxml.html.HtmlElement) -> bool:
    """Whether an element is set by itself; the short cells of a row are set beside one another, and are one block."""
    return element.tag in BLOCKS and not (element.tag in _CELLS and _is_row(element.getparent()))


def _is_row(row: lxml.html.HtmlElement | None) -> bool:
    """Whether an element is a row of a table of words and figures; tables that only lay a page out hold blocks."""
    if row is None or row.tag != "tr" or not 1 < len(row) <= MOST_CELLS:
        return False
    held = list(islice(row.iterdescendants(), MOST_HELD + 1))
    plain = len(held) <= MOST_HELD and not any(one.tag in BLOCKS - _CELLS or one.tag == "br" for one in held)
    return plain and all(cell.tag in _CELLS for cell in row) and len(row.text_content()) <= LONGEST_ROW


class _Doubted(str):
    """Letters that a style rule may hide which we cannot read whole."""

    __slots__ = ()


def _hear(letters: list[str], text: str | None, here: _Place) -> None:
    if text and not here.silent:
        heard = _BLANKS.sub(" ", text)
        letters.append(_Doubted(heard) if here.doubted else heard)


def _block(letters: list[str], here: _Place) -> Block:
    lines = (" ".join(line.split()) for line in _JOINTS.sub("", "".join(letters)).split("\n"))
    text = "\n".join(line for line in lines if line)
    doubted = " ".join("".join(part for part in letters if isinstance(part, _Doubted)).split())
    return Block(text, here.zone, here.tag, here.voice, here.nest, doubted)


def _hidden(letters: list[str], here: _Place) -> Block:
    return replace(_block(letters, here), zone=Zone.HIDDEN, voice="")


def _enter(element: lxml.html.HtmlElement, above: _Place, cloak: Cloak) -> _Place:
    """The place inside an element, from its tag, classes and roles."""
    if above.silent or element.tag in SILENT:
        return replace(above, silent=True)
    looks = looks_of(element)
    cover = cloak.covers(looks, above.around)
    gone = above.gone or _is_hidden(element) or cover.gone
    veils = (above.veils - cover.lifted) | cover.veils
    hidden = gone or bool(veils)
    zone, voice, tucked = _seen_in(element, above, hidden=hidden)
    if hidden:
        doubted = cover.may_show if gone != above.gone or cover.veils else above.doubted
    else:
        doubted = (above.doubted and above.zone is not Zone.HIDDEN) or cloak.may_cover(looks, above.around)
    block = _is_block(element)
    return _Place(
        zone,
        element.tag if block else above.tag,
        voice,
        above.inner if block else above.nest,
        f"{element.tag} {element.get('class', '')}" if block else above.inner,
        tucked=tucked,
        doubted=doubted,
        around=cloak.inside(looks, above.around),
        gone=gone,
        veils=veils,
        under=_zone_under(above) if hidden else zone,
    )


def _zone_under(place: _Place) -> Zone:
    return place.under if place.zone is Zone.HIDDEN else place.zone


def _seen_in(element: lxml.html.HtmlElement, above: _Place, *, hidden: bool) -> tuple[Zone, str, bool]:
    """Zone and voice inside the element, and whether it is words hidden inside a paragraph."""
    inline = not _is_block(element)
    if hidden:
        return Zone.HIDDEN, "", inline and (above.tucked or above.zone is not Zone.HIDDEN)
    names = f"{element.get('class', '')} {element.get('id', '')}".strip()
    if _is_comment(element, names):
        return Zone.AROUND, _author(element), False
    if above.voice:
        return _zone_in_comment(element, names, above), above.voice, False
    return _zone(element, names, _zone_under(above)), "", False


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    """Whether the element's own mark-up keeps it from being shown."""
    told = element.attrib
    if element.tag == "template" and "shadowrootmode" in told:
        return False  # the browser shows it in place of its host
    return (
        "hidden" in told or "popover" in told or told.get("aria-hidden") == "true" or element.tag in UNSHOWN
    )


def _is_comment(element: lxml.html.HtmlElement, names: str) -> bool:
    if element.get("itemtype", "").rstrip("/").endswith("schema.org/Comment"):
        return True
    if element.tag not in ("li", "article", "div", "section"):
        return False
    return bool(_COMMENT.search(names) or _COMMENT_ID.fullmatch(element.get("id", ""))) and bool(
        _author(element)
    )


def _author(comment: lxml.html.HtmlElement) -> str:
    """The reader's name: the first element in the comment that says it holds one."""
    inside = comment.iter("cite", "a", "b", "strong", "span", "div", "p", "h3", "h4", "h5", "address")
    for element in islice(inside, NEAR):
        named = element.get("itemprop") in ("author", "name", "creator") or element.get("rel") == "author"
        if named or _AUTHOR.search(element.get("class", "")):
            name = _SAYS.sub("", " ".join(element.text_content().split()))
            if len(name) <= 80 and names_somebody(name):
                return name
    return ""


def _zone_in_comment(element: lxml.html.HtmlElement, names: str, above: _Place) -> Zone:
    """Inside a comment its words count, its date, buttons and author line do not."""
    if element.tag in ("button", "form", "footer", "header", "time", "cite", "address") or _AUTHOR.search(
        names
    ):
        return Zone.AROUND
    if element.get("itemprop") in ("text", "description") or _WORDS.search(names):
        return Zone.COMMENT
    if _ABOUT.search(names):
        return Zone.AROUND
    return Zone.COMMENT if element.tag in ("p", "blockquote") else above.zone


def _zone(element: lxml.html.HtmlElement, names: str, above: Zone) -> Zone:
    if element.tag in ("html", "body", "main", "article"):
        return above if element.tag == "article" else Zone.PAGE
    around = (
        element.tag in _AROUND_TAGS or element.get("role") in _AROUND_ROLES or bool(_COMMENTS.search(names))
    )
    if above is Zone.AROUND or around:
        return Zone.AROUND
    told = {
        "h1": Zone.HEADLINE,
        "figcaption": Zone.CAPTION,
        "caption": Zone.CAPTION,
        "blockquote": Zone.QUOTATION,
    }
    if element.get("itemprop") == "caption" or _CAPTION.search(names):
        return above if element.find(".//h1") is not None else Zone.CAPTION
    return told.get(element.tag, above)
