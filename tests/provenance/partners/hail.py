"""What a maker of odd requests is told beside the description: the forms of values that only the program makes."""

import base64
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from provenance.partners.changes import LATEST
from provenance.partners.errors import Fault
from provenance.partners.expanding import EXPAND, MOST_AROUND
from provenance.partners.ingest_schema import DATED, NAME, PROSE, SEEN
from provenance.partners.once import HEADER, KEY
from provenance.partners.paging import LARGEST, Cursor
from provenance.telling import places
from sources.api.parameters import PUBLIC_ID, WEB_ADDRESS
from sources.publicid import ALPHABET, LENGTH
from sources.rules.addresses import LONGEST

IDS = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PAST = st.datetimes(datetime(2000, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ADDRESSES = IDS.map(lambda some: f"https://{some}.example/{some}")
WHOLE = {"ndjson", "csv", "xlsx"}
PAGED = {"as_of", "cursor", "page_size", EXPAND}
numbers = count(1)


def cursor(way: str, key: str) -> str:
    """A place in a list, as the list itself writes it."""
    return base64.urlsafe_b64encode((way + key).encode()).decode().rstrip("=")


schemathesis.openapi.format("place", st.builds(cursor, st.sampled_from("+-"), IDS))
schemathesis.openapi.format("feed-place", st.just("latest"))
schemathesis.openapi.format("past-moment", PAST.map(datetime.isoformat))
schemathesis.openapi.format(DATED, DAYS | DAYS.map(lambda day: day[:4]) | DAYS.map(lambda day: day[:7]))
schemathesis.openapi.format(SEEN, PAST.map(datetime.isoformat))
schemathesis.openapi.format(NAME, IDS.map(lambda some: f"The {some} Post"))
schemathesis.openapi.format(PROSE, IDS.map(lambda some: f"Four ferrymen of {some} drowned on Friday."))
schemathesis.openapi.format("date", DAYS)
schemathesis.openapi.format("date-time", MOMENTS.map(datetime.isoformat))
schemathesis.openapi.format("uri", ADDRESSES)
schemathesis.openapi.format(WEB_ADDRESS, ADDRESSES)


@schemathesis.hook
def before_call(_context: Any, case: Any, **_kwargs: Any) -> None:
    """What can only be asked together is asked together, which a description cannot say: see what each is told.

    What is sent to be refused stays as it is.
    """
    handing_in = case.operation.path.endswith("/ingest/") and case.method == "POST"
    if (handing_in and not case.headers.get(HEADER)) or KEY.fullmatch(str(case.headers.get(HEADER, ""))):
        case.headers[HEADER] = f"{next(numbers)}"  # one already used is answered 422, whatever else is sent
    if case.meta is not None and case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    case.query = together(case.operation.path, case.method, dict(case.query or {}))
    if isinstance(case.body, dict):
        case.body = handed_in(case.body) if handing_in else at_an_address(case.body)


def together(path: str, method: str, query: dict[str, Any]) -> dict[str, Any]:
    """What is asked, without what cannot stand beside it."""
    if isinstance(query.get("cursor"), str) and not _is_place(query["cursor"]):
        query.pop("cursor")  # any text is one as far as the description can say
    if path.endswith("/changes/") and isinstance(query.get("after"), str) and not _is_in_feed(query["after"]):
        query.pop("after")
    lone = "claim" not in query and not path.endswith("{public_id}/")
    if _is_moment(query.get("as_of")) and (lone or EXPAND in query):
        query.pop("as_of")
    if str(query.get("format")) in WHOLE and PAGED & query.keys():
        query.pop("format")
    if (
        EXPAND in query
        and str(query.get("page_size")).isdecimal()
        and MOST_AROUND < int(query["page_size"]) <= LARGEST
    ):
        query["page_size"] = MOST_AROUND
    if path.endswith("/ingest/") and method == "GET":
        if "url" in query and PUBLIC_ID.fullmatch(str(query.get("article"))):
            query.pop("article")
        elif not query.keys() & {"url", "article"}:
            query["url"] = "https://harbour.example/ferry"
    return query


def _is_place(written: str) -> bool:
    try:
        return bool(Cursor.read(written))
    except Fault:
        return False


def _is_in_feed(written: str) -> bool:
    return written == LATEST or places.read(written) is not None


def _is_moment(written: Any) -> bool:
    try:
        return bool(datetime.fromisoformat(str(written)))
    except ValueError:
        return False


def handed_in(body: dict[str, Any]) -> dict[str, Any]:
    """With an address alone somebody else is sent to fetch it, for which no key is good: the article goes with it."""
    body = at_an_address(body)
    alone = body.get("url") and not body.get("text") and not body.get("html")
    return {**body, "text": "Four ferrymen drowned."} if alone else body


def at_an_address(body: dict[str, Any]) -> dict[str, Any]:
    """An address is one of the web: any text is one as far as the description can say."""
    url = body.get("url")
    odd = isinstance(url, str) and 0 < len(url) <= LONGEST and not url.startswith("http")
    return {**body, "url": "https://harbour.example/ferry"} if odd else body
