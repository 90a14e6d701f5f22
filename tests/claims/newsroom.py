"""Newsrooms made up at random: sources with owners, mergers and letters, their articles, claims and rivals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from claims.actions import corroboration, lapses
from claims.models import Appearance, Claim, Reading, Regard
from claims.vocabulary import ContradictionKind, Outcome, Stance
from provenance.accounts.models import User
from sources.models import ABOVE, Article, Capture, Source
from sources.vocabulary import DerivationKind, Judgement, Reliability, SectionKind, SourceKind
from tests.claims import printing
from tests.factories import NOON, make_contradiction, make_user
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
    """An appearance of a claim in an article, by their places in the lists; ``dropped``: in what it said before."""

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
        articles = self._articles(sources)
        captures = self._captures(articles)
        claims = printing.claims(self.claims)
        quotes = printing.appearances(
            (_on(said, claims, captures), _columns(said, sources, curator)) for said in self.said
        )
        self._settle(articles)
        self._contradict(claims, quotes, curator)
        self._tie(sources, curator)
        return claims

    def _sources(self, curator: User) -> list[Source]:
        sources = printing.sources([each.kind for each in self.outlets])
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

    def _articles(self, sources: Sequence[Source]) -> list[Article]:
        outlets = [
            None if piece.outlet is None else sources[piece.outlet % len(sources)] for piece in self.pieces
        ]
        out = [None if piece.day is None else START + timedelta(days=piece.day) for piece in self.pieces]
        articles = printing.articles(list(zip(outlets, out, strict=True)))
        merged = [
            article
            for place, (article, piece) in enumerate(zip(articles, self.pieces, strict=True))
            if piece.merged and place
        ]
        for article in merged:
            article.merged_into, article.source = articles[0], articles[0].source
        Article.objects.bulk_update(merged, ["merged_into", "source"])
        printing.derivations(self._taken(articles))
        return articles

    def _captures(self, articles: Sequence[Article]) -> dict[tuple[int, bool], Capture]:
        """What each piece says, and what it said the day before where it has changed since."""
        now = printing.captures(
            (f"Piece {article.canonical_pk}: four were killed.", article) for article in articles
        )
        changed = self._changed()
        before = printing.captures(
            ((f"Piece {articles[place].pk} in brief: a road is shut.", articles[place]) for place in changed),
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
        quotes = {row.claim_id: row for row in reversed(said)}
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
        **({} if said.judgement is Judgement.SUGGESTED else judged),
    }


def weigh_all(claims: Iterable[Claim] | None = None) -> None:
    """Weigh every claim (or some), then whatever that has asked for."""
    for claim in Claim.objects.order_by("pk") if claims is None else claims:
        corroboration.refresh(claim_id=claim.pk)
    weigh_due()


def weigh_due() -> None:
    """Weigh claims until none waits: one that is weighed may tell others that what they rest on has moved."""
    while due := list(Claim.objects.stale().order_by("pk").values_list("pk", flat=True)):
        for claim in due:
            corroboration.refresh(claim_id=claim)


def follow_up() -> None:
    """What the pipeline does when the standing of a source or the lineage of an article has moved."""
    for source in list(Regard.unregarded()):
        corroboration.regard(source_id=source.pk)
    for article in list(Reading.uncarried()):
        corroboration.carry(article_id=article.pk)
    weigh_due()


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
