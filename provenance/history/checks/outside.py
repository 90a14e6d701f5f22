"""Reads every page that lies outside the database, and looks whether those that were erased are gone from there."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from django.db import connection

from provenance.history.checks import Fault, Watch, first_of
from sources.keeping import opening, reading
from sources.keeping.store import Away, Store

AT_ONCE = 8
"""Files asked for at a time: a store answers many as fast as one."""
PART = 500

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
    bad, first, said, done = 0, "", "", 0
    rest = iter(names)
    try:
        store = reading.needed()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fixity") as threads:
            while part := list(islice(rest, PART)):
                for name, told in zip(part, threads.map(lambda each: look(store, each), part), strict=True):
                    if told:
                        bad, first, said = bad + 1, first or name, said or told
                watch(done := done + len(part), len(names))
    except Away as away:
        yield Fault(
            "sources_rawpage", f"could not be looked at outside the database ({away.cause}): verify again"
        )
    if bad:
        yield first_of("sources_rawpage", bad, first, said)


def _as_kept(store: Store, name: str) -> str:
    try:
        reading.fetched(name, store)
    except reading.Lost as lost:
        return lost.cause
    return ""


def _still_there(store: Store, name: str) -> str:
    return "was erased, and its bytes lie in the store still" if store.holds(reading.name_of(name)) else ""
