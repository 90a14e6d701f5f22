"""Reading a web page: its text in reading order, cut into headline, body, captions, quotations, comments, furniture."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

import lxml.html
import trafilatura

from sources.rules.decoding import decode, normalise
from sources.rules.html_blocks import Block, Zone, blocks_of
from sources.rules.html_guard import LARGEST, SAVE_AS_TEXT, parse
from sources.rules.html_marks import Marks, marks_of
from sources.rules.lines import lines_of, word_count
from sources.rules.names import fold, looks_like
from sources.rules.omissions import omissions_of
from sources.rules.page_text import classify, is_furniture
from sources.rules.second_reading import read_again
from sources.rules.sections import complete
from sources.rules.span import Page, SectionSpan
from sources.rules.stated import stated
from sources.rules.style_rules import unread_of
from sources.vocabulary import SectionKind

LEAST_BODY = 25
"""Words; where the extractor finds fewer, the page is read line by line as plain text would be."""

LEAST_PARAGRAPHS = 3
"""Paragraphs of body set alike from which others set so are taken for body too."""

WHOLE_LINE = 30
"""Letters; a shorter block must be a line of the extracted text by itself, or it might be there by chance."""

STEP = WHOLE_LINE // 2
"""Letters from one mark in the extracted text to the next: the first of a block's letters hold one of them whole."""

MOSTLY = 0.6
"""Share of a block's letters that must stand in the extracted text for the block to be body."""

ALIKE = 0.85
"""How like the announced headline a heading must be; editors shorten one or the other."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")
_SPANS = frozenset({"colspan", "rowspan"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and where its text stands in the page's."""

    block: Block
    start: int
    end: int


def read_html(raw: bytes, *, url: str = "", encoding: str = "") -> Page:
    """Cut a web page into its sections. ``encoding`` is what the server said; ``url`` where the page was found.

    Raises ``ValueError``, with a remedy, where the bytes are no page, or could not be read safely and whole.
    """
    if len(raw) > LARGEST:
        raise ValueError(stated(f"page is larger than {LARGEST // 1_000_000} MB: {SAVE_AS_TEXT}"))
    written = normalise(decode(raw, encoding or _declared(raw)))
    tree = parse(written)
    marks = marks_of(tree, url)
    text, placed = _place(blocks_of(tree))
    if not placed:
        raise ValueError(stated(f"page shows no text (is it drawn by a script?): {SAVE_AS_TEXT}"))
    headline = _headline([one.block for one in placed], marks)
    kinds = _kinds(tree, [one.block for one in placed], headline)
    spans = [
        SectionSpan(kind, one.start, one.end, one.block.voice if kind is SectionKind.COMMENT else "")
        for one, kind in zip(placed, kinds, strict=True)
    ]
    title = (
        marks.headline or (placed[headline].block.text if headline is not None else "") or _window_title(tree)
    )
    return Page(
        text=text,
        sections=complete(text, _one_for_each_comment(spans)),
        title=" ".join(title.split()),
        byline=marks.byline,
        language=marks.language,
        site_name=marks.site_name,
        canonical_url=marks.canonical_url,
        published=marks.published,
        hints=marks.hints,
        omitted=omissions_of(
            read_again(written),
            text=text,
            head=list(_said_in_head(tree)),
            blocks=[one.block for one in placed],
            kinds=kinds,
            unread=list(unread_of(tree)),
        ),
    )


def _said_in_head(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The words in a page's head: its title, what it tells machines, and what stands there for want of a script."""
    for meta in tree.iter("meta"):
        yield meta.get("content", "")
    for element in tree.iter("title", "noscript"):
        if element.tag == "title" or any(above.tag == "head" for above in element.iterancestors()):
            yield element.text_content()


def _declared(raw: bytes) -> str:
    found = _CHARSET.search(raw[:4096])
    return found[1].decode("ascii") if found else ""


def _place(blocks: Sequence[Block]) -> tuple[str, list[_Placed]]:
    """The page's text, a blank line between blocks, and where each block stands in it."""
    placed: list[_Placed] = []
    start = 0
    for block in blocks:
        placed.append(_Placed(block, start, start + len(block.text)))
        start += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), placed


def _headline(blocks: Sequence[Block], marks: Marks) -> int | None:
    """The heading that is most like the headline the page announces; without one, the first main heading."""
    shown = [
        n for n, block in enumerate(blocks) if block.zone is Zone.HEADLINE and 1 <= len(block.text) <= 300
    ]
    if marks.headline:
        others = [
            n for n, block in enumerate(blocks) if block.tag in ("h1", "h2") and block.zone is not Zone.HIDDEN
        ]
        wanted = fold(marks.headline)
        alike = [
            (looks_like(blocks[n].text, marks.headline), -n)
            for n in {*shown, *others}
            if blocks[n].voice == ""
        ]
        best = max(alike, default=(0.0, 0))
        if best[0] >= ALIKE:
            return -best[1]
        same = [n for n, block in enumerate(blocks) if block.zone is Zone.PAGE and fold(block.text) == wanted]
        if same:
            return same[0]
    return shown[0] if shown else None


