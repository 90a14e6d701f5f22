"""Writes moments for other programs, as finely as they are known and no finer."""

from datetime import UTC, datetime

from sources.rules.period import instant
from sources.vocabulary import Precision

__all__ = ["dated", "instant"]

DATED = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d"}


def dated(at: datetime | None, precision: str) -> str:
    """A year, a month, a day or an instant (ISO 8601); empty where nothing is known."""
    if at is None:
        return ""
    form = DATED.get(Precision(precision)) if precision else None
    return at.astimezone(UTC).strftime(form) if form else instant(at)
