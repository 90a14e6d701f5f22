"""Newsrooms made up at random: sources with owners, mergers and letters, their articles, claims and rivals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from claims.actions import lapses
from claims.models import Appearance, Claim
from claims.vocabulary import ContradictionKind, Outcome, Stance
from provenance.accounts.models import User
from sources.actions import rings
from sources.models import ABOVE, Article, Capture, Source
from sources.models.ancestry import TAKEN_IN_PART
from sources.vocabulary import DerivationKind, Judgement, Publication, Reliability, SectionKind, SourceKind
from tests.claims import printing
from tests.factories import NOON, make_contradiction, make_user
from tests.learned import make_tie

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
SENTENCES = (
    "Four were killed at the ford.",
    "The road to the mill stays shut.",
    "Nobody had been warned, the ferrymen said.",
    "Two of the bridges fell.",
)
PUBLISHED = Publication.PUBLISHED
IN_BRIEF = ("A road is shut.", "Some are feared dead.")
ORDINALS = ("one", "two", "three", "four", "five", "six", "seven")


@dataclass(frozen=True)
class Outlet:
    """A source: whom it belongs to, by place in the list, and its letters in the order they were given."""

    kind: SourceKind
    letters: str
    owner: int | None  # of a person: the body
    edition_of: int | None
    merged: bool


@dataclass(frozen=True)
class Piece:
    """An article: whose it is, when it came out, what it took from; ``merged``: the first piece at another address.

    ``hidden``: only the newsroom may read it.
    """

    outlet: int | None
    day: int | None
    took_from: int | None
    kind: DerivationKind
    merged: bool
    hidden: bool

    @property
    def day_out(self) -> int:
        """The day it came out; a piece without a date comes after all others."""
        return 9 if self.day is None else self.day


@dataclass(frozen=True)
class Said:
    """An appearance of a claim in an article, by their places in the lists; ``dropped``: in what it said before.

    ``words``: which of the piece's sentences says so.
    """

    claim: int
    piece: int
    stance: Stance
    speaker: int | None
    party: bool
    section: SectionKind
    dropped: bool
    judgement: Judgement
    words: int


@dataclass(frozen=True)
class Rivalry:
    """Two claims held against each other, by their places in the list."""

    one: int
    other: int
    outcome: Outcome
    kind: ContradictionKind
    judgement: Judgement


@dataclass(frozen=True)
class Echo:
    """Two sources found to share mistakes, by their places in the list."""

    one: int
    other: int
    probability: float
    rejected: bool


@dataclass(frozen=True)
class World:
    """Everything that may enter into the figures of a few claims."""

    outlets: Sequence[Outlet]
    pieces: Sequence[Piece]
    said: Sequence[Said]
    rivalries: Sequence[Rivalry]
    echoes: Sequence[Echo]
    claims: int

    def build(self, lot: Random | None = None) -> list[Claim]:
        """Write it down; the claims, not yet weighed. With a ``lot`` names are drawn in another order than rows."""
        curator = make_user(staff=True)
        sources = self._sources(curator, lot)
        articles = self._articles(sources, lot)
        captures = self._captures(articles)
        self._take(articles, captures)
        claims = printing.claims(self.claims, order=_drawn(self.claims, lot))
        quotes = printing.appearances(
            (_on(said, claims, captures), _columns(said, sources, curator)) for said in self.said
        )
        self._settle(articles)
        self._contradict(claims, quotes, curator)
        self._tie(sources, curator)
        return claims

    def _sources(self, curator: User, lot: Random | None) -> list[Source]:
        kinds = [each.kind for each in self.outlets]
        sources = printing.sources(kinds, order=_drawn(len(kinds), lot))
        for place, (source, each) in enumerate(zip(sources, self.outlets, strict=True)):
            above = "speaks_for" if source.kind == SourceKind.PERSON else "owner"
            setattr(source, above, _other(sources, each.owner, place))
            source.edition_of = _other(sources, each.edition_of, place)
            source.merged_into = sources[0] if each.merged and place else None
        under = [source for source in sources if any(getattr(source, each) for each in ABOVE)]
        Source.objects.bulk_update(under, ABOVE)
        letters = [
            (source, Reliability(letter), START + timedelta(days=late))
            for source, each in zip(sources, self.outlets, strict=True)
            for late, letter in enumerate(each.letters)
        ]
        printing.grades(letters, curator)
        return sources

    def _articles(self, sources: Sequence[Source], lot: Random | None) -> list[Article]:
        outlets = [
            None if piece.outlet is None else sources[piece.outlet % len(sources)] for piece in self.pieces
        ]
        out = [None if piece.day is None else START + timedelta(days=piece.day) for piece in self.pieces]
        articles = printing.articles(list(zip(outlets, out, strict=True)), order=self._named(lot))
        merged = [
            article
            for place, (article, piece) in enumerate(zip(articles, self.pieces, strict=True))
            if piece.merged and place
        ]
        for article in merged:
            article.merged_into, article.source = articles[0], articles[0].source
        for article in self._hidden(articles):
            article.publication = Publication.DRAFT
        Article.objects.bulk_update(articles, ["merged_into", "source", "publication"])
        return articles

    def _named(self, lot: Random | None) -> list[int]:
        """The places of the articles' names: those out on one day keep theirs, for there names say who was first."""
        drawn = _drawn(len(self.pieces), lot)
        for day in {piece.day_out for piece in self.pieces}:
            alike = [place for place, piece in enumerate(self.pieces) if piece.day_out == day]
            for place, name in zip(alike, sorted(drawn[place] for place in alike), strict=True):
                drawn[place] = name
        return drawn

    def _hidden(self, articles: Sequence[Article]) -> list[Article]:
        """Pieces the newsroom keeps to itself; the first one, into which others are merged, is none."""
        return [
            article
            for place, (article, piece) in enumerate(zip(articles, self.pieces, strict=True))
            if piece.hidden and place and not piece.merged
        ]

    def _captures(self, articles: Sequence[Article]) -> dict[tuple[int, bool], Capture]:
        """What each piece says, and what it said the day before where it has changed since."""
        places = {article.pk: place for place, article in enumerate(articles)}
        now = printing.captures(
            (f"Piece {ORDINALS[places[article.canonical_pk]]}. {' '.join(SENTENCES)}", article)
            for article in articles
        )
        changed = self._changed()
        before = printing.captures(
            (
                (f"Piece {ORDINALS[place]} in brief. {' '.join(IN_BRIEF)}", articles[place])
                for place in changed
            ),
            seen=NOON - timedelta(days=1),
        )
        return {
            **{(place, False): capture for place, capture in enumerate(now)},
            **{(place, True): capture for place, capture in zip(changed, before, strict=True)},
        }

    def _changed(self) -> list[int]:
        """The places of the pieces that say something no longer."""
        return sorted({said.piece % len(self.pieces) for said in self.said if said.dropped})

    def _settle(self, articles: Sequence[Article]) -> None:
        """Have the pieces that were seen with several texts worked through, as when they were taken in."""
        several = {articles[place].canonical_pk for place in self._changed()}
        several |= {article.merged_into_id for article in articles if article.merged_into_id}
        for article in Article.objects.filter(pk__in=several).order_by("pk"):
            lapses.settle(article=article)

    def _take(self, articles: Sequence[Article], captures: Mapping[tuple[int, bool], Capture]) -> None:
        """Write down who took from whom; of ties that close a ring the least sure is set aside, as by every tracing."""
        parts = {
            article.pk: (
                captures[place, False],
                captures[place, False].text.index(SENTENCES[piece.day_out % 4]),
            )
            for place, (article, piece) in enumerate(zip(articles, self.pieces, strict=True))
            if piece.kind in TAKEN_IN_PART
        }
        if printing.derivations(self._taken(articles), parts=parts):
            rings.settle(pieces=sorted({article.canonical_pk for article in articles}))

    def _taken(self, articles: Sequence[Article]) -> list[tuple[Article, Article, DerivationKind]]:
        return [
            (article, articles[piece.took_from % place], piece.kind)
            for place, (article, piece) in enumerate(zip(articles, self.pieces, strict=True))
            if piece.took_from is not None and place
        ]

    def _tie(self, sources: Sequence[Source], curator: User) -> None:
        pairs = {
            frozenset((each.one % len(sources), each.other % len(sources))): each for each in self.echoes
        }
        for pair, echo in pairs.items():
            if len(pair) == 2:
                one, other = (sources[place] for place in pair)
                by = curator if echo.rejected else None
                make_tie(one, other, rejected_by=by, probability=echo.probability)

    def _contradict(self, claims: Sequence[Claim], said: Sequence[Appearance], curator: User) -> None:
        in_sight_last = sorted(said, key=lambda row: row.capture.article.publication == PUBLISHED)
        quotes = {row.claim_id: row for row in in_sight_last}
        met = set()
        for rivalry in self.rivalries:
            one, other = (claims[place % len(claims)].pk for place in (rivalry.one, rivalry.other))
            pair = frozenset((one, other))
            if len(pair) == 2 and pair not in met and pair <= quotes.keys():
                met.add(pair)
                make_contradiction(
                    quotes[one],
                    quotes[other],
                    outcome=rivalry.outcome,
                    kind=rivalry.kind,
                    judgement=rivalry.judgement,
                    judged_by=_judge(rivalry.judgement, curator),
                )


