"""Reading a page of plain text, as pasted from the web: headline, body, captions, comments, furniture."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from sources.rules import datelines, furniture
from sources.rules.credit_lines import is_credit_line
from sources.rules.decoding import normalise
from sources.rules.lines import BRIEF, WORD, Line, lines_of
from sources.rules.names import fold
from sources.rules.readers import comments_of
from sources.rules.sections import complete
from sources.rules.span import Page, SectionSpan
from sources.rules.stated import stated
from sources.vocabulary import SectionKind

LONGEST_HEADLINE = 30
"""Words."""

OPENING = 3
"""Paragraphs in which an article says what its headline says."""

LONGEST_TITLE = 80
"""Words; a longer line is not looked at as the title the giver knows."""

STANDFIRST = 6
"""Words; a line between headline and body with fewer is a label."""

MOST_LINES = 100_000
"""Lines of a text, empty ones too; the longest novels have fewer."""

AFTER_TAIL = 0.35
"""Share of the prose that may follow a heading such as "Related articles"; with more, the article went on."""

_CAPTION = re.compile(
    r"(?:\(?(?:file )?(?:photo|image|picture|photograph|illustration|foto|fotograf[ií]a|imagen|pie de foto|caption)s?"
    r"(?: (?:by|credit|via|de|por|cortes[ií]a))?\s*[:|(©]|pictured:|(?:photo|foto|image|imagen) (?:by|de|por|via) ).*"
    r"|.*(?:\bgetty images\b|\bap photo\b|/ ?(?:afp|reuters|ap|efe|getty|shutterstock)|reuters/[\w ]++)\s*+\)?",
    re.IGNORECASE | re.DOTALL,
)
_BYLINE = re.compile(
    r"(?i:by|por|written by|escrito por|texto:?)\s+(?P<name>[A-Z\u00c0-\u00de][\w.'’-]+"
    r"(?: (?:and |y |de |van |von |(?=[A-Z\u00c0-\u00de]))[\w.'’-]+){0,7})(?:\s*[,|•–—-]\s*.{0,60})?"
)
_QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"'}


def read_text(text: str, *, language: str = "", title: str = "") -> Page:
    """Cut a page into its sections. ``title`` is the headline, where the giver knows it.

    Raises ``ValueError`` where there is nothing to read, or more than anybody writes.
    """
    whole = normalise(text)
    if whole.count("\n") > MOST_LINES:
        raise ValueError(stated(f"has more than {MOST_LINES:,} lines: hand in the article's text alone"))
    lines = lines_of(whole)
    if not lines:
        raise ValueError(stated("is empty: nothing to read; hand in the article's text"))
    comments = comments_of(lines)
    taken = {number for comment in comments for number in range(comment.first, comment.last + 1)}
    rest = [line for number, line in enumerate(lines) if number not in taken]
    kinds = classify(rest, title=title)
    found = [
        SectionSpan(SectionKind.COMMENT, lines[comment.first].start, lines[comment.last].end, comment.voice)
        for comment in comments
    ]
    found += [SectionSpan(kind, line.start, line.end) for line, kind in zip(rest, kinds, strict=True)]
    headline = next(
        (line.text for line, kind in zip(rest, kinds, strict=True) if kind is SectionKind.HEADLINE), ""
    )
    return Page(
        text=whole,
        sections=complete(whole, found),
        title=title or headline,
        byline=_byline(rest),
        published=datelines.sent(rest),
        language=language,
    )


def classify(lines: Sequence[Line], *, title: str = "") -> list[SectionKind]:
    """What each line of a page is; the lines of readers' comments are not among them."""
    printed = [None if is_furniture(line) else _shown(line) for line in lines]
    prose = [n for n, line in enumerate(lines) if printed[n] is SectionKind.BODY and line.prose]
    tail = _tail(lines, prose)
    prose = [number for number in prose if number < tail]
    headline = _headline(lines, printed, prose, title)
    kinds = []
    for number, line in enumerate(lines):
        shown = printed[number]
        if number == headline:
            kinds.append(SectionKind.HEADLINE)
            continue
        left_out = shown is None or number >= tail
        if shown is SectionKind.BODY:
            left_out = left_out or not _belongs(line, number, prose, headline)
        kinds.append(SectionKind.FURNITURE if shown is None or left_out else shown)
    return _quotations(lines, kinds)


