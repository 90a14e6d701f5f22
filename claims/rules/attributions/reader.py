"""Reads a laid-out text for who says what: weighs every possible cue, then its source and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.rules.attributions import content_signs, contents, cues, source_signs, sources
from claims.rules.attributions.layout import Layout, Run
from claims.rules.learned.choosing import Leanings

LEAST = 0.4
"""A cue less likely than this is passed over."""
MOST = 12
"""Attributions read in one sentence; who repeats "said" a hundred times says nothing."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The weights to read by; where ``known``, only words of saying are looked at as cues."""

    cues: Leanings
    sources: Leanings
    contents: Leanings
    least: float = LEAST
    known: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in words of the row: ``odds`` from 0 to 1, ``depth`` 2 where it is among another's words."""

    cue: Run
    source: Run
    content: tuple[Run, ...]
    odds: float
    depth: int = 1


def read(layout: Layout, reader: Reader) -> list[Found]:
    """Every attribution in a text, in order."""
    found: list[Found] = []
    for place in range(len(layout.sentences)):
        found += read_sentence(layout, place, reader)
    return deepened(found)


def read_sentence(layout: Layout, place: int, reader: Reader) -> list[Found]:
    """The attributions whose cues stand in one sentence, in order; how deep they lie is not told."""
    likely = []
    for at in cues.places(layout, layout.sentences[place], known=reader.known):
        odds = reader.cues.odds(cues.signs(layout, at))
        if odds >= reader.least:
            likely.append((-odds, at))
    found = [_whole(layout, at, -less, reader) for less, at in sorted(likely)[:MOST]]
    return sorted((one for one in found if one), key=lambda one: one.cue)


def _whole(layout: Layout, at: int, odds: float, reader: Reader) -> Found | None:
    """The attribution of a cue: the likeliest content and source around it; None where nothing may be its content."""
    stretches = contents.possibilities(layout, at)
    if not stretches:
        return None
    names = sources.possibilities(layout, at)
    source = names[reader.sources.best([source_signs.signs(layout, at, each) for each in names])]
    seen = [content_signs.signs(layout, at, each, source.run) for each in stretches]
    content = stretches[reader.contents.best(seen)]
    return Found((at, at + 1), source.run, content.runs, odds)


def deepened(found: Sequence[Found]) -> list[Found]:
    """The same attributions, those among the words of another counted one deeper than it.

    Of two that each stand among the other's words, the likelier holds the other.
    """
    depths: dict[Run, int] = {}
    held: dict[int, int] = {}
    for one in sorted(found, key=lambda one: (-one.odds, one.cue)):
        depth = depths[one.cue] = held.get(one.cue[0], 0) + 1
        for first, last in one.content:
            for at in range(first, last):
                held[at] = max(depth, held.get(at, 0))
    return [replace(one, depth=depths[one.cue]) for one in found]
