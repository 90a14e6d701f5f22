"""Puts what was handed in and could not be read away, with the reason, and tries it again when a person asks."""

import hashlib
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from sources.actions import captures
from sources.actions.signature import Person, signed
from sources.errors import Harmful, Refused, Unreadable
from sources.intake.handed import Handed
from sources.models import Capture, PutAway
from sources.rules.period import Moment
from sources.vocabulary import Precision

KEPT = timedelta(days=90)
"""How long the bytes are kept after the last try; long enough for a reader of ours to be mended. The row stays."""

SWEPT = 100
"""Bytes dropped with each new row: as many as may come in would be plenty."""

WHY = "Tried again."


def keep(*, refusal: Refused, by: Person | None = None) -> PutAway | None:
    """Put away what was refused because its content could not be read; None where a field was wrong, or no more.

    The same bytes from the same place, address and source again count one more try; who handed them in first stays,
    also where nobody did. Call it outside of the transaction that was refused.
    """
    handed = refusal.document if isinstance(refusal, Unreadable) else None
    if not isinstance(handed, Handed):
        return None
    place, facts = _words(handed.where or handed.url)[:2000], _facts(handed)
    told = {
        "media": _words(handed.media)[:100],
        "facts": facts,
        "content": handed.content,
        "told": _words(refusal.sentence),
        "harmful": isinstance(refusal, Harmful),
    }
    with transaction.atomic():
        row, new = PutAway.objects.get_or_create(
            sha256=hashlib.sha256(handed.content).hexdigest(),
            whence=_whence(place, facts.get("url", ""), facts.get("source", "")),
            defaults={
                **told,
                "place": place,
                "size": len(handed.content),
                "handed_by_id": by.pk if by else None,
            },
        )
        if not new:
            PutAway.objects.filter(pk=row.pk).update(
                **told, tries=F("tries") + 1, last_at=Now(), capture=None
            )
            row.refresh_from_db()
        old = PutAway.objects.filter(content__isnull=False, last_at__lt=Now() - KEPT).order_by("last_at")[
            :SWEPT
        ]
        PutAway.objects.filter(pk__in=old.values("pk")).update(content=None)
    return row


def try_again(*, row: PutAway, by: Person) -> Capture:
    """Hand it in once more. Raises ``Refused`` where it still cannot be read, and keeps the new reason."""
    if row.content is None:
        raise Refused(f"was put away more than {KEPT.days} days ago: hand it in again", where=str(row))
    try:
        with signed(user=by, why=WHY):
            kept = captures.take(handed=_handed(row)).capture
            PutAway.objects.filter(pk=row.pk).update(capture=kept, tries=F("tries") + 1, last_at=Now())
    except Refused as refusal:
        keep(refusal=refusal, by=by)
        raise
    return kept


def _whence(*told: str) -> str:
    """A hash of the place, the address and the source, which may be longer than an index takes."""
    return hashlib.sha256(b"\0".join(each.encode() for each in told)).hexdigest()


def _facts(handed: Handed) -> dict[str, Any]:
    """What the giver said, as plain words."""
    given = asdict(handed)
    facts = {name: _plain(value) for name, value in given.items() if value and name not in _APART}
    if handed.published:
        facts["published"] = {**given["published"], "at": handed.published.at.isoformat()}
    if handed.retrieved:
        facts["retrieved"] = handed.retrieved.isoformat()
    if handed.seen:
        facts["seen"] = [at.isoformat() for at in handed.seen]
    return facts


def _plain(value: Any) -> Any:
    """What was said as the database can hold it."""
    if isinstance(value, str):
        return _words(value)
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _handed(row: PutAway) -> Handed:
    facts = {name: value for name, value in row.facts.items() if name in _KNOWN}
    if "published" in facts:
        told = facts["published"]
        facts["published"] = Moment(
            datetime.fromisoformat(told["at"]), Precision(told["precision"]), told["inferred"]
        )
    if "retrieved" in facts:
        facts["retrieved"] = datetime.fromisoformat(facts["retrieved"])
    facts["seen"] = tuple(datetime.fromisoformat(at) for at in facts.get("seen", ()))
    facts["hints"] = tuple((str(name), str(value)) for name, value in facts.get("hints", ()))
    return Handed(content=bytes(row.content or b""), media=row.media, where=row.place, **facts)


def _words(told: str) -> str:
    """A sentence as the database can hold it: names of files may hold anything."""
    return told.replace("\0", "").encode("utf-8", "replace").decode()


_APART = frozenset({"content", "media", "where"})
_KNOWN = frozenset(field.name for field in fields(Handed)) - _APART
