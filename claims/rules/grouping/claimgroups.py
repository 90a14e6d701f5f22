"""The claims of one event: mentions of one measure that give one value, or say one thing in much the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from claims.rules.grouping.accusing import answers
from claims.rules.grouping.mention import Belonging, ClaimGroup, Mention
from claims.rules.grouping.widening import closest, folded
from claims.rules.values import wording
from claims.rules.values.nesting import plain
from claims.rules.values.value import Value
from claims.vocabulary import Polarity, Stance
from sources.rules.reason import Reason

ALIKE = 0.5
"""Share of the shorter statement's words that two statements without a figure must have in common to be one claim."""
ACCUSING = "accused"
"""Stands for the population in the mark of an accusation: whoever else it names, the party shared decides."""

_STANCES = (Stance.ASSERTS, Stance.REPEATS, Stance.DISPUTES)

PEOPLE = "people"

Denials = Mapping[str, Sequence[Mention]]
"""Mentions that dispute another, by the key of the one they dispute."""
Why = Mapping[str, tuple[Reason, ...]]
"""Why a mention belongs to the event, by its key."""


def key_of(*parts: str) -> str:
    """A short name made from what is named: the same parts, the same key, on every machine."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Part:
    """Mentions that make one claim, oldest first, and what its key is made of; ``answers`` deny it from elsewhere."""

    members: tuple[Mention, ...]
    mark: tuple[str, ...]
    held: str = ""
    answers: tuple[Mention, ...] = ()


def claim_groups(
    event: str, mentions: Iterable[Mention], denials: Denials, why: Why
) -> tuple[ClaimGroup, ...]:
    """The claims of one event, oldest first."""
    parts = _answered(sorted(mentions, key=_age))
    ordered = sorted(parts, key=lambda part: (part.members[0].age, part.mark))
    groups = (_group(event, part, denials, why) for part in ordered)
    return tuple(_one_spelling(groups))


def _one_spelling(groups: Iterable[ClaimGroup]) -> Iterator[ClaimGroup]:
    """Claims about one population under one name for it, and one name for the measure: the oldest claim's."""
    spelled: dict[str, tuple[str, str]] = {}
    for group in groups:
        population, measure = spelled.setdefault(plain(group.population), (group.population, group.measure))
        yield replace(group, population=population, measure=measure)


def _age(mention: Mention) -> tuple[str, str]:
    return mention.age


def _answered(mentions: Sequence[Mention]) -> list[_Part]:
    """The parts, each with the denials from elsewhere that answer it; a denial of nothing told is a part itself."""
    answering = [mention for mention in mentions if answers(mention)]
    parts = _parted([mention for mention in mentions if not answers(mention)])
    given: defaultdict[int, list[Mention]] = defaultdict(list)
    unasked = []
    for mention in answering:
        fitting = [at for at, part in enumerate(parts) if _accuses_alike(mention, part)]
        if fitting:
            given[min(fitting, key=lambda at: _fit(mention, parts[at]))].append(mention)
        else:
            unasked.append(mention)
    told = [replace(part, answers=tuple(given[at])) for at, part in enumerate(parts)]
    return told + _parted(unasked)


def _accuses_alike(mention: Mention, part: _Part) -> bool:
    return any(
        set(mention.accused) & set(one.accused) and one.value.polarity is Polarity.YES for one in part.members
    )


def _fit(mention: Mention, part: _Part) -> tuple[float, tuple[str, str]]:
    return (-max(_share(mention, one) for one in part.members), part.members[0].age)


def _parted(mentions: Sequence[Mention]) -> list[_Part]:
    held: dict[str, list[Mention]] = {}
    buckets: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.held:
            held.setdefault(mention.held, []).append(mention)
    fixed = defaultdict(list)
    for name, members in sorted(held.items()):
        fixed[_mark(_namer(members))].append(name)
    for mention in mentions:
        if mention.held:
            continue
        name = _welcomed(mention, fixed.get(_mark(mention), ()), held)
        if name:
            held[name].append(mention)
        else:
            buckets[_mark(mention)].append(mention)
    buckets = folded(buckets)
    parts = [_Part(tuple(sorted(members, key=_age)), (name,), name) for name, members in held.items()]
    for mark, members in buckets.items():
        parts += _by_figure(mark, members) if members[0].value.numeric else _by_wording(mark, members)
    return parts


def _mark(mention: Mention) -> tuple[str, ...]:
    """What two mentions of one measure must share to be one claim, as far as it is not a matter of wording."""
    value, population = mention.value, plain(mention.population)
    if not value.numeric:
        return (ACCUSING if mention.accused else population, value.polarity.value)
    low, high = (str(bound.normalize()) if bound is not None else "" for bound in (value.low, value.high))
    moment = ("so far", *_moment(mention)) if mention.running else ()
    return (population, value.polarity.value, low, high, mention.unit, *moment)


