"""One look at a feed: the feed itself, and of a sitemap index the newest few sitemaps it lists."""

import dataclasses

from sources.fetching import unpacking
from sources.fetching.client import Answer, Client
from sources.fetching.failure import Failed
from sources.fetching.looking import MOST_SECONDS, Brought, Wanted, look
from sources.intake import announcements
from sources.intake.apart import reading
from sources.rules import addresses

SECONDS_FOR_CHILDREN = 5.0
"""For each sitemap of an index; three of them fit into the time of one look."""

GZIP = b"\x1f\x8b"


def look_at_feed(client: Client, wanted: Wanted) -> Brought:
    """Look at a feed; what a sitemap index lists on the same host comes along as ``further``.

    All of it together is over when the host's turn is: what there is no time for is read at the next look.
    """
    client = client.within(MOST_SECONDS)
    brought = _plain(look(client, wanted))
    if brought.answer is None or brought.answer.unchanged:
        return brought
    hasty = dataclasses.replace(client, seconds=SECONDS_FOR_CHILDREN)
    known = {**wanted.known, **brought.read}
    further = []
    for child in _children(brought.answer):
        if _host(child) == _host(brought.answer.url):
            found = _plain(look(hasty, Wanted(child, wanted.kinds, known=known)))
            further += [found.answer] if found.answer else []
    return dataclasses.replace(brought, further=tuple(further))


def _children(answer: Answer) -> tuple[str, ...]:
    """The sitemaps an index lists; what is no feed at all is told when it is taken up."""
    try:
        return announcements.children(reading.read_channel(answer.content, url=answer.url))
    except ValueError:
        return ()


def _plain(brought: Brought) -> Brought:
    """The answer with a gzip file unpacked, as sitemaps are often served."""
    answer = brought.answer
    if answer is None or not answer.content.startswith(GZIP):
        return brought
    try:
        return dataclasses.replace(brought, answer=_unzipped(answer))
    except Failed as failed:
        failed.chain = answer.chain
        return dataclasses.replace(brought, answer=None, failure=failed)


def _unzipped(answer: Answer) -> Answer:
    return dataclasses.replace(answer, content=unpacking.unzipped(answer.content))


def _host(url: str) -> str:
    try:
        return addresses.host(url)
    except ValueError:
        return ""
