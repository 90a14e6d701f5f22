"""Sentences that articles took over from one another, with or without the words that said whose they were."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.rules.grouping.mention import Mention
from claims.rules.values.nesting import plain
from sources.rules.period import Period

TAKEN_OVER = 0.5
"""Share of the shorter sentence's words that a copied sentence still has when its attribution was dropped."""
LOOKED_AT = 200
"""Sentences of one lineage, oldest first, that a reworded one is held against: no text gives one figure more often."""
CLEARLY_APART = 3
"""Days: dates both written out in full that lie further apart speak of two happenings, copied or not."""


@dataclass(slots=True)
class _Sentence:
    """One sentence and its copies; ``captures`` are the texts it was met in."""

    lead: Mention
    members: list[Mention] = field(default_factory=list)
    captures: set[str] = field(default_factory=set)

    def take(self, mention: Mention) -> None:
        self.members.append(mention)
        self.captures.add(mention.capture)


def gathered(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions by sentence, each list oldest first; whatever has no lineage stands alone."""
    families: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        families[_family(mention)].append(mention)
    return [
        sentence.members for family in families.values() for sentence in _sentences(sorted(family, key=_age))
    ]


def _age(mention: Mention) -> tuple[str, str]:
    return mention.age


def _family(mention: Mention) -> tuple[object, ...]:
    """What copies share however they were shortened: the lineage, who is counted and the figure."""
    value = mention.value
    if not mention.lineage:
        return (mention.key,)
    figure = (value.low, value.high, mention.unit, value.polarity)
    return (mention.lineage, plain(mention.population), *figure)


def _sentences(family: Sequence[Mention]) -> list[_Sentence]:
    """Each mention joins the sentence with its own words, else the one it shares most with, else starts one."""
    found: list[_Sentence] = []
    worded: dict[object, _Sentence] = {}
    for mention in family:
        words = mention.terms or mention.claim_text
        home = worded.get(words) or _taken_from(mention, found)
        if home is None:
            home = _Sentence(mention)
            found.append(home)
        worded.setdefault(words, home)
        home.take(mention)
    return found


def _taken_from(mention: Mention, found: Sequence[_Sentence]) -> _Sentence | None:
    """The sentence of another text that this one reworded; one text's own two sentences are never one."""
    if not mention.value.numeric:
        return None
    open_to = [
        one
        for one in found[:LOOKED_AT]
        if not (mention.capture and mention.capture in one.captures)
        and not _written_apart(mention.when, one.lead.when)
    ]
    scored = [(_shared(mention, one.lead), one) for one in open_to]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best[1] is None:
        return None
    if mention.language != best[1].lead.language:
        return best[1] if best[0] or len(open_to) == 1 else None
    return best[1] if best[0] >= TAKEN_OVER else None


def _shared(one: Mention, other: Mention) -> float:
    shorter = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) / shorter if shorter else 0.0


def _written_apart(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or one.inferred or other.inferred:
        return False
    return max((one.first - other.last).days, (other.first - one.last).days) > CLEARLY_APART
