"""Before and after a look at an address: taking the host's turn, keeping what was found, settling the next look."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction

from sources.actions import captures, disappearances, hosts, turns, visits
from sources.errors import Unreadable
from sources.fetching.client import Answer
from sources.fetching.failure import Failed
from sources.fetching.looking import Brought, Wanted
from sources.intake.handed import Handed
from sources.keeping.store import Away
from sources.models import Article, Visit
from sources.rules import addresses, outcomes, patience
from sources.vocabulary import VisitOutcome

MOST_TRIES = 12
"""Failures in a row, half a year of them, after which a piece we hold is no longer looked for."""

ENDING = frozenset({VisitOutcome.GONE, VisitOutcome.LEGAL})
"""What ends the looks even at a piece we hold: the outlet, or the law, has said that it is no more to be had."""

MEDIA = {"application/xhtml+xml": "text/html"}


def prepare(*, visit_id: int) -> Wanted | None:
    """What to look at, once the host's turn is ours; None if nothing is due there or somebody else has the turn."""
    visit = turns.begin(rows=Visit.objects.all(), pk=visit_id)
    if visit is None:
        return None
    return Wanted(
        visit.url,
        etag=visit.etag,
        last_modified=visit.last_modified,
        known=hosts.robots_of(host=visit.host),
    )


def opened(*, visit_id: int) -> None:
    """Note that what a look has brought is about to be opened."""
    turns.opened(rows=Visit.objects.all(), pk=visit_id)


def settle(*, visit_id: int, brought: Brought) -> None:
    """Keep what a look has brought, and settle when to look again; the host is let go."""
    with transaction.atomic():
        visit = Visit.objects.select_for_update(of=("self",)).select_related("host").get(pk=visit_id)
        hosts.settle(host=visit.host, brought=brought)
        try:
            if brought.failure is not None:
                raise brought.failure
            if brought.answer is not None:
                _found(visit, brought.answer, brought.at)
        except Failed as failed:
            _failed(visit, failed, brought.at)
        except Away as away:
            _not_kept(visit, away, brought.at)


def give_up(*, visit_id: int, cause: str) -> None:
    """Leave an address alone because the program itself fails on it; a person may ask for it again."""
    turns.give_up(rows=Visit.objects.all(), pk=visit_id, cause=cause)


def _found(visit: Visit, answer: Answer, at: datetime) -> None:
    """A page came, or word that it is the same as before. Raises ``Failed`` where it is no article after all."""
    if answer.unchanged:
        captures.see_unchanged(visit=visit, at=at)
        _settled(visit, VisitOutcome.UNCHANGED, at, stage=visit.stage + 1, chain=answer.chain)
        return
    if urlsplit(answer.url).path in {"", "/"} and urlsplit(visit.url).path not in {"", "/"}:
        raise Failed(VisitOutcome.NOT_FOUND, "the address now leads to the site's front page")
    try:
        taken = captures.take(handed=_handed(visit, answer, at), visit=visit)
    except Unreadable as error:
        raise Failed(VisitOutcome.UNREADABLE, error.sentence) from error
    article = Article.objects.get(pk=taken.capture.article_id)
    _settled(
        visit,
        VisitOutcome.CAPTURED if taken.changed else VisitOutcome.UNCHANGED,
        at,
        stage=_stage(visit, article, at, changed=taken.changed),
        chain=answer.chain,
        article=article,
        etag=answer.etag,
        last_modified=answer.last_modified,
    )


def _stage(visit: Visit, article: Article, at: datetime, *, changed: bool) -> int:
    """How far along its looks a piece is. One without a date, or with one that moves, ages from when we heard of it."""
    published = article.published_at or at
    if visit.article_id is None:
        return patience.stage_of_age(at - published)
    if not changed:
        return visit.stage + 1
    return patience.stage_after_change(visit.stage, at - min(published, visit.asked_at))


def _handed(visit: Visit, answer: Answer, at: datetime) -> Handed:
    return Handed(
        content=answer.content,
        media=MEDIA.get(answer.media, answer.media),
        charset=answer.charset,
        where=answer.url,
        url=addresses.canonical(answer.url),
        source=visits.outlet_of(visit=visit, url=answer.url),
        retrieved=at,
        hints=tuple((str(name), str(value)) for name, value in visit.hints),
    )


def _settled(
    visit: Visit, outcome: VisitOutcome, at: datetime, *, stage: int, chain: object, **found: object
) -> None:
    """All is well: the next look comes later the longer nothing has changed, and in the end none does."""
    wait = patience.next_revisit(stage)
    disappearances.settle(visit=visit, gone_at=None)
    Visit.objects.filter(pk=visit.pk).update(
        outcome=outcome,
        told="",
        looked_at=at,
        due_at=at + wait if wait else None,
        stage=stage,
        tries=0,
        begun=0,
        gone_at=None,
        chain=chain,
        **found,
    )


def _failed(visit: Visit, failed: Failed, at: datetime) -> None:
    """No page came: try again after a while where that may help, and say since when an outlet's piece is gone."""
    tries = visit.tries + 1
    wait = _wait(visit, failed, tries, at)
    twice = failed.outcome is VisitOutcome.NOT_FOUND and visit.outcome == VisitOutcome.NOT_FOUND
    gone = twice or failed.outcome is VisitOutcome.GONE
    # A page that is not found once may be a slip; one that is not found twice has been taken down.
    gone_at = visit.gone_at or at if gone and visit.article_id else visit.gone_at
    disappearances.settle(visit=visit, gone_at=gone_at)
    Visit.objects.filter(pk=visit.pk).update(
        outcome=failed.outcome,
        told=outcomes.sentence(failed.outcome, failed.cause),
        looked_at=at,
        due_at=at + wait if wait else None,
        tries=min(tries, 1000),
        begun=0,
        gone_at=gone_at,
    )


def _not_kept(visit: Visit, away: Away, at: datetime) -> None:
    """The page came and has no place at this moment: that says nothing of the site, and is no failure of it."""
    Visit.objects.filter(pk=visit.pk).update(
        told=away.sentence, looked_at=at, due_at=at + patience.AFTER_FAILURE[0], begun=0
    )


def _wait(visit: Visit, failed: Failed, tries: int, at: datetime) -> timedelta | None:
    """The wait for the next try; a piece we hold is looked for now and then even on a site that was away for long.

    One refusal does not end the looks at it either: sites refuse by mistake, and we would miss each later correction.
    """
    passing = failed.outcome in outcomes.PASSING
    held = visit.article_id is not None and failed.outcome not in ENDING
    if not passing and not held:
        return None
    wait = patience.after_failure(tries)
    if wait is None and held and failed.outcome is not VisitOutcome.NOT_FOUND and tries <= MOST_TRIES:
        wait = patience.REVISITS[-1]
    if wait is None:
        return None
    least = timedelta() if passing else patience.AFTER_REFUSAL
    return max(wait, least, patience.wish(failed.retry_after, at))
