"""How long to wait before an address is looked at again: after a failure, at a site's own wish, and as a piece ages."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

AFTER_FAILURE = (
    timedelta(minutes=2),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
)
"""Waits after the first, second … failure in a row: a site that is down for a day is met again, one that is gone is not
asked for ever."""

REVISITS = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=10),
    timedelta(days=30),
)
"""Waits between the looks at a piece we hold: often on its first day, then ever more seldom; after some six weeks it
is left alone. Our own choice: the first look and six more are little to ask of a site, and none of them is far from the
day on which a correction is to be expected."""

AFTER_REFUSAL = timedelta(days=1)
"""The least wait before a piece we hold is looked for again at a site that answered what waits for a person: such an
answer is mostly meant, and a robots.txt is relied on for a day."""

LONGEST_WISH = timedelta(days=1)
"""The most a site's Retry-After is heeded; one that asks for more is asked again tomorrow."""

QUICKEST, SLOWEST = 10, 24 * 60
"""Minutes between two looks at a feed."""


def after_failure(tries: int) -> timedelta | None:
    """The wait after so many failures in a row (1 or more); None when it is no use any more."""
    return AFTER_FAILURE[tries - 1] if tries <= len(AFTER_FAILURE) else None


def next_revisit(stage: int) -> timedelta | None:
    """The wait after so many looks that found nothing new (0 after the first capture); None when that is enough."""
    return REVISITS[stage] if stage < len(REVISITS) else None


def stage_of_age(age: timedelta) -> int:
    """The stage at which a piece of this age is taken up: an old one has its busy hours behind it."""
    stage, passed = 0, timedelta()
    for wait in REVISITS:
        passed += wait
        if age < passed:
            break
        stage += 1
    return stage


def stage_after_change(stage: int, age: timedelta) -> int:
    """The stage of a piece of this age that has just been changed: sooner again, for who corrects once corrects again.

    But never more than a stage before that of its age: a page whose furniture is another at each look would be asked
    for every hour for ever. Beyond the last wait one more look is made, and if that finds a change again none.
    """
    last = len(REVISITS) - 1
    aged = stage_of_age(age)
    if aged > last and stage == last:
        return aged
    return max(min(max(stage - 2, 0), 1), aged - 1)


def wish(retry_after: str, now: datetime) -> timedelta:
    """What a Retry-After asks for, in seconds or as a date (RFC 9110), within bounds; nothing if it makes no sense."""
    written = retry_after.strip()
    if re.fullmatch(r"\d{1,9}", written, re.ASCII):
        asked = timedelta(seconds=int(written))
    else:
        try:
            at = parsedate_to_datetime(written)
            asked = (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
        except (ValueError, TypeError, OverflowError, IndexError):
            return timedelta()
    return min(max(asked, timedelta()), LONGEST_WISH)


def pace(minutes: int, *, new: int) -> int:
    """The minutes until a feed's next look: fewer while it brings something new, more while it does not."""
    following = minutes // 2 if new else minutes + minutes // 2
    return min(max(following, QUICKEST), SLOWEST)
