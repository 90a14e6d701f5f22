"""What has become of an article that was handed in: where it stands, what it was taken from, what is still to do."""

from datetime import datetime
from typing import Annotated, Any, TypedDict

from django.db.models import QuerySet

from claims.models import Appearance
from provenance.handing.taking import Taken, TakenFor
from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import LINE
from sources.api.articles import ARTICLES, ArticleInFull
from sources.api.audience import Audience
from sources.api.derivations import DERIVATIONS, DerivationTold, UpstreamBrief
from sources.models import Article, Visit
from sources.vocabulary import DerivationKind, Judgement, Word

# The steps that an article takes by itself; what follows belongs to claims and events.
STEPS = (Step.TRACE, Step.READ, Step.CARRY)
ENDED = frozenset({JobState.DONE, JobState.QUARANTINED})
MOST = 50
"""Upstreams told; an article with more is a list of links, and the page of derivations has them all."""


class Progress(Word):
    """How far an article that was handed in has come: to be fetched, received, not to be had, at work, or done."""

    WAITING = "waiting", "waiting to be fetched"
    RECEIVED = "received", "received from a partner, for the newsroom to look at"
    FAILED = "failed", "could not be fetched"
    WORKING = "working", "being worked through"
    SETTLED = "settled", "worked through"


class UpstreamTold(TypedDict):
    """An article this one was taken from."""

    article: UpstreamBrief
    kind: Annotated[DerivationKind, "in what way"]
    containment: Annotated[
        float | None, "share (0 to 1) of this article's body found there; null where not held"
    ]
    credited: Annotated[bool, "whether this article says so itself"]
    judgement: Annotated[Judgement, "what a person made of the suggestion"]


class StepTold(TypedDict):
    """One step of the work on the article."""

    step: Annotated[
        Step, "trace: find what it was taken from; read: find its claims; carry: tell them its lineage"
    ]
    state: Annotated[JobState, "quarantined: failed three times and waits for a person"]


class VisitTold(TypedDict):
    """How the fetching of an address stands."""

    url: Annotated[str, "what is asked for"]
    next: Annotated[datetime | None, "when it is looked at next; null if it is not"]
    last: Annotated[datetime | None, "when it was looked at last; null if it has not been yet"]
    outcome: Annotated[str | None, "what came of it, in a word"]
    detail: Annotated[str, "the same in a sentence, with what to do about it"]


class HandedInTold(TypedDict):
    """What came of an article that was handed in, as far as it has come."""

    progress: Annotated[Progress, "how far it has come; ask “poll” again while it is waiting or working"]
    new: Annotated[
        bool | None, "whether this request made it ours; null while it waits, and when it is only asked for"
    ]
    article: Annotated[
        ArticleInFull | None, "the article with its captures; null while it waits to be fetched"
    ]
    taken_for: Annotated[
        TakenFor | None,
        "why it was taken for the article told here, which we hold: by its address; by its words, where it came "
        "without an address; or because it is the same article at another address of one outlet. Null for an article "
        "of its own: the same words at another outlet’s address are one, told in “taken_from” where they were copied",
    ]
    visit: Annotated[VisitTold | None, "the fetching of its address, if somebody asked for that"]
    taken_from: Annotated[list[UpstreamTold], "what it was taken from, as far as known"]
    taken_by: Annotated[int, "how many articles took from it, as far as known"]
    claims: Annotated[int, "how many claims have been found in it so far"]
    steps: Annotated[list[StepTold], "the work on it"]
    poll: Annotated[str, "ask here how far it has come"]


def told(taken: Taken, audience: Audience, poll: str) -> HandedInTold:
    """What is known of it at this moment."""
    if taken.article is None:
        return _to_be_fetched(taken, poll)
    article = taken.article.canonical
    pieces = list(Article.objects.of_piece(article).values_list("pk", flat=True))
    steps = _steps(pieces)
    full = ARTICLES.full.told(ARTICLES.rows(audience).filter(pk=article.pk), audience)
    links = DERIVATIONS.rows(audience).exclude(judgement=Judgement.REJECTED)
    links = links.exclude(kind=DerivationKind.SAME_ARTICLE)
    upstreams = links.filter(downstream__in=pieces).order_by("public_id")[:MOST]
    claims = Appearance.objects.standing().filter(capture__article__in=pieces).order_by()
    return {
        "progress": Progress.SETTLED if all(each["state"] in ENDED for each in steps) else Progress.WORKING,
        "new": taken.new,
        "article": full[0] if full else None,
        "taken_for": taken.taken_for,
        "visit": _visit(taken.visit),
        "taken_from": [_upstream(each) for each in DERIVATIONS.brief.told(upstreams, audience)],
        "taken_by": links.filter(upstream__in=pieces).values("downstream").distinct().count(),
        "claims": claims.values("claim").distinct().count(),
        "steps": steps,
        "poll": poll,
    }


def _to_be_fetched(taken: Taken, poll: str) -> HandedInTold:
    visit = taken.visit
    return {
        "progress": Progress.WAITING
        if visit is None or visit.due_at or not visit.outcome
        else Progress.FAILED,
        "new": None,
        "article": None,
        "taken_for": None,
        "visit": _visit(visit),
        "taken_from": [],
        "taken_by": 0,
        "claims": 0,
        "steps": [],
        "poll": poll,
    }


def _visit(visit: Visit | None) -> VisitTold | None:
    if visit is None:
        return None
    return {
        "url": visit.url,
        "next": visit.due_at,
        "last": visit.looked_at,
        "outcome": visit.outcome or None,
        "detail": visit.told,
    }


def _upstream(link: DerivationTold) -> UpstreamTold:
    return {
        "article": link["upstream"],
        "kind": link["kind"],
        "containment": link["containment"],
        "credited": link["credited"],
        "judgement": link["judgement"],
    }


def _steps(pieces: list[int]) -> list[StepTold]:
    """How far each step has come: by its job, and where there is none yet, by whether the row wants it."""
    jobs = Job.objects.filter(step__in=STEPS, subject__in=pieces).values_list("step", "state")
    states = {step: {state for each, state in jobs if each == step} for step in STEPS}
    due = {station.step: station.due for station in LINE}
    return [{"step": step, "state": _state(states[step], due[step](), pieces)} for step in STEPS]


def _state(states: set[str], due: "QuerySet[Any]", pieces: list[int]) -> JobState:
    for state in (JobState.QUARANTINED, JobState.RUNNING):
        if state in states:
            return state
    return JobState.PENDING if due.filter(pk__in=pieces).exists() else JobState.DONE
