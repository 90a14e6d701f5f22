"""The overview of the queues: what waits in each, who may decide there, and whether the reader is one of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Contradiction, PossibleAppearance, PossibleMerger
from claims.pages.corrections import places
from claims.pages.review_queue import in_work
from claims.vocabulary import Outcome
from provenance.desk import appearances, contradictions, derivations, mergers, source_pairs
from provenance.desk.doors import newsroom_only
from provenance.desk.reviewing import WRITES, asker
from provenance.news.pages.ranking import counts
from sources.models import Derivation, SourcePair
from sources.pages.asked import asked
from sources.visibility import Reader
from sources.vocabulary import Judgement

MOST = 1000  # rows counted in each queue; more are "more than" that
WHO = {"sources": "curators and administrators", "claims": "fact-checkers and administrators"}
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
        return f"more than {MOST:,}" if self.number > MOST else f"{self.number:,}"

    @property
    def who(self) -> str:
        """Who may decide there; empty where nobody has to."""
        return WHO[self.right.partition(".")[0]] if self.right else ""


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every queue the newsroom has."""
    asked(request)
    newsroom_only(request)
    now = timezone.now()
    found = [(queue, request.user.has_perm(queue.right)) for queue in queues(request.user, now)]
    changed = counts(asker(request), now)[""]
    return render(request, "pages/queues.html", {"queues": found, "changed": changed})


def queues(reader: Reader, now: datetime) -> list[Queue]:
    """What waits in each queue, in a query each."""
    suggested = {"judgement": Judgement.SUGGESTED}
    pairs = Contradiction.objects.filter(**suggested, outcome=Outcome.CONTRADICTS)
    pairs = pairs.filter(one__merged_into=None, other__merged_into=None)
    links = Derivation.objects.filter(**suggested)
    likely = PossibleAppearance.objects.visible_to(reader, now).first_of_each()
    alike = PossibleMerger.objects.waiting().visible_to(reader, now)
    return [
        Queue("derivations", "Derivations", "Who took it from whom?", derivations.RIGHT, _count(links)),
        Queue("contradictions", "Contradictions", "Can both stand?", contradictions.RIGHT, _count(pairs)),
        Queue(
            "appearances",
            "Possible appearances",
            "Does it repeat the claim?",
            appearances.RIGHT,
            _count(likely),
        ),
        Queue("mergers", "Possible mergers", "Are these one claim?", mergers.RIGHT, _count(alike)),
        Queue(
            "sources",
            "Sources",
            "Are these one source?",
            source_pairs.RIGHT,
            _count(SourcePair.objects.waiting()),
        ),
        Queue("reviews", "Reviews", "Whose turn is it?", WRITES, _count(in_work(now))),
        Queue(
            "corrections",
            "Corrections",
            "Which corrections have not travelled?",
            "",
            places(reader, now, MOST + 1),
        ),
    ]


def _count(rows: "QuerySet[Any]") -> int:
    return rows.order_by()[: MOST + 1].count()
