"""Derivations as partners meet them: who took from whom, in what way, and how we know."""

from typing import Annotated, Any, TypedDict

from django.db.models import Q
from django.db.models.functions import Coalesce

from sources.api.audience import Audience
from sources.api.parameters import ID, TRUTH, Parameter, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import (
    ArticleBrief,
    Id,
    Reason,
    article_brief,
    article_named,
    first_file,
    reasons,
)
from sources.models import Derivation
from sources.models.derivation import BY_WORDS_ALONE
from sources.rules.overmatching import MANY
from sources.vocabulary import KINDS_MEAN, DerivationKind, Judgement

EVERY = Q()
KINDS = "in what way: " + "; ".join(f"{kind}, {meaning}" for kind, meaning in KINDS_MEAN.items())


class UpstreamBrief(ArticleBrief):
    """The article that was taken from."""

    unseen: Annotated[bool, "known only because another article names it"]


class DerivationTold(TypedDict):
    """The downstream article took from the upstream one."""

    id: Id
    downstream: ArticleBrief
    upstream: UpstreamBrief
    kind: Annotated[DerivationKind, KINDS]
    containment: Annotated[
        float | None, "share (0 to 1) of the downstream body found upstream; null where not held"
    ]
    containment_back: Annotated[float | None, "the same the other way"]
    shared_words: Annotated[int, "words in the matched runs"]
    credited: Annotated[bool, "whether the downstream says so itself"]
    set_aside: Annotated[bool, "whether it counts for nothing, because surer ties lead the other way round"]
    over_matching: Annotated[
        bool,
        f"whether it rests on shared words alone and its upstream is so matched with {MANY} articles or more: "
        "a person has yet to say whether these are stock words",
    ]
    judgement: Annotated[Judgement, "what a person made of the suggestion"]
    reasons: list[Reason]
    spans: Annotated[list[list[int]], "matched runs: start and end downstream, start and end upstream"]
    method: Annotated[str, "the rules, and their version, that found it"]
    page: Annotated[str, "where people read it, both texts side by side: an address on this site"]


def tell(row: Row) -> DerivationTold:
    upstream = row["upstream_named"]
    return {
        "id": row["public_id"],
        "downstream": article_brief(row["downstream_named"], row["downstream_file"]),
        "upstream": {**article_brief(upstream, row["upstream_file"]), "unseen": upstream["unseen"]},
        "kind": row["kind"],
        "containment": row["containment"],
        "containment_back": row["containment_back"],
        "shared_words": row["shared_words"],
        "credited": row["credited"],
        "set_aside": row["ring"],
        "over_matching": row["over_matching"],
        "judgement": row["judgement"],
        "reasons": reasons(row["reasons"]),
        "spans": row["spans"],
        "method": row["method"],
        "page": f"/derivations/{row['public_id']}/",
    }


TOLD = Derivation.objects.annotate(
    downstream_named=article_named("downstream"),
    upstream_named=article_named("upstream", unseen="unseen"),
    downstream_file=Coalesce("downstream_capture__file", first_file("downstream")),
    upstream_file=Coalesce("upstream_capture__file", first_file("upstream")),
)


def rows(audience: Audience) -> Rows:
    """Derivations between articles the audience may see, with the files of the captures they were found in."""
    return TOLD.filter(audience.sees_article("downstream"), audience.sees_article("upstream"))


COLUMNS = (
    "public_id", "kind", "containment", "containment_back", "shared_words", "credited", "ring", "judgement", "reasons",
    "spans", "method", "upstream", "downstream_named", "upstream_named", "downstream_file", "upstream_file",
)  # fmt: skip


def _crowded(audience: Audience, among: Q = EVERY) -> Q:
    """The condition of those on the over-matching list, as far as the audience can see who is matched."""
    seen = Derivation.objects.filter(
        audience.sees_article("downstream"), audience.sees_article("upstream"), among
    )
    return BY_WORDS_ALONE & ~Q(kind=DerivationKind.SAME_ARTICLE) & Q(upstream__in=seen.crowded(MANY))


def _mark(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Say of each row whether it is on the over-matching list."""
    among = _crowded(audience, Q(upstream__in={row["upstream"] for row in rows}))
    ours = Derivation.objects.filter(among, public_id__in=[row["public_id"] for row in rows])
    listed = set(ours.values_list("public_id", flat=True))
    for row in rows:
        row["over_matching"] = row["public_id"] in listed


SHAPE = Shape(DerivationTold, COLUMNS, tell, _mark)


def _narrowed(wanted: bool, audience: Audience) -> Q:
    return _crowded(audience) if wanted else ~_crowded(audience)


PARAMETERS = (
    Parameter.on(
        "downstream", "what this article (its id) was taken from", ID,
        "downstream__public_id", "downstream__merged_into__public_id",
    ),
    Parameter.on(
        "upstream", "what was taken from this article (its id)", ID,
        "upstream__public_id", "upstream__merged_into__public_id",
    ),
    Parameter.on("kind", "derivations of this kind", word(DerivationKind), "kind"),
    Parameter("over_matching", "only those on the over-matching list, or only the others", TRUTH, _narrowed),
    Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
)  # fmt: skip

DERIVATIONS = Resource(
    name="derivations",
    about="Which article took from which, in what way, and the reasons.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=PARAMETERS,
)
