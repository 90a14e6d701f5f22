"""Narrows the list of claims by whatever an address asks for, and says in words what it was narrowed by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf.locale import LANG_INFO
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, gettext_lazy

from claims.models import Appearance, Bearing, Corroboration, Event, Rating, Review
from claims.models.appearance import AppearanceQuerySet
from claims.models.claim import ClaimQuerySet
from claims.models.corroboration import CONTESTED
from claims.pages import seen
from claims.pages.known import known
from claims.pages.respelt import Respelt
from claims.pages.worded import Worded
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.pages import wording
from sources.pages.asked import Misasked, choice, day
from sources.visibility import Reader

ORIGINS = {"none": (0, 0), "one": (1, 1), "several": (2, 2**31 - 1)}
"""The fewest and the most independent origins each answer lets through."""
ORIGINS_SAID = {
    "none": gettext_lazy("none"),
    "one": gettext_lazy("one"),
    "several": gettext_lazy("two or more"),
}
STANCES_SAID = {
    "asserts": gettext_lazy("asserted"),
    "repeats": gettext_lazy("repeated"),
    "disputes": gettext_lazy("disputed"),
}
REVIEWED_SAID = {"yes": gettext_lazy("published"), "no": gettext_lazy("none published")}
FILTERS = (
    "q", "exact", "contested", "differing", "origins", "event", "source", "article", "place", "stance", "reviewed",
    "rating", "language", "since", "until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing the list is narrowed by: the parameter, and what it says; to leave the parameter out takes it off."""

    name: str
    heading: str
    said: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Claims that meet what was asked for, and the chips that tell it."""

    rows: ClaimQuerySet
    chips: tuple[Chip, ...]
    anew: Mapping[int, Corroboration]
    """How those are backed that are backed otherwise for the reader than is stored, as far as they had to be told."""
    worded: Worded | None
    """By which words, where any are asked for."""


def checked(answers: dict[str, str]) -> dict[str, str]:
    """The same answers, once every word of a closed list and every day is known to be one."""
    for name in ("contested", "differing"):
        choice(answers, name, ("yes",))
    choice(answers, "origins", tuple(ORIGINS))
    choice(answers, "stance", tuple(STANCES_SAID))
    choice(answers, "reviewed", tuple(REVIEWED_SAID))
    since, until = day(answers, "since"), day(answers, "until")
    if since and until and until < since:
        raise Misasked("until", gettext("write the same day as in “since”, or a later one"))
    return answers


def narrowed(
    rows: ClaimQuerySet,
    answers: dict[str, str],
    asked: Respelt,
    reader: Reader | None,
    now: datetime,
    *,
    anew: Mapping[int, Corroboration] | None = None,
) -> Narrowed:
    """Claims that meet everything asked for at once; ``anew``: ``seen.apart``, where that is known."""
    if anew is None:
        anew = seen.apart(reader, now) if answers["origins"] or answers["contested"] else {}
    kept: list[tuple[Q, Chip]] = [*_of_claim(answers, now), *_of_score(answers, anew)]
    kept += [*_of_event(answers, reader, now), *_carried(answers, reader, now)]
    if answers["differing"]:
        differing = Bearing.objects.differing().visible_to(reader, now).filter(claim=OuterRef("pk"))
        kept.append(
            (Q(Exists(differing)), Chip("differing", gettext("Headline"), gettext("differs from its body")))
        )
    for condition, _ in kept:
        rows = rows.filter(condition)
    chips = tuple(chip for _, chip in kept)
    if not answers["q"]:
        return Narrowed(rows, chips, anew, None)
    worded = Worded(rows, asked, reader, now)
    return Narrowed(worded.rows, (Chip("q", gettext("Words"), answers["q"]), *chips), anew, worded)


def _of_claim(answers: dict[str, str], now: datetime) -> Iterator[tuple[Q, Chip]]:
    """What is asked of the claim itself and its review."""
    if language := answers["language"]:
        yield Q(language=language), Chip("language", gettext("Language"), tongue(language))
    if reviewed := answers["reviewed"]:
        out = Exists(Review.objects.out(now).filter(claim=OuterRef("pk")))
        yield (
            Q(out) if reviewed == "yes" else ~Q(out),
            Chip("reviewed", gettext("Review"), str(REVIEWED_SAID[reviewed])),
        )
    if rating := answers["rating"]:
        if not Rating.objects.filter(name=rating).exists():
            raise Misasked("rating", gettext("no rating is called so; choose one from those beside the list"))
        graded = Review.objects.out(now).filter(claim=OuterRef("pk"), rating__name=rating)
        yield Q(Exists(graded)), Chip("rating", gettext("Rating"), rating)


def _of_score(answers: dict[str, str], anew: Mapping[int, Corroboration]) -> Iterator[tuple[Q, Chip]]:
    """What is asked of its score, which is not the stored one where something behind it is hidden from the reader."""
    if origins := answers["origins"]:
        least, most = ORIGINS[origins]
        stored = Q(corroboration__origins_for__range=(least, most))
        condition = seen.keeping(stored, lambda backing: least <= backing.origins_for <= most, anew)
        yield condition, Chip("origins", gettext("Independent origins"), str(ORIGINS_SAID[origins]))
    if answers["contested"]:
        condition = seen.keeping(CONTESTED, lambda backing: backing.contested, anew)
        yield condition, Chip("contested", gettext("Contested"), gettext("yes"))


def _of_event(answers: dict[str, str], reader: Reader | None, now: datetime) -> Iterator[tuple[Q, Chip]]:
    """What is asked of the event the claim is about: which, where and when."""
    if answers["event"]:
        event = _event(answers["event"], reader, now)
        yield Q(event=event), Chip("event", gettext("Event"), event.title)
    if place := answers["place"]:
        yield Q(event__place_label=place), Chip("place", gettext("Place"), place)
    if since := day(answers, "since"):
        yield Q(event__when_last__gte=since), Chip("since", gettext("Happened since"), wording.day(since))
    if until := day(answers, "until"):
        yield Q(event__when_first__lte=until), Chip("until", gettext("Happened until"), wording.day(until))


def _carried(answers: dict[str, str], reader: Reader | None, now: datetime) -> Iterator[tuple[Q, Chip]]:
    """What is asked of the articles that carry it: one quote must meet all of it.

    A source is heard in several ways. The quotes of each are found by an index of their own and then put together:
    for a quote to which any applies, the database would read every quote there is.
    """
    rows = Appearance.objects.standing().visible_to(reader, now).order_by()
    ways: list[Q] = []
    chips = []
    if answers["source"]:
        source = _source(answers["source"], reader, now)
        ways = [Q(attributed_to=source), Q(capture__article__source=source)]
        ways += seen.ways_from([source.pk], reader, now)
        chips.append(Chip("source", gettext("Source"), source.name))
    if answers["article"]:
        article = _article(answers["article"], reader, now)
        rows = rows.of_piece(article.pk)
        chips.append(Chip("article", gettext("Article"), str(article)))
    if stance := answers["stance"]:
        rows = rows.filter(stance=Stance(stance))
        chips.append(Chip("stance", gettext("Stance"), str(STANCES_SAID[stance])))
    for number, chip in enumerate(chips):
        yield (Q() if number else _said_by(rows, ways)), chip


def _said_by(rows: AppearanceQuerySet, ways: Sequence[Q]) -> Q:
    """Claims of which one of some quotes meets one of the conditions, any quote if there are none."""
    if not ways:
        return Q(Exists(rows.filter(claim=OuterRef("pk"))))
    found = [rows.filter(way).values("claim") for way in ways]
    return Q(pk__in=found[0].union(*found[1:]))


def tongue(code: str) -> str:
    """The English name of a language, its code where we know none."""
    return str(LANG_INFO.get(code, {}).get("name", code))


def _source(public_id: str, reader: Reader | None, now: datetime) -> Source:
    found = known(Source.objects.all(), reader, now).filter(public_id=public_id).first()
    if found is None:
        raise Misasked("source", gettext("no source has this address; choose one from the list of sources"))
    return found


def _event(public_id: str, reader: Reader | None, now: datetime) -> Event:
    found = Event.objects.visible_to(reader, now).filter(public_id=public_id).first()
    if found is None:
        raise Misasked("event", gettext("no event has this address; choose one from the list of events"))
    return found


def _article(public_id: str, reader: Reader | None, now: datetime) -> Article:
    found = Article.objects.visible_to(reader, now).filter(public_id=public_id).first()
    if found is None:
        raise Misasked(
            "article", gettext("no article has this address; choose one from the list of articles")
        )
    return found
