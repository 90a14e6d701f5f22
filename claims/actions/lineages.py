"""Asking the sources app where articles, and the words in them, came from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.models import Appearance
from sources.models import Article
from sources.models.ancestry import TAKEN_IN_PART, Upstream, upstreams_of
from sources.rules import lineage


@dataclass(frozen=True)
class Family:
    """The ancestry of some articles: steps up by downstream article, and every article met on the way."""

    steps: Mapping[int, tuple[Upstream, ...]]
    articles: Mapping[int, Article]

    def root_of(self, row: Appearance) -> Article:
        """The article in which the words of an appearance entered the news, as far as its lineage is known.

        A part taken from elsewhere (an excerpt, a quotation) counts only for the words that were taken. Of several
        roots the one surely out first stands for all.
        """
        return self._first(lineage.roots(self._name(row), self._upstreams(row)))

    def teller_of(self, row: Appearance, tellers: Collection[int]) -> Article:
        """Of the article and everything above it, the first out among ``tellers`` (by primary key).

        A copy that changed a figure did not get the new one from above.
        """
        return self._first(key for key in self.above(row) if self._named[key].pk in tellers)

    def above(self, row: Appearance) -> frozenset[str]:
        """The public ids of the article and of everything its words may have come from."""
        return lineage.reach(self._name(row), self._upstreams(row))

    @cached_property
    def _named(self) -> dict[str, Article]:
        return {article.public_id: article for article in self.articles.values()}

    def _first(self, keys: Iterable[str]) -> Article:
        return min((self._named[key] for key in keys), key=lambda article: article.rank)

    def _name(self, row: Appearance) -> str:
        return named_id(self, row.capture.article.canonical_pk)

    def _upstreams(self, row: Appearance) -> dict[str, list[str]]:
        start = row.capture.article.canonical_pk
        return {
            self.articles[down].public_id: sorted(
                {
                    self.articles[step.upstream].public_id
                    for step in steps
                    if down != start or _applies(step, row)
                }
            )
            for down, steps in self.steps.items()
        }


def named_id(family: Family, article: int) -> str:
    """The public id of an article of the family."""
    return family.articles[article].public_id


def families(articles: Iterable[Article]) -> Family:
    """Everything the articles were taken from, up to the roots."""
    starts = {article.canonical_pk for article in articles}
    steps = upstreams_of(starts)
    everybody = starts | {step.downstream for step in steps} | {step.upstream for step in steps}
    by_downstream: dict[int, list[Upstream]] = defaultdict(list)
    for step in steps:
        by_downstream[step.downstream].append(step)
    rows = Article.objects.filter(pk__in=everybody).select_related(
        "source__owner", "source__edition_of", "source__merged_into"
    )
    return Family(
        {down: tuple(taken) for down, taken in by_downstream.items()}, {row.pk: row for row in rows}
    )


def root_keys(*, articles: Sequence[Article]) -> dict[int, str]:
    """For each article (by primary key, merged captures apart) the public id of the root it rests on as a whole."""
    family = families(articles)
    upstreams = {
        family.articles[down].public_id: sorted(
            {family.articles[step.upstream].public_id for step in steps if step.kind not in TAKEN_IN_PART}
        )
        for down, steps in family.steps.items()
    }
    roots = {
        start: min(lineage.roots(named_id(family, start), upstreams))
        for start in {article.canonical_pk for article in articles}
    }
    return {article.pk: roots[article.canonical_pk] for article in articles}


def _applies(step: Upstream, row: Appearance) -> bool:
    if step.kind not in TAKEN_IN_PART:
        return True
    return step.capture == row.capture_id and any(
        row.start < end and start < row.end for start, end in step.spans
    )
