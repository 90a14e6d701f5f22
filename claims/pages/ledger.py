"""Draws the arithmetic of a score: each entry as a bar that starts where the last one ended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, gettext_noop

from claims.models import Corroboration
from claims.rules.weighing.backing import Role, Side
from claims.rules.weighing.scale import RIVAL_SHARE, START, UNGRADED, UNRELIABLE, WEIGHTS
from sources.pages.retelling import in_words

SHADES = {Side.FOR.value: "bar-asserts", Side.AGAINST.value: "bar-disputes"}
MARKS = {
    Role.ORIGIN.value: "origin",
    Role.REST.value: "origin",
    Role.PARTY.value: "party",
    Role.RIVAL.value: "contra",
    Role.COPIES.value: "repeats",
    Role.LAPSED.value: "none",
}
NAMED = frozenset({Role.ORIGIN.value, Role.PARTY.value, Role.LAPSED.value})
"""Lines that bear the name of whoever speaks."""
HIDDEN = gettext_noop("an article that is not published")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the ledger and its bar, as shares of the picture's width."""

    label: str
    detail: str
    grade: str
    points: float
    mark: str
    hue: str
    where: str
    public_id: str
    shade: str
    left: float
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line, the sum they lead to, and where even odds stand in the picture."""

    lines: tuple[Line, ...]
    total: float
    even: float
    left: float
    width: float


def ledger(backing: Corroboration, visible: set[str]) -> Ledger:
    """The ledger of a score; an origin that is not in ``visible`` keeps its points and loses its name."""
    entries: list[dict[str, Any]] = backing.ledger
    sums = running(float(entry["points"]) for entry in entries)
    low, high = min(sums), max(sums)
    pad = (high - low) * 0.06 or 1.0
    scale = _Scale(low - pad, high + pad)
    secret = _hidden(entries, visible)
    lines = tuple(
        _line(_withheld(entry, secret), before, after, scale, visible)
        for entry, before, after in zip(entries, sums[:-1], sums[1:], strict=True)
    )
    left, width = scale.bar(0.0, sums[-1])
    return Ledger(lines, sums[-1], scale.at(0.0), left, width)


def _hidden(entries: Iterable[Mapping[str, Any]], visible: set[str]) -> list[str]:
    """The names of the origins that are not in ``visible``."""
    return [entry["label"] for entry in entries if entry["origin"] and _address(entry) not in visible]


def _withheld(entry: Mapping[str, Any], secret: Sequence[str]) -> Mapping[str, Any]:
    """The entry without the name of a hidden voice that it leans on."""
    detail = entry["detail"]
    for label in secret:
        detail = detail.replace(f"leans on {label}:", "leans on another voice:")
    return {**entry, "detail": detail}


def running(points: Iterable[float]) -> list[float]:
    """0, then the sum after each entry: added up in tenths, as a reader would."""
    total, sums = Decimal(0), [0.0]
    for point in points:
        total += Decimal(str(point))
        sums.append(float(total))
    return sums


def rule() -> dict[str, Any]:
    """The weights, as the page explains them; read from the rule itself so that they cannot drift apart."""
    return {
        "start": START / 10,
        "letters": ", ".join(f"{letter} {tenths // 10}" for letter, tenths in WEIGHTS.items()),
        "unreliable": UNRELIABLE.cap // 10,
        "ungraded": UNGRADED.cap // 10,
        "rival": f"{round(RIVAL_SHARE * 100)} %",
    }


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, points: float) -> float:
        return (points - self.low) / (self.high - self.low)

    def bar(self, start: float, end: float) -> tuple[float, float]:
        left, right = sorted((self.at(start), self.at(end)))
        return left, right - left


def _line(entry: Mapping[str, Any], before: float, after: float, scale: _Scale, visible: set[str]) -> Line:
    left, width = scale.bar(before, after)
    where, _, public_id = _address(entry).partition(":")
    shown = not where or _address(entry) in visible
    role = entry["role"]
    shade = "bar-contra" if role == Role.RIVAL.value else SHADES.get(entry["side"], "bar-edge")
    return Line(
        label=_label(entry) if shown else gettext(HIDDEN),
        detail=entry["detail"],
        grade=entry["grade"],
        points=float(entry["points"]),
        mark=MARKS.get(role, ""),
        hue={Role.RIVAL.value: "contra", Role.PARTY.value: "party"}.get(role, ""),
        where=where if shown else "",
        public_id=public_id,
        shade="bar-edge" if role == Role.START.value else shade,
        left=left,
        width=width,
        end=scale.at(after),
    )


def _label(entry: Mapping[str, Any]) -> str:
    """What a line is called: a voice by its name, all else in the reader’s language."""
    named = entry["role"] in NAMED and entry["origin"]
    return str(entry["label"] if named else in_words(entry["label"]))


def _address(entry: Mapping[str, Any]) -> str:
    origin = entry["origin"]
    return f"claim:{origin}" if entry["role"] == Role.RIVAL.value and origin else origin


def addresses(backing: Corroboration) -> set[str]:
    """Everything the ledger names: “source:…”, “article:…”, “claim:…”."""
    return {_address(entry) for entry in backing.ledger if entry["origin"]}


def moves(backing: Corroboration, visible: set[str]) -> Sequence[dict[str, Any]]:
    """What would change the score; moves that would name a hidden origin are left out."""
    hidden = _hidden(backing.ledger, visible)
    return [move for move in backing.moves if not any(label in move["label"] for label in hidden)]
