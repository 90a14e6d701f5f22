"""Which statements speak of the same event, the same measure and the same claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from claims.rules.grouping.claimgroups import claim_groups, key_of
from claims.rules.grouping.happenings import Happening, happenings
from claims.rules.grouping.likeness import NEAR
from claims.rules.grouping.mention import ClaimGroup, EventGroup, Mention
from claims.rules.grouping.rarity import Rarity
from claims.rules.grouping.sightings import (
    DATED_WITHIN,
    Days,
    Sighting,
    days_of,
    named_in,
    places_of,
    sightings,
)
from claims.rules.grouping.titles import title
from claims.rules.language.folding import fold
from claims.rules.reader.whereabouts import is_specific
from claims.vocabulary import Stance
from sources.rules.period import Period
from sources.vocabulary import Precision

__all__ = ["ClaimGroup", "EventGroup", "Mention", "group", "rarity_of"]


def group(mentions: Sequence[Mention], rarity: Rarity | None = None) -> list[EventGroup]:
    """Sort the mentions of one kind of act into events and claims: a pure function of the set, not its order.

    ``rarity`` is how rare words, places and figures are in the whole act, where these mentions are only a part of it.

    Copies of a sentence are taken together first. Statements that say when and where form the events, vaguer ones
    join the likeliest; a denial goes where the statement it disputes goes; a person's placing always holds.
    """
    acts: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _unique(mentions):
        acts[mention.act].append(mention)
    events = [event for act in sorted(acts) for event in _events(act, acts[act], rarity)]
    return [event for _, event in sorted(events, key=lambda pair: (pair[0], pair[1].key))]


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    by_key: dict[str, Mention] = {}
    for mention in mentions:
        if by_key.setdefault(mention.key, mention) != mention:
            raise ValueError(f"two different mentions share the key {mention.key}: keys must be unique")
    return sorted(by_key.values(), key=lambda one: one.age)


def rarity_of(mentions: Sequence[Mention]) -> Rarity:
    """How rare words, places, figures and groups are among the mentions of one act."""
    ordered = _unique(mentions)
    return Rarity.of(_sighted(ordered, _denials(ordered)))


def _events(
    act: str, mentions: Sequence[Mention], rarity: Rarity | None
) -> list[tuple[tuple[str, str], EventGroup]]:
    denials = _denials(mentions)
    found = _sighted(mentions, denials)
    told = happenings(found, rarity or Rarity.of(found))
    return [_event(act, happening, denials) for happening in told]


def _sighted(mentions: Sequence[Mention], denials: Mapping[str, Sequence[Mention]]) -> list[Sighting]:
    """All but the denials, which go where the statement they dispute goes."""
    denying = {denial.key for listed in denials.values() for denial in listed}
    return sightings(one for one in mentions if one.key not in denying)


def _denials(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Denials by the key of the statement they dispute in the end; a denial of a denial follows it to its root."""
    by_key = {one.key: one for one in mentions}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        root, passed = one, {one.key}
        while root.denied and not root.held and root.denied in by_key and root.denied not in passed:
            root = by_key[root.denied]
            passed.add(root.key)
        if root is not one and (root.held or root.denied not in by_key):
            found[root.key].append(one)
    return found


def _event(
    act: str, happening: Happening, denials: dict[str, list[Mention]]
) -> tuple[tuple[str, str], EventGroup]:
    anchors = sorted((one for each in happening.anchors for one in each.members), key=lambda one: one.age)
    others = sorted((one for each in happening.others for one in each.members), key=lambda one: one.age)
    why = {
        one.key: happening.why[each.lead.key]
        for each in (*happening.anchors, *happening.others)
        for one in each.members
    }
    key = key_of("event", act, anchors[0].key)
    told = [*anchors, *others]
    when, label = _when(told), _place_label(anchors) or _place_label(others)
    speaker = min(anchors, key=lambda one: (one.stance is Stance.DISPUTES, one.age))
    event = EventGroup(
        key=key,
        title=title(speaker, label, when),
        when=when,
        place_label=label,
        places=_places(told),
        claims=claim_groups(key, told, denials, why),
    )
    return min(one.age for one in told), event


def _when(told: Sequence[Mention]) -> Period | None:
    """The days of the event: all that the best-dated lineages name, else the finest date there is.

    An accusation nobody dates was made when it was first reported.
    """
    dated = [(one, days) for one in told if (days := days_of(one.when))]
    if not dated:
        return _first_reported(told)
    finest, fine_days = min(dated, key=lambda pair: (pair[1].span > DATED_WITHIN, *_fineness(pair[1])))
    if fine_days.span > DATED_WITHIN:
        return finest.when
    widest = max(fine_days.span, NEAR)
    exact = [pair for pair in dated if pair[1].span <= widest and pair[1].inferred == fine_days.inferred]
    named = _by_lineage(exact)
    first, last = min(days.first for days in named), max(days.last for days in named)
    return Period(date.fromordinal(first), date.fromordinal(last), Precision.DAY, fine_days.inferred)


def _fineness(days: Days) -> tuple[bool, int]:
    return (days.inferred, days.span)


def _by_lineage(dated: Sequence[tuple[Mention, Days]]) -> list[Days]:
    """The days each lineage names: those most of its copies give, of equals the oldest's; denials date nothing."""
    named: defaultdict[str, dict[tuple[int, int], list[Days]]] = defaultdict(dict)
    telling = [pair for pair in dated if pair[0].stance is not Stance.DISPUTES] or dated
    for one, days in sorted(telling, key=lambda pair: pair[0].age):
        named[one.lineage or one.key].setdefault((days.first, days.last), []).append(days)
    return [max(given.values(), key=len)[0] for given in named.values()]


def _first_reported(told: Sequence[Mention]) -> Period | None:
    reported = [one.published for one in told if one.published and one.accused]
    if not reported:
        return None
    first = min(reported, key=lambda period: (period.last, period.first))
    return replace(first, inferred=True)


def _place_label(told: Sequence[Mention]) -> str:
    """The words for the place: a narrow one, one the statement itself names, the one most lineages name, the oldest's.

    An accusation is often told from where it was made: only a place that most lineages name is where it happened.
    """
    labelled = [one for one in told if one.place_label and not _people(one, fold(one.place_label))]
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    for one in labelled:
        tellers[one.place_label].add(one.lineage or one.key)
    lineages = {one.lineage or one.key for one in told}
    fitting = [
        one for one in labelled if not one.accused or 2 * len(tellers[one.place_label]) > len(lineages)
    ]
    best = min(
        fitting,
        key=lambda one: (
            not any(map(is_specific, places_of(one))),
            not _in_its_words(one),
            -len(tellers[one.place_label]),
            one.age,
        ),
        default=None,
    )
    return best.place_label if best else ""


def _in_its_words(mention: Mention) -> bool:
    return named_in(fold(mention.place_label), mention.terms)


def _people(mention: Mention, name: str) -> bool:
    return name == mention.population or name in mention.accused


def _places(told: Sequence[Mention]) -> tuple[str, ...]:
    """Every place named, wide ones first, otherwise as the oldest statements have them."""
    named = dict.fromkeys(place for one in told for place in places_of(one))
    return tuple(sorted(named, key=is_specific))
