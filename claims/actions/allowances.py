"""What analysts may be asked in a day: set aside before each question in one step, and put right after its answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Greatest, Now, TruncDate

from claims.models import Allowance

# Looked at and taken in one statement: however many ask at once, no day ever holds more than it may.
RESERVE = """
INSERT INTO claims_allowance (analyst, day, calls, tokens)
SELECT %(analyst)s, (now() AT TIME ZONE 'UTC')::date, 1, %(tokens)s WHERE %(tokens)s <= %(most_tokens)s
ON CONFLICT (day, analyst) DO UPDATE
    SET calls = claims_allowance.calls + 1, tokens = claims_allowance.tokens + excluded.tokens
    WHERE claims_allowance.calls < %(most_calls)s
        AND claims_allowance.tokens + excluded.tokens <= %(most_tokens)s
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many calls and how many tokens an analyst may take in one day (UTC)."""

    calls: int
    tokens: int


def reserve(*, analyst: str, tokens: int, limits: Limits) -> bool:
    """Set aside one call and the most tokens it may take; False, and nothing set aside, where the day has no room."""
    if limits.calls < 1:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            RESERVE,
            {
                "analyst": analyst,
                "tokens": tokens,
                "most_calls": limits.calls,
                "most_tokens": limits.tokens,
            },
        )
        return int(cursor.rowcount) == 1


def left(*, analyst: str, limits: Limits) -> bool:
    """Whether today's calls and tokens are not used up yet."""
    spent = Allowance.objects.filter(analyst=analyst, day=TruncDate(Now())).first()
    return spent is None or (spent.calls < limits.calls and spent.tokens < limits.tokens)


def put_right(*, analyst: str, at: datetime, reserved: int, tokens: int) -> None:
    """Replace what was set aside ``at`` that moment by what it came to."""
    Allowance.objects.filter(analyst=analyst, day=at.date()).update(
        tokens=Greatest(F("tokens") + Value(tokens - reserved), Value(0))
    )
