"""Finds the article at a web address, under whichever of its addresses it is asked for."""

from dataclasses import dataclass

from django.db.models import Q

from sources.models import Article, Visit
from sources.models.article import ArticleQuerySet
from sources.rules import addresses

MOST = 20
"""Visits looked at: a page that many addresses lead to, a front page, is no article."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """An address somebody asks for, in its one spelling, and the articles in sight that stand there."""

    address: str
    articles: tuple[Article, ...]


def addressed(words: str, rows: ArticleQuerySet) -> Addressed | None:
    """The articles among ``rows`` at the address that some words are; ``None`` where they are none. Four queries.

    An article stands at its own address, at every one we have asked for it, and at those it redirected from.
    """
    address = _address(words)
    if address is None:
        return None
    written = sorted({address, words.strip()})
    passed = Q(address__in=written)
    for each in written:
        passed |= Q(chain__contains=[[each]])
    visited = set(Visit.objects.filter(passed).order_by().values_list("article", flat=True)[:MOST])
    own = set(Article.objects.filter(address__in=written).order_by().values_list("pk", flat=True))
    at = Article.objects.filter(pk__in=visited | own).values_list("pk", "merged_into")
    wanted = {merged or pk for pk, merged in at}
    found = rows.filter(pk__in=wanted).select_related("source", "merged_into").order_by("pk")
    return Addressed(address, tuple(found))


def _address(words: str) -> str | None:
    """The words as an address: with its scheme, or beginning as one that people write without."""
    asked = words.strip()
    if not asked or any(sign.isspace() for sign in asked):
        return None
    if not asked.lower().startswith(("http://", "https://")):
        if not asked.lower().startswith("www.") and not (
            "/" in asked and "." in asked.split("/")[0].strip(".")
        ):
            return None
        asked = f"https://{asked}"
    try:
        return addresses.canonical(asked)
    except ValueError:
        return None
