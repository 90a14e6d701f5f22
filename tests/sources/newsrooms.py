"""Newsrooms made up at random, in which articles are hidden, stand for one another and name what nobody has seen."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from sources.models import Article, Derivation, Source
from sources.visibility import public
from sources.vocabulary import Judgement, Publication
from tests.factories import NOON, make_article, make_derivation, make_source, make_user

HIDDEN_HOW = (
    {"publication": Publication.DRAFT}, {"publication": Publication.WITHDRAWN},
    {"embargo_until": NOON + timedelta(seconds=1)},
    {"publication": Publication.DRAFT, "embargo_until": NOON - timedelta(days=1)},
)  # fmt: skip
SHOWN_HOW = ({}, {"embargo_until": NOON}, {"embargo_until": NOON - timedelta(seconds=1)})


def guard(chance: random.Random, one_in: int) -> dict[str, object]:
    """How a row is guarded: hidden once in so many times, else in one of the ways in which it may be seen."""
    return dict(chance.choice(HIDDEN_HOW if chance.randrange(one_in) == 0 else SHOWN_HOW))


def judged(chance: random.Random, by: object) -> dict[str, object]:
    """Rejected once in four times."""
    if chance.randrange(4):
        return {}
    return {"judgement": Judgement.REJECTED, "judged_by": by, "judged_at": NOON, "judged_why": "Misread."}


def grown(some: set[int], more: Callable[[set[int]], Iterable[int]]) -> set[int]:
    """Some, with all that follow from them at whatever remove."""
    while added := {*more(some)} - some:
        some = some | added
    return some


@dataclass(frozen=True)
class Newsroom:
    """Articles and who took from whom, and by plain reading what of them is hidden at noon."""

    articles: list[Article]
    derivations: list[Derivation]

    @property
    def hidden(self) -> set[int]:
        return {each.pk for each in self.articles if not public(each, NOON)}

    def standing_for(self, some: set[int]) -> set[int]:
        return {each.pk for each in self.articles if each.merged_into_id in some}

    @property
    def veiled(self) -> set[int]:
        """The hidden, and what nobody has seen and nobody in sight names."""
        unseen = {each.pk for each in self.articles if each.unseen}
        kept = self.hidden | self.standing_for(self.hidden)
        named_by_hidden = grown(
            kept, lambda some: {up for down, up in self._pairs() if down in some} & unseen
        )
        above = {up for down, up in self._pairs() if down in named_by_hidden} & unseen
        outside = {up for down, up in self._pairs() if up in above and down not in kept | above}
        shown = grown(
            outside, lambda some: {up for down, up in self._pairs() if down in some and up in above}
        )
        return self.hidden | (above - shown)

    @property
    def shaded(self) -> set[int]:
        """These, and all that was taken from them, or stands for one of them, or is stood for by it."""
        taken = [row for row in self.derivations if row.judgement != Judgement.REJECTED and not row.ring]
        return grown(
            self.veiled,
            lambda some: (
                {row.downstream_id for row in taken if row.upstream_id in some}
                | {each.merged_into_id for each in self.articles if each.pk in some and each.merged_into_id}
                | self.standing_for(some)
            ),
        )

    @property
    def out_of_sight(self) -> set[int]:
        return self.veiled | self.standing_for(self.veiled)

    def _pairs(self) -> list[tuple[int, int]]:
        return [(row.downstream_id, row.upstream_id) for row in self.derivations]


def made_up(chance: random.Random, size: int = 24) -> Newsroom:
    """Few outlets and many ties, so that what is hidden and what is not meet in every way."""
    source, ana = make_source(), make_user(staff=True)
    articles: list[Article] = []
    for _ in range(size):
        articles.append(_article(chance, source, articles))
    pairs = {tuple(chance.sample(range(size), 2)) for _ in range(size * 2)}
    derivations = [
        make_derivation(articles[down], articles[up], ring=chance.randrange(6) == 0, **judged(chance, ana))
        for down, up in sorted(pairs)
    ]
    return Newsroom(articles, derivations)


def _article(chance: random.Random, source: Source, before: list[Article]) -> Article:
    whole = [each for each in before if each.merged_into_id is None]
    stands = {"merged_into": chance.choice(whole)} if whole and chance.randrange(4) == 0 else {}
    return make_article(source=source, unseen=chance.randrange(2) == 0, **guard(chance, 4), **stands)
