"""A newsroom with a history, and what somebody who owns the database could do to it."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from claims.models import Claim
from provenance.history.actions import chain
from provenance.history.models import Change, Entry, Link, LinkKind
from provenance.history.verification import verify
from sources.actions.signature import signed
from tests import factories as make

GUARDED = ("history_entry", "history_link", "history_change", "sources_capture", "sources_rawpage", "sources_grade",
           "claims_appearance",
           "claims_review", "claims_reviewcomment", "claims_explainer",
           "sources_commonplace", "claims_bearing")  # fmt: skip


class Undone(Exception):
    """Takes an alteration back when it has been looked at."""


def sql(query: str, *arguments: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, arguments)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def tampering() -> Iterator[None]:
    """What is altered here goes past every trigger, as the owner of the tables can do, and is undone at the end."""
    try:
        with transaction.atomic():
            connection.check_constraints()  # what waits for the end of a transaction would hold the triggers
            for table in GUARDED:
                sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            raise Undone
    except Undone:
        pass


def faults(anchor: str = "") -> list[str]:
    """The rows found bad, without the switched-off triggers the tampering itself leaves."""
    found = verify(watch=lambda *_: None, anchor=anchor).faults
    return [str(fault) for check, fault in found if check != "every trigger is in place"]


def settle() -> None:
    """Wait until no transaction anywhere on the server is older than what was last written."""
    deadline = time.monotonic() + 60
    while Change.objects.count() > Change.objects.settled().count():
        assert time.monotonic() < deadline, "some transaction has been running for a minute"
        time.sleep(0.02)


def seal() -> int:
    """Seal everything written so far; other tests on the same server may hold that up for a moment."""
    settle()
    return chain.seal()


@pytest.fixture
def newsroom(ana: make.User) -> None:
    """Twelve decisions in the chain and three sealed batches of machine entries."""
    for number in range(3):
        claim = make.make_claim()
        make.make_appearance(claim)
        make.make_review(claim, written_by=ana)
        make.make_grade(make.make_source(), graded_by=ana)
        seal()
        for version in range(4):
            with signed(user=ana, why="So it is."):
                Claim.objects.filter(pk=claim.pk).update(text=f"Version {version} of {number}.")


def rehash(entry: int) -> None:
    """Give an altered entry the hashes it would have, had it been written so."""
    sql(
        "UPDATE history_entry SET content_hash = history_content_hash(salt, before, after, why) WHERE id = %s",
        entry,
    )
    sql("""UPDATE history_entry SET hash = history_entry_hash(id, xid, at, subject, key, resource, public_id, action,
           actor_id, actor, role, content_hash) WHERE id = %s""", entry)  # fmt: skip


def rewrite_chain() -> None:
    """Make the whole chain anew from the entries as they now are: what the owner of a database can do at most."""
    links = list(Link.objects.order_by("number"))
    sql("DELETE FROM history_link")
    previous = bytes(32)
    for link in links:
        if link.kind == LinkKind.DECISION:
            link.digest = Entry.objects.get(pk=link.entry_id).hash
        else:
            covered = Entry.objects.filter(actor_id=None, xid__gte=link.from_xid, xid__lt=link.to_xid)
            rows = covered.order_by("xid", "id").values_list("id", "hash")
            link.leaves = b"".join(key.to_bytes(8, "big") + bytes(digest) for key, digest in rows)
            link.digest, link.entries = hashlib.sha256(link.leaves).digest(), len(rows)
        link.previous = previous
        link.hash = previous = hashed(link)
    Link.objects.bulk_create(links)
    sql("UPDATE history_head SET hash = %s, entries = %s", previous, sum(link.entries for link in links))


def hashed(link: Link) -> bytes:
    """The hash a link has, by what it says."""
    said = [
        link.previous,
        link.number,
        link.kind,
        link.at,
        link.entry_id,
        link.from_xid,
        link.to_xid,
        link.entries,
    ]
    return bytes(
        sql("SELECT history_link_hash(%s, %s, %s, %s, %s, %s, %s, %s, %s)", *said, link.digest)[0][0]
    )
