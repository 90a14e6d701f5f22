"""How sources, articles and reasons are told wherever they are named: in lists, beside a quote, in an export.

What a row only names is read by a subquery of its own: a list that joined a dozen tables would cost the database more
to plan than to read.
"""

from typing import Annotated, Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, NullIf, Trim

from sources.models import Article, Capture, Source

Id = Annotated[str, "twelve letters and digits, the same wherever and whenever the row is made"]


class SourceBrief(TypedDict):
    """A source where it is only named."""

    id: Id
    name: Annotated[str, "the name it goes by"]


class ArticleBrief(TypedDict):
    """An article where it is only named: the piece itself, whichever of its captures is meant."""

    id: Id
    title: Annotated[str, "its headline, as far as known"]
    url: Annotated[str, "its address, as far as known"]
    file: Annotated[str, "the file its text came in, if it came as a file"]
    source: Annotated[str, "the outlet's name, as far as known"]
    source_id: Annotated[str | None, "the outlet's id"]


class Reason(TypedDict):
    """One step of an argument."""

    rule: Annotated[str, "the rule that spoke"]
    weight: Annotated[float, "how much it weighed; signed, without a unit of its own"]
    detail: Annotated[str, "what it found, in words"]
    quote: Annotated[str, "the words it rests on"]


def source_named(path: str) -> Subquery:
    """The source at the end of ``path``, as ``SourceBrief``."""
    named = Source.objects.filter(pk=OuterRef(path)).order_by()
    return Subquery(named.values(told=JSONObject(id="public_id", name="name")))


def article_named(path: str, **more: str) -> Subquery:
    """The piece that the article at the end of ``path`` stands for, as ``article_brief`` reads it."""
    piece = Article.objects.filter(pk=Coalesce(OuterRef(f"{path}__merged_into"), OuterRef(path))).order_by()
    return Subquery(piece.values(told=own_name(**more)))


def own_name(**more: str) -> JSONObject:
    """An article's own name, as ``article_brief`` reads it."""
    return JSONObject(
        id="public_id", title="title", url="url", source="source__name", source_id="source__public_id", **more
    )


def article_brief(named: dict[str, Any], file: str | None) -> ArticleBrief:
    """The article a row names, with the file its text came in."""
    return {
        "id": named["id"],
        "title": named["title"],
        "url": named["url"],
        "file": file or "",
        "source": named["source"] or "",
        "source_id": named["source_id"],
    }


def reasons(stored: list[dict[str, Any]]) -> list[Reason]:
    """Stored reasons, each with all its fields."""
    return [
        {
            "rule": each.get("rule", ""),
            "weight": each.get("weight", 0),
            "detail": each.get("detail", ""),
            "quote": each.get("quote", ""),
        }
        for each in stored
    ]


def first_file(article: str) -> Subquery:
    """The first, by name, of the files the article at the end of ``article`` came in."""
    named = Capture.objects.filter(article=OuterRef(article)).exclude(file="").order_by().values("article")
    return Subquery(named.annotate(first=Min("file")).values("first"))


def listed(rows: QuerySet[Any], column: str) -> ArraySubquery:
    """One column of the rows that belong to the outer one, in order, as a list."""
    return ArraySubquery(rows.order_by(column).values(told=F(column)))


def signature(path: str) -> Any:
    """How the person at the end of ``path`` signs: by their full name, else by the name they sign in with."""
    full_name = Trim(Concat(f"{path}__first_name", Value(" "), f"{path}__last_name"))
    return Coalesce(NullIf(full_name, Value("")), F(f"{path}__username"))
