"""Keeping ownership, editions and mergers free of loops: nobody is, at whatever remove, their own owner."""

from django.db import connection

from sources.errors import Refused
from sources.models import ABOVE, Source


def hold() -> None:
    """Let one transaction at a time change who belongs to whom, so that two cannot close a loop between them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('households'))")


def refuse_loop(*, source: Source, above: Source, field: str) -> None:
    """Refuse to put ``above`` over a source that already stands, directly or not, over it."""
    if above.pk == source.pk:
        raise Refused(f"“{source}” cannot stand above itself: choose another source", field=field)
    met: set[int] = set()
    ahead = [above]
    while ahead:
        one = ahead.pop()
        if one.pk == source.pk:
            raise Refused(
                f"“{above}” already belongs to “{source}”, as its owner, edition or merger says: change that first",
                field=field,
            )
        if one.pk not in met:
            met.add(one.pk)
            ahead += [up for each in ABOVE if (up := getattr(one, each)) is not None]
