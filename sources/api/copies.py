"""Where the words of a text stand already, as programs are told: the articles above it, and the runs they share."""

from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, Any, TypedDict

from django.db.models import Q

from sources.api.audience import Audience
from sources.api.derivations import KINDS
from sources.api.shapes import ArticleBrief, SourceBrief, article_brief, article_named
from sources.models import Derivation
from sources.models.article import Article
from sources.pages import copied
from sources.pages.copied import Copied
from sources.rules.derivations import LEAST_WORDS
from sources.vocabulary import DerivationKind, Judgement, SourceKind

ABOUT = (
    f"the articles it has more words from than a quote would, those first of which it holds most; null where it was "
    f"not looked for: a text of fewer than {LEAST_WORDS} words, or no text at all"
)


class RunTold(TypedDict):
    """Words that two texts share, in code points: from the first letter to behind the last."""

    start: Annotated[int, "in the text sent; of an article we hold, in its capture’s text"]
    end: int
    upstream_start: Annotated[int, "in the upstream article’s capture"]
    upstream_end: int


class CopyTold(TypedDict):
    """An upstream article: one that the text has words from."""

    article: ArticleBrief
    agency: Annotated[
        SourceBrief | None,
        "the news agency the words come from: the article’s own outlet, or that of an article it was taken from itself",
    ]
    containment: Annotated[
        float | None, "share (0 to 1) of the text found upstream; null where that is not held"
    ]
    containment_back: Annotated[float | None, "the same the other way"]
    shared_words: Annotated[int, "words in the runs"]
    runs: list[RunTold]
    capture: Annotated[str | None, "of an article we hold: the id of the capture in which the runs stand"]
    upstream_capture: Annotated[str | None, "the id of the upstream article’s capture"]
    kind: Annotated[DerivationKind | None, f"of an article we hold, {KINDS}; null for a text sent"]
    derivation: Annotated[str | None, "of an article we hold: the id of the derivation"]
    judgement: Annotated[Judgement | None, "what a person made of the derivation"]


def long_enough(text: str) -> bool:
    """Whether a text has so many words that sharing them is more than quoting, and copies can be looked for here."""
    return len(text.split()) >= LEAST_WORDS and copied.looked_for()


def copies_of(text: str, audience: Audience) -> list[Copied]:
    """The articles in sight that a text has words from; four queries."""
    return copied.copied(text, audience.reader, audience.now)


def told_of(found: Sequence[Copied], agencies: "Agencies") -> list[CopyTold]:
    """The same in words."""
    return [
        {
            "article": agencies.brief(each.article),
            "agency": agencies.of(each.article.pk),
            "containment": round(each.likeness.containment, 4),
            "containment_back": round(each.likeness.containment_back, 4),
            "shared_words": each.likeness.shared_words,
            "runs": _runs(each.runs),
            "capture": None,
            "upstream_capture": each.capture.public_id,
            "kind": None,
            "derivation": None,
            "judgement": None,
        }
        for each in found
    ]


def held_above(articles: Collection[int], audience: Audience) -> dict[int, list[dict[str, Any]]]:
    """The derivations, as columns, from each of some articles we hold (by primary key of the piece); one query."""
    rows = Derivation.objects.standing().exclude(kind=DerivationKind.SAME_ARTICLE)
    rows = rows.filter(Q(downstream__in=articles) | Q(downstream__merged_into__in=articles))
    rows = rows.filter(audience.sees_article("downstream"), audience.sees_article("upstream"))
    rows = rows.annotate(named=article_named("upstream")).order_by("-containment", "pk")
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.values(*COLUMNS):
        piece = row["downstream__merged_into"] or row["downstream"]
        found.setdefault(piece, []).append(row)
    return found


COLUMNS = (
    "public_id", "downstream", "downstream__merged_into", "upstream", "upstream__merged_into", "named", "kind",
    "containment", "containment_back", "shared_words", "spans", "judgement", "downstream_capture__public_id",
    "upstream_capture__public_id",
)  # fmt: skip


def upstream_of(row: dict[str, Any]) -> int:
    """The piece (by primary key) a derivation leads to."""
    return int(row["upstream__merged_into"] or row["upstream"])


def told_held(rows: Iterable[dict[str, Any]], agencies: "Agencies") -> list[CopyTold]:
    """Derivations from an article we hold, in words."""
    return [
        {
            "article": article_brief(row["named"], None),
            "agency": agencies.of(upstream_of(row)),
            "containment": row["containment"],
            "containment_back": row["containment_back"],
            "shared_words": row["shared_words"],
            "runs": _runs(row["spans"]),
            "capture": row["downstream_capture__public_id"],
            "upstream_capture": row["upstream_capture__public_id"],
            "kind": row["kind"],
            "derivation": row["public_id"],
            "judgement": row["judgement"],
        }
        for row in rows
    ]


class Agencies:
    """The news agencies behind some articles (by primary key): their own outlets, else those they were taken from."""

    def __init__(self, articles: Collection[int], audience: Audience) -> None:
        """Two queries, none where there are no articles."""
        self._found: dict[int, SourceBrief] = {}
        if not articles:
            return
        above = Derivation.objects.standing().filter(
            audience.sees_article("upstream"),
            downstream__in=articles,
            upstream__source__kind=SourceKind.AGENCY,
        )
        sources = ("upstream__source__public_id", "upstream__source__name")
        for piece, name, called in above.order_by("-pk").values_list("downstream", *sources):
            self._found[piece] = {"id": name, "name": called}
        own = Article.objects.filter(pk__in=articles, source__kind=SourceKind.AGENCY)
        for piece, name, called in own.values_list("pk", "source__public_id", "source__name"):
            self._found[piece] = {"id": name, "name": called}

    def of(self, article: int) -> SourceBrief | None:
        """The agency behind one of them."""
        return self._found.get(article)

    @staticmethod
    def brief(article: Article) -> ArticleBrief:
        """An article by its name."""
        source = article.source
        return {
            "id": article.public_id,
            "title": article.title,
            "url": article.url,
            "file": "",
            "source": source.name if source else "",
            "source_id": source.public_id if source else None,
        }


def _runs(spans: Iterable[Sequence[int]]) -> list[RunTold]:
    return [
        {"start": one, "end": end, "upstream_start": up, "upstream_end": up_end}
        for one, end, up, up_end in spans
    ]
