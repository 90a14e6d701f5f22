"""One look at an address: its host's robots.txt first, then the page. No database is held open meanwhile."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sources.fetching.client import PAGES, Answer, Client, Wish
from sources.fetching.failure import Failed
from sources.rules import robots
from sources.rules.robots import Robots
from sources.rules.targets import Target
from sources.vocabulary import VisitOutcome

SECONDS_FOR_ROBOTS = 10.0
MOST_SECONDS = 40.0
"""A look is over after that, whatever happens: 20 s for the page, 10 s for a robots.txt met on the way, and a name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at; ``known`` holds the robots.txt of hosts we have read it of lately."""

    url: str
    kinds: frozenset[str] = PAGES
    etag: str = ""
    last_modified: str = ""
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a look: an answer or a failure, the robots.txt files that were read, and when it was over.

    ``pause`` is how many seconds the site wants to be left alone; ``further`` holds what a sitemap index lists.
    """

    at: datetime
    answer: Answer | None = None
    failure: Failed | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    pause: float = robots.SHORTEST_PAUSE
    further: tuple[Answer, ...] = ()


def look(client: Client, wanted: Wanted) -> Brought:
    """Look at an address as its site wants it. Whatever goes wrong comes back as a failure."""
    read: dict[str, str] = {}

    def gate(hop: Target) -> None:
        if not rules(hop).allows(hop.path):
            raise Failed(VisitOutcome.ROBOTS, f"of {hop.host}")

    def rules(hop: Target) -> Robots:
        text = wanted.known.get(hop.host)
        if text is None and hop.host not in read:
            read[hop.host] = _robots(client, hop)
        return robots.read(read[hop.host] if text is None else text)

    answer, failure = None, None
    wish = Wish(wanted.url, wanted.kinds, wanted.etag, wanted.last_modified)
    try:
        answer = client.get(wish, gate=gate)
    except Failed as failed:
        failure = failed
    texts = [*wanted.known.values(), *read.values()]
    pause = max((robots.read(text).pause for text in texts), default=robots.SHORTEST_PAUSE)
    return Brought(datetime.now(UTC), answer, failure, read, pause)


def _robots(client: Client, hop: Target) -> str:
    """A host's robots.txt; empty where it has none. Where it cannot be had the whole host is left alone for now."""
    wish = Wish(f"{hop.scheme}://{hop.host}/robots.txt", frozenset(), most=robots.MOST_BYTES, cut=True)
    try:
        answer = dataclasses.replace(client, seconds=SECONDS_FOR_ROBOTS).get(wish)
    except Failed as failed:
        # RFC 9309: what a site refuses to show it does not ask of us; a site in trouble wants nobody.
        if failed.chain and 400 <= failed.chain[-1][0] < 500 and failed.chain[-1][0] != 429:
            return ""
        raise Failed(
            failed.outcome, f"robots.txt: {failed.cause}", retry_after=failed.retry_after
        ) from failed
    text = answer.content.decode("utf-8", "replace").replace("\x00", "")
    if len(answer.content) < robots.MOST_BYTES:
        return text
    # A rule that is cut short bars more than was meant.
    return "\n".join(text.splitlines()[:-1])
