"""Suggesting that two sources are one, and what people decide about it."""

from collections import defaultdict

from django.db import transaction

from sources.actions import judging, mergers, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Alias, Domain, Source, SourcePair
from sources.publicid import public_id
from sources.rules import same_source
from sources.rules.reason import Reason
from sources.rules.same_source import Told
from sources.vocabulary import Judgement, SourceKind

Seen = tuple[int, int]
"""The versions of the two sources as a person saw them."""


@transaction.atomic
def suggest() -> int:
    """Bring the suggested pairs in line with what is known of all sources now; returns how many wait.

    What a person has judged stays; retired sources, and readers who comment, are left out. Safe to run twice.
    """
    rows = Source.objects.current().filter(retired=False).exclude(kind=SourceKind.COMMENTER)
    sources = rows.in_bulk()
    wanted = {_ordered(sources, pair): why for pair, why in same_source.pairs(_told(sources)).items()}
    held = {(row.one_id, row.other_id): row for row in SourcePair.objects.select_for_update().order_by("pk")}
    waiting = {pair for pair, row in held.items() if row.judgement == Judgement.SUGGESTED}
    SourcePair.objects.filter(
        pk__in=[held[pair].pk for pair in waiting - wanted.keys()], judgement=Judgement.SUGGESTED
    ).delete()
    for pair in waiting & wanted.keys():
        told = same_source.as_told(wanted[pair])
        if held[pair].reasons != told:
            SourcePair.objects.filter(pk=held[pair].pk).update(
                reasons=told, score=same_source.score(wanted[pair])
            )
    new = [_new(sources, pair, wanted[pair]) for pair in sorted(wanted.keys() - held.keys())]
    SourcePair.objects.bulk_create(new, ignore_conflicts=True)
    return SourcePair.objects.waiting().count()


def _told(sources: dict[int, Source]) -> list[Told]:
    names: defaultdict[int, set[str]] = defaultdict(set)
    hosts: defaultdict[int, set[str]] = defaultdict(set)
    for into, pk, folded in Alias.objects.values_list("source__merged_into", "source", "folded"):
        names[into or pk].add(folded)
    for into, pk, host in Domain.objects.values_list("source__merged_into", "source", "host"):
        hosts[into or pk].add(host)
    return [
        Told(
            row.pk, SourceKind(row.kind), frozenset(names[row.pk]), frozenset(hosts[row.pk]), row.country, row.owner_id,
            frozenset(pk for pk in (row.owner_id, row.edition_of_id, row.speaks_for_id) if pk),
        )
        for row in sources.values()
    ]  # fmt: skip


def _ordered(sources: dict[int, Source], pair: tuple[int, int]) -> tuple[int, int]:
    one, other = sorted(pair, key=lambda pk: sources[pk].public_id)
    return one, other


def _new(sources: dict[int, Source], pair: tuple[int, int], why: list[Reason]) -> SourcePair:
    one, other = sources[pair[0]], sources[pair[1]]
    return SourcePair(
        public_id=public_id("source pair", one.public_id, other.public_id),
        one=one,
        other=other,
        score=same_source.score(why),
        reasons=same_source.as_told(why),
    )


def merge(*, pair: SourcePair, keep: Source, by: Person, why: str, version: int, seen: Seen) -> SourcePair:
    """Say that the two are one: the other is merged into the one kept, and can be split off again there.

    ``seen`` are the versions of the two, ``one`` before ``other``, as the person saw them. Raises ``Stale`` if the pair
    has been judged, or one of the two changed or merged, since.
    """
    if keep.pk not in (pair.one_id, pair.other_id):
        raise Refused("Keep one of the two: the other is merged into it", field="keep")
    one, other = (pair.one, seen[0]), (pair.other, seen[1])
    (goes, going), (stays, staying) = (other, one) if keep.pk == pair.one_id else (one, other)
    with signed(user=by, why=judging.reason_given(why)):
        mergers.merge(source=goes, into=stays, by=by, why=why, version=going, into_version=staying)
        return judging.settle(row=pair, judgement=Judgement.CONFIRMED, by=by, why=why, version=version)


def refuse(*, pair: SourcePair, by: Person, why: str, version: int, seen: Seen) -> SourcePair:
    """Say that they are two: the pair is not suggested again. Raises ``Stale`` as ``merge`` does."""
    with signed(user=by, why=judging.reason_given(why)):
        sides = sorted(zip((pair.one, pair.other), seen, strict=True), key=lambda each: each[0].pk)
        for source, held in sides:
            versions.hold(row=source, seen=held)
        return judging.settle(row=pair, judgement=Judgement.REJECTED, by=by, why=why, version=version)


def take_back(*, pair: SourcePair, by: Person, version: int) -> SourcePair:
    """Take a "no" back, so that the pair waits again; a merger is undone by splitting the source off."""
    if pair.judgement == Judgement.CONFIRMED:
        raise Refused("The two have been merged: split them on the page of the one kept", field="pair")
    with signed(user=by, why=""):
        return judging.settle(row=pair, judgement=Judgement.SUGGESTED, by=by, why="", version=version)
