"""Pages of a list, each found by the id the last one ended with: no page is slower than the first, none overlaps."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from provenance.partners.errors import Fault
from sources.api.audience import Audience
from sources.api.parameters import COUNT, PUBLIC_ID
from sources.api.resource import Rows, Shape

LARGEST = 200
USUAL = 50
TOKEN = re.compile(r"[A-Za-z0-9_-]{4,100}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list ordered by public id: behind ``key``, or before it where ``back``."""

    key: str
    back: bool = False

    def token(self) -> str:
        """The cursor as an address carries it."""
        return wrap(("-" if self.back else "+") + self.key)

    @classmethod
    def read(cls, token: str) -> "Cursor":
        """The cursor in an address; raises ``Fault`` for anything we did not write ourselves."""
        way, key = unwrap(token)[:1], unwrap(token)[1:]
        if way not in ("+", "-") or not PUBLIC_ID.fullmatch(key):
            raise unreadable("cursor")
        return cls(key, back=way == "-")


def unreadable(field: str) -> Fault:
    return Fault(
        "is no cursor of ours: follow the addresses in “next” and “previous”", code="bad_cursor", field=field
    )


def wrap(plain: str) -> str:
    """Plain words as a token: opaque so that nobody builds one, unsigned because it opens nothing."""
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def unwrap(token: str, field: str = "cursor") -> str:
    """The plain words in a token."""
    if not TOKEN.fullmatch(token):
        raise unreadable(field)
    try:
        return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        raise unreadable(field) from None


def size(written: str | None) -> int:
    """How many rows a page shows."""
    if written is None:
        return USUAL
    if not COUNT.fullmatch(written) or not 1 <= int(written) <= LARGEST:
        raise Fault(f"write a whole number from 1 to {LARGEST}", code="bad_value", field="page_size")
    return int(written)


def page(
    request: HttpRequest, rows: Rows, shape: Shape, asked: Mapping[str, str], audience: Audience
) -> dict[str, Any]:
    """One page of ``rows``: told, with the addresses of the pages around it."""
    return turned(request, asked, lambda length, cursor: shape.told(turn(rows, cursor)[:length], audience))


def turn(rows: Rows, cursor: Cursor | None) -> Rows:
    """The rows from a place on, in the order in which one reads on from there."""
    back = cursor is not None and cursor.back
    if cursor is not None:
        rows = rows.filter(**{"public_id__lt" if back else "public_id__gt": cursor.key})
    return rows.order_by("-public_id" if back else "public_id")


def turned(
    request: HttpRequest, asked: Mapping[str, str], read: Callable[[int, Cursor | None], list[Any]]
) -> dict[str, Any]:
    """The page of what ``read`` tells, so many rows from a place on; with the addresses of the pages around it."""
    length = size(asked.get("page_size"))
    cursor = Cursor.read(asked["cursor"]) if "cursor" in asked else None
    back = cursor is not None and cursor.back
    told = read(length + 1, cursor)
    more, told = len(told) > length, told[:length]
    if back:
        told.reverse()
    follows, precedes = (cursor is not None, more) if back else (more, cursor is not None)
    return {
        "next": _beside(request, Cursor(told[-1]["id"])) if told and follows else None,
        "previous": _beside(request, Cursor(told[0]["id"], back=True)) if told and precedes else None,
        "results": told,
    }


def _beside(request: HttpRequest, cursor: Cursor) -> str:
    return address(request, cursor=cursor.token())


def address(request: HttpRequest, **changed: str) -> str:
    """This request's own address with some parameters set anew."""
    parameters = {**request.GET.dict(), **changed}
    return request.build_absolute_uri(f"{request.path}?{urlencode(parameters)}")
