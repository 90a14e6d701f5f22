"""Writing down pairs that were held against each other: claims of an event, or two voices inside one claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from claims.models import Appearance, Claim, Contradiction
from claims.rules.comparing.comparison import Comparison
from claims.vocabulary import Outcome
from sources.actions import judging
from sources.publicid import public_id
from sources.vocabulary import Judgement

METHOD = "ranges 1"
MOST = 200
"""Letters kept of what a side gives."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with the quotes that stand for them, or two quotes of one claim; and what came of comparing.

    ``values`` are what the two claims give, in words; two empty ones inside a claim.
    """

    one: Appearance
    other: Appearance
    comparison: Comparison
    values: tuple[str, str] = ("", "")
    apart: float = 1.0

    @property
    def public_id(self) -> str:
        """The same whichever of the two comes first; inside one claim the quotes tell pairs apart."""
        claims = sorted({claim_of(self.one).public_id, claim_of(self.other).public_id})
        quotes = sorted({self.one.public_id, self.other.public_id}) if len(claims) == 1 else []
        return public_id("contradiction", *claims, *quotes)


def claim_of(row: Appearance) -> Claim:
    """The claim of an appearance that has one."""
    if row.claim is None:
        raise ValueError("an appearance without a claim cannot be compared")
    return row.claim


def keep(*, pairs: Iterable[Pair], held: Iterable[Contradiction]) -> set[int]:
    """Bring ``held`` in line with ``pairs``; returns the claims of which a contradiction came, went or changed.

    Pairs a person has judged keep their outcome, except that one dismissed is opened again when what a side gives has
    changed; machine pairs that no longer arise are taken away. Runs inside the caller's transaction.
    """
    wanted = {pair.public_id: pair for pair in pairs}
    rows = {row.public_id: row for row in held}
    gone = [row for name, row in rows.items() if name not in wanted and row.judgement == Judgement.SUGGESTED]
    Contradiction.objects.filter(pk__in=[row.pk for row in gone]).delete()
    judged = {answers for row in rows.values() if (answers := _judged_answers(row))}
    new = [
        Contradiction(public_id=name, **_columns(pair))
        for name, pair in sorted(wanted.items())
        if name not in rows and _answers(pair.one.pk, pair.other.pk, *pair.values) not in judged
    ]
    Contradiction.objects.bulk_create(new, batch_size=1_000)
    changed = {claim for row in (*gone, *new) for claim in _touched(row)}
    for name in sorted(wanted.keys() & rows.keys()):
        changed |= _bring_in_line(wanted[name], rows[name])
    return changed


Answers = frozenset[tuple[int, str]]
"""Two quotes, each with what its side gave."""


def _answers(one: int, other: int, one_value: str, other_value: str) -> Answers:
    return frozenset(((one, one_value), (other, other_value)))


def _judged_answers(row: Contradiction) -> Answers:
    """The two quotes of a pair that a person has judged, with what they gave; none of any other pair."""
    if row.judgement == Judgement.SUGGESTED:
        return frozenset()
    return _answers(row.one_appearance_id, row.other_appearance_id, row.one_value, row.other_value)


def _bring_in_line(pair: Pair, row: Contradiction) -> set[int]:
    columns = _columns(pair)
    if row.judgement != Judgement.SUGGESTED:
        return _opened_again(row, columns)
    if all(getattr(row, column) == value for column, value in columns.items()):
        return set()
    return _changed(row, columns)


def _columns(pair: Pair) -> dict[str, Any]:
    sides = zip((pair.one, pair.other), pair.values, strict=True)
    (one, one_value), (other, other_value) = sorted(
        sides, key=lambda side: (side[0].claim_id or 0, side[0].pk)
    )
    return {
        "one_id": one.claim_id,
        "other_id": other.claim_id,
        "one_appearance_id": one.pk,
        "other_appearance_id": other.pk,
        "kind": pair.comparison.kind,
        "outcome": pair.comparison.outcome,
        "reason": pair.comparison.reason,
        "method": METHOD,
        "apart": pair.apart,
        "one_value": one_value[:MOST],
        "other_value": other_value[:MOST],
    }


def _opened_again(row: Contradiction, columns: dict[str, Any]) -> set[int]:
    """A pair somebody dismissed is a suggestion again, and says why, when one side gives something else than then.

    What was dismissed before values were kept takes those of today.
    """
    was, now = (row.one_value, row.other_value), (columns["one_value"], columns["other_value"])
    if row.judgement != Judgement.REJECTED or was == now:
        return set()
    if not any(was):
        Contradiction.objects.filter(pk=row.pk).update(one_value=now[0], other_value=now[1])
        return set()
    if columns["outcome"] != Outcome.CONTRADICTS:
        return set()
    nobody = judging.unjudged()
    return _changed(
        row, {**columns, **nobody, "reopened": reopened(row, was, now), "version": F("version") + 1}
    )


def reopened(row: Contradiction, was: tuple[str, str], now: tuple[str, str]) -> str:
    """In a sentence: who dismissed a pair, why, and what has changed since."""
    moved = " and ".join(f"“{old}” is now “{new}”" for old, new in zip(was, now, strict=True) if old != new)
    when = f", {row.judged_at:%-d %B %Y}" if row.judged_at else ""
    return f"Dismissed by {row.judged_by}{when} (“{row.judged_why}”); opened again because {moved}."


def _changed(row: Contradiction, columns: dict[str, Any]) -> set[int]:
    before = _touched(row)
    Contradiction.objects.filter(pk=row.pk).update(**columns)
    row.refresh_from_db()
    return before | _touched(row)


def _touched(row: Contradiction) -> set[int]:
    """The claims whose sum a pair enters: both of a contradiction between claims, none otherwise."""
    counts = row.outcome == Outcome.CONTRADICTS and row.one_id != row.other_id
    return {row.one_id, row.other_id} if counts else set()
