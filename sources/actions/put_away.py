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

    The same bytes again count one more try. Call it outside of the transaction that was refused.
    """
    handed = refusal.document if isinstance(refusal, Unreadable) else None
    if not isinstance(handed, Handed):
        return None
    told = {
        "media": handed.media,
        "place": _words(handed.where or handed.url)[:2000],
        "facts": _facts(handed),
        "content": handed.content,
        "told": _words(refusal.sentence),
        "harmful": isinstance(refusal, Harmful),
        "handed_by_id": by.pk if by else None,
    }
    with transaction.atomic():
        row, new = PutAway.objects.get_or_create(
            sha256=hashlib.sha256(handed.content).hexdigest(), defaults={**told, "size": len(handed.content)}
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
            PutAway.objects.filter(pk=row.pk).update(
                capture=kept, tries=F("tries") + 1, last_at=Now(), handed_by_id=by.pk
            )
    except Refused as refusal:
        keep(refusal=refusal, by=by)
        raise
    return kept


def _facts(handed: Handed) -> dict[str, Any]:
    """What the giver said, as plain words."""
    facts = {name: value for name, value in asdict(handed).items() if value and name not in _APART}
    if handed.published:
        facts["published"] = {**facts["published"], "at": handed.published.at.isoformat()}
    if handed.retrieved:
        facts["retrieved"] = handed.retrieved.isoformat()
    return facts


def _handed(row: PutAway) -> Handed:
    facts = {name: value for name, value in row.facts.items() if name in _KNOWN}
    if "published" in facts:
        told = facts["published"]
        facts["published"] = Moment(
            datetime.fromisoformat(told["at"]), Precision(told["precision"]), told["inferred"]
        )
    if "retrieved" in facts:
        facts["retrieved"] = datetime.fromisoformat(facts["retrieved"])
    facts["hints"] = tuple((str(name), str(value)) for name, value in facts.get("hints", ()))
    return Handed(content=bytes(row.content or b""), media=row.media, where=row.place, **facts)


def _words(told: str) -> str:
    """A sentence as the database can hold it: names of files may hold anything."""
    return told.replace("\0", "").encode("utf-8", "replace").decode()


_APART = frozenset({"content", "media", "where"})
_KNOWN = frozenset(field.name for field in fields(Handed)) - _APART
