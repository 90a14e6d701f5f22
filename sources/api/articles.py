"""Articles as partners meet them: published pieces, and those known only because another piece names them."""

from datetime import datetime
from typing import Annotated, Any, TypedDict

from django.db.models import Exists, OuterRef, Q

from sources.api.audience import Audience
from sources.api.captures import altered
from sources.api.parameters import ID, MOMENT, TRUTH, Kind, Parameter, text, words_in
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, article_brief, first_file, listed, own_name
from sources.models import Article, Capture, Derivation, Visit
from sources.models.article import ArticleQuerySet
from sources.rules import addresses
from sources.vocabulary import Precision


class Published(TypedDict):
    """When a piece was published, and how finely that is known."""

    at: Annotated[datetime, "the first instant it may mean"]
    precision: Precision
    inferred: Annotated[bool, "whether we worked it out instead of reading it"]


class ArticleTold(ArticleBrief):
    """One published piece."""

    author: str
    unseen: Annotated[bool, "known only because another article names it"]
    published: Published | None


class ArticleInFull(ArticleTold):
    """One published piece with its captures."""

    captures: Annotated[list[str], "the ids of its captures"]
    alterations: Annotated[list[str], "the ids of the changes between them"]
    gone_since: Annotated[datetime | None, "since when its page is taken down; null while it may stand"]


def tell(row: Row) -> ArticleTold:
    moment = row["published_at"]
    published: Published | None = None
    if moment:
        published = {
            "at": moment,
            "precision": row["published_precision"],
            "inferred": row["published_inferred"],
        }
    return {
        **article_brief(row["named"], row["file"]),
        "author": row["author"],
        "unseen": row["unseen"],
        "published": published,
    }


def tell_in_full(row: Row) -> ArticleInFull:
    return {
        **tell(row),
        "captures": row["kept"],
        "alterations": row["changed"],
        "gone_since": row["gone_since"],
    }


def with_end(rows: list[dict[str, Any]], _audience: Audience) -> None:
    """Put beside each article since when its page is gone."""
    gone = Visit.objects.pieces_gone_since([row["pk"] for row in rows])
    for row in rows:
        row["gone_since"] = gone[row["pk"]]


COLUMNS = ("named", "author", "unseen", "published_at", "published_precision", "published_inferred", "file")


def rows(audience: Audience) -> Rows:
    """Current articles the audience may see; an unseen one only where a visible article names it."""
    inside = Q(later__article__in=Article.objects.of_piece(OuterRef(OuterRef("pk"))))
    kept = Capture.objects.of_piece(OuterRef("pk"))
    return _seen(Article.objects.current(), audience).annotate(
        named=own_name(),
        file=first_file("pk"),
        kept=listed(kept, "public_id"),
        changed=listed(altered(audience).filter(inside), "public_id"),
    )


def former(audience: Audience) -> Rows:
    """Articles that turned out to be captures of another."""
    return _seen(Article.objects.exclude(merged_into=None), audience)


def _seen(articles: ArticleQuerySet, audience: Audience) -> ArticleQuerySet:
    shown = articles.visible_to(audience.reader, audience.now)
    if audience.newsroom:
        return shown
    naming = Derivation.objects.visible_to(audience.reader, audience.now).filter(upstream=OuterRef("pk"))
    return shown.filter(Q(unseen=False) | Exists(naming))


def _address(written: str) -> str:
    try:
        return addresses.canonical(text(2000).read(written))
    except ValueError as error:
        raise ValueError(f"is no address we can read: {error}") from error


ADDRESS = Kind({"type": "string", "format": "uri", "maxLength": 2000}, _address)

PARAMETERS = (
    Parameter.on("source", "articles of this outlet (its id)", ID, "source__public_id"),
    Parameter.on("published_after", "published at this moment or later", MOMENT, "published_at__gte"),
    Parameter.on("published_before", "published before this moment", MOMENT, "published_at__lt"),
    Parameter.on("unseen", "only those we do not hold, or only those we do", TRUTH, "unseen"),
    Parameter.on("url", "the article at this address, however it is written", ADDRESS, "url"),
    Parameter("q", "articles with all these words in their title", text(), words_in("title")),
)

ARTICLES = Resource(
    name="articles",
    about="Published pieces, held or known only because another piece names them.",
    rows=rows,
    former=former,
    brief=Shape(ArticleTold, COLUMNS, tell),
    full=Shape(ArticleInFull, (*COLUMNS, "pk", "kept", "changed"), tell_in_full, with_end),
    parameters=PARAMETERS,
)
