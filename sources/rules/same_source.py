"""Whether two sources may be one: by their domains, their names and what they share, each reason with its weight."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sources.rules.names import mistyped
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import SourceKind

# Our choice, tried on invented newsrooms: what is shown first is what is hardest to explain otherwise.
DOMAIN, NAMED_LIKE_DOMAIN, SQUEEZED, SLIP, WITHIN = 0.9, 0.85, 0.8, 0.7, 0.5
OTHER_KIND = 0.3
"""Taken off where both are known to be of different kinds."""
LEAST = 0.4
CROWD = 20
"""Names that look alike in so many sources say nothing: “morning news” is everybody's."""
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one source: ``names`` are folded, ``above`` are its owner and what it is an edition of."""

    key: int
    kind: SourceKind
    names: frozenset[str]
    hosts: frozenset[str] = frozenset()
    country: str = ""
    owner: int | None = None
    above: frozenset[int] = frozenset()


def pairs(told: Sequence[Told]) -> dict[tuple[int, int], list[Reason]]:
    """Every two of some sources that may be one, the lower key first, with the reasons, the weightiest first.

    Candidates are found by keys that two such names have in common, so that the work grows with their number.
    """
    known = {one.key: one for one in told}
    found: dict[tuple[int, int], list[Reason]] = {}
    for pair in _candidates(told):
        if reasons := same(known[pair[0]], known[pair[1]]):
            found[pair] = reasons
    return found


def score(reasons: Iterable[Reason]) -> float:
    """How likely the two are one, 0 to 1: one less all the doubts the reasons leave, multiplied."""
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - reason.weight
    return round(1 - doubt, 3)


def same(one: Told, other: Told) -> list[Reason]:
    """Why two sources may be one; nothing where one stands above the other, or too little speaks for it."""
    if one.key in other.above or other.key in one.above:
        return []
    apart = {one.kind, other.kind} - {SourceKind.UNKNOWN}
    less = OTHER_KIND if len(apart) > 1 else 0.0
    told = [*_domains(one, other), *_names(one, other)]
    kept = [
        Reason(rule, round(weight - less, 2), detail)
        for rule, weight, detail in told
        if weight - less >= LEAST
    ]
    return sorted(kept, key=lambda reason: -reason.weight)


def _domains(one: Told, other: Told) -> Iterator[tuple[str, float, str]]:
    for host, near in ((a, b) for a in sorted(one.hosts) for b in sorted(other.hosts)):
        if host.endswith(f".{near}") or near.endswith(f".{host}"):
            yield stated("same domain"), DOMAIN, stated(f"{host} and {near} are of one domain")
            break
    for here, there in ((one, other), (other, one)):
        labels = {host.rpartition(".")[0].rpartition(".")[2].replace("-", ""): host for host in here.hosts}
        for name in sorted(there.names):
            if found := labels.get(_squeezed(name)):
                yield (
                    stated("named like the domain"),
                    NAMED_LIKE_DOMAIN,
                    stated(f"“{name}” reads like {found}"),
                )
                return


def _names(one: Told, other: Told) -> Iterator[tuple[str, float, str]]:
    for name, near in ((a, b) for a in sorted(one.names) for b in sorted(other.names)):
        if _squeezed(name) == _squeezed(near):
            yield stated("same name"), SQUEEZED, stated(f"“{name}” and “{near}” differ in spaces alone")
            return
    shared = _shared(one, other)
    for name, near in ((a, b) for a in sorted(one.names) for b in sorted(other.names)):
        if shared and len(name.split()) == len(near.split()) and mistyped(name, near):
            yield (
                stated("a slip of the hand"),
                SLIP,
                stated(f"“{name}” and “{near}” differ in a letter or two, with the same {shared}"),
            )
            return
        few, many = sorted((set(name.split()), set(near.split())), key=len)
        if len(few) > 1 and few < many:
            yield (
                stated("one name in the other"),
                WITHIN,
                stated(f"all of “{name}” and “{near}” but what one adds"),
            )
            return


def _shared(one: Told, other: Told) -> str:
    if one.owner is not None and one.owner == other.owner:
        return stated("owner")
    return stated("country") if one.country and one.country.casefold() == other.country.casefold() else ""


def _candidates(told: Sequence[Told]) -> set[tuple[int, int]]:
    buckets: defaultdict[str, set[int]] = defaultdict(set)
    for one in told:
        for key in _keys(one):
            buckets[key].add(one.key)
    return {
        pair for held in buckets.values() if 1 < len(held) <= CROWD for pair in combinations(sorted(held), 2)
    }


def _keys(one: Told) -> Iterator[str]:
    """What two names that may be one have in common: all letters, all but one or two, or all words but one or two."""
    for host in one.hosts:
        labels = host.split(".")
        yield from (f"host {'.'.join(labels[at:])}" for at in range(len(labels) - 1))
        yield f"name {labels[-2].replace('-', '')}" if len(labels) > 1 else f"host {host}"
    for name in one.names:
        words = name.split()
        yield f"name {_squeezed(name)}"
        yield from _slips(words)
        if 1 < len(words) <= MOST_WORDS:
            for size in range(2, len(words) + 1):
                yield from (f"words {' '.join(sorted(few))}" for few in combinations(words, size))


def _slips(words: list[str]) -> Iterator[str]:
    """Of several words all but one, and how that one begins; of a single word all letters but one."""
    if len(words) > 1:
        yield from (
            f"slip {' '.join((*words[:at], *words[at + 1 :], word[:1]))}" for at, word in enumerate(words)
        )
    elif len(words[0]) > 2:
        yield from (f"slip {words[0][:at]}{words[0][at + 1 :]}" for at in range(len(words[0])))
        yield f"slip {words[0]}"


def _squeezed(name: str) -> str:
    return name.replace(" ", "")


def as_told(reasons: Sequence[Reason]) -> list[Mapping[str, object]]:
    """The reasons as they are kept."""
    return [reason.as_json() for reason in reasons]
