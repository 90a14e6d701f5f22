"""The lists of articles and of sources, searched and filtered, page by page."""

import re

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from sources.models import Alias, Article, Domain, Source
from sources.pages.asked import Misasked
from sources.pages.paging import Key, Page, page
from sources.pages.search import NO_OTHER, Spellings, named
from sources.publicid import ALPHABET, LENGTH
from sources.rules import addresses
from sources.rules.names import fold, mistyped
from sources.vocabulary import SourceKind

BY_TIME = (Key("published_at", descending=True, nullable=True), Key("pk", descending=True))
BY_NAME = (Key("name"), Key("pk"))
ID = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
MOST_NEAR = 5_000  # names that begin alike and are read letter by letter
SOURCE_KINDS = tuple(kind.value for kind in SourceKind)


def kind_choices() -> list[tuple[str, str]]:
    """The kinds a reader can choose from."""
    return SourceKind.choices()


def articles(rows: QuerySet[Article], words: str, source: str, kept: str, after: str) -> Page[Article]:
    """Articles, the newest first; ``kept`` says whether we hold a text or only know of it."""
    if words:
        by_outlet = Article.objects.filter(source__in=sources_named(words).order_by().values("pk"))
        by_title = named(Article.objects.all(), "title", words)
        rows = rows.filter(pk__in=by_title.order_by().values("pk").union(by_outlet.order_by().values("pk")))
    if source:
        rows = rows.filter(source__in=borne_by(source, "source"))
    if kept:
        rows = rows.filter(unseen=kept == "unseen")
    return page(rows, BY_TIME, after)


def sources(rows: QuerySet[Source], words: str, kind: str) -> tuple[QuerySet[Source], bool]:
    """Sources that answer to some words, and whether only nearly; of one kind, if asked."""
    nearly = False
    if words:
        found, nearly = sought(words)
        rows = rows.filter(pk__in=found.values("pk"))
    return (rows.filter(kind=kind) if kind else rows), nearly


def sources_named(words: str, also: Spellings = NO_OTHER) -> QuerySet[Source]:
    """Sources that bear such a name; one merged into another leads to that other."""
    bearers = named(Alias.objects.all(), "name", words, also).order_by()
    # Both ways in one column: of two conditions the database asks every source whether either holds.
    merged = bearers.filter(source__merged_into__isnull=False).values("source__merged_into")
    return Source.objects.current().filter(pk__in=bearers.values("source").union(merged))


def sought(words: str) -> tuple[QuerySet[Source], bool]:
    """Sources that go by such a name, publish at such an address, or have this id; ``True`` where only nearly.

    Where nobody answers to it exactly, those are told whose names differ by a slip of the hand.
    """
    exact = sources_named(words) | Source.objects.current().filter(Q(public_id=words) | _publishing(words))
    if exact.exists():
        return exact, False
    return Source.objects.current().filter(pk__in=_nearly(words)), True


def _publishing(words: str) -> Q:
    """Those at a host, or at one that begins so: “tessel.ex”, “https://www.tessel.example/news”."""
    if " " in words or "." not in words:
        return Q(pk=None)
    try:
        host = addresses.host(words if "//" in words else f"https://{words}")
    except ValueError:
        return Q(pk=None)
    held = Domain.objects.filter(host__startswith=host)
    return Q(pk__in=held.values("source")) | Q(pk__in=held.values("source__merged_into"))


def _nearly(words: str) -> set[int]:
    """Current sources, by primary key, with a mistyped name; the first letter of each word is taken to be right.

    That is what the index finds them by: a slip in a first letter is not seen through.
    """
    asked = fold(words)
    beginnings = " ".join(word[0] for word in asked.split())
    rows = named(Alias.objects.filter(scope=""), "name", beginnings).order_by("pk")
    read = rows.values_list("folded", "source", "source__merged_into")[:MOST_NEAR]
    return {into or source for folded, source, into in read if mistyped(asked, folded)}


def borne_by(public_id: str, field: str) -> QuerySet[Source]:
    """A source and those merged into it, whose articles keep the name they came under.

    None, without a word, for an id that nobody has: one that stands in hidden articles alone is answered alike.
    """
    if not ID.fullmatch(public_id):
        raise Misasked(field, gettext("no source has this id; choose one from the list of sources"))
    return Source.objects.filter(Q(public_id=public_id) | Q(merged_into__public_id=public_id)).order_by()
