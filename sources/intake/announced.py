"""What a feed announces: its articles, each carried in full or only named, and the further lists it leads to."""

from dataclasses import dataclass

from sources.vocabulary import FeedFormat

MOST_ANNOUNCED = 1000
"""Articles read of one feed; news sitemaps hold no more (their protocol says so), and feeds rarely hold 200."""

MOST_FURTHER = 50
"""Lists of articles that an index of sitemaps is followed into, the latest first."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One article as a feed announces it.

    ``html`` is the article if the feed carries it in full (``full``), else its first lines, else empty. ``published``
    is written as an ISO instant or day. ``credited`` is whom the feed names as the one the entry was taken from
    (``<source>`` of RSS and Atom), ``credited_url`` where. ``touched`` is when a sitemap says that the address last
    changed, and ``news`` whether it is listed as news: sitemaps list whole archives.
    """

    url: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    html: str = ""
    full: bool = False
    credited: str = ""
    credited_url: str = ""
    touched: str = ""
    news: bool = True


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed as read: its format and name, its articles in its own order, and further lists by address."""

    form: FeedFormat
    title: str = ""
    language: str = ""
    home: str = ""
    announced: tuple[Announced, ...] = ()
    further: tuple[str, ...] = ()