def _moment(mention: Mention) -> tuple[str, str]:
    days = mention.as_of or mention.when
    return (days.first.isoformat(), days.last.isoformat()) if days else ("", "")


def _welcomed(mention: Mention, names: Sequence[str], held: Mapping[str, Sequence[Mention]]) -> str:
    """The claim a person settled that the mention may join: the likeliest, of equals the first by name."""
    if mention.value.numeric:
        shares = [(-max(_share(mention, one) for one in held[name] if one.held), name) for name in names]
        return min(shares)[1] if shares else ""
    alike = [name for name in names if any(one.held and _same_wording(mention, one) for one in held[name])]
    return alike[0] if alike else ""


def _by_figure(mark: tuple[str, ...], members: Sequence[Mention]) -> list[_Part]:
    return [_Part(tuple(members), mark)]


def _by_wording(mark: tuple[str, ...], members: Sequence[Mention]) -> list[_Part]:
    """Each mention joins the oldest one it resembles; one that resembles none starts a claim of its own."""
    claims: list[list[Mention]] = []
    homes: dict[tuple[object, ...], list[Mention]] = {}
    for mention in members:
        wording_key = (mention.terms or mention.claim_text, frozenset(mention.accused), mention.language)
        home = homes.get(wording_key)
        if home is None:
            home = next((claim for claim in claims if _same_wording(mention, claim[0])), None)
        if home is None:
            home = []
            claims.append(home)
        homes[wording_key] = home
        home.append(mention)
    return [_Part(tuple(claim), (*mark, claim[0].key)) for claim in claims]


def _share(one: Mention, other: Mention) -> float:
    shorter = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) / shorter if shorter else float(one.claim_text == other.claim_text)


def _same_wording(one: Mention, other: Mention) -> bool:
    if one.accused and other.accused:
        return bool(set(one.accused) & set(other.accused))
    if one.language != other.language:
        return False
    shared = len(one.terms & other.terms)
    if shared < 2 and one.terms != other.terms:
        return False
    return _share(one, other) >= ALIKE


def _namer(members: Sequence[Mention]) -> Mention:
    """Whose words name the claim: the oldest that asserts it, else the oldest that repeats it, else the oldest."""
    return min(members, key=lambda one: (_STANCES.index(one.stance), one.age))


def _group(event: str, part: _Part, denials: Denials, why: Why) -> ClaimGroup:
    namer = _namer(part.members if part.held else closest(part.members, part.mark[0]))
    belonging: list[tuple[Mention, tuple[Reason, ...]]] = []
    for one in part.members:
        belonging.append((one, (*why.get(one.key, ()), _joined(one, namer, part))))
        belonging += [(denial, (_denies(one),)) for denial in denials.get(one.key, ())]
    for one in part.answers:
        belonging.append((one, (*why.get(one.key, ()), _denies(namer))))
        belonging += [(denial, (_denies(one),)) for denial in denials.get(one.key, ())]
    members: tuple[Belonging, ...] = tuple(
        (one.key, reasons) for one, reasons in sorted(belonging, key=lambda pair: pair[0].age)
    )
    return ClaimGroup(
        key=part.held or key_of("claim", event, *part.mark),
        text=namer.claim_text,
        measure=namer.measure,
        act=namer.act,
        population=namer.population,
        value=_in_heads(namer, part.members),
        as_of=namer.as_of,
        running=namer.running,
        held=part.held,
        members=members,
    )


def _in_heads(namer: Mention, members: Sequence[Mention]) -> Value:
    """The value, its unit "people" where anybody says so of a population that another gives by name."""
    if namer.unit or not any(one.value.unit == PEOPLE for one in members):
        return namer.value
    return replace(namer.value, unit=PEOPLE)


def _joined(one: Mention, namer: Mention, part: _Part) -> Reason:
    if one.held:
        return Reason("held", 1.0, "A person put it in this claim")
    if one is namer:
        return Reason("names the claim", 0.0, "Its words name the claim")
    if one.lineage and one.lineage == namer.lineage and one.terms == namer.terms:
        return Reason("copy", 1.0, "The same sentence in a copied article", namer.claim_text)
    if one.value.numeric:
        return Reason(
            "value",
            1.0,
            f"Gives the same figure: {wording.value(one.value, one.claim_text)}",
            namer.claim_text,
        )
    return Reason(
        "wording", round(_share(one, namer), 2), "Says the same in much the same words", namer.claim_text
    )


def _denies(one: Mention) -> Reason:
    return Reason("denies", 1.0, "Disputes this statement", one.claim_text)
