"""Brings together what the page of one source shows: its grades and relations, and the claims that rest on it."""

from datetime import datetime
from typing import Any

from claims.actions.heads import head_of
from claims.pages import learned, resting
from claims.pages.known import known
from sources.models import Alias, Domain, Feed, Source
from sources.pages import source as voice
from sources.pages.lists import BY_TIME
from sources.pages.paging import page
from sources.rules.delays import TICKS, place
from sources.visibility import Reader
from sources.vocabulary import Reliability

CLAIMS = 12  # claims on the page; the rest stand behind a link
SETTLED = 8  # settled claims on the page; the rest likewise


def source_page(found: Source, reader: Reader | None, now: datetime, after: str = "") -> dict[str, Any]:
    """Everything the template prints; ``after`` pages through the articles."""
    grades = list(found.grades.select_related("graded_by"))
    takes, gives = voice.flows(found, reader, now)
    seen = known(Source.objects.all(), reader, now)
    head = head_of(found)
    letter = Reliability(grades[0].reliability) if grades else Reliability.F
    return {
        "source": found,
        "letter": letter,
        "grades": grades,
        "steps": voice.steps(grades),
        "aliases": list(Alias.objects.filter(source__in=found.bearers).exclude(name=found.name)),
        "domains": list(Domain.objects.filter(source__in=found.bearers)),
        "feeds": list(Feed.objects.filter(source__in=found.bearers).select_related("host")),
        "relations": voice.related(found, seen),
        "commenters": voice.commenters(found, seen),
        "articles": page(voice.articles_of(found, reader, now), BY_TIME, after),
        "takes": takes,
        "gives": gives,
        "own": voice.own(found, reader, now),
        "ticks": [(words, place(delay)) for words, delay in TICKS],
        "claims": resting.resting_on(found, reader, now, CLAIMS),
        "spoken": resting.counts(found, reader, now),
        "head": head,
        "record": learned.counted(head.pk, reader, now),
        "settled": learned.answers(head.pk, reader, now, "", SETTLED),
        "ties": learned.leanings(head.pk, seen, reader, now),
    }


def settled_page(found: Source, reader: Reader | None, now: datetime, after: str = "") -> dict[str, Any]:
    """Everything its household said to settled claims, page by page."""
    head = head_of(found)
    return {
        "source": found,
        "head": head,
        "record": learned.counted(head.pk, reader, now),
        "page": learned.answers(head.pk, reader, now, after),
    }
