"""Brings together the page of an article's sentences: each with how well it can be checked, and why."""

from datetime import datetime
from typing import Any

from claims.models import Appearance
from claims.pages import checking
from sources.models import Article
from sources.pages import alterations
from sources.pages import article as piece
from sources.pages.asked import place
from sources.visibility import Reader

SIZE = 25


def sentences_page(
    found: Article, reader: Reader | None, now: datetime, answers: dict[str, str]
) -> dict[str, Any]:
    """Everything the template prints: one page of the ranking, from behind the sentence ``after``, counted from 1."""
    after = place(answers, "after", "follow the links of this page")
    moments = alterations.moments(list(piece.captures_of(found, reader, now)))
    capture = piece.chosen(moments, answers["capture"])
    sections = piece.sections_of(capture) if capture else []
    rows = (
        Appearance.objects.standing().visible_to(reader, now).filter(capture=capture).select_related("claim")
    )
    quoted = checking.quoted_in(rows) if capture else []
    ranking = checking.sentences(capture, sections, quoted) if capture else []
    return {
        "article": found,
        "heading": piece.heading(found, capture, sections),
        "name": piece.title_of(found),
        "capture": capture,
        "sentences": ranking[after : after + SIZE],
        "total": len(ranking),
        "next": str(after + SIZE) if after + SIZE < len(ranking) else "",
    }
