"""Following a claim, an event or a source, and no longer: safe twice, and nobody's business but one's own."""

from claims.models import Claim, Event
from provenance.news.models import Follow
from sources.actions.signature import Person
from sources.models import Source

Thing = Claim | Event | Source


def follow(*, thing: Thing, by: Person) -> None:
    """Hear of it from now on."""
    Follow.objects.bulk_create([Follow(person_id=by.pk, **named(thing))], ignore_conflicts=True)


def unfollow(*, thing: Thing, by: Person) -> None:
    """Hear of it no longer."""
    Follow.objects.filter(person_id=by.pk, **named(thing)).delete()


def named(thing: Thing) -> dict[str, int]:
    """The column a follow names it in."""
    kind = "claim" if isinstance(thing, Claim) else "event" if isinstance(thing, Event) else "source"
    return {f"{kind}_id": thing.pk}
