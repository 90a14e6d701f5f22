"""The feed of changes from its beginning, as a partner who follows it would have read it."""

from collections.abc import Iterator

from provenance.partners.changes import ChangeTold, Place, stretch
from provenance.partners.exports.export import CHUNK, Export, Line
from sources.api.audience import Audience


def lines(audience: Audience) -> Iterator[Line]:
    """Every settled change, in the order of the feed."""
    place, more = Place(), True
    while more:
        told, place, more = stretch(place, CHUNK, audience)
        yield from told


EXPORT = Export("Everything that has changed, in the order in which it was settled.", ChangeTold, lines)
