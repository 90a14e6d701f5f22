"""Attaching evidence to a claim, an address or a file with a note, and withdrawing it with a mark."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone

from claims.models import AttachedFile, Attachment, Claim
from claims.models.attachment import LARGEST
from claims.rules.attaching import is_address, media_of, plain_name
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.publicid import public_id
from sources.rules.stated import stated

MOST = 2_000
"""Characters of a note: a long paragraph. Our choice."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as somebody hands it in, with the name it had on their machine."""

    name: str
    content: bytes


def add(*, claim: Claim, note: str, by: Person, url: str = "", file: Handed | None = None) -> Attachment:
    """Attach an address or a file, or both; the same by the same person again changes nothing until it is withdrawn."""
    words, address = _note(note), _address(url)
    kept = _file(file) if file is not None else None
    if not address and kept is None:
        raise Refused("Give an address, or choose a file: a note alone is a comment", field="url")
    with signed(user=by, why=words):
        row = Claim.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=claim.pk)
        held = row.merged_into or row
        if kept is not None:
            AttachedFile.objects.bulk_create([kept], ignore_conflicts=True)
        said = (held.public_id, by.get_username(), words, address, kept.sha256 if kept else "")
        before = (
            Attachment.objects.filter(claim=held, note=words, url=address).exclude(withdrawn_at=None).count()
        )
        return Attachment.objects.get_or_create(
            public_id=public_id("attachment", *said, str(before)),
            defaults={
                "claim": held,
                "note": words,
                "url": address,
                "file_id": kept.sha256 if kept else None,
                "file_name": plain_name(file.name) if file else "",
                "added_by_id": by.pk,
                "added_at": timezone.now(),
            },
        )[0]


def withdraw(*, attachment: Attachment, by: Person, why: str) -> Attachment:
    """Withdraw it: the note stays as a mark, with who withdrew it and why; nobody is given the file any more."""
    why = reason_given(why)
    with signed(user=by, why=why):
        rows = Attachment.objects.filter(pk=attachment.pk, withdrawn_at=None)
        marks = {"withdrawn_by_id": by.pk, "withdrawn_at": timezone.now(), "withdrawn_why": why}
        done = rows.update(**marks)
        attachment.refresh_from_db()
        if not done:
            told = stated(f"{attachment.withdrawn_by} has withdrawn it already: “{attachment.withdrawn_why}”")
            raise Stale(f"{told}. Nothing of yours was saved", field="attachment")
        return attachment


def _note(note: str) -> str:
    written = note.strip()
    if not written:
        raise Refused("Say what it shows, in a sentence", field="note")
    if len(written) > MOST:
        raise Refused(f"Say it in {MOST:,} characters at most; this has {len(written):,}", field="note")
    return written


def _address(url: str) -> str:
    written = url.strip()
    if written and not is_address(written):
        raise Refused("Write the whole address, as in https://example.org/report", field="url")
    return written


def _file(file: Handed) -> AttachedFile:
    if not file.content:
        raise Refused("The file is empty: choose another", field="file")
    if len(file.content) > LARGEST:
        raise Refused(
            f"The file has {len(file.content):,} bytes; {LARGEST:,} are the most: attach the part that matters, or an "
            "address",
            field="file",
        )
    media = media_of(file.content)
    if not media:
        raise Refused("Attach a PDF, a PNG or JPEG picture, or a plain text in UTF-8", field="file")
    digest = hashlib.sha256(file.content).hexdigest()
    return AttachedFile(sha256=digest, content=file.content, media=media, size=len(file.content))
