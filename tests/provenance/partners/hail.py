"""What a maker of odd requests is told beside the description: the forms of values that only the program makes."""

import base64
from datetime import UTC, date, datetime
from typing import Any

import schemathesis
from hypothesis import strategies as st

from sources.publicid import ALPHABET, LENGTH

IDS = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PAST = st.datetimes(datetime(2000, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def cursor(way: str, key: str) -> str:
    """A place in a list, as the list itself writes it."""
    return base64.urlsafe_b64encode((way + key).encode()).decode().rstrip("=")


schemathesis.openapi.format("place", st.builds(cursor, st.sampled_from("+-"), IDS))
schemathesis.openapi.format("feed-place", st.just("latest"))
schemathesis.openapi.format("past-moment", PAST.map(datetime.isoformat))
schemathesis.openapi.format("date", DAYS)
schemathesis.openapi.format("date-time", MOMENTS.map(datetime.isoformat))
schemathesis.openapi.format("uri", IDS.map(lambda some: f"https://{some}.example/{some}"))


@schemathesis.hook
def map_query(context: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """What can only be asked together is asked together, which a description cannot say: see what each is told."""
    if not query:
        return query
    if "as_of" in query and "claim" not in query and not context.operation.path.endswith("{public_id}/"):
        query = {name: value for name, value in query.items() if name != "as_of"}
    if query.get("format", "json") != "json":
        query = {name: value for name, value in query.items() if name not in {"as_of", "cursor", "page_size"}}
    return query
