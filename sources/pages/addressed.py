"""Finds the article at a web address, under whichever of its addresses it is asked for."""

from collections.abc import Sequence
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
    (found,) = addressed_each([words], rows)
    return found


def addressed_each(words: Sequence[str], rows: ArticleQuerySet) -> list[Addressed | None]:
    """The same for each of some words, in as many queries; none where none of them is an address."""
    asked = [(_address(each), each.strip()) for each in words]
    spelt = {one: {one, typed} for one, typed in asked if one is not None}
    if not spelt:
        return [None for _ in words]
    at = _articles_at({each for some in spelt.values() for each in some})
    wanted = {one: {pk for each in some for pk in at.get(each, ())} for one, some in spelt.items()}
    every = {pk for some in wanted.values() for pk in some}
    found = list(rows.filter(pk__in=every).select_related("source", "merged_into").order_by("pk"))
    return [
        None if one is None else Addressed(one, tuple(each for each in found if each.pk in wanted[one]))
        for one, _ in asked
    ]


def _articles_at(written: set[str]) -> dict[str, set[int]]:
    """The pieces (by primary key) that stand at each address as it is written; three queries."""
    passed = Q(address__in=written)
    for each in sorted(written):
        passed |= Q(chain__contains=[[each]])
    at: dict[str, set[int]] = {each: set() for each in written}
    visits = Visit.objects.filter(passed).order_by("-pk").values_list("article", "address", "chain")
    for article, address, chain in visits[: MOST * len(written)]:
        for each in {address, *(step for link in chain for step in link if isinstance(step, str))} & written:
            at[each].add(article)
    own = Article.objects.filter(address__in=written).order_by().values_list("pk", "address")
    for article, address in own:
        at[address].add(article)
    rows = Article.objects.filter(pk__in={pk for some in at.values() for pk in some if pk})
    piece = {pk: merged or pk for pk, merged in rows.values_list("pk", "merged_into")}
    return {each: {piece[pk] for pk in some if pk in piece} for each, some in at.items()}


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
