"""Keeping who disputes a claim from within: one pair for each origin that denies what another says."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from claims.actions import pairs
from claims.actions.pairs import Pair
from claims.models import Appearance, Claim, Contradiction
from claims.rules.corroboration import Testimony
from claims.rules.disputes import disputes
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
    pairs.keep(pairs=_pairs(rows, testimonies), held=held)


def _pairs(rows: Sequence[Appearance], testimonies: Sequence[Testimony]) -> Iterable[Pair]:
    named = {row.public_id: row for row in rows}
    for dispute in disputes(testimonies):
        if dispute.disputing and dispute.asserting:
            denied = _denied(named[dispute.disputing[0]], [named[key] for key in dispute.asserting])
            yield Pair(named[dispute.disputing[0]], denied, dispute.comparison)


def _denied(denial: Appearance, asserting: Sequence[Appearance]) -> Appearance:
    """The quote the denial answers: the one it was read as answering, else the earliest."""
    return next((row for row in asserting if row.pk == denial.denies_id), asserting[0])
