"""The columns of a corroboration: its figures, the articles counted beside them, and when the claim was first told."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from claims.actions.hearing import Hearing
from claims.models import Appearance, Claim
from claims.vocabulary import Stance
from sources.vocabulary import TO_THE_DAY


def counted(heard: Hearing, claim: Claim, rivals: int) -> dict[str, Any]:
    """What is stored of a claim that was heard, by column; ``rivals``: how many claims are told to contradict it."""
    backing, rows = heard.backing(claim), _present(heard.rows[claim.pk])
    articles = {
        stance: {row.capture.article.canonical_pk for row in rows if row.stance == stance}
        for stance in Stance
    }
    return {
        "score": backing.score,
        "score_low": backing.low,
        "score_high": backing.high,
        "credibility": backing.credibility,
        "origins_for": backing.origins_for,
        "origins_against": backing.origins_against,
        "parties_against": backing.parties_against,
        "articles": backing.articles,
        "asserts": len(articles[Stance.ASSERTS]),
        "repeats": len(articles[Stance.REPEATS]),
        "disputes": len(articles[Stance.DISPUTES]),
        "contradictions": rivals,
        "first_told": _first_told(rows),
        "ledger": [_plain(asdict(entry)) for entry in backing.ledger],
        "moves": [_plain(asdict(move)) for move in backing.moves],
    }


def _present(rows: Sequence[Appearance]) -> list[Appearance]:
    return [row for row in rows if row.superseded_at is None]


def _first_told(rows: Sequence[Appearance]) -> datetime | None:
    """When the earliest article that gives the claim, and denies it not, was published; None where no day is known."""
    giving = [row.capture.article for row in rows if row.stance != Stance.DISPUTES]
    known = [article.published_at for article in giving if article.published_precision in TO_THE_DAY]
    return min((at for at in known if at), default=None)


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
