"""What a message says: what became of one thing, and its number among all that is told; never the thing itself."""

from datetime import datetime
from typing import Annotated, TypedDict

SINGULAR = {
    "alterations": "alteration", "appearances": "appearance", "articles": "article", "captures": "capture",
    "claims": "claim", "contradictions": "contradiction", "derivations": "derivation", "events": "event",
    "outside_reviews": "outside_review", "reviews": "review", "sources": "source",
}  # fmt: skip
"""By the list a thing stands in, what one of it is called."""
ACTIONS = ("created", "updated", "merged", "withdrawn", "deleted")
"""What becomes of a thing, in the words of the feed of changes."""
FOUND = "search.found"
"""What a message is called by that tells of a claim a saved search has found."""
_KINDS = {(resource, action): f"{one}.{action}" for resource, one in SINGULAR.items() for action in ACTIONS}
KINDS = (*_KINDS.values(), FOUND)
"""All that messages are called by: what is sent and what is described both come from here."""
URGENT = frozenset({"withdrawn", "deleted"})
ALWAYS = URGENT | {"merged"}
"""What every endpoint is told, whatever it asked for: it may hold what is taken back."""


class MessageAboutTold(TypedDict):
    """What a message is about; fetch the thing at ``url``, or drop it if it was withdrawn, deleted or merged."""

    resource: Annotated[str, "the list of the API it stands in"]
    id: Annotated[str, "its id there"]
    action: Annotated[
        str, "what became of it: created, updated, merged, withdrawn or deleted; found by a search"
    ]
    became: Annotated[str | None, "for something merged: the id it goes by now"]
    at: Annotated[datetime, "when"]
    url: Annotated[str | None, "where to fetch it; null for what is there no more"]
    sequence: Annotated[int, "number of the message among all to this endpoint: 1, 2, 3 …"]
    previous: Annotated[int | None, "number of the last message about the same thing; null for the first"]
    search: Annotated[str | None, "of what a saved search has found: its id"]


class Message(TypedDict):
    """The body of a message, as Standard Webhooks lays it out."""

    type: Annotated[str, "what happened to what, such as claim.updated"]
    timestamp: Annotated[datetime, "when it happened"]
    data: MessageAboutTold


def kind(resource: str, action: str) -> str:
    """What a message is called by: “claim.withdrawn”. Raises ``KeyError`` for what is not among ``KINDS``."""
    return _KINDS[resource, action]
