"""Sources as partners meet them: names, domains, owner and the latest letter."""

from datetime import datetime
from typing import Annotated, TypedDict

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from sources.api.audience import Audience
from sources.api.parameters import Parameter, text, word, words_in
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import Id, SourceBrief, listed, signature, source_named
from sources.models import Alias, Domain, Grade, Source
from sources.rules.names import fold
from sources.vocabulary import Reliability, SourceKind


class GradeTold(TypedDict):
    """The letter people gave it, dated and signed."""

    letter: Annotated[Reliability, "the Admiralty letter"]
    by: Annotated[str, "who gave it"]
    at: Annotated[datetime, "when"]
    why: Annotated[str, "for what reason"]


class SourceTold(TypedDict):
    """Whoever can originate or carry a claim."""

    id: Id
    kind: Annotated[SourceKind, "what sort of voice it is"]
    name: Annotated[str, "the name it goes by"]
    names: Annotated[list[str], "every name it goes by"]
    domains: Annotated[list[str], "the host names it publishes under"]
    country: Annotated[str, "where it is at home, as far as known"]
    reliability: Annotated[Reliability, "its latest Admiralty letter; F means unknown, not worst"]
    grade: Annotated[GradeTold | None, "that letter with who gave it, when and why; null where nobody has"]
    owner: Annotated[SourceBrief | None, "who owns it"]
    edition_of: Annotated[SourceBrief | None, "the source of which it is an edition"]
    within: Annotated[SourceBrief | None, "for a reader who comments: the outlet written under"]


def tell(row: Row) -> SourceTold:
    return {
        "id": row["public_id"],
        "kind": row["kind"],
        "name": row["name"],
        "names": row["names"],
        "domains": row["hosts"],
        "country": row["country"],
        "reliability": row["reliability"],
        "grade": _grade_told(row["grade"]),
        "owner": row["owner_named"],
        "edition_of": row["edition_named"],
        "within": row["within_named"],
    }


def _grade_told(stored: dict[str, str] | None) -> GradeTold | None:
    if stored is None:
        return None
    return {
        "letter": Reliability(stored["letter"]),
        "by": stored["by"],
        "at": datetime.fromisoformat(stored["at"]),
        "why": stored["why"],
    }


SHAPE = Shape(
    SourceTold,
    (
        "public_id", "kind", "name", "names", "hosts", "country", "reliability", "grade", "owner_named",
        "edition_named", "within_named",
    ),
    tell,
)  # fmt: skip


NOBODY = Q(pk=None)


def rows(audience: Audience, heard: Q | None = None) -> Rows:
    """Current sources with a visible article or a person's attention; ``heard`` adds those the claims app knows."""
    shown = Source.objects.current().known_to(audience.reader, audience.now, heard or NOBODY)
    return shown.with_reliability().annotate(
        names=listed(Alias.objects.filter(source=OuterRef("pk")), "name"),
        hosts=listed(Domain.objects.filter(source=OuterRef("pk")), "host"),
        grade=_grade(),
        owner_named=source_named("owner"),
        edition_named=source_named("edition_of"),
        within_named=source_named("within"),
    )


def _grade() -> Subquery:
    """The latest grade of the outer source, as ``GradeTold``."""
    latest = Grade.objects.filter(source=OuterRef("pk")).order_by("-graded_at", "-pk")
    told = JSONObject(letter="reliability", by=signature("graded_by"), at="graded_at", why="reason")
    return Subquery(latest.values(told=told)[:1])


def former(audience: Audience, heard: Q | None = None) -> Rows:
    """Sources that were merged into another."""
    return Source.objects.exclude(merged_into=None).known_to(audience.reader, audience.now, heard or NOBODY)


def named(written: str, _audience: Audience) -> Q:
    """Sources that go by a name, whatever its case and accents."""
    return Q(pk__in=Alias.objects.filter(folded=fold(written)).values("source"))


PARAMETERS = (
    Parameter.on("kind", "sources of this kind", word(SourceKind), "kind"),
    Parameter(
        "name", "sources that go by exactly this name, whatever its case and accents", text(300), named
    ),
    Parameter("q", "sources with all these words in their name", text(), words_in("name")),
    Parameter.on(
        "domain", "the source that publishes under this host name", text(253), "domains__host__iexact"
    ),
    Parameter.on("reliability", "sources with this letter", word(Reliability), "reliability"),
)

SOURCES = Resource(
    name="sources",
    about="Whoever can originate or carry a claim, with names, domains, owner and reliability.",
    rows=rows,
    former=former,
    brief=SHAPE,
    full=SHAPE,
    parameters=PARAMETERS,
)
