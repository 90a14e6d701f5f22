"""Where the history stands for whoever looks at this moment: what they can see of it, and what still runs unseen."""

from dataclasses import dataclass

from django.db import connection

from sources.errors import Refused

MOST = 2_000  # transactions still running at once: more than a server has connections
LOST = "Open the list again: this form has lost the moment at which it was shown"

# In the numbers of the history, which a restored dump goes on counting (``history_shift``).
SNAPSHOT = """
SELECT pg_snapshot_xmax(now_seen)::text::bigint + history_shift(),
    ARRAY(SELECT running::text::bigint + history_shift() FROM pg_snapshot_xip(now_seen) AS running ORDER BY 1)
FROM pg_current_snapshot() AS now_seen
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """All transactions below ``upto`` are seen, but for those ``running`` at that moment.

    Of any two moments one saw all that the other did, so they stand in one order.
    """

    upto: int
    running: tuple[int, ...] = ()

    def __str__(self) -> str:
        """As a form carries it."""
        return ".".join(str(number) for number in (self.upto, *self.running))


def present() -> Moment:
    """This moment; take it before anything is read that is shown, so that nothing is taken for seen that was not."""
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        upto, running = cursor.fetchone()
    return Moment(upto, tuple(running))


def moment_of(written: str) -> Moment:
    """The moment a form carries. Raises ``Refused`` for what no page has written, and for moments still to come."""
    parts = written.split(".")
    if len(parts) > MOST or not all(part.isdecimal() and part.isascii() and len(part) < 19 for part in parts):
        raise Refused(LOST, field="shown")
    upto, *running = (int(part) for part in parts)
    if upto > present().upto or any(number >= upto for number in running):
        raise Refused(LOST, field="shown")
    return Moment(upto, tuple(sorted(running)))
