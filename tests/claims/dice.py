"""The dice that make up newsrooms at random."""

from collections.abc import Hashable
from dataclasses import replace

from hypothesis import strategies as st

from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.vocabulary import DerivationKind, Judgement, SectionKind, SourceKind
from tests.claims.newsroom import Echo, Outlet, Piece, Rivalry, Said, World

SECTIONS = (SectionKind.BODY, SectionKind.BODY, SectionKind.HEADLINE, SectionKind.COMMENT)
KINDS = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.PERSON, SourceKind.COLLECTIVE)

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
    st.sampled_from([DerivationKind.REPUBLICATION, DerivationKind.REWRITE, DerivationKind.EXCERPT]),
    seldom,
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
    st.integers(0, 3),
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


def _agreeing(world: World) -> World:
    """What a piece says twice in the same words it says of one claim, judged once, as people and readers leave it."""
    first: dict[Hashable, Said] = {}
    told = [(each, first.setdefault(_statement(world, each), each)) for each in world.said]
    return replace(
        world, said=[replace(each, claim=one.claim, judgement=one.judgement) for each, one in told]
    )


def _statement(world: World, said: Said) -> Hashable:
    """What makes two statements of a world the same: the piece, the words, how and in whose mouth they stand there."""
    piece, speaker = said.piece % len(world.pieces), said.speaker
    if speaker is not None:
        speaker %= len(world.outlets)
        speaker = 0 if world.outlets[speaker].merged else speaker
    words = said.words % (2 if said.dropped else 4)
    comment = said.section is SectionKind.COMMENT
    return 0 if world.pieces[piece].merged else piece, said.dropped, words, said.stance, speaker, comment


worlds = st.builds(
    World,
    st.lists(outlets, min_size=2, max_size=6),
    st.lists(pieces, min_size=2, max_size=7),
    st.lists(said, min_size=1, max_size=16),
    st.lists(rivalries, max_size=4),
    st.just(()) | st.lists(echoes, max_size=2),
    st.integers(1, 4),
).map(_agreeing)
