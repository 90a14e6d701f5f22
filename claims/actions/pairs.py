"""Writing down pairs that were held against each other: claims of an event, or two voices inside one claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Appearance, Claim, Contradiction
from claims.rules.comparing.comparison import Comparison
from claims.vocabulary import Outcome
from sources.publicid import public_id
from sources.vocabulary import Judgement

METHOD = "ranges 1"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with the quotes that stand for them, or two quotes of one claim; and what came of comparing."""

    one: Appearance
    other: Appearance
    comparison: Comparison

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

    Pairs a person has judged keep their outcome; machine pairs that no longer arise are taken away. Runs inside the
    caller's transaction.
    """
    wanted = {pair.public_id: pair for pair in pairs}
    rows = {row.public_id: row for row in held}
    changed: set[int] = set()
    for name, row in rows.items():
        if name not in wanted and row.judgement == Judgement.SUGGESTED:
            changed |= _touched(row)
            row.delete()
    judged = {quotes for row in rows.values() if (quotes := _judged_quotes(row))}
    for name, pair in sorted(wanted.items()):
        if name in rows or frozenset((pair.one.pk, pair.other.pk)) not in judged:
            changed |= _write(name, pair, rows.get(name))
    return changed


def _judged_quotes(row: Contradiction) -> frozenset[int]:
    """The two quotes of a pair inside one claim that a person has judged; none of any other pair."""
    if row.judgement == Judgement.SUGGESTED or row.one_id != row.other_id:
        return frozenset()
    return frozenset((row.one_appearance_id, row.other_appearance_id))


def _write(name: str, pair: Pair, row: Contradiction | None) -> set[int]:
    one, other = sorted((pair.one, pair.other), key=lambda quote: (quote.claim_id or 0, quote.pk))
    columns = {
        "one_id": one.claim_id,
        "other_id": other.claim_id,
        "one_appearance_id": one.pk,
        "other_appearance_id": other.pk,
        "kind": pair.comparison.kind,
        "outcome": pair.comparison.outcome,
        "reason": pair.comparison.reason,
        "method": METHOD,
    }
    if row is None:
        return _touched(Contradiction.objects.create(public_id=name, **columns))
    same = all(getattr(row, column) == value for column, value in columns.items())
    if row.judgement != Judgement.SUGGESTED or same:
        return set()
    before = _touched(row)
    Contradiction.objects.filter(pk=row.pk).update(**columns)
    row.refresh_from_db()
    return before | _touched(row)


def _touched(row: Contradiction) -> set[int]:
    """The claims whose sum a pair enters: both of a contradiction between claims, none otherwise."""
    counts = row.outcome == Outcome.CONTRADICTS and row.one_id != row.other_id
    return {row.one_id, row.other_id} if counts else set()
