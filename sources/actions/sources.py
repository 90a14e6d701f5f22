"""Naming sources: finding the one a name or domain stands for, or writing down a new, ungraded one."""

from collections.abc import Iterable

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from sources.models import Alias, Domain, Source
from sources.models.source import LOOKED_AFTER
from sources.publicid import public_id
from sources.rules.names import fold, shortened
from sources.rules.outlets import is_outlet
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

MOST_OF_A_NAME = 100
"""Sources that may lose one name after the other; it only ends what could not end otherwise."""

# In words of its own, because it is asked some times in every trace.
NAMES_OF = """
SELECT s.id, a.folded FROM sources_source s JOIN sources_alias a ON a.source_id = s.id AND a.scope = ''
WHERE s.id = ANY(%(asked)s) AND s.merged_into_id IS NULL
UNION ALL
SELECT s.merged_into_id, a.folded FROM sources_source s JOIN sources_alias a ON a.source_id = s.id AND a.scope = ''
WHERE s.merged_into_id = ANY(%(asked)s)
"""


def find(*, name: str, scope: str = "") -> Source | None:
    """The current source that goes by a name, or none."""
    alias = Alias.objects.select_related("source__merged_into").filter(folded=fold(name), scope=scope).first()
    return (alias.source.merged_into or alias.source) if alias else None


def names_of(wanted: Iterable[int | None]) -> dict[int | None, frozenset[str]]:
    """The folded names by which each of some current sources (by primary key) goes: what ``find`` finds it by."""
    names: dict[int | None, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(NAMES_OF, {"asked": sorted({pk for pk in wanted if pk is not None})})
        for pk, folded in cursor.fetchall():
            names.setdefault(pk, set()).add(folded)
    return {pk: frozenset(found) for pk, found in names.items()}


def named(*, name: str, kind: SourceKind, within: Source | None = None, scope: str = "") -> Source:
    """The source that goes by a name; written down, ungraded, if nobody goes by it yet.

    Its public id is made from the folded name and its scope, so that it does not depend on who met the name first.
    """
    name = shortened(name)
    known = find(name=name, scope=scope)
    if known is not None:
        return _better_known(known, name, kind)
    folded = fold(name)
    for after in range(MOST_OF_A_NAME):
        parts = ("source", scope, folded, *([str(after)] if after else []))
        try:
            with transaction.atomic():
                source = Source.objects.create(
                    public_id=public_id(*parts), kind=kind, name=name, within=within
                )
                Alias.objects.create(source=source, name=name, folded=folded, scope=scope)
                return source
        except IntegrityError:
            # Somebody wrote the same name down between our look and our insert; or a source had it, and lost it when
            # a person asked to be forgotten: whoever goes by it now is another one.
            known = find(name=name, scope=scope)
            if known is not None:
                return _better_known(known, name, kind)
    raise RuntimeError(f"{MOST_OF_A_NAME} sources have had this name, and lost it")


def _better_known(source: Source, name: str, kind: SourceKind) -> Source:
    """Settle spelling and kind of a source no person has touched so that the order of meetings leaves no trace.

    The longest spelling wins, then the first in the alphabet; the kind furthest up in KNOWN_BEST wins.
    """
    spelling = source.name
    if fold(name) == fold(source.name):
        spelling = min(name, source.name, key=lambda written: (-len(written), written))
    known = min(kind, SourceKind(source.kind), key=KNOWN_BEST.index)
    if (spelling, known) != (source.name, source.kind):
        Source.objects.filter(~LOOKED_AFTER, pk=source.pk).update(name=spelling, kind=known)
        source.refresh_from_db()
    return source


def publishing_at(*, host: str, name: str = "") -> Source:
    """The outlet that publishes under a host name; a new one bears ``name``, if a person gives one, else the host's.

    Never what its pages call themselves: anybody may write a known name into a page. A curator merges the two.
    """
    known = known_at(host=host)
    if known is not None:
        return known
    source = named(name=name or _in_words(host), kind=SourceKind.OUTLET)
    Domain.objects.bulk_create([Domain(source=source, host=host)], ignore_conflicts=True)
    return source


def _in_words(host: str) -> str:
    """What to call whoever publishes under a host: "sky.news" folds like the name of an outlet that may be another."""
    reads_like_a_name = is_outlet(host.rpartition(".")[2])
    bearer = Alias.objects.filter(folded=fold(host), scope="").first()
    taken = bearer is not None and bearer.name.casefold() != host
    return f"www.{host}" if reads_like_a_name or taken else host


def known_at(*, host: str) -> Source | None:
    """The current source that is known to publish under a host name, or none."""
    domain = Domain.objects.select_related("source__merged_into").filter(host=host).first()
    return (domain.source.merged_into or domain.source) if domain else None


def moved(*, source: Source) -> None:
    """Tell everything that rests on a source that its standing has changed."""
    Source.objects.filter(pk=source.pk).update(standing_revision=F("standing_revision") + 1)
