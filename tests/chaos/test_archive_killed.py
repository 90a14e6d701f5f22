"""Whoever archives is killed again and again, and some pages are erased in between: no byte of any other is lost."""

import hashlib
import os
import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from provenance.history.checks import outside
from sources.actions import clearing, laying
from sources.keeping import archives
from sources.keeping.folder import Folder
from sources.models import Archive, ArchivedPage, Capture, RawPage
from sources.vocabulary import SourceKind
from tests import proofs
from tests.chaos import beside
from tests.claims import printing
from tests.factories import NOON
from tests.sources.actions.archived import bytes_now, keep_in, lapsed, names

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    proofs.only("ARCHIVE", "ARCHIVED_KILLS", "3"),
]
SEED = 20261130
ARCHIVED = int(os.environ.get("ARCHIVED_PAGES", "60"))
KILLS = int(os.environ.get("ARCHIVED_KILLS", "3"))
AN_ARCHIVE = int(os.environ.get("ARCHIVED_BYTES", "20000"))
QUESTIONS = 120
"""A process dies within so many questions: an archive takes some thirty."""


def newsroom(chance: random.Random) -> dict[str, bytes]:
    """Pages of some two thousand signs each, all in the database, and what their bytes are."""
    (outlet,) = printing.sources([SourceKind.OUTLET])
    for first in range(0, ARCHIVED, 1_000):
        some = printing.articles([(outlet, NOON)] * min(1_000, ARCHIVED - first))
        printing.captures((f"{each.url} said so. {chance.randbytes(1_000).hex()}", each) for each in some)
    return {page: bytes(content or b"") for page, content in RawPage.objects.values_list("pk", "content")}


def erase(page: str) -> None:
    with laying.told_to_the_database() as cursor:
        cursor.execute("UPDATE sources_rawpage SET content = '' WHERE sha256 = %s", [page])


def work(dies_at: int, url: str) -> int:
    """One process that archives; how it ended."""
    how = f"from tests.chaos.archiving import work\nwork({dies_at}, {AN_ARCHIVE})\n"
    process = beside.begin(how, CAPTURES_URL=url)
    return process.wait(timeout=600)


def read_elsewhere(store: Folder) -> list[str]:
    """The hashes of all pages in the store, as another program reads and checks them."""
    return [
        hashlib.sha256(each.content_stream().read()).hexdigest()
        for name in names(store)
        for each in ArchiveIterator(BytesIO(store.read(name)), check_digests="raise")
        if each.rec_type == "resource"
    ]


def test_whoever_archives_may_be_killed_anywhere_and_no_byte_is_lost(
    tmp_path: Path, settings: Any, proved: Callable[..., None]
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (places, no secrets)
    print(f"seed {SEED}")
    store = keep_in(tmp_path / "store", settings)
    kept = newsroom(chance)
    killed, erased = 0, list[str]()

    for _ in range(KILLS):
        killed += work(chance.randrange(1, QUESTIONS), settings.CAPTURES_URL) == -9
        archived = ArchivedPage.objects.exclude(pk__in=erased).order_by("?").values_list("pk", flat=True)
        for page in archived[:1]:
            erase(page)
            erased.append(page)
    assert work(0, settings.CAPTURES_URL) == 0
    clearing.clear_left(now=lapsed())

    whole = kept | dict.fromkeys(erased, b"")
    lost = [each.raw_id for each in Capture.objects.order_by("pk") if bytes_now(each) != whole[each.raw_id]]
    assert lost == []
    assert (
        RawPage.objects.filter(content=None).count() == ArchivedPage.objects.count() == ARCHIVED - len(erased)
    )
    standing = Archive.objects.standing().values_list("sha256", flat=True)
    assert names(store) == sorted(map(archives.name_of, standing))
    assert [*outside.archived(lambda *_: None), *outside.pages(lambda *_: None)] == []
    assert sorted(read_elsewhere(store)) == sorted(kept.keys() - set(erased))
    assert killed >= KILLS // 2
    proved(
        "ARCHIVE",
        size=f"{ARCHIVED:,} pages into {len(standing)} archives, {killed} kills, {len(erased)} pages erased meanwhile, "
        f"seed {SEED}",
        figure=f"{len(lost)} lost, none of the erased left, every archive as it was written, no other file left",
    )
