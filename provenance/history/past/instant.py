"""Reads the moment for which somebody wants to know how things stood."""

import re
from datetime import UTC, datetime, time

from sources.errors import Refused
from sources.rules.stated import stated

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
REMEDY = stated(
    "write a day (2026-03-01, meaning its end) or an instant with its zone (2026-03-01T12:00:00Z)"
)


FIELD = "as_of"


class Unaskable(Refused):
    """No moment one can ask for; the sentence says what to write instead."""

    code = "bad_value"

    def __init__(self, sentence: str) -> None:
        super().__init__(stated(f"as_of {sentence}: {REMEDY}."), field=FIELD)


def instant(written: str, now: datetime) -> datetime:
    """The moment meant, in UTC; a day means its end, and today means now. Raises ``Unaskable``."""
    shown = ascii(written[:40]) if written else "empty"
    try:
        # In an address, a plus sign that was not written as %2B arrives as a space.
        moment = datetime.fromisoformat(re.sub(r" (\d{2}:?\d{2})$", r"+\1", written.strip()))
    except ValueError:
        raise Unaskable(stated(f"is {shown}")) from None
    if DAY.fullmatch(written.strip()):
        if moment.date() == now.astimezone(UTC).date():
            return now
        moment = datetime.combine(moment, time.max, tzinfo=UTC)
    if moment.tzinfo is None:
        raise Unaskable(stated(f"is {shown}, without a zone"))
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        raise Unaskable(stated(f"is {shown}")) from None
    if moment > now:
        raise Unaskable(stated(f"is {shown}, which is still to come"))
    return moment