def _drawn(number: int, lot: Random | None) -> list[int]:
    """Places in a drawn order; in their own without a lot."""
    places = list(range(number))
    if lot:
        lot.shuffle(places)
    return places


def _other(sources: Sequence[Source], place: int | None, own: int) -> Source | None:
    return None if place is None or place % len(sources) == own else sources[place % len(sources)]


def _judge(judgement: Judgement, curator: User) -> User | None:
    return None if judgement is Judgement.SUGGESTED else curator


def _on(
    said: Said, claims: Sequence[Claim], captures: Mapping[tuple[int, bool], Capture]
) -> tuple[Claim, Capture]:
    pieces = sum(not before for _, before in captures)
    return claims[said.claim % len(claims)], captures[said.piece % pieces, said.dropped]


def _columns(said: Said, sources: Sequence[Source], curator: User) -> dict[str, Any]:
    judged = {"judged_by": curator, "judged_at": NOON, "judged_why": "Read both."}
    return {
        "stance": said.stance,
        "attributed_to": None if said.speaker is None else sources[said.speaker % len(sources)],
        "party": said.party,
        "section": said.section,
        "judgement": said.judgement,
        "quote": (IN_BRIEF if said.dropped else SENTENCES)[said.words % (2 if said.dropped else 4)],
        **({} if said.judgement is Judgement.SUGGESTED else judged),
    }
