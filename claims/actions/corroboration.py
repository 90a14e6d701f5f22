"""Working out how well a claim is backed, and telling claims when what they rest on has moved."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest, Now

from claims.actions import bearings, comparing, disputes, heads, heirs, lapses, staleness, unsorted, wordings
from claims.actions.counting import counted
from claims.actions.hearing import Hearing, hear
from claims.actions.origins import Origin
from claims.models import Appearance, Claim, Contradiction, Corroboration, Reading, Regard
from claims.models.corroboration import own_points
from claims.rules.weighing.lapses import told
from claims.rules.weighing.shifts import shifted
from claims.vocabulary import Outcome
from sources.actions.signature import because
from sources.models import Article, Capture, Source

METHOD = "origins 1"


def refresh(*, claim_id: int) -> None:
    """Work out one claim's corroboration from its appearances, their origins and the claims that contradict it.

    Derived and rebuildable: working it out again from the same rows writes nothing.
    """
    refresh_all(claims=[claim_id])


def refresh_all(*, claims: Collection[int]) -> None:
    """The same for some claims (by primary key), all or none, with what they rest on read for all of them at once."""
    with transaction.atomic():
        asked = _locked(claims)
        heard = hear(asked)
        moved = [claim.pk for claim in asked if _mark_stale(claim, heard)]
        stored = Corroboration.objects.in_bulk(claims)
        founded = [claim.pk for claim in asked if _refresh(claim, heard, stored.get(claim.pk))]
        Claim.objects.filter(pk__in=claims).update(score_done=F("score_due"))
        # Events come last, and all at once: who asks by hand holds claims while they wait for an event.
        stir(claims=moved, events=comparing.crowded(claims=founded))


def _locked(claims: Collection[int]) -> list[Claim]:
    """The claims, with nobody asking for them to be weighed until the transaction ends."""
    rows = Claim.objects.select_related("event__act").select_for_update(of=("self",))
    found = list(rows.filter(pk__in=claims).order_by("pk"))
    if missing := set(claims) - {claim.pk for claim in found}:
        raise Claim.DoesNotExist(f"there is no claim {min(missing)}")
    return found


def _mark_stale(claim: Claim, heard: Hearing) -> bool:
    return staleness.keep(rows=heard.rows[claim.pk], family=heard.families[claim.pk])


def _refresh(claim: Claim, heard: Hearing, stored: Corroboration | None) -> bool:
    """Write down how well one claim is backed; True if it is founded otherwise than before, whatever its rivals are."""
    rows, founded = heard.rows[claim.pk], False
    _note_origins(rows, heard.origins(claim))
    if rows:
        founded = _keep(claim, _columns(claim, heard), stored)
    elif stored is not None:
        stored.delete()
    bearings.keep(claim=claim, rows=rows)
    wordings.keep(claim=claim, rows=rows)
    disputes.keep(claim=claim, rows=rows, testimonies=heard.testimonies(claim))
    return founded


def figures(*, claim_id: int) -> dict[str, Any]:
    """The columns of a claim's corroboration as they are worked out, nothing written; none where nobody says it."""
    claim = Claim.objects.get(pk=claim_id)
    heard = hear([claim])
    return _columns(claim, heard) if heard.rows[claim.pk] else {}


def _note_origins(rows: Sequence[Appearance], origins: Mapping[int, Origin]) -> None:
    """Keep the origin of each appearance where it is another one now, all that share one at once."""
    moved: dict[tuple[int | None, int | None], list[int]] = {}
    for row in rows:
        origin = origins[row.pk]
        found = (origin.source.pk if origin.source else None, origin.article.pk if origin.article else None)
        if (row.origin_source_id, row.origin_article_id) != found:
            moved.setdefault(found, []).append(row.pk)
    for (source, article), keys in moved.items():
        Appearance.objects.filter(pk__in=keys).update(origin_source=source, origin_article=article)


def _columns(claim: Claim, heard: Hearing) -> dict[str, Any]:
    return {**counted(heard, claim, len(heard.rivals[claim.pk])), "method": METHOD}


def _keep(claim: Claim, columns: dict[str, Any], held: Corroboration | None) -> bool:
    if held is None:
        Corroboration.objects.create(claim=claim, scored_at=Now(), **columns)
    elif any(getattr(held, name) != value for name, value in columns.items()):
        with because(why=told(held.ledger, columns["ledger"]) or shifted(held.ledger, columns["ledger"])):
            Corroboration.objects.filter(pk=held.pk).update(scored_at=Now(), **columns)
    return own_points(held.ledger if held else []) != own_points(columns["ledger"])


def ask(*, claims: Iterable[int]) -> None:
    """Ask for claims to be weighed again, and with them the claims they contradict: each counts in the other's sum."""
    Claim.objects.filter(pk__in=hold(claims=claims)).update(score_due=F("score_due") + 1)


def hold(*, claims: Iterable[int]) -> set[int]:
    """Lock claims, and with them the claims they contradict, in one order; returns them all (by primary key)."""
    asked = set(claims)
    pairs = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS).filter(
        Q(one__in=asked) | Q(other__in=asked)
    )
    for one, other in pairs.values_list("one", "other"):
        asked |= {one, other}
    list(Claim.objects.select_for_update().filter(pk__in=asked).order_by("pk").values_list("pk"))
    return asked


def stir(*, claims: Iterable[int], events: Iterable[int] = ()) -> None:
    """Have claims weighed, and held against each other, again: what nobody says any more contradicts nothing.

    ``events`` (by primary key) are compared besides.
    """
    asked, compared = set(claims), set(events)
    if asked:
        ask(claims=asked)
        compared |= comparing.events_of(claims=asked)
    if compared:
        comparing.ask(events=compared)


def carry(*, article_id: int) -> None:
    """Tell the claims in an article that its lineage has moved: its statements are matched and weighed again."""
    with transaction.atomic():
        article = Article.objects.get(pk=article_id)
        captures = list(Capture.objects.of_piece(article).order_by().values_list("pk", flat=True))
        rows = Appearance.objects.filter(Q(capture__in=captures) | Q(origin_article=article))
        acts = set(rows.values_list("act", flat=True))
        unsorted.hold(acts=acts)  # until then a worker may put the statements elsewhere
        claims = set(rows.exclude(claim=None).values_list("claim", flat=True))
        unsorted.ask(acts=acts, claims=claims)
        ask(claims=claims)
        moved = lapses.settle(article=article)
        planned = heirs.planned(article=article)
        if planned:
            unsorted.ask(acts=acts, claims=heirs.claims_of(planned))
        stir(claims=moved | heirs.write(planned))
        Reading.objects.get_or_create(article=article)
        Reading.objects.filter(article=article).update(
            lineage_revision=Greatest(F("lineage_revision"), Value(article.lineage_revision))
        )


def regard(*, source_id: int) -> None:
    """Tell the claims that rest on a source, or on one of its household, that its standing has moved."""
    with transaction.atomic():
        source = Source.objects.get(pk=source_id)
        household = heads.below(source.pk)
        rows = Appearance.objects.filter(
            Q(attributed_to__in=household)
            | Q(origin_source__in=household)
            | Q(origin_article__source__in=household)
            | Q(capture__article__source__in=household)
        )
        ask(claims=rows.exclude(claim=None).values_list("claim", flat=True))
        Regard.objects.get_or_create(source=source)
        Regard.objects.filter(source=source).update(
            standing_revision=Greatest(F("standing_revision"), Value(source.standing_revision))
        )
