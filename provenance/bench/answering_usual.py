"""The list of claims as it is usually written with Django REST framework: a ModelSerializer over annotated rows.

The serializers and the viewset are those of the framework's tutorial: related rows joined (``select_related``), how
many articles assert, repeat and dispute a claim counted as it is asked for (``annotate``), pages by cursor and so
without a count of all. What cannot be counted in a query, the score and its origins, is read from where it is stored.
It leaves out what is hidden, keys, what may be spent, tags and every middleware of Django's.
"""

from collections.abc import Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db.models import Count, Q
from rest_framework import serializers
from rest_framework.pagination import CursorPagination
from rest_framework.renderers import JSONRenderer
from rest_framework.viewsets import ReadOnlyModelViewSet

from claims.models import Claim, Corroboration
from claims.vocabulary import Stance
from provenance.bench.asked import Application
from provenance.partners.paging import USUAL
from sources.vocabulary import Judgement, SectionKind


class NumberField(serializers.Field):  # type: ignore[type-arg]
    """A figure as a JSON number, whole where it is whole."""

    def to_representation(self, value: Any) -> int | float:
        return int(value) if value % 1 == 0 else float(value)


class ValueSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """What a claim gives for its measure."""

    low, high = NumberField(), NumberField()

    class Meta:
        model = Claim
        fields = ("low", "high", "unit", "approximate", "polarity")


class BackingSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """The stored score, and what is counted."""

    low = serializers.FloatField(source="score_low")
    high = serializers.FloatField(source="score_high")
    articles = serializers.IntegerField(source="claim.n_articles")
    asserts = serializers.IntegerField(source="claim.n_asserts")
    repeats = serializers.IntegerField(source="claim.n_repeats")
    disputes = serializers.IntegerField(source="claim.n_disputes")
    further_contradictions = serializers.SerializerMethodField()
    contested = serializers.SerializerMethodField()

    class Meta:
        model = Corroboration
        fields = (
            "score", "low", "high", "credibility", "origins_for", "origins_against", "parties_against", "articles",
            "asserts", "repeats", "disputes", "contradictions", "further_contradictions", "contested",
        )  # fmt: skip

    def get_further_contradictions(self, row: Corroboration) -> int:
        further = getattr(row.claim, "further", None)
        return further.number if further else 0

    def get_contested(self, row: Corroboration) -> bool:
        return bool(row.contradictions or row.origins_against)


class ClaimSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """One claim, in the fields ours has."""

    id = serializers.CharField(source="public_id")
    event = serializers.CharField(source="event.public_id")
    event_title = serializers.CharField(source="event.title")
    measure = serializers.CharField(source="measure.label")
    value = ValueSerializer(source="*")
    as_of = serializers.SerializerMethodField()
    corroboration = BackingSerializer()

    class Meta:
        model = Claim
        fields = (
            "id", "text", "event", "event_title", "measure", "value", "as_of", "running", "language", "judgement",
            "corroboration",
        )  # fmt: skip

    def get_as_of(self, row: Claim) -> dict[str, Any] | None:
        return {"first": row.as_of_first, "last": row.as_of_last} if row.as_of_first else None


class Pages(CursorPagination):
    """By public id, as ours."""

    page_size = USUAL
    ordering = "public_id"


COUNTED = ("articles", "asserts", "repeats", "disputes")
STANDING = (
    ~Q(appearances__judgement=Judgement.REJECTED)
    & ~Q(appearances__section=SectionKind.COMMENT)
    & Q(appearances__superseded_at=None)
)


def _counted(*stances: Stance) -> Count:
    """How many articles take one of the stances to a claim."""
    taken = STANDING & Q(appearances__stance__in=stances)
    return Count("appearances__capture__article", distinct=True, filter=taken)


class Claims(ReadOnlyModelViewSet):  # type: ignore[type-arg]
    """The list."""

    authentication_classes = ()
    renderer_classes = (JSONRenderer,)
    serializer_class = ClaimSerializer
    pagination_class = Pages
    queryset = (
        Claim.objects.filter(merged_into=None)
        .select_related("event", "measure", "corroboration", "further")
        .annotate(
            n_articles=_counted(*Stance),
            n_asserts=_counted(Stance.ASSERTS),
            n_repeats=_counted(Stance.REPEATS),
            n_disputes=_counted(Stance.DISPUTES),
        )
    )


def application() -> Application:
    """The list without anything around it."""
    view = Claims.as_view({"get": "list"})

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        response = view(WSGIRequest(environ)).render()
        start(f"{response.status_code} OK", list(response.items()))
        return [response.content]

    return answer
