"""Telling a public web site something: one POST, judged like every other address, which follows no redirect."""

import contextlib
import http.client
from collections.abc import Mapping

from urllib3.exceptions import HTTPError

from sources.fetching import lines
from sources.fetching.client import LONGEST_MARK, REDIRECTS, Client
from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.fetching.service import Reply
from sources.rules.targets import target
from sources.vocabulary import VisitOutcome

SECONDS = 15.0
"""All the time there is for one message; Standard Webhooks asks for 15 to 30."""


def tell(client: Client, url: str, content: bytes, headers: Mapping[str, str]) -> Reply:
    """Hand some JSON to a public address under TLS; what it answers but its number is not read.

    Raises ``Failed`` where nobody answers in time, the address leads into a house, or elsewhere by a redirect.
    """
    try:
        hop = target(url)
    except ValueError as error:
        raise Failed(VisitOutcome.REFUSED_ADDRESS, str(error)) from error
    seconds = min(client.seconds, SECONDS)
    sent = {"User-Agent": client.agent, "Content-Type": "application/json", "Connection": "close", **headers}
    with Deadline(seconds) as deadline:
        try:
            with contextlib.closing(
                lines.to(hop, client.opener, deadline, trust=client.trust, silence=seconds)
            ) as line:
                line.request("POST", hop.path, body=content, headers=sent, preload_content=False)
                with contextlib.closing(line.getresponse()) as answer:
                    deadline.left(1)  # a line cut within the headers looks like their end
                    if answer.status in REDIRECTS:
                        raise Failed(
                            VisitOutcome.REDIRECTS, f"answers {answer.status}: give the address it leads to"
                        )
                    return Reply(answer.status, b"", answer.headers.get("Retry-After", "")[:LONGEST_MARK])
        except Failed:
            raise
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
            raise lines.fault(error, deadline, silence=seconds) from error
