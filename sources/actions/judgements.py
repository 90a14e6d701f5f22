"""What people decide about who took from whom: confirm, reject, take back, or name the true upstream."""

from typing import Any

from django.db.models import F, Q

from sources.actions import judging, lineages, rings, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Article, Derivation
from sources.publicid import public_id
from sources.rules.reason import Reason
from sources.vocabulary import DerivationKind, Judgement

METHOD = "by hand"


def judge(
    *,
    derivation: Derivation,
    judgement: Judgement,
    by: Person,
    why: str,
    version: int,
    kind: DerivationKind | None = None,
) -> Derivation:
    """Confirm or reject a derivation, or take a judgement back; confirming may correct its kind.

    A rejected pair stays in the books and is never suggested again, nor is the same upstream under another name
    (``sources.actions.refusals`` says which those are). Everything downstream is told that its lineage
    has moved, and the downstream article is traced anew: what was rejected may have hidden the true upstream.
    """
    if judgement is Judgement.SUGGESTED:
        take_back(derivation=derivation, by=by, why=why, version=version)
        return derivation
    corrected = {"kind": kind} if kind is not None and judgement is Judgement.CONFIRMED else {}
    return _judge(derivation, judgement, by=by, why=why, version=version, **corrected)


def take_back(*, derivation: Derivation, by: Person, why: str, version: int) -> list[Derivation]:
    """Make a judged row a suggestion again, and with it the other row where one decision has judged two.

    Returns the rows taken back; none where it is a suggestion already. Whoever judges one of two alone parts them and
    raises the version of both, so that the version of either vouches for the other.
    """
    with signed(user=by, why=why):
        rings.take_turn()
        versions.latest(row=derivation)
        if derivation.judgement == Judgement.SUGGESTED:
            return []
        halves = list(Derivation.objects.decided_with(derivation))
        _settle(derivation, Judgement.SUGGESTED, by=by, why="", version=version)
        for half in halves:
            _settle(half, Judgement.SUGGESTED, by=by, why="", version=half.version)
        return [derivation, *halves]


def redirect(
    *, derivation: Derivation, upstream: Article, kind: DerivationKind, by: Person, why: str, version: int
) -> Derivation:
    """Reject a derivation and confirm another upstream for the same article in its place."""
    if upstream.canonical_pk == derivation.upstream.canonical_pk:
        raise Refused(
            "That is the article it already names: choose another, or correct the kind", field="upstream"
        )
    with signed(user=by, why=why):
        rings.take_turn()
        _judge(derivation, Judgement.REJECTED, by=by, why=why, version=version)
        return _add(derivation.downstream, upstream, kind, by=by, why=why, instead_of=derivation)


def turn(*, derivation: Derivation, kind: DerivationKind, by: Person, why: str, version: int) -> Derivation:
    """Reject a derivation and confirm the other way round in its place: the upstream was taken from the downstream."""
    with signed(user=by, why=why):
        rings.take_turn()
        _judge(derivation, Judgement.REJECTED, by=by, why=why, version=version)
        return _add(derivation.upstream, derivation.downstream, kind, by=by, why=why, instead_of=derivation)


def add(*, downstream: Article, upstream: Article, kind: DerivationKind, by: Person, why: str) -> Derivation:
    """Write down that one article was taken from another where the machine has found nothing, or was wrong.

    Adding it again changes nothing. What the machine measured of the pair, if anything, is kept. Raises ``Stale`` for a
    pair that somebody else has rejected, which may not have been seen here.
    """
    return _add(downstream, upstream, kind, by=by, why=why, instead_of=None)


def _add(
    downstream: Article,
    upstream: Article,
    kind: DerivationKind,
    *,
    by: Person,
    why: str,
    instead_of: Derivation | None,
) -> Derivation:
    _refuse_nonsense(downstream, upstream, kind)
    reason = Reason("by hand", 1.0, judging.reason_given(why))
    with signed(user=by, why=why):
        rings.take_turn()
        derivation, made = Derivation.objects.select_for_update(of=("self",)).get_or_create(
            downstream=downstream,
            upstream=upstream,
            defaults={
                "public_id": public_id("derivation", downstream.address, upstream.address),
                "kind": kind,
                "reasons": [reason.as_json()],
                "method": METHOD,
                "instead_of": instead_of,
                **judging.marks(judgement=Judgement.CONFIRMED, by=by, why=why),
            },
        )
        if made:
            _tell(derivation)
        elif (derivation.judgement, derivation.kind) != (Judgement.CONFIRMED, kind):
            if instead_of is None:
                judging.refuse_overruling(row=derivation, by=by)
            told: dict[str, Any] = {"by": by, "why": why, "version": derivation.version}
            _judge(derivation, Judgement.CONFIRMED, **told, kind=kind, instead_of=instead_of)
        rings.settle(pieces=[downstream.canonical_pk])
        return derivation


def _judge(
    derivation: Derivation, judgement: Judgement, *, by: Person, why: str, version: int, **columns: Any
) -> Derivation:
    """Judge one row by itself; a decision that it shared with another is one no longer."""
    if judgement is Judgement.CONFIRMED and derivation.judgement != Judgement.CONFIRMED:
        _refuse_ring(derivation.downstream, derivation.upstream)
    with signed(user=by, why=why):
        rings.take_turn()
        versions.latest(row=derivation, fields=["instead_of"])
        halves = Derivation.objects.decided_with(derivation)
        halves.update(instead_of=None, version=F("version") + 1)
        return _settle(derivation, judgement, by=by, why=why, version=version, **columns)


def _settle(
    derivation: Derivation, judgement: Judgement, *, by: Person, why: str, version: int, **columns: Any
) -> Derivation:
    _tell(derivation)
    columns = {"instead_of": None, **columns}
    judging.settle(row=derivation, judgement=judgement, by=by, why=why, version=version, **columns)
    # What stands now may close a ring, or open one in which another tie was set aside.
    rings.settle(pieces=[derivation.downstream.canonical_pk])
    derivation.refresh_from_db()
    return derivation


def _refuse_nonsense(downstream: Article, upstream: Article, kind: DerivationKind) -> None:
    if kind is DerivationKind.SAME_ARTICLE:
        raise Refused(
            "Captures of one article are told by the address and the text alone: choose another kind",
            field="kind",
        )
    if downstream.canonical_pk == upstream.canonical_pk:
        raise Refused("An article cannot be taken from itself: choose another", field="upstream")
    _refuse_ring(downstream, upstream)


def _refuse_ring(downstream: Article, upstream: Article) -> None:
    if rings.confirmed(downstream=upstream, upstream=downstream):
        raise Refused(
            f"It is confirmed that “{upstream}” was taken from “{downstream}”: reject that first",
            field="upstream",
        )


def _tell(derivation: Derivation) -> None:
    lineages.moved(articles={derivation.downstream_id})
    piece = derivation.downstream.canonical_pk
    # What is said of one capture of a piece holds for all of them.
    Article.objects.filter(Q(pk=piece) | Q(merged_into=piece)).update(trace_due=F("trace_due") + 1)
