"""Evidence attached to a claim: signed, kept once by its hash, withdrawn with a mark."""

import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from claims.actions import attachments, mergers
from claims.actions.attachments import Handed
from claims.models import AttachedFile, Attachment
from claims.models.attachment import LARGEST
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.errors import Refused, Stale
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
LOG = Handed("port/log.txt", b"27 February: four ferrymen taken from the water.\n")


def test_a_file_is_kept_once_under_its_hash_and_the_same_again_is_the_same(ana: User, ben: User) -> None:
    claim = make_claim()
    rows = {attachments.add(claim=claim, note="The port’s log.", file=LOG, by=ana).pk for _ in range(2)}
    attachments.add(claim=claim, note="The port’s log.", file=LOG, by=ben)

    kept = AttachedFile.objects.get()
    assert (kept.sha256, bytes(kept.content)) == (hashlib.sha256(LOG.content).hexdigest(), LOG.content)
    assert (len(rows), Attachment.objects.count()) == (1, 2)
    row = Attachment.objects.get(added_by=ana)
    assert (row.file_name, row.note) == ("log.txt", "The port’s log.")
    entry = Entry.objects.decisions().filter(subject="attachment").order_by("pk")[0]
    assert (entry.actor, entry.why) == ("ana", "The port’s log.")


def test_the_database_holds_a_file_to_its_hash_and_changes_none(ana: User) -> None:
    attachments.add(claim=make_claim(), note="The log.", file=LOG, by=ana)

    with pytest.raises(IntegrityError, match="what_its_hash_says"), transaction.atomic():
        AttachedFile.objects.create(sha256="0" * 64, content=b"x", media="text/plain", size=1)
    with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
        AttachedFile.objects.update(media="image/png")


def test_what_is_withdrawn_leaves_a_mark_and_may_be_attached_anew(ana: User, ben: User) -> None:
    claim = make_claim()
    row = attachments.add(claim=claim, note="The log.", url="https://port.example/log", by=ana)

    attachments.withdraw(attachment=row, by=ben, why="Another port.")

    assert (row.note, row.withdrawn_by, row.withdrawn_why) == ("The log.", ben, "Another port.")
    with pytest.raises(Stale, match="Ben Okafor has withdrawn it already: “Another"):
        attachments.withdraw(attachment=row, by=ana, why="Mine.")
    assert attachments.add(claim=claim, note="The log.", url="https://port.example/log", by=ana) != row


def test_what_is_attached_to_a_merged_claim_stands_with_the_other(ana: User) -> None:
    claim, other = make_claim(), make_claim()
    first = attachments.add(claim=claim, note="Before.", url="https://port.example/1", by=ana)
    mergers.merge(claim=claim, into=other, by=ana, why="Same.", version=1)

    later = attachments.add(claim=claim, note="After.", url="https://port.example/2", by=ana)

    assert set(Attachment.objects.of_claim(other.pk)) == {first, later}


def test_what_cannot_be_attached_is_refused_at_its_field(ana: User) -> None:
    cases: list[tuple[dict[str, object], str, str]] = [
        ({"note": " "}, "note", "what it shows"),
        ({"note": "x" * 2001}, "note", "2,000 characters"),
        ({"url": ""}, "url", "Give an address, or choose a file"),
        ({"url": "javascript:alert(1)"}, "url", "the whole address"),
        ({"file": Handed("a.txt", b"")}, "file", "is empty"),
        ({"file": Handed("a.html", b"<html>")}, "file", "Attach a PDF"),
        ({"file": Handed("a.txt", b"x" * (LARGEST + 1))}, "file", "10,000,000 are the most"),
    ]

    said = {"claim": make_claim(), "by": ana, "note": "The log.", "url": "https://port.example/log"}
    for given, field, told in cases:
        with pytest.raises(Refused, match=told) as refused:
            attachments.add(**{**said, **given})  # type: ignore[arg-type]
        assert refused.value.field == field
    assert not Attachment.objects.exists()
