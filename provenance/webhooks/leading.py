"""Looks up, when somebody gives an address to be told at, whether its name leads into a house just now."""

from sources.errors import Refused
from sources.fetching import asking
from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.rules.targets import Target
from sources.vocabulary import VisitOutcome

SECONDS = 2.0
"""How long whoever gives an address waits for it to be looked up; our choice."""


def hold_public(found: Target) -> None:
    """Refuse a name that leads to an address no partner can have: of this machine, of a house, of a link.

    A name that nobody knows, or not in time, is let pass: it may be given before it is set up, and our own resolver may
    be what is away; sending looks it up each time, and ends in the endpoint being disabled. Raises ``Refused``.
    """
    opener = asking.client().opener
    try:
        with Deadline(SECONDS) as deadline:
            opener.leads_to(found.host, found.port, deadline)
    except Failed as failed:
        if failed.outcome == VisitOutcome.REFUSED_ADDRESS:
            raise Refused(
                "Its name leads into a closed network just now: point it at a public address, then give it again",
                field="url",
            ) from failed
