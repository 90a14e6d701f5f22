"""Naming sources: finding the one a name or domain stands for, or writing down a new, ungraded one."""

from django.db import IntegrityError, transaction
from django.db.models import F

from sources.models import Alias, Domain, Source
from sources.publicid import public_id
from sources.rules.names import fold, shortened
from sources.vocabulary import SourceKind

# Which of two guesses at a source's kind to believe: the one that takes most to be said of anybody comes first.
KNOWN_BEST = (
    SourceKind.COMMENTER,
    SourceKind.AGENCY,
    SourceKind.OUTLET,
    SourceKind.GOVERNMENT,
    SourceKind.INSTITUTION,
    SourceKind.ORGANISATION,
    SourceKind.PERSON,
    SourceKind.COLLECTIVE,
    SourceKind.UNKNOWN,
)


def find(*, name: str, scope: str = "") -> Source | None:
    """The current source that goes by a name, or none."""
    alias = Alias.objects.select_related("source__merged_into").filter(folded=fold(name), scope=scope).first()
    return (alias.source.merged_into or alias.source) if alias else None


def named(*, name: str, kind: SourceKind, within: Source | None = None, scope: str = "") -> Source:
    """The source that goes by a name; written down, ungraded, if nobody goes by it yet.

    Its public id is made from the folded name and its scope, so that it does not depend on who met the name first.
    """
    name = shortened(name)
    known = find(name=name, scope=scope)
    if known is not None:
        return _better_known(known, name, kind)
    folded = fold(name)
    try:
        with transaction.atomic():
            source = Source.objects.create(
                public_id=public_id("source", scope, folded), kind=kind, name=name, within=within
            )
            Alias.objects.create(source=source, name=name, folded=folded, scope=scope)
            return source
    except IntegrityError:
        # Somebody wrote the same name down between our look and our insert.
        known = find(name=name, scope=scope)
        if known is None:
            raise
        return _better_known(known, name, kind)


def _better_known(source: Source, name: str, kind: SourceKind) -> Source:
    """Settle spelling and kind of a source no person has touched so that the order of meetings leaves no trace.

    The longest spelling wins, then the first in the alphabet; the kind furthest up in KNOWN_BEST wins.
    """
    spelling = source.name
    if fold(name) == fold(source.name):
        spelling = min(name, source.name, key=lambda written: (-len(written), written))
    known = min(kind, SourceKind(source.kind), key=KNOWN_BEST.index)
    if (spelling, known) != (source.name, source.kind):
        Source.objects.filter(pk=source.pk, version=1).update(name=spelling, kind=known)
        source.refresh_from_db()
    return source


def publishing_at(*, host: str, name: str = "") -> Source:
    """The outlet that publishes under a host name; a new one bears ``name``, else the host itself."""
    domain = Domain.objects.select_related("source__merged_into").filter(host=host).first()
    if domain is not None:
        return domain.source.merged_into or domain.source
    source = named(name=name or host, kind=SourceKind.OUTLET)
    Domain.objects.bulk_create([Domain(source=source, host=host)], ignore_conflicts=True)
    return source


def moved(*, source: Source) -> None:
    """Tell everything that rests on a source that its standing has changed."""
    Source.objects.filter(pk=source.pk).update(standing_revision=F("standing_revision") + 1)
