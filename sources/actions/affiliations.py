"""Whom a person speaks for, as articles say it: a suggestion that merges two origins and never overrules a person."""

from django.db.models import F

from sources.actions import households
from sources.errors import Refused
from sources.models import Source
from sources.models.source import LOOKED_AFTER
from sources.vocabulary import SourceKind

BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.ORGANISATION, SourceKind.GOVERNMENT})


def suggest(*, source: Source, body: Source) -> None:
    """Write down that a person nobody has looked after speaks for a body, so that both count once together.

    Where articles name several bodies, the one whose public id comes first stays, so that the order of reading
    leaves no trace. Whoever has an owner, and whatever a curator has written, stays as it is.
    """
    known = source.speaks_for
    free = source.version == 1 and source.kind == SourceKind.PERSON and source.owner_id is None
    if not free or body.kind not in BODIES or (known is not None and known.public_id <= body.public_id):
        return
    try:
        households.refuse_loop(source=source, above=body, field="speaks_for")
    except Refused:
        return
    rows = Source.objects.filter(~LOOKED_AFTER, pk=source.pk)
    rows.update(speaks_for=body, standing_revision=F("standing_revision") + 1)
    source.refresh_from_db()
