"""Corroboration: the independent origins behind a claim, the score and its arithmetic; derived, rebuildable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from claims.rules.weighing.backing import Role, Side
from claims.vocabulary import Credibility


def contested_at(path: str = "") -> Q:
    """The condition under which the claim at ``path`` ("claim__") is contested: one rule for every list and count."""
    stored = f"{path}corroboration__"
    return Q(**{f"{stored}contradictions__gt": 0}) | Q(**{f"{stored}origins_against__gt": 0})


CONTESTED = contested_at()


OWN = """
coalesce((
    SELECT sum((entry->>'points')::float8) FROM jsonb_array_elements(claims_corroboration.ledger) AS entry
    WHERE entry->>'role' = %s AND entry->>'side' = %s
), 0)"""


class CorroborationQuerySet(models.QuerySet["Corroboration"]):
    """Reading corroborations."""

    def own_points(self) -> dict[int, float]:
        """By claim, the points its own origins carry, whatever is said against it."""
        own = RawSQL(OWN, (Role.ORIGIN, Side.FOR), output_field=models.FloatField())  # noqa: S611 (made of constants)
        return dict(self.annotate(own=own).values_list("claim", "own"))


def own_points(ledger: Sequence[Mapping[str, Any]]) -> float:
    """The same of one ledger."""
    own = (Role.ORIGIN.value, Side.FOR.value)
    return float(sum(entry["points"] for entry in ledger if (entry["role"], entry["side"]) == own))


class Corroboration(models.Model):
    """How well one claim is backed, with the counts every list shows stored beside the score.

    ``score`` and its interval are shares between 0 and 1; ``first_told`` is when the earliest article that gives the
    claim was published, empty where no such article's day is known; ``ledger`` holds the entries that add up to it and
    ``moves`` what would change it, both as ``claims.rules.weighing.corroboration`` describes them.
    """

    claim = models.OneToOneField("claims.Claim", on_delete=models.CASCADE, primary_key=True)
    score = models.FloatField()
    score_low = models.FloatField()
    score_high = models.FloatField()
    credibility = models.CharField(max_length=1, choices=Credibility.choices)
    origins_for = models.PositiveIntegerField()
    origins_against = models.PositiveIntegerField()
    parties_against = models.PositiveIntegerField()
    articles = models.PositiveIntegerField()
    asserts = models.PositiveIntegerField()
    repeats = models.PositiveIntegerField()
    disputes = models.PositiveIntegerField()
    contradictions = models.PositiveIntegerField(default=0)
    first_told = models.DateTimeField(null=True)
    ledger = models.JSONField()
    moves = models.JSONField()
    method = models.CharField(max_length=40)
    scored_at = models.DateTimeField()

    objects = CorroborationQuerySet.as_manager()

    _carrying: int | None = None
    _further = 0

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1, score_low__gte=0, score_high__lte=1),
                name="score_is_a_share",
            )
        ]
        indexes = [
            models.Index(fields=["-score", "-claim"], name="corroboration_by_score"),
            models.Index(fields=["-articles", "-claim"], name="corroboration_by_articles"),
            models.Index(fields=["origins_for", "claim"], name="corroboration_by_origins"),
            models.Index(fields=["-first_told", "-claim"], name="corroboration_by_first_told"),
        ]

    def __str__(self) -> str:
        return f"{self.score:.2f}"

    @property
    def contested(self) -> bool:
        """Whether another claim contradicts it or an independent origin disputes it, as ``CONTESTED`` asks.

        A party's or a reader's denial is shown, but makes no claim contested.
        """
        return bool(self.contradictions or self.origins_against)

    @property
    def opposed(self) -> int:
        """Claims that contradict it: those held against it as pairs, and those of a large event only counted."""
        return self.contradictions + self._further

    @property
    def further(self) -> int:
        """Those only counted."""
        return self._further

    def tell_further(self, number: int) -> None:
        """Say how many claims of a large event contradict it beside the pairs, as far as the reader may know."""
        self._further = number

    @property
    def carrying(self) -> int:
        """Articles that assert or repeat it; one that only disputes it does not carry it."""
        return self._carrying if self._carrying is not None else self.articles

    def tell_carrying(self, articles: int) -> None:
        """Give the number of articles that assert or repeat it, as somebody counted them; not saved."""
        self._carrying = articles


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim (by its public id) that comes out otherwise than it is stored.

    Both are told by column: ``stored`` is empty where nothing is stored, ``worked`` where nobody says the claim.
    """

    claim: str
    stored: Mapping[str, Any]
    worked: Mapping[str, Any]

    @property
    def columns(self) -> list[str]:
        """The columns in which they differ."""
        named = {*self.stored, *self.worked}
        return sorted(name for name in named if self.stored.get(name) != self.worked.get(name))

    def as_json(self) -> dict[str, Any]:
        """The claim, the columns that differ, and both scores; None where there is none."""
        scores = {"stored": self.stored.get("score"), "worked": self.worked.get("score")}
        return {"claim": self.claim, "columns": self.columns, **scores}

    def __str__(self) -> str:
        stored, worked = (
            "none" if not figures else f"{figures['score']:.4f}" for figures in (self.stored, self.worked)
        )
        return f"claim {self.claim}: score {stored} is stored, {worked} comes out; differing: {', '.join(self.columns)}"
