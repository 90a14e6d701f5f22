"""Says in words what has changed between two ledgers of one claim: who counts otherwise, anew, or no more."""

from collections.abc import Mapping, Sequence
from typing import Any

from claims.rules.weighing.backing import Role
from sources.rules.stated import stated

NAMED = 3
"""How many voices are named, those whose points moved furthest; the rest is counted."""
UNVOICED = frozenset({Role.START.value, Role.COPIES.value})

Line = Mapping[str, Any]


def shifted(before: Sequence[Line], after: Sequence[Line]) -> str:
    """What moved the sum between two ledgers (as they are stored); "" where no line's points did."""
    then, now = _voices(before), _voices(after)
    moved = [
        (abs(points), words)
        for key in {**then, **now}
        for points, words in [_told(then.get(key), now.get(key))]
        if words
    ]
    named = [words for _, words in sorted(moved, key=lambda each: (-each[0], each[1]))]
    more = len(named) - NAMED
    return "; ".join([*named[:NAMED], *([stated(f"and {more} more")] if more > 0 else [])])


def _voices(ledger: Sequence[Line]) -> dict[tuple[str, str], Line]:
    """The lines that may move, each by what it stands for; lines for several voices at once have only their words."""
    return {
        (line["role"], line["origin"] or f"{line['side']} {line['grade']}"): line
        for line in ledger
        if line["role"] not in UNVOICED
    }


def _told(then: Line | None, now: Line | None) -> tuple[float, str]:
    """By how many points a line moved, and that in words; none where it did not."""
    old, new = (float(line["points"]) if line else 0.0 for line in (then, now))
    if old == new:
        return 0.0, ""
    if now is None:
        label = then["label"] if then else ""
        return new - old, stated(f"{label} counts no more ({_signed(old)})")
    if then is None:
        return new - old, stated(f"{now['label']} counts ({_signed(new)})")
    changed = f"{_signed(old)} → {_signed(new)}"
    if now["grade"] != then["grade"]:
        return new - old, stated(
            f"{now['label']}, graded {now['grade']} instead of {then['grade']}: {changed}"
        )
    return new - old, stated(f"{now['label']}: {_signed(old)} → {_signed(new)}")


def _signed(points: float) -> str:
    return f"{'−' if points < 0 else '+'}{abs(points):.1f}" if points else "0"
