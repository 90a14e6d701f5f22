"""Reads every page that lies outside the database, and looks whether those that were erased are gone from there."""

from collections.abc import Callable, Iterator

from django.db import connection

from provenance.history.checks import Fault, Watch, first_of
from sources.keeping import opening, reading
from sources.keeping.many import PART, looked_at
from sources.keeping.store import Away, Store

OUTSIDE = "SELECT sha256 FROM sources_rawpage WHERE content IS NULL ORDER BY sha256"
ERASED = """
SELECT DISTINCT r.key FROM history_redaction r WHERE r.kind = 'page'
    AND NOT EXISTS (SELECT FROM sources_removal s WHERE s.name = 'pages/' || left(r.key, 2) || '/' || r.key)
ORDER BY r.key
"""
Look = Callable[[Store, str], str]


def pages(watch: Watch) -> Iterator[Fault]:
    """Pages whose bytes do not lie in the store, or are not those they are named after."""
    yield from _each(OUTSIDE, _as_kept, watch)


def gone(watch: Watch) -> Iterator[Fault]:
    """Pages that were erased and lie in the store all the same, but for those that wait to be taken away."""
    if opening.store() is not None:
        yield from _each(ERASED, _still_there, watch)


def _each(query: str, look: Look, watch: Watch) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = [name for (name,) in cursor.fetchall()]
    if not names:
        return
    wrong: list[tuple[str, str]] = []
    try:
        store = reading.needed()
        for done, (name, told) in enumerate(looked_at(names, lambda name: look(store, name)), start=1):
            if told:
                wrong.append((name, told))
            if done % PART == 0 or done == len(names):
                watch(done, len(names))
    except Away as away:
        yield Fault(
            "sources_rawpage", f"could not be looked at outside the database ({away.cause}): verify again"
        )
    if wrong:
        yield first_of("sources_rawpage", len(wrong), *wrong[0])


def _as_kept(store: Store, name: str) -> str:
    try:
        reading.fetched(name, store)
    except reading.Lost as lost:
        return lost.cause
    return ""


def _still_there(store: Store, name: str) -> str:
    return "was erased, and its bytes lie in the store still" if store.holds(reading.name_of(name)) else ""
