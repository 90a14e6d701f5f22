"""The feed of changes from its beginning, as a partner who follows it would have read it."""

from collections.abc import Iterator

from provenance.partners.changes import ChangeTold, beginning, stretch
from provenance.partners.exports.export import CHUNK, Export, Line
from sources.api.audience import Audience


def lines(audience: Audience) -> Iterator[Line]:
    """Every change told, in the order of the feed."""
    place, more = beginning(audience), True
    while more:
        found = stretch(place, CHUNK, audience)
        place, more = found.end, found.more
        yield from found.told


EXPORT = Export("Everything that has changed, in the order in which it was told.", ChangeTold, lines)
