"""Which sources have been heard: those in whose mouth a visible article puts a visible claim."""

from django.db.models import Exists, OuterRef, Q

from claims.models import Appearance
from sources.api.audience import Audience


def heard(audience: Audience) -> Q:
    """The condition on a source that the audience may read something it said."""
    said = Appearance.objects.visible_to(audience.reader, audience.now)
    return Q(Exists(said.filter(attributed_to=OuterRef("pk"))))