def is_furniture(line: Line) -> bool:
    """Whether the line is furniture wherever it stands: forms, bars, credits, bylines, lone dates."""
    if furniture.weight(line) >= furniture.FURNITURE or is_credit_line(line.text):
        return True
    return line.words <= 12 and line.brief and bool(_BYLINE.fullmatch(line.text))


def _shown(line: Line) -> SectionKind:
    caption = line.words <= 60 and len(line.text) <= 2 * BRIEF and _CAPTION.fullmatch(line.text)
    return SectionKind.CAPTION if caption else SectionKind.BODY


def _tail(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Where the page stops being the article: at a heading with little or no prose after it."""
    told = list(accumulate(lines[number].words for number in prose))
    for number, line in enumerate(lines):
        if prose and number > prose[0] and furniture.opens_tail(line):
            before = told[bisect_left(prose, number) - 1]
            if told[-1] - before <= AFTER_TAIL * before:
                return number
    return len(lines)


def _headline(
    lines: Sequence[Line], printed: Sequence[SectionKind | None], prose: Sequence[int], title: str
) -> int | None:
    """The line that heads the article: the given title, else the likeliest short line above the first prose."""
    wanted = fold(title)
    for number, line in enumerate(lines):
        if wanted and line.words <= LONGEST_TITLE and fold(line.text) == wanted:
            return number
    end = prose[0] if prose else min(len(lines) - 1, 3)
    times = Counter(line.text.casefold() for line in lines)
    opening = _long_words(" ".join(lines[number].text for number in prose[:OPENING]))
    weighed = [
        (_headline_weight(lines[number], times[lines[number].text.casefold()], opening), number)
        for number in range(end)
        if printed[number] is SectionKind.BODY and _may_head(lines[number])
    ]
    best = max(weighed, key=lambda one: (one[0], -one[1]), default=None)
    return best[1] if best else None


def _may_head(line: Line) -> bool:
    closed = line.text.endswith(".") and not line.text.endswith("...")
    return (
        2 <= line.words <= LONGEST_HEADLINE and not line.bullet and not closed and line.text[-1] not in ",;:"
    )


def _headline_weight(line: Line, times: int, opening: frozenset[str]) -> float:
    """Headlines run to ten words or so, the article opens with the same ones, and pages print them twice.

    Beyond fifteen words it is more likely the standfirst below the headline.
    """
    words = _long_words(line.text)
    told = len(words & opening) / len(words) if words else 0.0
    length = min(line.words, 10) / 10 - max(0, line.words - 15) / 20
    return length + (1.0 if times > 1 else 0.0) + told / 2


def _long_words(text: str) -> frozenset[str]:
    """The words that carry meaning: of four letters and more."""
    return frozenset(word.casefold() for word in WORD.findall(text) if len(word) > 3)


def _belongs(line: Line, number: int, prose: Sequence[int], headline: int | None) -> bool:
    """Whether a line that is nothing else is body, by where it stands among the prose."""
    if not prose:
        return headline is None or number > headline
    if number < prose[0]:
        return headline is not None and number > headline and line.words >= STANDFIRST
    return number <= prose[-1] or line.ends_sentence or (line.bullet and line.words >= 4)


def _quotations(lines: Sequence[Line], kinds: list[SectionKind]) -> list[SectionKind]:
    """A paragraph that is wholly somebody's words in quotation marks is a quotation."""
    turned = list(kinds)
    for number, line in enumerate(lines):
        if kinds[number] is SectionKind.BODY and line.text[0] in _QUOTES:
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            if _wholly_quoted(line.text, following):
                turned[number] = SectionKind.QUOTATION
    return turned


def _wholly_quoted(text: str, following: str) -> bool:
    """Opened at the start and closed at the end only, or left open because the next paragraph goes on quoting."""
    opening = text[0]
    closing = _QUOTES[opening]
    inside = text[1:].rstrip(" .,")
    if inside.endswith(closing):
        return closing not in inside[: -len(closing)]
    return closing not in inside and following.startswith(opening)


def _byline(lines: Sequence[Line]) -> str:
    """The writer's name, where a line of its own near the head gives it."""
    for line in lines[:15]:
        found = _BYLINE.fullmatch(line.text) if line.words <= 12 and line.brief else None
        if found:
            return found["name"].strip()
    return ""
