"""Newsrooms made up at random in which claims stand in hidden articles, rest on them, and contradict each other."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from claims.models import Appearance, Claim, Contradiction, Event
from claims.vocabulary import ContradictionKind, Outcome
from sources.models import Article, Capture
from sources.visibility import public
from sources.vocabulary import Judgement, Publication
from tests.factories import (
    NOON,
    make_appearance,
    make_capture,
    make_claim,
    make_contradiction,
    make_event,
    make_user,
)
from tests.sources import newsrooms
from tests.sources.newsrooms import grown, guard, judged


@dataclass(frozen=True)
class Newsroom:
    """What is said where, and by plain reading what of it is kept from readers at noon."""

    articles: newsrooms.Newsroom
    events: list[Event]
    claims: list[Claim]
    said: list[Appearance]
    pairs: list[Contradiction]

    @property
    def veiled(self) -> set[int]:
        """Claims that stand in hidden articles alone, with what was merged into them."""
        away = self.articles.out_of_sight
        behind = {row.claim_id for row in self.said if row.claim_id and _article(row) in away}
        shown = {row.claim_id for row in self._standing() if _article(row) not in away}
        return grown(behind - shown, lambda some: _merged_into(self.claims, some))

    @property
    def veiled_events(self) -> set[int]:
        """Events about which only such claims say anything, with what was merged into them."""
        told = {
            each.event_id for each in self.claims
            if each.merged_into_id is None and each.publication == Publication.PUBLISHED and each.pk not in self.veiled
        }  # fmt: skip
        bare = {each.event_id for each in self.claims if each.pk in self.veiled} - told
        return grown(bare, lambda some: _merged_into(self.events, some))

    @property
    def hidden(self) -> set[int]:
        """Claims hidden by themselves, with their event, or with the articles they stand in."""
        return {each.pk for each in self.claims if not _public(each)} | self.veiled

    def clouded(self, wanted: set[int]) -> set[int]:
        """Those that have something behind them, or behind what contradicts them, that readers may not see."""
        pairs = [row for row in self.rivalries if {row.one_id, row.other_id} & wanted]
        dim = self._resting() & (wanted | {end for row in pairs for end in (row.one_id, row.other_id)})
        unread = {row.pk for row in self.said if not self._read(row)}
        beside = [
            row for row in pairs
            if {row.one_id, row.other_id} & (dim | self.hidden)
            or {row.one_appearance_id, row.other_appearance_id} & unread
        ]  # fmt: skip
        return (dim | {end for row in beside for end in (row.one_id, row.other_id)}) & wanted

    @property
    def rivalries(self) -> list[Contradiction]:
        """The contradictions that enter scores."""
        return [row for row in self.pairs if _rivalry(row)]

    def in_sight(self, row: Contradiction) -> bool:
        """Whether readers may see both claims of a contradiction, and the words that stand for them."""
        words = {row.one_appearance_id, row.other_appearance_id}
        shown = not {row.one_id, row.other_id} & self.hidden
        return shown and all(self._read(each) for each in self.said if each.pk in words)

    def _standing(self) -> list[Appearance]:
        return [row for row in self.said if row.judgement != Judgement.REJECTED]

    def _resting(self) -> set[int]:
        veiled, shaded = self.articles.veiled, self.articles.shaded
        return {
            row.claim_id
            for row in self._standing()
            if row.claim_id
            and (
                {_article(row), row.origin_article_id} & shaded
                or {row.stale_from_id, row.superseded_by.article_id if row.superseded_by else None} & veiled
            )
        }

    def _read(self, row: Appearance) -> bool:
        article = row.capture.article
        shown = not {article.pk, article.merged_into_id} & self.articles.veiled
        return row.claim is not None and _public(row.claim) and shown


def _article(row: Appearance) -> int:
    return row.capture.article_id


def _public(claim: Claim) -> bool:
    return public(claim, NOON) and public(claim.event, NOON)


def _merged_into(rows: Iterable[Claim | Event], some: set[int]) -> set[int]:
    return {each.pk for each in rows if each.merged_into_id in some}


def _rivalry(row: Contradiction) -> bool:
    apart = row.one_id != row.other_id and row.outcome == Outcome.CONTRADICTS
    return apart and row.judgement != Judgement.REJECTED and row.kind != ContradictionKind.EDITED


def made_up(chance: random.Random, size: int = 14) -> Newsroom:
    """Few claims of few events in few articles, so that what is hidden and what is not meet in every way."""
    articles = newsrooms.made_up(chance, 10)
    captures = [make_capture(f"Words no. {at}.", article=each) for at, each in enumerate(articles.articles)]
    events: list[Event] = []
    for _ in range(size // 3):
        events.append(make_event(**guard(chance, 8), **_stands(chance, events)))
    claims: list[Claim] = []
    for _ in range(size):
        claims.append(make_claim(event=chance.choice(events), **guard(chance, 8), **_stands(chance, claims)))
    said = [_said(chance, claims, captures, articles.articles) for _ in range(size + size // 2)]
    return Newsroom(articles, events, claims, said, _pairs(chance, said))


def _stands(chance: random.Random, before: list[Event] | list[Claim]) -> dict[str, object]:
    whole = [each for each in before if each.merged_into_id is None]
    return {"merged_into": chance.choice(whole)} if whole and chance.randrange(5) == 0 else {}


def _said(
    chance: random.Random, claims: list[Claim], captures: list[Capture], articles: list[Article]
) -> Appearance:
    """A quote that may be rejected, and may rest on another article by where it comes from or by what it has become."""
    fields: dict[str, object] = (
        {"origin_article": chance.choice(articles)} if chance.randrange(4) == 0 else {}
    )
    match chance.randrange(6):
        case 0:
            fields |= {"stale_at": NOON, "stale_from": chance.choice(articles)}
        case 1:
            fields |= {"superseded_at": NOON, "superseded_by": chance.choice(captures)}
    if chance.randrange(10) == 0:
        return make_appearance(unclaimed=True, capture=chance.choice(captures), **fields)
    fields |= judged(chance, make_user(staff=True))
    return make_appearance(chance.choice(claims), capture=chance.choice(captures), **fields)


def _pairs(chance: random.Random, said: list[Appearance]) -> list[Contradiction]:
    """One pair of words at most for every two claims, some of them without force."""
    claimed = [row for row in said if row.claim_id]
    first = {
        frozenset((one.claim_id, other.claim_id)): (one, other) for one, other in combinations(claimed, 2)
    }
    return [
        make_contradiction(*first[key], **_force(chance))
        for key in chance.sample(sorted(first, key=sorted), len(first) // 5)
    ]


def _force(chance: random.Random) -> dict[str, object]:
    return chance.choice(
        [
            {}, {}, {}, judged(chance, make_user(staff=True)), {"kind": ContradictionKind.EDITED},
            {"outcome": Outcome.COMPATIBLE},
        ]
    )  # fmt: skip
