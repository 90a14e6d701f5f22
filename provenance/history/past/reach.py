"""Finds everything one claim's answers were read from at an earlier moment, and has it stand as it did then."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models
from django.db.models import Q

from claims.models import (
    Appearance,
    Bearing,
    Claim,
    Contradiction,
    Corroboration,
    Event,
    Explainer,
    FurtherRivals,
    Measure,
    Review,
    ReviewSignature,
    Tie,
)
from provenance.history.models import Entry
from provenance.history.past.instant import FIELD
from provenance.history.past.layers import Layers, under
from provenance.history.past.undoing import LATER, Layer, stood
from provenance.history.verification import still
from sources.errors import Unknown
from sources.models import Article, Derivation, Grade, Source
from sources.rules.stated import stated
from sources.vocabulary import Publication

# Rows that belonged to something once and do so no more, by the few entries that tell of it; each has its index.
QUOTED_ONCE = (
    "e.subject = 'appearance' AND e.before ? 'claim_id' AND (e.before ->> 'claim_id')::bigint = ANY(%(of)s)"
)
HELD_ONCE = """e.subject = 'contradiction' AND e.action = 'deleted' AND (
    (e.before ->> 'one_id')::bigint = ANY(%(of)s) OR (e.before ->> 'other_id')::bigint = ANY(%(of)s))"""
TAKEN_ONCE = """e.subject = 'derivation' AND e.action = 'deleted'
    AND (e.before ->> 'downstream_id')::bigint = ANY(%(of)s)"""
SHARED_ONCE = "e.subject = 'tie' AND e.action = 'deleted' AND (e.before ->> 'one_id')::bigint = ANY(%(of)s)"
BORNE_ONCE = """e.subject = 'bearing' AND e.action = 'deleted' AND e.resource = 'claims'
    AND e.public_id IN (SELECT public_id FROM public.claims_claim WHERE id = ANY(%(of)s))"""
DEEPEST = 40  # steps from a copy up to its root; lineages end long before


@contextmanager
def as_of(*, claim: int, moment: datetime) -> Iterator[None]:
    """While this lasts, one claim (by primary key) and all it is read from stand as they did at a moment.

    Everything is read from one unmoving picture of the database, and nothing can be written. Raises ``NotYet``.
    """
    with still():
        reach = _Reach(moment)
        with under(reach.layers):
            reach.claim(claim)
            if not Claim.objects.filter(pk=claim).exists():
                raise NotYet(_born(claim))
            yield


class NotYet(Unknown):
    """The claim was not known yet at the moment asked for; ``since`` is when it was."""

    code = "not_yet"

    def __init__(self, since: datetime) -> None:
        self.since = since
        shown = since.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        super().__init__(
            stated(f"The claim was not known yet: it was first read on {shown}. Ask for a later moment."),
            field=FIELD,
        )


def _born(claim: int) -> datetime:
    """When a claim came to be known: from the next full second on, it was there."""
    first = Entry.objects.filter(subject="claim", key=claim).order_by("id").values_list("at", flat=True)[0]
    return first.replace(microsecond=0) + timedelta(seconds=1)


class _Reach:
    """Goes outward from a claim; what has been undone already tells where to go next."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.layers = Layers()

    def undo(self, model: type[models.Model], keys: Collection[int | None]) -> None:
        self.layers.put(stood(model, {key for key in keys if key is not None}, self.moment))

    def claim(self, claim: int) -> None:
        pairs = Contradiction.objects.filter(Q(one=claim) | Q(other=claim))
        self.undo(Contradiction, {*_keys(pairs), *self._once(HELD_ONCE, {claim})})
        held = list(pairs.values_list("one", "other", "one_appearance", "other_appearance"))
        claims = {claim, *(end for row in held for end in row[:2])}
        self.undo(Claim, claims)
        self.undo(Corroboration, claims)
        # How many more there were then nobody has written down: today's number says nothing of that moment.
        table = FurtherRivals._meta.db_table  # noqa: SLF001 (Django's own door to a model's table)
        self.layers.put(Layer(table, "claim_id", tuple(sorted(claims)), ()))
        self._scope(claims)
        self.undo(ReviewSignature, _keys(ReviewSignature.objects.filter(review__claim=claim)))
        self.undo(Review, _keys(Review.objects.filter(claim=claim)))
        self._explained(claims)
        borne = Bearing.objects.filter(claim__in=claims)
        self.undo(Bearing, {*_keys(borne), *self._once(BORNE_ONCE, claims)})
        self._quotes(claims, {end for row in held for end in row[2:]})

    def _explained(self, claims: Collection[int]) -> None:
        """Undo what was written of pairs since; where the newest text is withdrawn today, it is so at every moment."""
        rows = Explainer.objects.filter(one__in=claims, other__in=claims)
        shown = set(rows.newest().filter(stage=Publication.PUBLISHED).values_list("one", "other"))
        keys = rows.order_by().values_list("pk", "one", "other")
        self.undo(Explainer, {pk for pk, one, other in keys if (one, other) in shown})

    def _scope(self, claims: Collection[int]) -> None:
        rows = list(Claim.objects.filter(pk__in=claims).values_list("event", "measure"))
        self.undo(Event, {event for event, _ in rows})
        self.undo(Measure, {measure for _, measure in rows})

    def _quotes(self, claims: Collection[int], words: Collection[int]) -> None:
        quoted = Appearance.objects.filter(Q(claim__in=claims) | Q(pk__in=words))
        self.undo(Appearance, {*_keys(quoted), *words, *self._once(QUOTED_ONCE, claims)})
        columns = ("capture__article", "origin_article", "stale_from", "attributed_to", "origin_source")
        rows = list(quoted.order_by().values_list(*columns).distinct())
        articles = self._lineage({article for row in rows for article in row[:3]})
        self._voices({source for row in rows for source in row[3:]}, articles)

    def _lineage(self, articles: Collection[int | None]) -> set[int]:
        """Undo what was held of some articles and of all they were taken from; returns all of them."""
        met: set[int] = set()
        tied: set[int] = set()
        wanted = {article for article in articles if article is not None}
        for _ in range(DEEPEST):
            if not wanted:
                break
            met |= wanted
            pieces = Article.objects.filter(Q(pk__in=met) | Q(merged_into__in=met))
            met |= {key for row in pieces.values_list("pk", "merged_into") for key in row if key is not None}
            taken = Derivation.objects.filter(downstream__in=met)
            tied |= {*_keys(taken), *self._once(TAKEN_ONCE, met)}
            self.undo(Derivation, tied)
            wanted = set(taken.order_by().values_list("upstream", flat=True)) - met
        self.undo(Article, met)
        return met

    def _voices(self, speakers: Collection[int | None], articles: Collection[int]) -> None:
        """Undo what was held of those who spoke or published, of their household, and of their grades."""
        outlets = Article.objects.filter(pk__in=articles).exclude(source=None)
        voices = {voice for voice in speakers if voice is not None}
        voices |= set(outlets.order_by().values_list("source", flat=True))
        for _ in range(3):  # whom they belong to, then and now, and whom those do
            self.undo(Source, voices)
            rows = Source.objects.filter(pk__in=voices).order_by()
            near = rows.values_list("owner", "edition_of", "speaks_for", "merged_into")
            voices |= {voice for row in near for voice in row if voice is not None}
        self.undo(Source, voices)
        self.undo(Grade, _keys(Grade.objects.filter(source__in=voices)))
        shared = Tie.objects.filter(one__in=voices, other__in=voices)
        self.undo(Tie, {*_keys(shared), *self._once(SHARED_ONCE, voices)})

    def _once(self, condition: str, of: Collection[int]) -> set[int]:
        """The rows (by primary key) that an entry since the moment has taken away from some others."""
        query = f"SELECT e.key FROM history_entry e WHERE {condition} AND {LATER}"  # noqa: S608 (constants)
        with connection.cursor() as cursor:
            cursor.execute(query, {"of": sorted(of), "moment": self.moment})
            return {key for (key,) in cursor.fetchall()}


def _keys(rows: Any) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))
