"""Carries a request that bears an Idempotency-Key out once, however often it is sent, and answers it alike."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from rest_framework.request import Request

from provenance.partners.actions import receipts
from provenance.partners.errors import Fault
from provenance.partners.rendering import encode
from provenance.partners.showing import KEY_SHOWN
from sources.actions.signature import Person

KEY = re.compile(r'"?([\x21-\x7e]{1,255}?)"?', re.ASCII)
HEADER = "Idempotency-Key"
ABOUT = (
    "a name of your own choice for this request, such as a UUID: sent again within 24 hours, it is answered as it was "
    "the first time, with “Idempotency-Replayed: true”. Whoever shows a key must send one"
)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a request: the number and body of the answer, and the address it leads to."""

    number: int
    told: Any
    location: str
    tag: str = ""


def carried_out(
    request: Request, sent: dict[str, Any], sender: Person, act: Callable[[], Done]
) -> tuple[HttpResponse, bool]:
    """The answer, and whether ``act`` was called for it: not where the same request was answered before.

    Raises ``Fault`` where a key of a partner comes without a name for its request, ``Busy`` while the first of two is
    at work, ``Reused`` where the name was used for something else, and whatever ``act`` raises, which leaves it free.
    """
    key, fingerprint = _key(request), _fingerprint(request.path, sent)
    with transaction.atomic():
        kept = receipts.find(sender=sender, key=key, fingerprint=fingerprint) if key else None
        if kept is not None:
            response = finished(kept.number, bytes(kept.answer), kept.location)
            response["Idempotency-Replayed"] = "true"
            return response, False
        done = act()
        response = finished(done.number, encode(done.told), done.location)
        if key:
            receipts.keep(
                sender=sender,
                key=key,
                fingerprint=fingerprint,
                number=done.number,
                answer=response.content,
                location=done.location,
            )
    if done.tag:
        response["ETag"] = done.tag
    return response, True


def finished(number: int, answer: bytes, location: str) -> HttpResponse:
    """An answer that no cache keeps; a new thing's says where it is."""
    response = HttpResponse(answer, status=number, content_type="application/json")
    response["Cache-Control"] = "no-store"
    if number != 200:
        response["Location"] = location
    return response


def _key(request: Request) -> str:
    written = request.headers.get(HEADER)
    if written is None:
        if hasattr(request, KEY_SHOWN):
            raise Fault(
                "is missing: send a name of your own for this request, such as a UUID, and the same again if you hear "
                "no answer",
                code="idempotency_key_missing",
                field=HEADER,
            )
        return ""
    found = KEY.fullmatch(written.strip())
    if not found:
        raise Fault("write 1 to 255 visible ASCII signs, such as a UUID", code="bad_value", field=HEADER)
    return found[1]


def _fingerprint(path: str, row: dict[str, Any]) -> str:
    """The same for the same fields in any order and spacing."""
    sent = json.dumps([path, row], sort_keys=True)
    return hashlib.sha256(sent.encode()).hexdigest()
