"""Which sources a reader may know of: only here are both apps seen in which a source can be met."""

from datetime import datetime

from django.db.models import OuterRef, Q

from claims.models import Appearance
from sources.models.source import SourceQuerySet, one_by_one
from sources.visibility import Reader


def known(rows: SourceQuerySet, reader: Reader | None, now: datetime) -> SourceQuerySet:
    """Those of the sources that the reader has seen an article of or read a word of, or that a person looks after."""
    return rows.known_to(reader, now, heard(reader, now))


def heard(reader: Reader | None, now: datetime) -> Q:
    """The condition on a source that the reader may read something it said: a visible claim, in a visible article."""
    return one_by_one(Appearance.objects.visible_to(reader, now).filter(attributed_to=OuterRef("pk")))
