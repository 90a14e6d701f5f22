"""The change feed as a partner follows it, for tests that hold what it tells against what they expect."""

import re

from django.db.models import F
from django.test import Client

from provenance.history.models import Head
from provenance.telling.actions.telling import tell


def settle_feed() -> None:
    """Have the change feed tell what this transaction has written, as if it were done."""
    Head.objects.update(shift=F("shift") + 1_000_000)
    tell()


def feed(client: Client) -> bytes:
    """All that the change feed tells, from its beginning to its end."""
    said, address = b"", "/api/v1/changes/?page_size=200"
    while address:
        told = client.get(address)
        said += told.content
        address = told.json()["next"] or ""
    return fates(said)


def fates(told: bytes) -> bytes:
    """What a change feed tells, line by line: all but the moment at which each was told."""
    found = re.findall(
        rb'"resource": ?"(\w+)", ?"id": ?"(\w+)", ?"action": ?"(\w+)", ?"became": ?(null|"\w+")', told
    )
    return b"\n".join(b" ".join(each) for each in found)
