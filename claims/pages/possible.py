"""Lists the sentences that may repeat a known claim, likeliest first, and what somebody has decided about such."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from claims.actions.possible import name_of
from claims.actions.twins import LOOK_UP
from claims.models import Appearance, Claim, PossibleAppearance
from claims.vocabulary import Stance
from sources.actions.signature import Person
from sources.pages import wording
from sources.pages.article import title_of
from sources.pages.paging import Key, Page, page
from sources.pages.ranking import following
from sources.visibility import Reader
from sources.vocabulary import Judgement

SIGN = re.compile(r": speaks (?P<way>for|against) “(?P<stance>[^”]*)”$")
SEEMS = {Stance.ASSERTS.value: "assert", Stance.REPEATS.value: "repeat", Stance.DISPUTES.value: "dispute"}
MOST = 1_000
"""From here on nobody needs to know how many wait."""
KEYS = (Key("score", descending=True), Key("public_id"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One sentence in the queue: ``articles`` counts those that have the same words, all judged with it."""

    row: PossibleAppearance
    articles: int
    following: str

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return title_of(self.row.capture.article.canonical)

    @property
    def voice(self) -> str:
        """In whose mouth it is put; empty for the article's own voice."""
        return str(self.row.voice["name"]) if self.row.voice else ""

    @property
    def published(self) -> str:
        """When the article came out."""
        article = self.row.capture.article
        return wording.moment(article.published_at, article.published_precision) or gettext(
            "at a time not known"
        )

    @property
    def becomes(self) -> str:
        """The public id of the appearance that a decision makes of it."""
        return name_of(self.row)

    @property
    def because(self) -> str:
        """The words in common, and why it was not linked without asking."""
        return str(self.row.reasons[0]["detail"]) if self.row.reasons else ""

    @property
    def reasons(self) -> list[Mapping[str, Any]]:
        """The others in a reader's words: how much each sign weighed is for those who set the weights."""
        told = (_plainly(reason) for reason in self.row.reasons[1:])
        return [reason for reason in told if reason is not None]


def _plainly(reason: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A reason as it is told; nothing of a sign without words, or one that spoke against what was chosen."""
    weighed = SIGN.search(reason["detail"])
    if weighed is None:
        return reason
    if weighed["stance"] not in SEEMS or weighed["way"] == "against" or not reason["quote"]:
        return None
    return {
        **reason,
        "rule": "its words",
        "detail": f"by these it seems to {SEEMS[weighed['stance']]} the claim:",
    }


def waiting(
    reader: Reader | None, now: datetime, *, claim: str = "", stance: str = "", after: str = ""
) -> tuple[Page[PossibleAppearance], list[Waiting]]:
    """One page of the queue, of one claim (by public id) or of one stance where it is named; two queries."""
    rows = PossibleAppearance.objects.visible_to(reader, now).first_of_each()
    rows = rows.filter(claim__public_id=claim) if claim else rows
    rows = rows.filter(stance=stance) if stance else rows
    beside = ("claim__event", "capture__article__source", "capture__article__merged_into__source")
    heavy = ("capture__text", "capture__fingerprint", "capture__hints")
    found = page(rows.select_related(*beside).defer(*heavy), KEYS, after)
    names = [row.public_id for row in found.rows]
    articles = _articles(found.rows)
    lines = [
        Waiting(row, articles.get((row.claim_id, row.words), 1), then)
        for row, then in zip(found.rows, following(names), strict=True)
    ]
    return found, lines


def _articles(rows: Sequence[PossibleAppearance]) -> dict[tuple[int, str], int]:
    """In how many articles the same words of the same claim wait."""
    same = Q(pk__in=[])
    for row in rows:
        same |= Q(claim=row.claim_id, words=row.words)
    counted = PossibleAppearance.objects.filter(same).order_by().values("claim", "words")
    return {
        (each["claim"], each["words"]): each["articles"]
        for each in counted.annotate(articles=Count("capture__article", distinct=True))
    }


def waits(claim: Claim) -> int:
    """How many different sentences may repeat a claim and wait for a person."""
    return PossibleAppearance.objects.filter(claim=claim).values("words").distinct().count()


def disputing(reader: Reader | None, now: datetime) -> int:
    """How many different sentences may dispute a known claim, up to ``MOST``: the possible contradictions."""
    rows = PossibleAppearance.objects.visible_to(reader, now).first_of_each().filter(stance=Stance.DISPUTES)
    return rows.order_by()[:MOST].count()


def decided_by(person: Person) -> "QuerySet[Appearance, Any]":
    """What somebody decided about sentences that were looked up, the latest first."""
    rows = Appearance.objects.filter(judged_by=person.pk, inherited_from=None, method__startswith=LOOK_UP)
    rows = rows.exclude(judgement=Judgement.SUGGESTED).select_related("claim", "capture__article__source")
    return rows.defer("capture__text", "capture__fingerprint", "capture__hints").order_by("-judged_at", "-pk")


USUAL = (
    gettext_lazy("Says the same in other words"),
    gettext_lazy("Speaks of something else"),
    gettext_lazy("Says something near it, but not this"),
    gettext_lazy("Another event"),
    gettext_lazy("Both can stand"),
)
"""Reasons offered to whoever has given none yet."""
