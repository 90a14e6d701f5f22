"""Which statements speak of the same event, the same measure and the same claim."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.rules import wording
from claims.rules.claimgroups import claim_groups, key_of
from claims.rules.folding import fold
from claims.rules.happenings import Happening, happenings
from claims.rules.likeness import NEAR
from claims.rules.mention import ClaimGroup, EventGroup, Mention
from claims.rules.sightings import DATED_WITHIN, days_of, places_of, sightings
from claims.rules.whereabouts import is_specific
from sources.rules.period import Period
from sources.vocabulary import Precision

__all__ = ["ClaimGroup", "EventGroup", "Mention", "group"]


def group(mentions: Sequence[Mention]) -> list[EventGroup]:
    """Sort the mentions of one kind of act into events and claims: a pure function of the set, not its order.

    Copies of a sentence are taken together first. Statements that say when and where form the events, vaguer ones
    join the likeliest; a denial goes where the statement it disputes goes; a person's placing always holds.
    """
    acts: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _unique(mentions):
        acts[mention.act].append(mention)
    events = [event for act in sorted(acts) for event in _events(act, acts[act])]
    return [event for _, event in sorted(events, key=lambda pair: (pair[0], pair[1].key))]


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    by_key: dict[str, Mention] = {}
    for mention in mentions:
        if by_key.setdefault(mention.key, mention) != mention:
            raise ValueError(f"two different mentions share the key {mention.key}: keys must be unique")
    return sorted(by_key.values(), key=lambda one: one.age)


def _events(act: str, mentions: Sequence[Mention]) -> list[tuple[tuple[str, str], EventGroup]]:
    denials = _denials(mentions)
    denying = {denial.key for listed in denials.values() for denial in listed}
    found = sightings(one for one in mentions if one.key not in denying)
    return [_event(act, happening, denials) for happening in happenings(found)]


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
    event = EventGroup(
        key=key,
        title=_title(anchors[0], label, when),
        when=when,
        place_label=label,
        places=_places(told),
        claims=claim_groups(key, told, denials, why),
    )
    return min(one.age for one in told), event


def _when(told: Sequence[Mention]) -> Period | None:
    """The days of the event: all that the best-dated statements name, else the finest date there is."""
    dated = [(one.when, days) for one in told if one.when and (days := days_of(one.when))]
    if not dated:
        return None
    finest = min(dated, key=lambda pair: (pair[1].span > DATED_WITHIN, pair[1].inferred, pair[1].span))
    if finest[1].span > DATED_WITHIN:
        return finest[0]
    fine = max(finest[1].span, NEAR)
    exact = [one for one, days in dated if days.span <= fine and days.inferred == finest[1].inferred]
    first, last = min(one.first for one in exact), max(one.last for one in exact)
    return Period(first, last, Precision.DAY, finest[1].inferred)


def _place_label(told: Sequence[Mention]) -> str:
    """The words for the place: the oldest statement's that names a narrow one, else the oldest's that names any."""
    labelled = [one for one in told if one.place_label and not _people(one, fold(one.place_label))]
    narrow = [one for one in labelled if any(map(is_specific, places_of(one)))]
    return (narrow or labelled)[0].place_label if labelled else ""


def _people(mention: Mention, name: str) -> bool:
    return name == mention.population or name in mention.accused


def _places(told: Sequence[Mention]) -> tuple[str, ...]:
    """Every place named, wide ones first, otherwise as the oldest statements have them."""
    named = dict.fromkeys(place for one in told for place in places_of(one))
    return tuple(sorted(named, key=is_specific))


def _title(first: Mention, label: str, when: Period | None) -> str:
    parts = [first.measure or first.act, label, wording.period(when) if when else ""]
    return wording.sentence(", ".join(part for part in parts if part))
