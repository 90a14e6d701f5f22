"""Newsrooms made up at random: sources with owners, mergers and letters, their articles, claims and rivals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from claims.actions import corroboration
from claims.models import Appearance, Claim
from claims.vocabulary import ContradictionKind, Outcome, Stance
from provenance.accounts.models import User
from sources.models import Article, Capture, Source
from sources.vocabulary import DerivationKind, Judgement, Reliability, SectionKind, SourceKind
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_derivation,
    make_event,
    make_grade,
    make_source,
    make_user,
)
from tests.learned import make_tie

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECTIONS = (SectionKind.BODY, SectionKind.BODY, SectionKind.HEADLINE, SectionKind.COMMENT)
KINDS = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.PERSON, SourceKind.COLLECTIVE)


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
    """An article: whose it is, when it came out, what it took from; ``merged``: the first piece at another address."""

    outlet: int | None
    day: int | None
    took_from: int | None
    kind: DerivationKind
    merged: bool


@dataclass(frozen=True)
class Said:
    """An appearance of a claim in an article, by their places in the lists."""

    claim: int
    piece: int
    stance: Stance
    speaker: int | None
    party: bool
    section: SectionKind
    dropped: bool
    judgement: Judgement


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

    def build(self) -> list[Claim]:
        """Write it down; the claims, not yet weighed."""
        curator = make_user(staff=True)
        sources = self._sources(curator)
        captures = self._captures(sources)
        event = make_event()
        claims = [make_claim(event=event) for _ in range(self.claims)]
        for said in self.said:
            _appear(said, claims, captures, sources, curator)
        self._contradict(claims, curator)
        self._tie(sources, curator)
        return claims

    def _sources(self, curator: User) -> list[Source]:
        sources = [make_source(kind=each.kind) for each in self.outlets]
        for place, (source, each) in enumerate(zip(sources, self.outlets, strict=True)):
            above = "speaks_for" if source.kind == SourceKind.PERSON else "owner"
            setattr(source, above, _other(sources, each.owner, place))
            source.edition_of = _other(sources, each.edition_of, place)
            source.merged_into = sources[0] if each.merged and place else None
            source.save()
            for late, letter in enumerate(each.letters):
                make_grade(
                    source, Reliability(letter), graded_by=curator, graded_at=START + timedelta(days=late)
                )
        return sources

    def _captures(self, sources: Sequence[Source]) -> list[Capture]:
        articles: list[Article] = []
        for place, piece in enumerate(self.pieces):
            out = START + timedelta(days=piece.day) if piece.day is not None else None
            article = make_article(source=sources[0], published_at=out)
            article.source = None if piece.outlet is None else sources[piece.outlet % len(sources)]
            if piece.merged and place:
                article.merged_into, article.source = articles[0], articles[0].source
            article.save()
            articles.append(article)
        for down, up, kind in self._taken(articles):
            make_derivation(down, up, kind=kind)
        return [
            make_capture(f"Piece {article.pk}: four were killed.", article=article) for article in articles
        ]

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

    def _contradict(self, claims: Sequence[Claim], curator: User) -> None:
        quotes = {claim.pk: Appearance.objects.filter(claim=claim).order_by("pk").first() for claim in claims}
        met = set()
        for rivalry in self.rivalries:
            one, other = (claims[place % len(claims)].pk for place in (rivalry.one, rivalry.other))
            pair = frozenset((one, other))
            if len(pair) == 2 and pair not in met and quotes[one] and quotes[other]:
                met.add(pair)
                make_contradiction(
                    quotes[one],
                    quotes[other],
                    outcome=rivalry.outcome,
                    kind=rivalry.kind,
                    judgement=rivalry.judgement,
                    judged_by=_judge(rivalry.judgement, curator),
                )


def _other(sources: Sequence[Source], place: int | None, own: int) -> Source | None:
    return None if place is None or place % len(sources) == own else sources[place % len(sources)]


def _judge(judgement: Judgement, curator: User) -> User | None:
    return None if judgement is Judgement.SUGGESTED else curator


def _appear(
    said: Said,
    claims: Sequence[Claim],
    captures: Sequence[Capture],
    sources: Sequence[Source],
    curator: User,
) -> None:
    speaker = None if said.speaker is None else sources[said.speaker % len(sources)]
    make_appearance(
        claims[said.claim % len(claims)],
        capture=captures[said.piece % len(captures)],
        stance=said.stance,
        attributed_to=speaker,
        party=said.party,
        section=said.section,
        superseded_at=START if said.dropped else None,
        judgement=said.judgement,
        judged_by=_judge(said.judgement, curator),
    )


def weigh_all() -> None:
    """Weigh every claim until none waits: one that is weighed may tell others that what they rest on has moved."""
    due = list(Claim.objects.order_by("pk"))
    while due:
        for claim in due:
            corroboration.refresh(claim_id=claim.pk)
        due = list(Claim.objects.stale().order_by("pk"))


places = st.integers(0, 7)
seldom = st.integers(0, 5).map(lambda drawn: drawn == 0)
judgements = st.sampled_from([*[Judgement.SUGGESTED] * 3, Judgement.CONFIRMED, Judgement.REJECTED])
outlets = st.builds(
    Outlet,
    st.sampled_from(KINDS),
    st.sampled_from(["", "", "A", "B", "C", "D", "E", "F", "AF", "EB"]),
    st.none() | places,
    st.none() | st.none() | places,
    seldom,
)
pieces = st.builds(
    Piece,
    st.none() | places | places,
    st.none() | st.integers(0, 5),
    st.none() | st.none() | places,
    st.sampled_from([DerivationKind.REPUBLICATION, DerivationKind.REWRITE]),
    seldom,
)
said = st.builds(
    Said,
    places,
    places,
    st.sampled_from(list(Stance)),
    st.none() | places,
    seldom,
    st.sampled_from(SECTIONS),
    seldom,
    judgements,
)
rivalries = st.builds(
    Rivalry,
    places,
    places,
    st.sampled_from([*[Outcome.CONTRADICTS] * 4, Outcome.COMPATIBLE]),
    st.sampled_from([ContradictionKind.VALUE, ContradictionKind.VALUE, ContradictionKind.EDITED]),
    judgements,
)
echoes = st.builds(Echo, places, places, st.sampled_from([0.3, 0.5, 0.9, 1.0]), seldom)
worlds = st.builds(
    World,
    st.lists(outlets, min_size=2, max_size=6),
    st.lists(pieces, min_size=2, max_size=7),
    st.lists(said, min_size=1, max_size=16),
    st.lists(rivalries, max_size=4),
    st.just(()) | st.lists(echoes, max_size=2),
    st.integers(1, 4),
)
