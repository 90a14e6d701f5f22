"""Goes through everything once, and tells of each thing how it is and what mends it."""

from collections.abc import Iterator

from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from provenance.management import outages
from provenance.operating.database import database
from provenance.operating.diagnosis import Diagnosis, Health, Look, fault
from provenance.operating.keeping import keeping
from provenance.operating.machine import machine
from provenance.operating.work import work

LOOKS: tuple[Look, ...] = (database, work, keeping, machine)


def examine() -> Iterator[Diagnosis]:
    """Every diagnosis, the gravest things to look at first; what cannot be asked is told in one line, never raised."""
    for look in LOOKS:
        try:
            yield from look()
        except (DatabaseError, RedisError) as trouble:
            if connection.connection is not None:
                connection.close_if_unusable_or_obsolete()
            told = f"Not looked at any further: {outages.reason(trouble)}."
            yield fault(
                look.__name__, told, "Mend what is told of the database and the broker, then ask again."
            )


def faulty(found: list[Diagnosis]) -> bool:
    """Whether anything needs seeing to now."""
    return any(each.health is Health.FAULT for each in found)
