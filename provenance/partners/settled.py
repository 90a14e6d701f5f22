"""Says of an answer on its way out that it may be told again, to the same words, as long as nothing changes."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from provenance.operating.timing import route_of
from provenance.partners import limits
from provenance.partners.arriving import ARRIVED, Arrival, End
from provenance.partners.limits import QUOTA, Quota
from provenance.partners.unchanged import is_settled

ON_ANSWER = "settled"
"""The attribute of an answer that holds what it hangs on."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The key that was shown (its primary key and version, and what it may spend in a minute), the last change of the
    feed and the moment before the answer was worked out, the name of the route that gave it, and the bytes counted."""

    key: int
    version: int
    most: int
    end: End
    now: datetime
    route: str
    sent: int


def mark(request: HttpRequest, response: HttpResponseBase) -> None:
    """Mark an answer that was given to a key and hangs on nothing but words, key, history and embargoes.

    Not what costs more than a page, as whole lists and questions about the past do; not what a replica answered, of
    which nobody knows how far it had come; not while something is written whose place is before the end of the feed.
    """
    arrival: Arrival | None = getattr(request, ARRIVED, None)
    quota: Quota | None = getattr(request, QUOTA, None)
    if arrival is None or arrival.end is None or quota is None or quota.spent is None:
        return
    view = getattr(request.resolver_match, "func", None)
    if (
        isinstance(response, HttpResponse)
        and response.status_code in (200, 304)
        and is_settled(view)
        and limits.cost_of(getattr(view, "cls", None), request) == 1
    ):
        key = arrival.key
        setattr(
            response,
            ON_ANSWER,
            Settled(
                key.pk,
                key.version,
                quota.most,
                arrival.end,
                arrival.now,
                route_of(request),
                len(response.content),
            ),
        )


def of(response: HttpResponse) -> Settled | None:
    """What a marked answer hangs on; None of any other, and of one with a cookie."""
    found: Settled | None = None if response.cookies else getattr(response, ON_ANSWER, None)
    return found
