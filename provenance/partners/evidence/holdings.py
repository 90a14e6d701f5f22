"""Finds what stands as evidence behind an article, a claim or an event, as far as whoever asks may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.events import EVENTS
from claims.models import Appearance
from provenance.partners.exports.annotations import annotation
from provenance.partners.exports.export import Line
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.captures import CAPTURES
from sources.api.resource import Row, Rows
from sources.keeping.place import Place
from sources.models import ArchivedPage, Article
from sources.vocabulary import Judgement

CHUNK = 8
"""Captures read at once; each may hold five million bytes."""
COLUMNS = (
    *CAPTURES.full.columns, "pk", "article__url", "article__source__name", "title", "author", "published_at",
    "published_precision", "note", "hints", "captured_at", "raw__content", "raw__media",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """One capture with all that is known of it, where its page lies, and the quotes in it the evidence is about."""

    row: Row
    quotes: list[dict[str, Any]]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The evidence behind one thing: what it is, in words, and where its captures are found."""

    resource: str
    public_id: str
    about: str
    captures: Rows
    quotes: Rows | None
    audience: Audience

    @property
    def name(self) -> str:
        """The file's name: "claim-abc123.warc.gz"."""
        return f"{self.resource.removesuffix('s')}-{self.public_id}.warc.gz"

    def held(self) -> Iterator[Held]:
        """Every capture, in the order of their ids, never many at once."""
        # Keys first: a cursor kept open between transactions would have the database copy out every page before the
        # first.
        keys = iter(list(self.captures.order_by("public_id").values_list("pk", flat=True)))
        while chunk := list(islice(keys, CHUNK)):
            quotes = self._quotes(chunk)
            rows = self.captures.filter(pk__in=chunk).order_by("public_id").values(*COLUMNS)
            outside = [row["raw_id"] for row in rows if row["raw__content"] is None]
            places = ArchivedPage.objects.places_of(outside) if outside else {}
            yield from (
                Held(row, quotes.get(row["public_id"], []), places.get(row["raw_id"])) for row in rows
            )

    def _quotes(self, captures: list[int]) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        if self.quotes is not None:
            rows = self.quotes.filter(capture__in=captures).order_by("public_id")
            for told in APPEARANCES.full.told(rows, self.audience):
                found.setdefault(told["capture"], []).append(_annotated(told))
        return found


def _annotated(told: Line) -> dict[str, Any]:
    """The quote as an annotation, with what the article does with the claim and in whose mouth it puts the words."""
    own = {name: told[name] for name in ("stance", "attributed_to", "section", "judgement")}
    return {
        **annotation(told),
        "provenance": {**own, "claim": f"urn:provenance:claims:{told['claim']['id']}"},
    }


def of_article(public_id: str, audience: Audience) -> Holding | None:
    """Every capture of an article, those of its other addresses included; None where there is nothing to see."""
    found = ARTICLES.rows(audience).filter(public_id=public_id).values("pk", "title", "url").first()
    if found is None:
        return None
    about = f"Evidence of the article {found['title'] or found['url'] or public_id}"
    captures = CAPTURES.rows(audience).filter(article__in=Article.objects.of_piece(found["pk"]))
    return Holding("articles", public_id, about, captures, None, audience)


def of_claim(public_id: str, audience: Audience) -> Holding | None:
    """Every capture in which a claim stands, with its quotes but rejected ones; None where there is nothing to see."""
    found = CLAIMS.rows(audience).filter(public_id=public_id).values("text").first()
    if found is None:
        return None
    about = f"Evidence of the claim {found['text']}"
    return _quoting("claims", public_id, about, {"claim__public_id": public_id}, audience)


def of_event(public_id: str, audience: Audience) -> Holding | None:
    """Every capture in which a claim about an event stands, with all their quotes but rejected ones; else None."""
    found = EVENTS.rows(audience).filter(public_id=public_id).values("title").first()
    if found is None:
        return None
    seen = CLAIMS.rows(audience).filter(event__public_id=public_id).order_by().values("pk")
    return _quoting(
        "events", public_id, f"Evidence of the event {found['title']}", {"claim__in": seen}, audience
    )


def _quoting(
    resource: str, public_id: str, about: str, within: dict[str, Any], audience: Audience
) -> Holding:
    """The captures in which some claims stand, and the quotes of these."""
    quotes = APPEARANCES.rows(audience).filter(**within).exclude(judgement=Judgement.REJECTED)
    inside = Appearance.objects.standing().filter(**within).order_by().values("capture")
    captures = CAPTURES.rows(audience).filter(pk__in=inside)
    return Holding(resource, public_id, about, captures, quotes, audience)