def _kinds(tree: lxml.html.HtmlElement, blocks: Sequence[Block], headline: int | None) -> list[SectionKind]:
    extracted = _extracted(tree)
    if word_count(extracted) >= LEAST_BODY:
        body = _further(blocks, _in_body(blocks, extracted))
    else:
        body = _read_as_text(blocks)
    for number in range(headline or 0):
        # A kicker above the headline is a label, whatever the extractor made of it.
        body[number] = body[number] and lines_of(blocks[number].text)[0].prose
    return [
        SectionKind.HEADLINE if number == headline else _kind(block, in_body)
        for number, (block, in_body) in enumerate(zip(blocks, body, strict=True))
    ]


def _kind(block: Block, in_body: bool) -> SectionKind:
    if block.zone is Zone.COMMENT and block.voice:
        return SectionKind.COMMENT
    if block.zone in (Zone.HIDDEN, Zone.COMMENT) or block.voice:
        return SectionKind.FURNITURE
    if block.zone is Zone.CAPTION:
        return SectionKind.CAPTION
    if not in_body or all(is_furniture(line) for line in lines_of(block.text)):
        return SectionKind.FURNITURE
    return SectionKind.QUOTATION if block.zone is Zone.QUOTATION else SectionKind.BODY


def _extracted(tree: lxml.html.HtmlElement) -> str:
    """The main text as trafilatura finds it. Spans of table cells are dropped: huge ones exhaust its memory."""
    whole = deepcopy(tree)
    for element in whole.iter("td", "th"):
        for name in _SPANS & set(element.keys()):
            del element.attrib[name]
    found = trafilatura.extract(whole, include_comments=False, include_tables=True, output_format="txt")
    return found or ""


def _in_body(blocks: Sequence[Block], extracted: str) -> list[bool]:
    """Which blocks stand in the extracted text; a line of it vouches for one block only where it is short."""
    found = Extracted([key for line in extracted.split("\n") if (key := _key(line))])
    # A short label in a menu may say the same as a heading of the article.
    return [
        not (block.zone is Zone.AROUND and len(block.text) <= WHOLE_LINE) and found.holds(_key(block.text))
        for block in blocks
    ]


class Extracted:
    """The extracted lines, letters alone; to look for a block in them takes time in line with the block's length."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._once = Counter(lines)
        self._whole = "".join(lines)
        self._marks = {self._whole[at : at + STEP] for at in range(0, len(self._whole), STEP)}
        self._long: dict[str, Counter[str]] = {}
        for line in lines:
            if len(line) >= WHOLE_LINE:
                self._long.setdefault(line[:WHOLE_LINE], Counter())[line] += 1

    def holds(self, key: str) -> bool:
        """Whether the block is a line by itself, stands in them as a whole, or consists of them for the most part."""
        if not key:
            return False
        if self._once[key] > 0:
            self._once[key] -= 1
            return True
        if len(key) < WHOLE_LINE:
            return False
        # Wherever it stood, one of its first letters would begin a mark.
        marked = any(key[at : at + STEP] in self._marks for at in range(STEP))
        return (marked and key in self._whole) or self._within(key) >= MOSTLY * len(key)

    def _within(self, key: str) -> int:
        """Letters of the lines that stand whole in the block."""
        met: dict[str, int] = {}
        for at in range(len(key) - WHOLE_LINE + 1) if self._long else ():
            for line, times in self._long.get(key[at : at + WHOLE_LINE], {}).items():
                if line not in met and key.startswith(line, at):
                    met[line] = times
        return sum(len(line) * times for line, times in met.items())


def _further(blocks: Sequence[Block], found: Sequence[bool]) -> list[bool]:
    """Add the prose set exactly like the body found: extractors drop paragraphs after a picture or an advert."""
    nests = Counter((block.tag, block.nest) for block, in_body in zip(blocks, found, strict=True) if in_body)
    usual = {nest for nest, count in nests.items() if count >= LEAST_PARAGRAPHS and nest[0] == "p"}
    return [
        in_body
        or (block.zone is Zone.PAGE and (block.tag, block.nest) in usual and lines_of(block.text)[0].prose)
        for block, in_body in zip(blocks, found, strict=True)
    ]


def _key(text: str) -> str:
    """Letters and digits alone: what survives the extractor's typography."""
    return _NO_LETTERS.sub("", text.casefold())


def _read_as_text(blocks: Sequence[Block]) -> list[bool]:
    """For pages too short for the extractor: what is outside menus and comments, read like a pasted text."""
    shown = [number for number, block in enumerate(blocks) if block.zone in (Zone.PAGE, Zone.QUOTATION)]
    kinds = classify([lines_of(blocks[number].text)[0] for number in shown])
    body = {
        number
        for number, kind in zip(shown, kinds, strict=True)
        if kind in (SectionKind.BODY, SectionKind.QUOTATION)
    }
    return [number in body for number in range(len(blocks))]


def _one_for_each_comment(spans: Sequence[SectionSpan]) -> list[SectionSpan]:
    """Paragraph after paragraph under one name is one comment."""
    joined: list[SectionSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind is span.kind is SectionKind.COMMENT and last.voice == span.voice:
            joined[-1] = SectionSpan(span.kind, last.start, span.end, span.voice)
        else:
            joined.append(span)
    return joined


def _window_title(tree: lxml.html.HtmlElement) -> str:
    """The window's title without the outlet's name behind a bar."""
    titles = [title.text_content() for title in tree.iter("title")][:1]
    return re.split(r"(?<!\s)\s+[|–—»-]\s+", titles[0])[0].strip() if titles else ""
