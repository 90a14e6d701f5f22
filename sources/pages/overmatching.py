"""The over-matching list: articles to which many others lead by shared words alone, with the passage they share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext

from sources.actions.signature import Person
from sources.models import Article, Capture, Commonplace, Derivation
from sources.models.among import among_few
from sources.models.article import piece_visible
from sources.models.derivation import DerivationQuerySet
from sources.pages import paging, wording
from sources.pages.article import title_of
from sources.pages.asked import Misasked
from sources.pages.paging import SIZE, Key
from sources.rules import overmatching
from sources.rules.derivations import LEAST_WORDS
from sources.rules.overmatching import MANY, Passage
from sources.rules.reason import Reason
from sources.visibility import Reader

LOOKED_AT = 50
"""Suggestions of each article that are read and can be decided in one go, the newest: as many as the queue takes."""

LEAST, MOST = 2, 9_999
SHOWN = 600  # letters of the passage
JUST_NOW = 3  # own commonplaces beside the list
NEWEST = (Key("pk", descending=True),)


@dataclass(frozen=True, slots=True)
class Fan:
    """One article and those that seem to be taken from it; ``alone`` of the ``links`` share the passage and no more."""

    upstream: Article
    articles: int
    outlets: int
    links: list[Derivation]
    reasons: tuple[Reason, ...]
    capture: Capture | None = None
    passage: Passage | None = None
    alone: int = 0

    @property
    def name(self) -> str:
        """Whose piece it is."""
        return title_of(self.upstream)

    @property
    def quote(self) -> str:
        """The passage, a long one with its beginning alone."""
        if self.capture is None or self.passage is None:
            return ""
        words = " ".join(self.capture.text[self.passage.start : self.passage.end].split())
        return words if len(words) <= SHOWN else f"{words[:SHOWN].rpartition(' ')[0]} …"

    @property
    def more(self) -> int:
        """How many of the links share more than the passage."""
        return len(self.links) - self.alone


@dataclass(frozen=True, slots=True)
class FanPage:
    """The rows of one page; ``next`` is the cursor of the page after it, empty on the last one."""

    rows: list[Fan]
    next: str
    first: bool


def least_of(written: str) -> int:
    """The number from which an article is listed, as asked for; ``MANY`` where nothing is asked."""
    if not written:
        return MANY
    if not (written.isdecimal() and len(written) < 6 and LEAST <= int(written) <= MOST):
        raise Misasked(
            "least",
            gettext("write a whole number from %(LEAST)s to %(MOST)s")
            % {"LEAST": LEAST, "MOST": wording.grouped(MOST)},
        )
    return int(written)


def fans(visible: DerivationQuerySet, *, least: int, after: str) -> FanPage:
    """One page of the articles to which at least so many of the ``visible`` derivations lead, in five queries."""
    rows = visible.by_words_alone()
    several = rows.filter(among_few("upstream", Derivation.objects.leading(least))).order_by()
    counted = several.values("upstream").annotate(many=Count("pk")).filter(many__gte=least)
    if after:
        many, pk = _read(after)
        counted = counted.filter(Q(many__lt=many) | Q(many=many, upstream__lt=pk))
    found = list(counted.order_by("-many", "-upstream")[: SIZE + 1])
    shown = found[:SIZE]
    following = f"{shown[-1]['many']}.{shown[-1]['upstream']}" if len(found) > SIZE else ""
    return FanPage(_told(rows, {row["upstream"]: row["many"] for row in shown}), following, not after)


def commonplaces(reader: Reader | None, now: datetime, after: str) -> "paging.Page[Commonplace]":
    """One page of the passages people have called commonplaces, those taken back among them, the newest first."""
    rows = Commonplace.objects.filter(piece_visible(reader, now, "capture__article"))
    return paging.page(rows.select_related("judged_by", "capture__article__source"), NEWEST, after)


def called_by(person: Person) -> list[Commonplace]:
    """The passages somebody called commonplaces last, each to be taken back."""
    return list(
        Commonplace.objects.standing().filter(judged_by_id=person.pk).order_by("-judged_at", "-pk")[:JUST_NOW]
    )


def _told(rows: QuerySet[Derivation], many: dict[int, int]) -> list[Fan]:
    theirs = rows.filter(upstream__in=many)
    totals = {
        row["upstream"]: row
        for row in theirs.order_by()
        .values("upstream")
        .annotate(outlets=Count("downstream__source", distinct=True), share=Avg("containment"))
    }
    newest = Window(RowNumber(), partition_by=F("upstream"), order_by=F("pk").desc())
    links: dict[int, list[Derivation]] = {pk: [] for pk in many}
    read = theirs.annotate(place=newest).filter(place__lte=LOOKED_AT).select_related("downstream__source")
    for link in read.defer("reasons").order_by("-pk"):
        links[link.upstream_id].append(link)
    articles = Article.objects.for_page().in_bulk(list(many))
    usual = {pk: _usual_capture(links[pk]) for pk in many}
    captures = Capture.objects.only("text", "public_id", "language").in_bulk(
        [pk for pk in usual.values() if pk]
    )
    return [
        _fan(articles[pk], count, totals[pk], links[pk], captures.get(usual[pk] or 0))
        for pk, count in many.items()
    ]


def _usual_capture(links: Sequence[Derivation]) -> int | None:
    counted = Counter(link.upstream_capture_id for link in links if link.upstream_capture_id)
    return min(counted, key=lambda pk: (-counted[pk], pk), default=None)


def _fan(
    upstream: Article, many: int, totals: Mapping[str, Any], links: list[Derivation], capture: Capture | None
) -> Fan:
    runs = {
        link.pk: [(run[2], run[3]) for run in link.spans if len(run) == 4]
        for link in links
        if capture is not None and link.upstream_capture_id == capture.pk
    }
    passage = overmatching.passage(runs.values())
    length = passage.end - passage.start if passage else 0
    reasons = overmatching.reasons(
        articles=many,
        outlets=int(totals["outlets"]),
        of_this=length / len(capture.text) if capture and capture.text else 0.0,
        of_theirs=totals["share"],
    )
    alone = sum(_rests_on(link, runs.get(link.pk, []), passage) for link in links) if passage else 0
    return Fan(upstream, many, int(totals["outlets"]), links, reasons, capture, passage, alone)


def _rests_on(link: Derivation, runs: Sequence[tuple[int, int]], passage: Passage) -> bool:
    """Whether too few words would be left for a suggestion without the passage, by their share of the letters."""
    letters = sum(end - start for start, end in runs)
    return bool(letters) and link.shared_words * overmatching.outside(runs, passage) / letters < LEAST_WORDS


def _read(cursor: str) -> tuple[int, int]:
    many, dot, pk = cursor.partition(".")
    if not (dot and many.isdecimal() and pk.isdecimal() and len(many) < 10 and len(pk) < 19):
        raise Misasked(
            "after", gettext("follow the link “Next” instead of writing it yourself, or leave it out")
        )
    return int(many), int(pk)
