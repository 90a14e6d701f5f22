"""Which words around a cue might name whoever says something."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.rules.attributions.cues import EDGE, skip_back
from claims.rules.attributions.layout import Layout, Run

NOBODY: Run = (0, 0)
LONGEST = 24
"""Words of the longest source read."""
FAR = 60
"""Words before a cue in which the subject of an earlier verb is looked for."""
_PARTS = frozenset(",;:-.q()CVKW")
_WIDER = frozenset(";:.qVK")
"""Letters that no phrase goes over: all marks, or only those that part whole clauses."""
_NO_HEADS = frozenset("ITBHMOANRY")
_VERBS = frozenset("BHMOXE")
_STOPS = frozenset("IRVCK,;:-.q()WTBHMOA^")
_FULL_STOPS = frozenset(";:-.qV^")
_LINKS = frozenset({"by", "of", "from", "among", "for", "por", "de", "del"})


@dataclass(frozen=True, slots=True)
class Source:
    """Words that may name the source: ``manner`` tells where they stand; nobody is (0, 0)."""

    manner: str
    run: Run


def possibilities(layout: Layout, at: int) -> list[Source]:
    """Every stretch that may name the source, each once, and nobody."""
    found = [
        *_before(layout, at),
        *_behind(layout, at),
        *_linked(layout, at),
        *_owner(layout, at),
        *_subjects(layout, at),
        *_named(layout, at),
        Source("nobody", NOBODY),
    ]
    return list({each.run: each for each in reversed(found)}.values())[::-1]


def _phrases(
    layout: Layout, manner: str, end: int, start: int, parts: frozenset[str] = _PARTS
) -> Iterator[Source]:
    """The phrases that end at a place, the shortest first: none goes over the letters in ``parts``."""
    tags = layout.tags
    for k in range(end - 1, max(start, end - LONGEST) - 1, -1):
        letter, before = tags[k], tags[k - 1] if k > start else EDGE
        if letter in parts:
            return
        opens = letter in "DS" or before in "RIT^" or before in parts or before in _VERBS
        if (opens and letter not in _NO_HEADS) or (letter == "P" and k == end - 1):
            yield Source(manner, (k, end))


def _first(phrases: Iterator[Source], most: int) -> list[Source]:
    return [phrase for phrase, _ in zip(phrases, range(most), strict=False)]


def _widest(phrases: Iterator[Source], most: int) -> list[Source]:
    return list(phrases)[-most:]


def _before(layout: Layout, at: int) -> list[Source]:
    """The phrase right before the verb, before an insertion, or before "who"."""
    start = layout.sentence(at)[0]
    tags = layout.tags
    end = _before_times(layout, skip_back(layout, at), start)
    if end <= start:
        return []
    found = _first(_phrases(layout, "before", end, start), 6)
    if tags[end - 1] in "RK":
        back = end - 1 - (end - 2 >= start and tags[end - 2] == ",")
        found.append(Source("who", (end - 1, end)))
        found += _first(_phrases(layout, "before who", back, start), 6)
        found += _widest(_phrases(layout, "before who", back, start, frozenset(";:-.qV")), 2)
    if tags[end - 1] in ",)-" or tags[max(start, end - 2)] == ",":
        found += _inserted(layout, end, start)
    found += _widest(_phrases(layout, "before, wide", end, start, _WIDER), 2)
    found += _widest(_phrases(layout, "before, from a mark", end, start, frozenset(";:.q-")), 1)
    return found


def _before_times(layout: Layout, end: int, start: int) -> int:
    """Step over a time between subject and verb: "the council on Friday said"."""
    times = layout.grammar.times
    while end - 1 > start and (layout.folds[end - 1] in times or layout.tags[end - 1] == "A"):
        end -= 1
        if layout.tags[end - 1] == "I" and layout.folds[end] in times:
            end -= 1
    return end


def _inserted(layout: Layout, end: int, start: int) -> list[Source]:
    """The phrase before an insertion in commas, dashes or brackets, with it and without."""
    close = end - 1
    found: list[Source] = []
    for opening in range(close - 1, max(start, close - 40), -1):
        if layout.tags[opening] in ",(-" and len(found) < 9:
            for phrase in _phrases(layout, "before an insertion", opening, start):
                found += [phrase, Source("with its insertion", (phrase.run[0], close))]
    return found[:10]


def _behind(layout: Layout, at: int) -> list[Source]:
    """The phrase right behind the verb, as in "said the minister", or behind "according to"."""
    end = layout.sentence(at)[1]
    tags = layout.tags
    first = at + 1
    while first < end and tags[first] in "TA" and first - at < 3:
        first += 1
    if first >= end or tags[first] not in "DSPZLFGJX#EIR":
        return []
    found, commas = [], 0
    for k in range(first + 1, min(end, first + LONGEST) + 1):
        stop = tags[k] if k < end else EDGE
        if stop in _STOPS:
            found.append(Source("behind", (first, k)))
            commas += stop == ","
            if stop in _FULL_STOPS or commas > 2 or len(found) > 7:
                break
    return found


def _linked(layout: Layout, at: int) -> list[Source]:
    """The phrase behind "by", "of" or "from" that follows the cue."""
    end = layout.sentence(at)[1]
    found: list[Source] = []
    for k in range(at + 1, min(end - 1, at + 10)):
        if layout.tags[k] == "I" and layout.folds[k] in _LINKS and len(found) < 6:
            found += _up_to_stops(layout, k + 1, end, f"behind {layout.folds[k]}")
    return found


def _up_to_stops(layout: Layout, first: int, end: int, manner: str) -> Iterator[Source]:
    """The phrases that begin at a place and end before one of its next stops."""
    for stop in range(first + 1, min(end, first + 11) + 1):
        letter = layout.tags[stop] if stop < end else EDGE
        if letter in _STOPS:
            yield Source(manner, (first, stop))
        if letter in ",;:-.q^":
            return


def _owner(layout: Layout, at: int) -> list[Source]:
    """The owner before a noun of saying: "his claim", "the ministry's latest report"."""
    start = layout.sentence(at)[0]
    for k in range(at - 1, max(start - 1, at - 5), -1):
        if layout.tags[k] == "S" or layout.tokens[k].text.endswith(("’s", "'s", "s’", "s'")):
            return [Source("owner", (k, k + 1)), *_first(_phrases(layout, "owner", k + 1, start), 3)]
    named = at > start and layout.tags[at - 1] == "Z"
    return [Source("owner", (at - 1, at))] if named else []


def _subjects(layout: Layout, at: int) -> list[Source]:
    """The subjects of the other verbs before the cue: of whoever goes on with ", adding" or "and said"."""
    start = layout.sentence(at)[0]
    tags = layout.tags
    verbs = [
        k for k in range(max(start + 1, at - FAR), at) if tags[k] in _VERBS and tags[k - 1] not in "BHMONADSX"
    ]
    found = []
    for k in dict.fromkeys([*verbs[:2], *verbs[-3:]]):
        end = skip_back(layout, k)
        if end > start and tags[end - 1] == ",":
            found += _inserted(layout, end, start)[:4]
        found += _first(_phrases(layout, "subject", end, start), 4)
        found += _widest(_phrases(layout, "subject", end, start), 1)
        found += _widest(_phrases(layout, "subject, wide", end, start, _WIDER), 1)
    return found


def _named(layout: Layout, at: int) -> list[Source]:
    """The names and pronouns before the cue, the first and the nearest: of whoever acts by a verb we do not know."""
    start = layout.sentence(at)[0]
    tags = layout.tags
    found: list[Source] = []
    k = max(start, at - FAR)
    while k < at:
        first = k
        while k < at and tags[k] == "Z":
            k += 1
        if k > first:
            found.append(Source("named", (first, k)))
        elif tags[k] == "P":
            found.append(Source("named", (k, k + 1)))
        k += k == first
    return [*found[:2], *found[-2:]]
