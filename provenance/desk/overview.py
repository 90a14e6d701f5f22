"""The overview of the queues: what waits in each, who may decide there, and whether the reader is one of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from claims.models import Contradiction, PossibleAppearance, PossibleMerger
from claims.pages.corrections import places
from claims.pages.review_queue import in_work
from claims.vocabulary import Outcome
from provenance.desk import appearances, contradictions, derivations, mergers, partners, source_pairs
from provenance.desk.doors import newsroom_only
from provenance.desk.reviewing import WRITES, asker
from provenance.news.pages.ranking import counts
from sources.models import Derivation, SourcePair
from sources.pages import wording
from sources.pages.asked import asked
from sources.visibility import Reader
from sources.vocabulary import Judgement

MOST = 1000  # rows counted in each queue; more are "more than" that
WHO = {
    "sources": gettext_lazy("curators and administrators"),
    "claims": gettext_lazy("fact-checkers and administrators"),
}
"""Who holds the rights of an app, as the roles give them (``provenance/accounts/actions/people.py``)."""


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: ``right`` is what deciding there takes, empty where there is nothing to decide."""

    address: str
    name: str
    question: str
    right: str
    number: int

    @property
    def waits(self) -> str:
        """How many rows wait, as far as they are counted."""
        return (
            gettext("more than %(MOST)s") % {"MOST": wording.grouped(MOST)}
            if self.number > MOST
            else wording.grouped(self.number)
        )

    @property
    def who(self) -> str:
        """Who may decide there; empty where nobody has to."""
        return str(WHO[self.right.partition(".")[0]]) if self.right else ""


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every queue the newsroom has."""
    asked(request)
    newsroom_only(request)
    now = timezone.now()
    found = [(queue, request.user.has_perm(queue.right)) for queue in queues(request.user, now)]
    changed = counts(asker(request), now)[""]
    shown = {"queues": found, "changed": changed, "keeps": request.user.has_perm(partners.RIGHT)}
    return render(request, "pages/queues.html", shown)


def queues(reader: Reader, now: datetime) -> list[Queue]:
    """What waits in each queue, in a query each."""
    suggested = {"judgement": Judgement.SUGGESTED}
    pairs = Contradiction.objects.filter(**suggested, outcome=Outcome.CONTRADICTS)
    pairs = pairs.filter(one__merged_into=None, other__merged_into=None)
    links = Derivation.objects.filter(**suggested)
    likely = PossibleAppearance.objects.visible_to(reader, now).first_of_each()
    alike = PossibleMerger.objects.waiting().visible_to(reader, now)
    return [
        Queue(
            "derivations",
            gettext("Derivations"),
            gettext("Who took it from whom?"),
            derivations.RIGHT,
            _count(links),
        ),
        Queue(
            "contradictions",
            gettext("Contradictions"),
            gettext("Can both stand?"),
            contradictions.RIGHT,
            _count(pairs),
        ),
        Queue(
            "appearances",
            gettext("Possible appearances"),
            gettext("Does it repeat the claim?"),
            appearances.RIGHT,
            _count(likely),
        ),
        Queue(
            "mergers",
            gettext("Possible mergers"),
            gettext("Are these one claim?"),
            mergers.RIGHT,
            _count(alike),
        ),
        Queue(
            "sources",
            gettext("Sources"),
            gettext("Are these one source?"),
            source_pairs.RIGHT,
            _count(SourcePair.objects.waiting()),
        ),
        Queue("reviews", gettext("Reviews"), gettext("Whose turn is it?"), WRITES, _count(in_work(now))),
        Queue(
            "corrections",
            gettext("Corrections"),
            gettext("Which corrections have not travelled?"),
            "",
            places(reader, now, MOST + 1),
        ),
    ]


def _count(rows: "QuerySet[Any]") -> int:
    return rows.order_by()[: MOST + 1].count()
