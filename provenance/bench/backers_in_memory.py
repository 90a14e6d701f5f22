"""The same sums over arrays already in memory, told by themselves: a limit for whoever has to fetch them first."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.rules.weighing import credibility, scale
from claims.rules.weighing.columns import Rivalries
from claims.rules.weighing.folding import IN_COMMENT, PARTY, SUPERSEDED, Heard
from claims.rules.weighing.folding import STANCES as MARKS
from claims.vocabulary import Credibility, Stance
from provenance.bench.backers import STANCES, UNGRADED, Flags, Ints, Newsroom
from sources.vocabulary import Reliability

Numbers = NDArray[np.float64]
UNRELIABLE = UNGRADED - 1
WEIGHTS = np.array([0, *(scale.WEIGHTS.get(letter, 0) for letter in Reliability)])
DISPUTES = STANCES.index(Stance.DISPUTES)


@dataclass(frozen=True)
class Held:
    """A newsroom as a service would hold it in memory: one number for each voice, and its letter."""

    claims: int
    claim: Ints
    voice: Ints
    voices: int
    letter: Ints
    against: Flags
    party: Flags
    lapsed: Flags
    comment: Flags
    article: Ints
    stance: Ints
    articles: int
    one: Ints
    other: Ints


def hold(room: Newsroom) -> Held:
    """Look up, once and outside the clock, what the database finds by joining."""
    said = room.said
    owner = room.sources.owner
    home = np.where(owner >= 0, owner, np.arange(len(owner)))
    source = np.where(said.speaker >= 0, said.speaker, room.outlet[np.maximum(said.root, 0)])
    one, other = np.concatenate([room.one, room.other]), np.concatenate([room.other, room.one])
    return Held(
        room.claims, said.claim, home[source] * 2 + said.comment, len(owner) * 2, room.sources.letter[source],
        said.stance == DISPUTES, said.party, said.dropped, said.comment, said.article, said.stance,
        len(room.outlet), one, other,
    )  # fmt: skip


def rows(room: Newsroom) -> tuple[Heard, Rivalries]:
    """The same for the program's own sums, which the database otherwise fetches for them."""
    held, said = hold(room), room.said
    marks = np.array([MARKS[stance] for stance in STANCES])[held.stance]
    marks += PARTY * held.party + IN_COMMENT * held.comment + SUPERSEDED * held.lapsed
    heard = Heard(held.claims, held.claim, held.voice // 2, held.letter - 1, marks, said.article)
    return heard, Rivalries(held.one, held.other, held.other)


@dataclass(frozen=True)
class Voices:
    """The families behind each claim, in the order of claims, with what each adds."""

    claim: Ints
    voice: Ints
    counts: Flags
    against: Flags
    party: Flags
    both: Flags
    comment: Flags
    letter: Ints
    tenths: Ints
    unreliable: Ints
    crowd: Ints


def figures(held: Held) -> dict[str, NDArray[Any]]:
    """Every figure of every claim, by column."""
    voices = _voices(held)
    size = held.claims
    sums: dict[str, NDArray[Any]] = {}
    for side, speaking in (
        ("for", voices.counts & ~voices.against),
        ("against", voices.counts & voices.against),
    ):
        sums[f"tenths_{side}"] = _add(voices.claim, voices.tenths, speaking, size)
        sums[f"unreliable_{side}"] = _add(voices.claim, voices.unreliable, speaking, size)
        sums[f"crowd_{side}"] = _add(voices.claim, voices.crowd, speaking, size)
        sums[f"origins_{side}"] = _count(voices.claim, speaking & ~voices.comment, size)
    taken, borrowed, graded_rival = _opposed(held, voices, sums)
    graded = _count(voices.claim, voices.counts & (voices.letter < UNGRADED), size)
    trusted = _count(voices.claim, voices.counts & ~voices.against & (voices.letter < UNRELIABLE), size)
    crowd_against = np.round((sums["crowd_against"] + borrowed) / 100, 9)
    tenths = scale.START + sums["tenths_for"] + _pool(scale.UNRELIABLE, sums["unreliable_for"])
    tenths += _pool(scale.UNGRADED, sums["crowd_for"] / 100) - sums["tenths_against"] - taken
    tenths -= _pool(scale.UNRELIABLE, sums["unreliable_against"]) + _pool(scale.UNGRADED, crowd_against)
    points = np.clip(tenths, -scale.BOUND, scale.BOUND) / 10
    half = scale.SPREAD / 10 / (1 + graded) ** 0.5
    score = _read(points)
    return {
        "score": score, "score_low": _read(points - half), "score_high": _read(points + half),
        "credibility": _digit(score, graded, trusted, sums["origins_against"], graded_rival),
        "origins_for": sums["origins_for"], "origins_against": sums["origins_against"],
        "parties_against": _count(voices.claim, voices.party & voices.against & ~voices.both, size),
        **_carried(held), "contradictions": np.bincount(held.one, minlength=size),
    }  # fmt: skip


def _voices(held: Held) -> Voices:
    key = held.claim * held.voices + held.voice
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    today = ~held.lapsed[order]
    against = held.against[order]

    def any_of(flags: Flags) -> Flags:
        return np.logical_or.reduceat(flags, starts)

    comment = held.comment[order][starts]
    letter = np.where(comment, UNGRADED, np.minimum.reduceat(held.letter[order], starts))
    speaks, party = any_of(today), any_of(held.party[order])
    denies = np.where(speaks, any_of(against & today), any_of(against))
    both = denies & any_of(~against)
    return Voices(
        held.claim[order][starts], held.voice[order][starts], speaks & ~party & ~both, denies, party, both,
        comment, letter, WEIGHTS[letter], (letter == UNRELIABLE).astype(np.int64),
        np.where(letter < UNGRADED, 0, np.where(comment, round(scale.COMMENT_UNIT * 100), 100)),
    )  # fmt: skip


def _opposed(
    held: Held, voices: Voices, sums: dict[str, NDArray[Any]]
) -> tuple[NDArray[Any], NDArray[Any], Flags]:
    """What rivals take back: tenths, ungraded voices in hundredths, and whether a graded origin is behind one."""
    strength = sums["tenths_for"] + _pool(scale.UNRELIABLE, sums["unreliable_for"])
    speaking = np.flatnonzero(voices.counts & ~voices.against)
    starts = np.searchsorted(voices.claim[speaking], held.other)
    ends = np.searchsorted(voices.claim[speaking], held.other, side="right")
    lengths = ends - starts
    steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    behind = speaking[np.repeat(starts, lengths) + steps]
    claim, rival = np.repeat(held.one, lengths), np.repeat(held.other, lengths)
    key = claim * held.voices + voices.voice[behind]
    ours = voices.counts & voices.against
    fresh = ~np.isin(key, voices.claim[ours] * held.voices + voices.voice[ours])
    order = np.lexsort((rival, -strength[rival], key))
    order = order[fresh[order]]
    first = order[np.concatenate([[True], key[order][1:] != key[order][:-1]])[: len(order)]]
    claim, rival, behind = claim[first], rival[first], behind[first]
    pairs, place = np.unique(claim * held.claims + rival, return_inverse=True)
    tenths = np.bincount(place, voices.tenths[behind]) + _pool(
        scale.UNRELIABLE, np.bincount(place, voices.unreliable[behind])
    )
    taken = np.bincount(pairs // held.claims, np.rint(scale.RIVAL_SHARE * tenths), minlength=held.claims)
    crowd = np.bincount(claim, voices.crowd[behind] * scale.RIVAL_SHARE, minlength=held.claims)
    return taken, crowd, np.bincount(claim, voices.letter[behind] < UNGRADED, minlength=held.claims) > 0


def _carried(held: Held) -> dict[str, Ints]:
    standing = ~held.lapsed
    claim, article, stance = held.claim[standing], held.article[standing], held.stance[standing]

    def count(chosen: Flags) -> Ints:
        pieces = np.unique(claim[chosen] * held.articles + article[chosen])
        return np.bincount(pieces // held.articles, minlength=held.claims)

    named = {f"{word.value}": count(stance == place) for place, word in enumerate(STANCES)}
    return {"articles": count(np.ones(len(claim), bool)), **named}


def _digit(
    score: Numbers, graded: NDArray[Any], trusted: NDArray[Any], opposed: NDArray[Any], rival: Flags
) -> NDArray[Any]:
    cases = [
        ((graded == 0) & ~rival, Credibility.CANNOT_BE_JUDGED),
        (
            (trusted >= 2) & (score >= credibility.CONFIRMED_FROM) & (opposed == 0) & ~rival,
            Credibility.CONFIRMED,
        ),
        ((trusted > 0) & (score >= credibility.PROBABLE_FROM), Credibility.PROBABLY_TRUE),
        ((trusted > 0) & (score >= credibility.POSSIBLE_FROM), Credibility.POSSIBLY_TRUE),
        (score >= credibility.DOUBTFUL_FROM, Credibility.DOUBTFUL),
    ]
    return np.select(
        [case for case, _ in cases], [digit.value for _, digit in cases], Credibility.IMPROBABLE.value
    )


def _add(claim: Ints, amounts: Ints, chosen: Flags, size: int) -> NDArray[Any]:
    return np.bincount(claim, amounts * chosen, minlength=size)


def _count(claim: Ints, chosen: Flags, size: int) -> NDArray[Any]:
    return np.bincount(claim[chosen], minlength=size)


def _pool(pool: scale.Pool, units: Any) -> Numbers:
    rounded: Numbers = np.rint(pool.cap * (1 - pool.ratio ** np.asarray(units, dtype=np.float64)))
    return rounded


def _read(points: Numbers) -> Numbers:
    return np.round(1 / (1 + 10 ** (-points / 10)), 6)
