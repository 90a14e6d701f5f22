"""Counts what a list of claims could be narrowed to next: by event, place, source, stance, review, year, language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from claims.models import Appearance, Corroboration, Review
from claims.pages.lists import keys
from claims.pages.narrowing import ORIGINS_SAID, REVIEWED_SAID, STANCES_SAID, Narrowed, tongue
from sources.models import Source
from sources.models.article import piece_visible
from sources.pages.paging import first_rows
from sources.visibility import Reader

MOST_COUNTED = 1000
"""Claims that are counted, the first of the list's order: what a reader may ask for is then worked out at one pace."""
MOST_SHOWN = 8
"""Values shown of one facet."""
BESIDES = {"since": "year", "until": "year"}
"""Parameters that settle a facet of another name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value the list can be narrowed to: the address's word for it, what it says, and how many claims remain."""

    value: str
    said: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One respect in which the claims differ; ``name`` is its parameter, save that a year stands for two days."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """All that the list can be narrowed to; with ``more`` claims than were counted, each number is a lower bound."""

    counted: int
    more: bool
    groups: tuple[Facet, ...]


Counted = Mapping[str, Iterable[Choice]]


def facets(found: Narrowed, answers: Mapping[str, str], reader: Reader | None, now: datetime) -> Facets:
    """What the claims found differ in, save what the address has settled already: nine queries at most."""
    fields = (
        "pk", "event__public_id", "event__title", "event__place_label", "event__when_first", "language",
        "corroboration__origins_for", "corroboration__origins_against", "corroboration__contradictions",
    )  # fmt: skip
    rows = first_rows(found.rows.values(*fields), keys(answers), MOST_COUNTED + 1)
    more, rows = len(rows) > MOST_COUNTED, rows[:MOST_COUNTED]
    claims = [row["pk"] for row in rows]
    groups = [
        *_of_scores(_as_seen(rows, found.anew)),
        *_of_quotes(claims, reader, now),
        *_of_reviews(claims, now),
        *_of_rows(rows),
    ]
    settled = {BESIDES.get(name, name) for name, answer in answers.items() if answer}
    return Facets(
        len(rows), more, tuple(group for group in groups if group.choices and group.name not in settled)
    )


def _as_seen(rows: list[dict[str, Any]], anew: Mapping[int, Corroboration]) -> list[dict[str, Any]]:
    """The counts behind each score as the reader may know them; those nobody has weighed yet are left out."""
    told = [row | _counts(anew[row["pk"]]) if row["pk"] in anew else row for row in rows]
    return [row for row in told if row["corroboration__origins_for"] is not None]


def _counts(backing: Corroboration) -> dict[str, int]:
    names = ("origins_for", "origins_against", "contradictions")
    return {f"corroboration__{name}": getattr(backing, name) for name in names}


def _of_scores(rows: Sequence[Mapping[str, Any]]) -> list[Facet]:
    origins = Counter({0: "none", 1: "one"}.get(row["corroboration__origins_for"], "several") for row in rows)
    contested = sum(
        1 for row in rows if row["corroboration__contradictions"] or row["corroboration__origins_against"]
    )
    yes = Choice("yes", gettext("contested"), contested)
    return [
        Facet("contested", gettext("Contested"), (yes,) if contested else ()),
        Facet("origins", gettext("Independent origins"), _said(ORIGINS_SAID, origins)),
    ]


def _of_quotes(claims: Sequence[int], reader: Reader | None, now: datetime) -> list[Facet]:
    shown = Appearance.objects.standing().filter(piece_visible(reader, now, "capture__article"))
    shown = shown.filter(claim__in=claims).order_by()  # claims the reader may see
    # Told by their public ids: among equals the order of the rows would tell what came between them.
    names = ("stance", "capture__article__source__public_id", "attributed_to__public_id")
    said = list(shown.values_list("claim", *names).distinct())
    stances = Counter(stance for _, stance in {(claim, stance) for claim, stance, *_ in said})
    voices = {(claim, voice) for claim, _, *voices in said for voice in voices if voice is not None}
    sources = Counter(source for _, source in voices)
    first = dict(_foremost(sources))
    named = Source.objects.filter(public_id__in=first).values_list("public_id", "name")
    spoken = [Choice(public_id, name, first[public_id]) for public_id, name in named]
    return [
        Facet("stance", gettext("Stance of some article"), _said(STANCES_SAID, stances)),
        Facet(
            "source",
            gettext("Source"),
            tuple(sorted(spoken, key=lambda each: (-each.number, each.said, each.value))),
        ),
    ]


def _of_reviews(claims: Sequence[int], now: datetime) -> list[Facet]:
    known = Review.objects.filter(claim__in=claims).order_by().values_list("claim", flat=True)
    begun = set(known)  # few, and only of them it is asked what has gone out
    out = Review.objects.out(now).filter(claim__in=begun).order_by("rating__rank")
    ratings = Counter(name for (name,) in out.values_list("rating__name"))
    reviewed = sum(ratings.values())
    numbers = Counter({"yes": reviewed, "no": len(claims) - reviewed}) if reviewed else Counter()
    graded = tuple(Choice(name, name, number) for name, number in ratings.items())
    return [
        Facet("reviewed", gettext("Review"), _said(REVIEWED_SAID, numbers)),
        Facet("rating", gettext("Rating"), graded),
    ]


def _of_rows(rows: Sequence[Mapping[str, Any]]) -> list[Facet]:
    events = Counter((row["event__public_id"], row["event__title"]) for row in rows)
    places = Counter(row["event__place_label"] for row in rows if row["event__place_label"])
    years = Counter(row["event__when_first"].year for row in rows if row["event__when_first"])
    tongues = Counter(row["language"] for row in rows if row["language"])
    return [
        Facet("event", gettext("Event"), tuple(Choice(one, title, n) for (one, title), n in _foremost(events))),
        Facet("place", gettext("Place"), tuple(Choice(each, each, number) for each, number in _foremost(places))),
        Facet("year", gettext("Year it happened"), tuple(
            Choice(str(year), str(year), number) for year, number in sorted(_foremost(years), reverse=True)
        )),
        Facet("language", gettext("Language"), tuple(Choice(code, tongue(code), n) for code, n in _foremost(tongues))),
    ]  # fmt: skip


def _foremost(numbers: "Counter[Any]") -> list[tuple[Any, int]]:
    """The values most claims have, the first few, in one order whatever order they were met in."""
    return sorted(numbers.items(), key=lambda each: (-each[1], str(each[0])))[:MOST_SHOWN]


def _said(words: Mapping[str, Any], numbers: "Counter[str]") -> tuple[Choice, ...]:
    return tuple(Choice(value, str(said), numbers[value]) for value, said in words.items() if numbers[value])
