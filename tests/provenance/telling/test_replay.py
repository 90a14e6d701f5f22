"""Whoever follows the feed from nothing holds what a dump holds, whatever is written meanwhile and by how many."""

import gzip
import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from provenance.history.actions.lifting import lift
from provenance.partners import asking
from provenance.partners.catalogue import RESOURCES
from provenance.partners.changes import Somewhere, beginning, stretch
from provenance.partners.changes import place as place_of
from provenance.partners.rendering import encode
from provenance.telling.actions.telling import retell, tell
from provenance.telling.dump import writing
from provenance.telling.dump.shelf import Dump
from sources.api.audience import Audience
from tests.factories import make_user
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.settling import settle
from tests.provenance.telling.writers import DEEDS, SHORTEST, set_to_work

pytestmark = pytest.mark.django_db(transaction=True)
Held = dict[tuple[str, str], bytes]
RUNS = int(os.environ.get("REPLAY_RUNS", "1"))
"""How often eight writers are set to work; fifty before a release."""
WRITERS, TIMES = 8, int(os.environ.get("REPLAY_DEEDS", "6"))


def everybody() -> Audience:
    return asking.audience_of(None, timezone.now())


def dumped() -> Held:
    """Every row of the API as everybody may read it."""
    seen = everybody()
    return {
        (each.name, row["id"]): encode(row)
        for each in RESOURCES
        for row in each.full.told(each.rows(seen), seen)
    }


def unpacked(dump: Dump) -> Held:
    """What a dump holds."""
    held = Held()
    for each in dump.manifest["files"]:
        with gzip.open(dump.folder / each["name"]) as lines:
            for line in lines:
                held[each["name"].partition(".")[0], json.loads(line)["id"]] = line.rstrip(b"\n")
    return held


def read_on(held: Held, place: Somewhere, size: int = 50) -> Somewhere:
    """Do as each change says, from a place to the end; where that is."""
    more = True
    while more:
        found = stretch(place, size, everybody(), rows=True)
        place, more = found.end, found.more
        for each in found.told:
            if each["row"] is not None:
                held[each["resource"], each["id"]] = encode(each["row"])
            else:
                held.pop((each["resource"], each["id"]), None)
    return place


def at_work(threads: list[threading.Thread], work: Callable[[], None]) -> threading.Thread:
    """Somebody who does the same again and again while the others write."""

    def again() -> None:
        try:
            while any(each.is_alive() for each in threads):
                work()
        finally:
            connection.close()

    thread = threading.Thread(target=again, daemon=True)
    thread.start()
    return thread


def differing(held: Held, expected: Held) -> dict[Any, Any]:
    """What is held otherwise, for people to read."""
    keys = held.keys() | expected.keys()
    return {
        each: (held.get(each), expected.get(each)) for each in keys if held.get(each) != expected.get(each)
    }


@pytest.mark.parametrize("seed", range(RUNS))
def test_whoever_follows_while_eight_write_holds_what_a_dump_holds(
    seed: int, tmp_path: Path, proved: Callable[..., None]
) -> None:
    """One follows from nothing, one begins with a dump in the midst of it, one begins when all is done."""
    set_scene()
    held: Held = {}
    place = [beginning(everybody())]

    def follow() -> None:
        place[0] = read_on(held, place[0], size=7)

    writers, threads = set_to_work(make_user("ana", staff=True), seed, WRITERS, TIMES)
    beside = [at_work(threads, tell), at_work(threads, follow)]
    threads[0].join()
    dump = writing.write(now=timezone.now(), folder=tmp_path)
    middle, begun = unpacked(dump), place_of(dump.manifest["after"], everybody())
    for each in (*threads, *beside):
        each.join()
    time.sleep(
        SHORTEST.total_seconds()
    )  # the last embargo has ended, and is lifted as the workers do each second
    lift(now=timezone.now())
    settle()

    expected, anew = dumped(), Held()
    follow()
    read_on(middle, begun)
    read_on(anew, beginning(everybody()))
    assert sum(len(each.done) for each in writers) > WRITERS * TIMES / 3
    assert differing(held, expected) == {}
    assert differing(middle, expected) == {}
    assert differing(anew, expected) == {}
    # What is worded anew at night reads as it was told: nothing was overlooked.
    retell()
    tell()
    assert stretch(place[0], 50, everybody(), rows=True).told == []
    proved(
        "REPLAY",
        size=f"{RUNS} runs of {WRITERS} writers at once with {TIMES} deeds each, by chance of {len(set(DEEDS))} kinds "
        "(added, merged, split, taken down, hidden, published, renamed, deleted)",
        figure="each time who followed from nothing, who began with a dump midway, and who began at the end held what "
        "a dump holds, byte for byte; what is told anew at night changed nothing",
    )
