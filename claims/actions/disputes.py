"""Keeping who is at odds inside a claim: who denies what another says, or gives another day or place for it."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from claims.actions import pairs
from claims.actions.pairs import Pair
from claims.models import Appearance, Claim, Contradiction
from claims.rules.comparing import scenes
from claims.rules.comparing.disputes import disputes
from claims.rules.comparing.scenes import Scene
from claims.rules.weighing.corroboration import Testimony
from claims.rules.weighing.standings import family_of
from claims.vocabulary import Stance
from sources.vocabulary import Judgement


def keep(*, claim: Claim, rows: Sequence[Appearance], testimonies: Sequence[Testimony]) -> None:
    """Hold each denying origin against the earliest quote it denies; runs inside the caller's transaction.

    Quotes may have come here from another claim before that was weighed again: their pairs are brought in line too.
    """
    quotes = [row.pk for row in rows]
    inside = Contradiction.objects.filter(one=F("other"))
    brought = inside.filter(one_appearance__in=quotes, other_appearance__in=quotes).exclude(one=claim)
    brought.exclude(judgement=Judgement.SUGGESTED).update(one=claim, other=claim)
    held = inside.filter(Q(one=claim) | Q(one_appearance__in=quotes, other_appearance__in=quotes))
    pairs.keep(pairs=[*_pairs(rows, testimonies), *_set_apart(claim, rows, testimonies)], held=held)


def _pairs(rows: Sequence[Appearance], testimonies: Sequence[Testimony]) -> Iterable[Pair]:
    named = {row.public_id: row for row in rows}
    for dispute in disputes(testimonies):
        if dispute.disputing and dispute.asserting:
            denied = _denied(named[dispute.disputing[0]], [named[key] for key in dispute.asserting])
            yield Pair(named[dispute.disputing[0]], denied, dispute.comparison)


def _set_apart(claim: Claim, rows: Sequence[Appearance], testimonies: Sequence[Testimony]) -> Iterable[Pair]:
    """Origins that give the claim's figure for another day or place than the first that names one."""
    named = {row.public_id: row for row in rows}
    told = [
        Scene(one.key, family_of(one), row.happened, tuple(row.places), frozenset(row.terms))
        for one in sorted(testimonies, key=lambda one: (one.rank, one.key))
        if (row := named[one.key]).stance != Stance.DISPUTES and not one.until
    ]
    for found in scenes.disagreements(told, claim.value, claim.text, claim.event.act.key):
        yield Pair(named[found.one], named[found.other], found.comparison)


def _denied(denial: Appearance, asserting: Sequence[Appearance]) -> Appearance:
    """The quote the denial answers: the one it was read as answering, else the earliest."""
    return next((row for row in asserting if row.pk == denial.denies_id), asserting[0])
