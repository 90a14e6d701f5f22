"""What of a feed is news to us: its recent pieces, each once, and which of them it carries whole."""

import re
from datetime import datetime, timedelta

from sources.intake.announced import Announced, Channel
from sources.intake.feeds import CREDITED
from sources.rules import addresses, dates

MOST = 200
"""Pieces of one feed taken up at a look; news feeds list some dozens, and the rest is there the next time."""

MOST_CHILDREN = 3
"""Sitemaps of an index that are read at a look, the newest first: news stands in those."""

RECENT = timedelta(days=7)
"""Of a sitemap, which lists whole archives, only what is at most so old is news."""

WHOLE_WORDS = 150
"""Words from which a text in a feed may be a whole piece; teasers stay below a hundred."""

_CUT_OFF = re.compile(
    r"(\.\.\.|…|\[…\]|\[\.\.\.\]|read more|continue reading|leer más|seguir leyendo)\W{0,5}$", re.I
)


def news(channel: Channel, *, now: datetime) -> list[Announced]:
    """The pieces to take up: recent, with an address, each once; of a sitemap the newest first."""
    found: dict[str, Announced] = {}
    # Feeds carry no such time: all their pieces are alike, and keep the feed's own order.
    for each in sorted(channel.announced, key=lambda one: one.touched, reverse=True):
        if len(found) < MOST and _stands_somewhere(each) and _recent(each, now):
            found.setdefault(each.url, each)
    return list(found.values())


def whole(announced: Announced) -> bool:
    """Whether the feed seems to carry all of it: long enough, and not cut off with dots or an invitation to read on."""
    first, *rest = announced.html.split("<")
    words = " ".join([first, *(piece.partition(">")[2] for piece in rest)]).split()
    return announced.full and len(words) >= WHOLE_WORDS and not _CUT_OFF.search(" ".join(words[-12:])[-120:])


def hints(announced: Announced) -> tuple[tuple[str, str], ...]:
    """Whom the feed names as the one a piece came from, by name and by address, to be kept with its capture."""
    named = (" ".join(each.split())[:500] for each in (announced.credited, announced.credited_url))
    return tuple((CREDITED, each) for each in named if each)


def children(channel: Channel) -> tuple[str, ...]:
    """The newest sitemaps of a sitemap index; none where it is no index."""
    return channel.further[:MOST_CHILDREN]


def _stands_somewhere(announced: Announced) -> bool:
    try:
        addresses.canonical(announced.url)
    except ValueError:
        return False
    return True


def _recent(announced: Announced, now: datetime) -> bool:
    if not announced.touched:
        return announced.news
    try:
        return dates.parse(announced.touched).latest() >= now - RECENT
    except ValueError:
        return False
