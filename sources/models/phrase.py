"""Phrases: the ways articles give credit, as curators have extended what comes with the program."""

from django.db import models
from django.db.models import Q

from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace

CREDITED = [
    (kind.value, kind.label)
    for kind in (
        DerivationKind.REPUBLICATION,
        DerivationKind.SYNDICATION,
        DerivationKind.TRANSLATION,
        DerivationKind.CITATION,
    )
]
"""The kinds of derivation that a credit can tell of."""


class PhraseQuerySet(models.QuerySet["Phrase"]):
    """Reading phrases."""

    def of_people(self) -> "PhraseQuerySet":
        """Those somebody has written or changed; the others stand in the program as they came."""
        return self.exclude(shipped__gt="", version=1).order_by("pk")


class Phrase(models.Model):
    """One way of giving credit, in the notation of ``sources.rules.template``.

    ``scope`` says whether the whole piece is taken or a part cited, ``kind`` in what way, ``weight`` (0–1) how sure
    the words make us. ``shipped`` is the template as it came with the program, empty for a curator's own phrase: a
    changed row stands in the place of the shipped one. Nothing is deleted: what is not ``active`` finds nothing.
    """

    language = models.CharField(max_length=12, help_text="Its code: en, es, pt, fr, ar …")
    template = models.CharField(
        "phrase",
        max_length=400,
        help_text="The words, with {name} for the credited name. (a|b) is one of several, [a|b] one or none; {piece} "
        "any word for an article, {word} any small word, {any} any word, {dash} a colon or dash. Case, accents and "
        "blanks make no difference.",
    )
    place = models.CharField(max_length=8, choices=PhrasePlace.choices)
    scope = models.CharField(max_length=5, choices=CreditScope.choices)
    kind = models.CharField(max_length=14, choices=CREDITED)
    weight = models.FloatField(
        default=0.8,
        help_text="How sure the words make us, above 0 and up to 1. A citation below 0.75 counts only if the name is "
        "known as an outlet's.",
    )
    shipped = models.CharField(max_length=400, blank=True, editable=False)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = PhraseQuerySet.as_manager()

    class Meta:
        ordering = ["language", "place", "template"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "template"], name="one_phrase_for_each_place_and_template"
            ),
            models.CheckConstraint(condition=Q(weight__gt=0, weight__lte=1), name="phrase_weighs_up_to_one"),
            models.CheckConstraint(condition=~Q(template=""), name="phrase_has_a_template"),
        ]
        indexes = [
            models.Index(fields=["id"], name="phrase_of_people", condition=~Q(shipped__gt="", version=1))
        ]

    def __str__(self) -> str:
        return self.template
