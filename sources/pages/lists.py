"""The lists of articles and of sources, searched and filtered, page by page."""

from django.db.models import Q, QuerySet

from sources.models import Alias, Article, Source
from sources.pages.asked import Misasked
from sources.pages.paging import Key, Page, page
from sources.pages.search import named
from sources.vocabulary import SourceKind

BY_TIME = (Key("published_at", descending=True, nullable=True), Key("pk", descending=True))
BY_NAME = (Key("name"), Key("pk"))
SOURCE_KINDS = tuple(kind.value for kind in SourceKind)


def kind_choices() -> list[tuple[str, str]]:
    """The kinds a reader can choose from."""
    return SourceKind.choices()


def articles(rows: QuerySet[Article], words: str, source: str, kept: str, after: str) -> Page[Article]:
    """Articles, the newest first; ``kept`` says whether we hold a text or only know of it."""
    if words:
        by_outlet = Q(source__in=sources_named(words).values("pk"))
        rows = rows.filter(Q(pk__in=named(Article.objects.all(), "title", words).values("pk")) | by_outlet)
    if source:
        rows = rows.filter(source=source_of(source))
    if kept:
        rows = rows.filter(unseen=kept == "unseen")
    return page(rows, BY_TIME, after)


def sources(rows: QuerySet[Source], words: str, kind: str, after: str) -> Page[Source]:
    """Sources by name; a name also finds whoever bears it as an alias."""
    if words:
        rows = rows.filter(pk__in=sources_named(words).values("pk"))
    if kind:
        rows = rows.filter(kind=kind)
    return page(rows, BY_NAME, after)


def sources_named(words: str) -> QuerySet[Source]:
    """Sources that bear such a name; one merged into another leads to that other."""
    bearers = named(Alias.objects.all(), "name", words)
    return Source.objects.current().filter(
        Q(pk__in=bearers.values("source")) | Q(pk__in=bearers.values("source__merged_into"))
    )


def source_of(public_id: str) -> Source:
    """The source an address names; refused by name where there is none."""
    found = Source.objects.filter(public_id=public_id).first()
    if found is None:
        raise Misasked("source", "no source has this address; choose one from the list of sources")
    return found
