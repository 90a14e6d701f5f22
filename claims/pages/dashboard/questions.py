"""The questions that are contested: what the answers are, and how many articles of some days carry each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from claims.models import Claim, Contradiction, Corroboration
from claims.models.corroboration import contested_at
from claims.pages import figures, seen
from claims.pages.dashboard.days import Days
from claims.pages.dashboard.said import PIECES, carried, said
from claims.rules import bars
from sources.visibility import Reader

SHOWN = 6  # questions
ANSWERS = 4
"""Answers shown of one question, and rivals looked at for each claim."""
LOOKED_AT = 80
"""Contested claims looked at, the most said ones, to find so many questions."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a claim, or that it is not so (``denied``); ``number`` articles of these days, ``in_all`` ever.

    ``share`` is the number as a share of the largest in the picture.
    """

    claim: Claim
    denied: bool
    number: int
    in_all: int
    backing: Corroboration | None
    share: float = 0.0

    @property
    def figure(self) -> str:
        """The figure alone, empty where the claim has none."""
        return figures.short(self.claim.value) if self.claim.value.numeric else ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the answers are to, the most carried first; ``further`` are not shown."""

    lead: Claim
    answers: tuple[Answer, ...]
    further: int

    @property
    def number(self) -> int:
        """The articles of these days that answer it in one of the ways shown."""
        return sum(each.number for each in self.answers)


def contested(days: Days, reader: Reader | None, now: datetime) -> list[Question]:
    """The questions contested today that articles of these days speak of, one of each event and measure.

    Contested is a claim that another contradicts or an independent origin denies, nobody having rejected that it does:
    as it stands now, whatever the days. The most spoken of come first; of equals, the claim known first.
    """
    spoken = _spoken(days, reader, now)
    groups = _groups(spoken, reader, now)
    answers = {claim for group in groups for claim, _ in group}
    counts = carried(answers, days, reader, now)
    claims = Claim.objects.visible_to(reader, now).for_page().in_bulk(answers)
    backings = seen.backings(list(claims.values()), reader, now)
    found = [_question(group, claims, counts, backings) for group in groups]
    whole = [each for each in found if len(each.answers) > 1 and each.number]
    whole.sort(key=lambda each: (-each.number, each.lead.pk))
    return _scaled(whole[:SHOWN])


def _spoken(days: Days, reader: Reader | None, now: datetime) -> list[int]:
    """The contested claims that most articles of these days say something of."""
    rows = said(days, reader, now).filter(contested_at("claim__")).values("claim")
    ranked = rows.annotate(pieces=PIECES).order_by("-pieces", "claim")
    return list(ranked.values_list("claim", flat=True)[:LOOKED_AT])


Group = list[tuple[int, bool]]
"""The answers to one question: claims (by primary key), and whether it is the claim's denial."""


def _groups(spoken: Sequence[int], reader: Reader | None, now: datetime) -> list[Group]:
    """Answers that contradict one another, by the event and measure of the claim that is spoken of."""
    places = {
        row[0]: row[1:] for row in Claim.objects.filter(pk__in=spoken).values_list("pk", "event", "measure")
    }
    groups: dict[tuple[int, ...], Group] = {}
    for claim, rival in _rivals(spoken, reader, now):
        group = groups.setdefault(places[claim], [])
        group += [each for each in ((claim, False), (rival, rival == claim)) if each not in group]
    return list(groups.values())


def _rivals(spoken: Sequence[int], reader: Reader | None, now: datetime) -> Iterable[tuple[int, int]]:
    """Each claim with those that contradict it, its most carried rivals; with itself where it is denied."""
    rows = Contradiction.objects.contesting().visible_to(reader, now).order_by()
    for near, far in (("one", "other"), ("other", "one")):
        most: list[Any] = [F(f"{far}__corroboration__articles").desc(nulls_last=True), F(far)]
        place = Window(RowNumber(), partition_by=[F(near)], order_by=most)
        ranked = rows.filter(**{f"{near}__in": spoken}).annotate(place=place).filter(place__lte=ANSWERS)
        yield from ranked.order_by(near, "place").values_list(near, far)


def _question(
    group: Group, claims: Mapping[int, Claim], counts: Mapping[int, tuple[int, int]],
    backings: Mapping[int, Corroboration],
) -> Question:  # fmt: skip
    answers = [_answer(claims[pk], denied, counts, backings.get(pk)) for pk, denied in group if pk in claims]
    answers.sort(key=lambda each: (-each.number, -each.in_all, each.claim.pk, each.denied))
    lead = next(each.claim for each in answers if not each.denied)
    return Question(lead, tuple(answers[:ANSWERS]), max(0, len(answers) - ANSWERS))


def _answer(
    claim: Claim, denied: bool, counts: Mapping[int, tuple[int, int]], backing: Corroboration | None
) -> Answer:
    number = counts.get(claim.pk, (0, 0))[denied]
    in_all = (backing.disputes if denied else backing.carrying) if backing else number
    return Answer(claim, denied, number, in_all, backing)


def _scaled(found: Sequence[Question]) -> list[Question]:
    """All bars to one scale."""
    most = max((each.number for question in found for each in question.answers), default=0)
    return [
        replace(
            question,
            answers=tuple(replace(each, share=bars.share(each.number, most)) for each in question.answers),
        )
        for question in found
    ]
