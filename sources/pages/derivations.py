"""The list of derivations: who took from whom, narrowed down by kind, judgement, credit and the two ends."""

from django.db.models import Q, QuerySet

from sources.models import Article, Derivation
from sources.pages.asked import choice
from sources.pages.lists import borne_by
from sources.pages.paging import Key, Page, page
from sources.vocabulary import DerivationKind, Judgement

NEWEST = (
    Key("downstream__published_at", descending=True, nullable=True, held_last=True),
    Key("public_id"),
)
"""By when the later article was published. Not as they were written down: something hidden may have had a row written
sooner or later, and numbers in the address of the next page would tell of the rows in between."""
ENDS = ("source", "upstream_source", "downstream_source", "article")
FILTERS = ("kind", "judgement", "credited", *ENDS, "after")
KINDS = tuple(kind.value for kind in DerivationKind)
JUDGEMENTS = tuple(judgement.value for judgement in Judgement)


def derivations(rows: QuerySet[Derivation], answers: dict[str, str]) -> Page[Derivation]:
    """One page of the derivations asked for, the latest published first."""
    if kind := choice(answers, "kind", KINDS):
        rows = rows.filter(kind=kind)
    if judgement := choice(answers, "judgement", JUDGEMENTS):
        rows = rows.filter(judgement=judgement)
    if credited := choice(answers, "credited", ("yes", "no")):
        rows = rows.filter(credited=credited == "yes")
    for field in ("upstream_source", "downstream_source"):
        if answers[field]:
            rows = rows.filter(**{f"{field.replace('_', '__')}__in": borne_by(answers[field], field)})
    if answers["source"]:
        borne = borne_by(answers["source"], "source")
        rows = rows.filter(Q(upstream__source__in=borne) | Q(downstream__source__in=borne))
    if answers["article"]:
        pieces = _pieces(answers["article"])
        rows = rows.filter(Q(upstream__in=pieces) | Q(downstream__in=pieces))
    return page(rows, NEWEST, answers["after"])


def _pieces(public_id: str) -> QuerySet[Article]:
    """The article and its other captures; none, without a word, where there is none the reader may know of."""
    return Article.objects.filter(Q(public_id=public_id) | Q(merged_into__public_id=public_id)).order_by()
