"""Which sources a reader may know of: only here are both apps seen in which a source can be met."""

from datetime import datetime

from claims.api import voices
from sources.api.audience import Audience
from sources.models.source import SourceQuerySet
from sources.visibility import Reader


def known(rows: SourceQuerySet, reader: Reader | None, now: datetime) -> SourceQuerySet:
    """Those of the sources that the reader has seen an article of or read a word of, or that a person looks after."""
    return rows.known_to(reader, now, voices.heard(Audience(reader, now)))
