"""Readers' comments in a page of plain text: which lines are whose words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.rules import furniture
from sources.rules.lines import Line

BELIEVED = 3.0
"""The weight of evidence from which a stretch of lines is taken for a list of comments."""

_NAME_WORDS = 5
_PARTICLES = frozenset(
    {
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "of",
        "van",
        "von",
    }
)
_NAME_WORD = re.compile(r"[^\W_][\w.'’-]*")
_INITIAL = re.compile(r"\b\w\.$")
_AGO = (
    r"(?:\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|(?:an?|one) \w+ ago|just now"
    r"|yesterday|ayer|hace (?:\d+|una?) \w+|(?:on |el )?[\w ,./-]{4,30}\d{4}"
    r"(?:,?(?: at| a las| \|| -)? ?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?)"
)
_WHEN = re.compile(rf"{_AGO}(?: ?[·•|] ?(?:edited|reply|editado|responder))?", re.IGNORECASE)
_NAME_SAYS = re.compile(
    rf"(?P<name>[^!?:\n]{{1,50}}?) (?:says|wrote|writes|said|commented|replied|dice|dijo|escribi[oó]|coment[oó])"
    rf"(?: (?:on |el )?{_AGO})?:",
    re.IGNORECASE,
)
_NAME_AND_WHEN = re.compile(
    rf"(?P<name>[^.!?:\n•·|]{{1,50}}?)\s*(?:[•·|–—,-]\s*|\s{{2}}){_AGO}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's words: the numbers of their first and last line, and the name they stand under."""

    first: int
    last: int
    voice: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that names a reader; the words begin at line ``first``."""

    line: int
    first: int
    voice: str


def comments_of(lines: Sequence[Line]) -> list[Comment]:
    """The comments of a page, in order: lists set in under a bullet, else what follows names and times."""
    return _bulleted(lines) or _signed(lines)


def _bulleted(lines: Sequence[Line]) -> list[Comment]:
    """A short bulleted name with the words set in further below it; replies are set in once more."""
    marks = {
        number: _Mark(number, number + 1, line.text)
        for number, line in enumerate(lines[:-1])
        if _may_head(line, lines[number + 1])
    }
    if not marks:
        return []
    comments = list(_under(lines, marks))
    first, last = min(marks), max((comment.last for comment in comments), default=0)
    named = sum(_named(mark.voice) for mark in marks.values())
    opened = 2.0 if any(furniture.opens_tail(line) for line in lines[max(0, first - 6) : first]) else 0.0
    ends = (
        1.0
        if not any(line.prose for line in lines[last + 1 :] if furniture.weight(line) < furniture.FURNITURE)
        else 0.0
    )
    return comments if named + opened + ends >= BELIEVED else []


def _may_head(line: Line, below: Line) -> bool:
    closed = line.ends_sentence and not _INITIAL.search(line.text)
    short = line.bullet and line.words <= _NAME_WORDS and not closed
    return short and below.indent > line.indent and not below.bullet


def _under(lines: Sequence[Line], marks: dict[int, _Mark]) -> Iterator[Comment]:
    """Give each line to the nearest mark above it that stands further out."""
    above: list[_Mark] = []
    current: Comment | None = None
    for number, line in enumerate(lines):
        if not above and number not in marks:
            continue
        while above and lines[above[-1].line].indent >= line.indent:
            above.pop()
        voice = "" if number in marks or not above else above[-1].voice
        if current and (not voice or voice != current.voice or current.last != number - 1):
            yield current
            current = None
        if number in marks:
            above.append(marks[number])
        elif voice:
            current = Comment(current.first if current else number, number, voice)
    if current:
        yield current


def _signed(lines: Sequence[Line]) -> list[Comment]:
    """Names followed by "says:", or by a time, each with the words below it, after the article's end."""
    opener = next((number for number, line in enumerate(lines) if furniture.opens_tail(line)), None)
    marks = [mark for mark in _signatures(lines) if opener is not None and mark.line > opener]
    if not marks:
        marks = list(_signatures(lines))
        if len(marks) < 2 or any(line.prose for line in lines[marks[-1].line + 12 :]):
            return []
    borders = [mark.line for mark in marks[1:]] + [len(lines)]
    comments = []
    for mark, border in zip(marks, borders, strict=True):
        last = _last_word(lines, mark.first, border)
        if last >= mark.first:
            comments.append(Comment(mark.first, last, mark.voice))
    return comments


def _signatures(lines: Sequence[Line]) -> Iterator[_Mark]:
    for number, line in enumerate(lines):
        if line.words > 16 or not line.brief:
            continue
        found = _NAME_SAYS.fullmatch(line.text) or _NAME_AND_WHEN.fullmatch(line.text)
        if found and _named(found["name"]) > 0:
            yield _Mark(number, number + 1, found["name"].strip())
        elif (
            number + 1 < len(lines)
            and _named(line.text) > 0
            and lines[number + 1].brief
            and _WHEN.fullmatch(lines[number + 1].text)
        ):
            yield _Mark(number, number + 2, line.text)


def _last_word(lines: Sequence[Line], first: int, border: int) -> int:
    """The last line of a comment: before the next one, and before the forms and buttons that close the page."""
    last = first - 1
    for number in range(first, border):
        if furniture.opens_tail(lines[number]):
            break
        if furniture.weight(lines[number]) < furniture.FURNITURE:
            last = number
    return last


def _named(text: str) -> float:
    """How like a reader's name a line is: 1 for names and nicks, 0.5 for two small words, -1 for a heading."""
    words = text.strip(" @").split()
    if not 0 < len(words) <= _NAME_WORDS or not all(_NAME_WORD.fullmatch(word) for word in words):
        return -1.0
    ordinary = [word for word in words[1:] if word[0].islower() and word.split("-")[0] not in _PARTICLES]
    if not ordinary:
        return 1.0
    return 0.5 if len(words) == 2 else -1.0
