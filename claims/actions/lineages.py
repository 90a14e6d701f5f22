"""Asking the sources app where articles, and the words in them, came from."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claims.models import Appearance
from sources.models import Article, Capture
from sources.models.ancestry import TAKEN_IN_PART, Upstream, upstreams_of
from sources.rules import lineage, precedence
from sources.rules.precedence import Dated

UNDATED = "~"
"""Sorts after every rank."""


@dataclass(frozen=True)
class Family:
    """The ancestry of some articles: steps up by downstream article, and every article met on the way.

    ``texts`` are those of the captures that have taken a part from elsewhere, read when one is first asked for;
    families that were read together share them.
    """

    steps: Mapping[int, tuple[Upstream, ...]]
    articles: Mapping[int, Article]
    texts: "Texts"

    def root_of(self, row: Appearance) -> Article:
        """The article in which the words of an appearance entered the news, as far as its lineage is known.

        A part taken from elsewhere (an excerpt, a quotation) counts only for the words that were taken. Of several
        roots the one surely out first stands for all.
        """
        return self.first(lineage.roots(self._name(row), self._upstreams(row)))

    def teller_of(self, row: Appearance, tellers: Collection[int]) -> Article:
        """Of the article and everything above it, the topmost among ``tellers`` (by primary key), of several the first.

        A copy that changed a figure did not get the new one from above; a copy that gives itself an earlier date than
        what it was taken from, which may give none, is no less a copy.
        """
        upstreams = self._upstreams(row)
        telling = {key for key in self.above(row) if self._named[key].pk in tellers}
        top = {key for key in telling if not (lineage.reach(key, upstreams) & telling) - {key}}
        return self.first(top or telling)

    def above(self, row: Appearance) -> frozenset[str]:
        """The public ids of the article and of everything its words may have come from."""
        return lineage.reach(self._name(row), self._upstreams(row))

    @cached_property
    def _named(self) -> dict[str, Article]:
        return {article.public_id: article for article in self.articles.values()}

    def first(self, keys: Iterable[str]) -> Article:
        """Of some articles (by public id) the one surely out first, which stands for all.

        A date is only a page's own word: one that was seen before it, near its own date, goes first after all.
        """
        first, *others = sorted((self._named[key] for key in keys), key=self._rank)
        for other in others:
            if not other.unseen and not first.unseen and precedence.lean(_dated(other), _dated(first)) < 0:
                first = other
        return first

    def _rank(self, article: Article) -> tuple[str, bool, str]:
        """Sorts articles by when they were surely out.

        A piece we do not hold was out when the first that names it was: a copy that names another later on, truly or
        not, does not put that one before it.
        """
        return (self._out[article.pk], article.unseen, article.public_id)

    @cached_property
    def _out(self) -> dict[int, str]:
        out = {pk: article.rank if not article.unseen else UNDATED for pk, article in self.articles.items()}
        waiting = [pk for pk, article in self.articles.items() if not article.unseen]
        while waiting:
            down = waiting.pop()
            for step in self.steps.get(down, ()):
                if self.articles[step.upstream].unseen and out[down] < out[step.upstream]:
                    out[step.upstream] = out[down]
                    waiting.append(step.upstream)
        return out

    def _name(self, row: Appearance) -> str:
        return named_id(self, row.capture.article.canonical_pk)

    def _upstreams(self, row: Appearance) -> dict[str, list[str]]:
        start = row.capture.article.canonical_pk
        return {
            self.articles[down].public_id: sorted(
                {
                    self.articles[step.upstream].public_id
                    for step in self.steps[down]
                    if self._applies(step, row, copied=down != start)
                }
            )
            for down in _way_up([start], self.steps)
        }

    def _applies(self, step: Upstream, row: Appearance, *, copied: bool) -> bool:
        """Whether the words of an appearance are among those a step up is about; ``copied``: it copies who took them.

        A copy that puts the words otherwise may have any of them, and so those that were taken: the careful count.
        """
        if step.kind not in TAKEN_IN_PART:
            return True
        starts = [row.start]
        if step.capture != row.capture_id:
            # What one capture of a piece has taken, another that says the same has taken too, wherever it says so.
            starts = _places(row.quote, self.texts.by_capture.get(step.capture or 0, ""))
        if copied and not starts:
            return True
        size = len(row.quote)
        return any(start < stop and begin < start + size for start in starts for begin, stop in step.spans)


@dataclass(frozen=True)
class Texts:
    """The texts of the captures that have taken a part from elsewhere, by primary key."""

    captures: frozenset[int]

    @cached_property
    def by_capture(self) -> dict[int, str]:
        """All of them in one query."""
        return dict(Capture.objects.filter(pk__in=self.captures).values_list("pk", "text"))


def _dated(article: Any) -> Dated:
    return Dated(article.published, article.first_seen)


def _places(quote: str, text: str) -> list[int]:
    """Where some words stand in a text, each time."""
    return [found.start() for found in re.finditer(re.escape(quote), text)] if quote else []


def named_id(family: Family, article: int) -> str:
    """The public id of an article of the family."""
    return family.articles[article].public_id


def families(articles: Iterable[Article], *, without: Collection[int] = ()) -> Family:
    """Everything the articles were taken from, up to the roots; ``without`` some, as if these had never come."""
    return families_apart({0: articles}, without=without)[0]


def families_apart(
    groups: Mapping[int, Iterable[Article]], *, without: Collection[int] = ()
) -> dict[int, Family]:
    """The same for each of some groups of articles by itself, in as many queries as for one."""
    starts = {group: {article.canonical_pk for article in articles} for group, articles in groups.items()}
    left_out = set(without)
    found = upstreams_of({start for own in starts.values() for start in own})
    steps = [step for step in found if left_out.isdisjoint((step.downstream, step.upstream))]
    by_downstream: dict[int, list[Upstream]] = defaultdict(list)
    for step in steps:
        by_downstream[step.downstream].append(step)
    everybody = {start for own in starts.values() for start in own}
    everybody |= {article for step in steps for article in (step.downstream, step.upstream)}
    rows = (
        Article.objects.dated()
        .filter(pk__in=everybody)
        .select_related("source__owner", "source__edition_of", "source__merged_into")
    )
    articles = {row.pk: row for row in rows}
    parts = {step.capture for step in steps if step.kind in TAKEN_IN_PART and step.capture is not None}
    texts = Texts(frozenset(parts))
    return {group: _family(own, by_downstream, articles, texts) for group, own in starts.items()}


def _family(
    starts: Collection[int],
    steps: Mapping[int, Sequence[Upstream]],
    articles: Mapping[int, Article],
    texts: Texts,
) -> Family:
    """What is met on the way up from some articles."""
    met = {*starts, *(step.upstream for down in _way_up(starts, steps) for step in steps[down])}
    return Family(
        {down: tuple(steps[down]) for down in met if down in steps}, {pk: articles[pk] for pk in met}, texts
    )


def _way_up(starts: Collection[int], steps: Mapping[int, Sequence[Upstream]]) -> set[int]:
    """The articles met on the way up from some that were taken from others themselves."""
    met, ahead = set(starts), list(starts)
    while ahead:
        above = {step.upstream for step in steps.get(ahead.pop(), ())} - met
        met |= above
        ahead += above
    return {article for article in met if article in steps}


def root_keys(*, articles: Sequence[Article], without: Collection[int] = ()) -> dict[int, str]:
    """For each article (by primary key, merged captures apart) the public id of the root it rests on as a whole.

    ``without`` some, as if these had never come.
    """
    family = families(articles, without=without)
    upstreams = {
        family.articles[down].public_id: sorted(
            {family.articles[step.upstream].public_id for step in steps if step.kind not in TAKEN_IN_PART}
        )
        for down, steps in family.steps.items()
    }
    roots = {
        start: family.first(lineage.roots(named_id(family, start), upstreams)).public_id
        for start in {article.canonical_pk for article in articles}
    }
    return {article.pk: roots[article.canonical_pk] for article in articles}
