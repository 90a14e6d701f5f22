"""When two accusations are one: the same party accused of the same act within two weeks, however it is worded."""

from claims.rules.grouping.mention import Mention
from claims.rules.grouping.sightings import DATED_WITHIN, Sighting
from claims.rules.language.parties import BODIES
from claims.rules.reader.whereabouts import countries_in
from claims.rules.values.nesting import are_people, nation
from claims.vocabulary import Polarity, Stance

WITHIN = 14
"""Days: an accusation and the answers to it stay in the news for about two weeks."""
SAME_DAYS = 3
"""Days: accounts of one occasion differ by no more."""


def same(one: Sighting, other: Sighting) -> bool | None:
    """Whether two sightings that accuse one party speak of one accusation; None where only likeness can tell.

    A party with a name of its own is accused of one act once in two weeks, whatever places the reports stand near;
    "soldiers" or "police" may be anybody's, and places that differ keep those apart.
    """
    shared = one.accused & other.accused
    if not shared or one.said is None or other.said is None:
        return None
    if max(one.said.span, other.said.span) > DATED_WITHIN:
        return None
    if one.said.gap(other.said) >= WITHIN:
        return False
    apart = _two_occasions if any(map(has_a_name, shared)) else _two_places
    return None if apart(one, other) else True


def has_a_name(party: str) -> bool:
    """Whether the party is one of its own ("russia", "kastovia"), not a kind of people ("soldier")."""
    return bool(countries_in(party) or nation(party)) or not (are_people(party) or party in _BODIES)


_BODIES = frozenset(BODIES.values())


def _two_occasions(one: Sighting, other: Sighting) -> bool:
    """Both write out when and where it happened, and neither fits."""
    if one.when is None or other.when is None or one.when.gap(other.when) <= SAME_DAYS:
        return False
    return bool(one.stated and other.stated) and not one.specific & other.specific


def _two_places(one: Sighting, other: Sighting) -> bool:
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    return bool(one.stated and other.stated) and not one.specific & other.specific


def answers(mention: Mention) -> bool:
    """Whether it denies an accusation that its own article does not lay: the embassy's statement by itself."""
    return (
        bool(mention.accused)
        and mention.stance is Stance.DISPUTES
        and mention.value.polarity is Polarity.NO
        and not (mention.held or mention.denied)
    )
