"""Asks a resource as a partner does: which rows are found with these parameters."""

from django.db.models import Q

from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.visibility import Reader
from tests.factories import NOON


def found(resource: Resource, reader: Reader | None = None, **asked: str) -> set[str]:
    """The public ids of the rows that ``asked`` keeps, as the reader sees them at noon."""
    audience, kept = Audience(reader, NOON), Q()
    known = {parameter.name: parameter for parameter in resource.parameters}
    for name, written in asked.items():
        kept &= known[name].keeps(known[name].kind.read(written), audience)
    return set(resource.rows(audience).filter(kept).values_list("public_id", flat=True))
