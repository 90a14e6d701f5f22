"""Furniture: the words a page prints around its article, known by what they say and how they are set."""

import re
import unicodedata
from functools import lru_cache

from sources.rules.lines import Line
from sources.rules.phrasebook import table

FURNITURE = 1.0
"""The weight from which a line is furniture."""

_PROSE_WORDS = 12
"""Words that talk a phrase down by one: a long sentence about subscribing is no subscription box."""

_NOT_WORDS = re.compile(r"[\W\d_]*")
_AMOUNT = re.compile(
    r"(?:US)?[$€£¥]?\s?[\d.,' ]+\s?[$€£¥%]?(?:\s?/\s?(?:US)?[$€£¥]?\s?[\d.,' ]+\s?[$€£¥%]?)?"
)
_APART = re.compile(r"\s{2,}|\s*[|•·]\s*")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}:\d{2}\b")
_TABLE = table("furniture")
_MONTH_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:de\s+|of\s+)?)?\b(?:{'|'.join(_TABLE['months'])})\b\.?(?:\s+\d{{1,2}})?"
    r"(?:,?\s+(?:de\s+|del\s+)?\d{4})?",
    re.IGNORECASE,
)
_NAME = r"[^\s.!?,;:]{1,30}(?: [^\s.!?,;:]{1,30}){0,2}"
_PHRASES = {
    place: tuple(
        (re.compile(pattern.replace("{name}", _NAME), re.IGNORECASE), heavy)
        for pattern, heavy in _TABLE[place]
    )
    for place in ("whole", "anywhere", "tail")
}


def weight(line: Line) -> float:
    """How much speaks for the line being furniture: at FURNITURE or more it is."""
    text = _plain(line.text)
    if not line.brief:
        return _weighed(_heaviest(text, _PHRASES["anywhere"], whole=False), line) if line.words else 3.0
    if _NOT_WORDS.fullmatch(text) or _AMOUNT.fullmatch(text) or len(text) == 1:
        return 3.0
    found = max(
        _heaviest(text, _PHRASES["whole"], whole=True),
        _heaviest(text, _PHRASES["anywhere"], whole=False),
        _heaviest(text, _PHRASES["tail"], whole=True),
        2.0 if is_lone_date(line) else 0.0,
        2.0 if is_menu(line) else 0.0,
    )
    return _weighed(found, line)


def opens_tail(line: Line) -> bool:
    """Whether the line is the heading after which a page lists other pieces, forms or comments."""
    return line.brief and _heaviest(_plain(line.text), _PHRASES["tail"], whole=True) >= FURNITURE


def is_menu(line: Line) -> bool:
    """Whether the line is labels in a row, apart from one another: short ones, or half of them known labels."""
    labels = _APART.split(line.text.strip())
    if len(labels) < 2 or line.ends_sentence:
        return False
    short = len(labels) >= 3 and all(len(label.split()) <= 2 for label in labels)
    known = sum(1 for label in labels if _is_label(label))
    return short or known * 2 >= len(labels)


def _is_label(text: str) -> bool:
    plain = _plain(text)
    known = max(
        _heaviest(plain, _PHRASES["whole"], whole=True), _heaviest(plain, _PHRASES["tail"], whole=True)
    )
    return known >= FURNITURE or _is_dated(text)


def is_lone_date(line: Line) -> bool:
    """Whether the line is little but a date, or a date among words of another script."""
    return not line.ends_sentence and _is_dated(line.text)


def _is_dated(text: str) -> bool:
    rest = _NUMERIC_DATE.sub(" ", _MONTH_DATE.sub(" ", text))
    if rest == text:
        return False
    left = [word for word in re.findall(r"[^\W\d_]+", rest) if len(word) > 2]
    return len(left) <= (4 if left and len(_scripts(text)) > 1 else 2)


def _weighed(heavy: float, line: Line) -> float:
    """What is left of a phrase's weight in a line so long."""
    return heavy - max(0.0, line.words - _PROSE_WORDS) / _PROSE_WORDS if heavy else 0.0


@lru_cache(maxsize=4096)
def _heaviest(text: str, phrases: tuple[tuple[re.Pattern[str], float], ...], *, whole: bool) -> float:
    return max(
        (heavy for pattern, heavy in phrases if (pattern.fullmatch(text) if whole else pattern.search(text))),
        default=0.0,
    )


def _plain(text: str) -> str:
    """The line without the arrows, bars and colons it is dressed in, and with single spaces."""
    return " ".join(text.strip(" \t\u00a0:|>»›→*•·-–—").split())


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(sign, "UNNAMED").split()[0] for sign in text if sign.isalpha()}
