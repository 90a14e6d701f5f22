"""How sources, articles and reasons are told wherever they are named: in lists, beside a quote, in an export."""

from typing import Annotated, Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Min, OuterRef, QuerySet, Subquery

from sources.api.resource import Row
from sources.models import Capture

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


def source_columns(path: str) -> tuple[str, ...]:
    """What ``source_brief`` reads."""
    return (f"{path}public_id", f"{path}name")


def source_brief(row: Row, path: str) -> SourceBrief | None:
    """The source at the end of ``path``, if there is one."""
    identity = row[f"{path}public_id"]
    return {"id": identity, "name": row[f"{path}name"]} if identity else None


def article_columns(path: str = "") -> tuple[str, ...]:
    """What ``article_brief`` reads: the article's own columns and those of the piece it was merged into."""
    own = ("public_id", "title", "url", "source__public_id", "source__name")
    return tuple(f"{path}{way}{column}" for way in ("", "merged_into__") for column in own)


def article_brief(row: Row, path: str = "", *, file: str | None = "") -> ArticleBrief:
    """The article at the end of ``path``, under the name of the piece it stands for."""
    if row[f"{path}merged_into__public_id"]:
        path = f"{path}merged_into__"
    return {
        "id": row[f"{path}public_id"],
        "title": row[f"{path}title"],
        "url": row[f"{path}url"],
        "file": file or "",
        "source": row[f"{path}source__name"] or "",
        "source_id": row[f"{path}source__public_id"],
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
