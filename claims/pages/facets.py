"""Counts what a list of claims could be narrowed to next: by event, place, source, stance, review, year, language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from claims.models import Appearance, Corroboration, Review
from claims.pages.clouds import Hides, sight
from claims.pages.kept import lately
from claims.pages.lists import keys
from claims.pages.narrowing import ORIGINS_SAID, REVIEWED_SAID, STANCES_SAID, Narrowed, tongue
from sources.models import Source
from sources.models.among import among
from sources.models.article import piece_visible
from sources.pages.paging import first_rows
from sources.visibility import Reader

MOST_COUNTED = 1000
"""Claims that are counted, the first of the list's order: what a reader may ask for is then worked out at one pace."""
LARGE = 1000
"""Claims counted from which on what came out is kept for some minutes, and the page says as of when."""
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
    """All that the list can be narrowed to; with ``more`` claims than were counted, each number is a lower bound.

    ``stood`` is when they were counted, where that was not for this page.
    """

    counted: int
    more: bool
    groups: tuple[Facet, ...]
    stood: datetime | None


@dataclass(frozen=True, slots=True)
class _Counts:
    """What some claims differ in but for their reviews, which are asked for anew: of how many, of which ``begun``
    (by primary key) people have reviewed, and the facets that stand before and behind those of reviews.
    """

    counted: int
    more: bool
    begun: tuple[int, ...]
    before: tuple[Facet, ...]
    behind: tuple[Facet, ...]


def facets(
    found: Narrowed, answers: Mapping[str, str], reader: Reader | None, now: datetime, hides: Hides
) -> Facets:
    """What the claims found differ in, save what the address has settled already: nine queries at most.

    Of very many claims it is what they differed in some minutes ago, as long as the same is hidden from the reader
    (``hides``): a review that was taken back since is not counted.
    """
    state = (sight(reader, hides), sorted((name, each) for name, each in answers.items() if name != "after"))
    picture = lately(
        "facets",
        state,
        now,
        lambda: _counted(found, answers, reader, now),
        lambda told: told.counted >= LARGE,
    )
    told = picture.found
    if found.worded and told.counted >= LARGE:
        found.worded.note()
    groups = (*told.before, *_of_reviews(told.begun, told.counted, now), *told.behind)
    settled = {BESIDES.get(name, name) for name, answer in answers.items() if answer}
    offered = tuple(group for group in groups if group.choices and group.name not in settled)
    return Facets(told.counted, told.more, offered, picture.at if picture.standing else None)


def _counted(found: Narrowed, answers: Mapping[str, str], reader: Reader | None, now: datetime) -> _Counts:
    fields = (
        "pk", "event__public_id", "event__title", "event__place_label", "event__when_first", "language",
        "corroboration__origins_for", "corroboration__origins_against", "corroboration__contradictions",
    )  # fmt: skip
    rows = first_rows(found.rows.values(*fields), keys(answers), MOST_COUNTED + 1)
    more, rows = len(rows) > MOST_COUNTED, rows[:MOST_COUNTED]
    claims = [row["pk"] for row in rows]
    before = (*_of_scores(_as_seen(rows, found.anew)), *_of_quotes(claims, reader, now))
    known = Review.objects.filter(among("claim", claims)).order_by().values_list("claim", flat=True)
    return _Counts(len(rows), more, tuple(set(known)), before, tuple(_of_rows(rows)))


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
    shown = shown.filter(among("claim", claims)).order_by()  # claims the reader may see
    said = shown.values_list("claim", "stance", "capture__article__source", "attributed_to").distinct()
    stances: set[tuple[int, str]] = set()
    voices: set[tuple[int, int]] = set()
    for claim, stance, *speakers in said:
        stances.add((claim, stance))
        voices.update((claim, voice) for voice in speakers if voice is not None)
    numbers = Counter(stance for _, stance in stances)
    return [
        Facet("stance", gettext("Stance of some article"), _said(STANCES_SAID, numbers)),
        Facet("source", gettext("Source"), _of_voices(Counter(voice for _, voice in voices))),
    ]


def _of_voices(voices: "Counter[int]") -> tuple[Choice, ...]:
    """Those most claims have, by their public ids among equals: by their keys, they would tell what came between."""
    most = voices.most_common(MOST_SHOWN)
    near = [voice for voice, number in voices.items() if number >= most[-1][1]] if most else []
    named = Source.objects.filter(among("pk", near)).order_by().values_list("pk", "public_id", "name")
    spoken = [Choice(public_id, name, voices[voice]) for voice, public_id, name in named]
    spoken.sort(key=lambda each: (-each.number, each.value))
    return tuple(sorted(spoken[:MOST_SHOWN], key=lambda each: (-each.number, each.said, each.value)))


def _of_reviews(begun: Sequence[int], counted: int, now: datetime) -> list[Facet]:
    """``begun`` are few, and only of them it is asked what has gone out."""
    out = Review.objects.out(now).filter(claim__in=begun).order_by("rating__rank")
    ratings = Counter(name for (name,) in out.values_list("rating__name"))
    reviewed = sum(ratings.values())
    numbers = Counter({"yes": reviewed, "no": counted - reviewed}) if reviewed else Counter()
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
