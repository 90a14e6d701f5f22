"""Brings together what the page of one article shows: its text, its family and the claims quoted from it."""

from datetime import datetime
from typing import Any

from claims.pages import checking, lapsed, notes
from claims.pages.alongside import alongside
from sources.models import Article, Visit
from sources.pages import alterations, wording
from sources.pages import article as piece
from sources.pages.beside import beside
from sources.pages.family import Node, family
from sources.pages.picture import picture_of
from sources.visibility import Reader

SENTENCES = 5
"""The best to check, shown on the article's own page; all of them have a page of their own."""
LONGEST = 100_000
"""Characters of a text whose sentences are ranked for the article's own page; a longer one must not hold it up."""


def article_page(found: Article, reader: Reader | None, now: datetime, wanted: str = "") -> dict[str, Any]:
    """Everything the template prints; ``wanted`` names the capture to show, the newest otherwise."""
    moments = alterations.moments(list(piece.captures_of(found, reader, now)))
    capture = piece.chosen(moments, wanted)
    margin = notes.notes_on(capture, reader, now) if capture else []
    sections = piece.sections_of(capture) if capture else []
    kin = family(found, reader, now)
    members = {node.article.pk for root in kin.roots for node in _nodes(root)}
    return {
        "article": found,
        "heading": piece.heading(found, capture, sections),
        "published": piece.published(found),
        "name": piece.title_of(found),
        "capture": capture,
        "stood": next((one.stood for one in reversed(moments) if one.capture == capture), ""),
        "moments": moments,
        "stale": lapsed.copies_of(found, reader, now),
        "changed": alterations.told(moments),
        "gone_since": wording.moment(Visit.objects.piece_gone_since(found.pk)),
        "made_of": piece.made_of(capture, sections) if capture else [],
        "blocks": piece.text_of(capture, sections, [note.marked for note in margin]) if capture else [],
        "left_out": piece.left_out(capture) if capture else [],
        "sentences": checking.sentences(capture, sections, [note.appearance for note in margin])[:SENTENCES]
        if capture and len(capture.text) <= LONGEST
        else [],
        "notes": {note.number: note for note in margin},
        "claims": len({note.appearance.claim_id for note in margin}),
        "own": notes.own(margin, found),
        "stances": notes.stances(margin),
        "parted": notes.parted(capture, margin) if capture and margin else [],
        "family": kin,
        "picture": picture_of(kin),
        "carries": notes.carriers(margin, members - {found.pk}, reader, now) if margin else {},
        "beside": beside(kin.upstreams, found),
        "alongside": alongside(found, members, reader, now),
    }


def _nodes(node: Node) -> list[Node]:
    return [node, *(each for child in node.below for each in _nodes(child))]
