"""Merging two sources that are one, and splitting them again without a trace."""

from django.db.models import F
from django.utils import timezone

from sources.actions import households, sources, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Source, SourceMerger
from sources.vocabulary import SourceKind


def merge(
    *, source: Source, into: Source, by: Person, why: str, version: int, into_version: int | None = None
) -> SourceMerger:
    """Let a source be found under another from now on.

    Its names, domains, articles and grades stay where they are and are reached through the other; whatever had been
    merged into it before now leads there too. Claims resting on either are weighed anew. ``version`` and
    ``into_version`` are those the person saw; without the latter the one that is kept is taken as it stands. Raises
    ``Stale`` if either has been changed since.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        households.hold()
        source.refresh_from_db()
        into.refresh_from_db()
        _refuse_nonsense(source, into)
        brought = list(source.merged.order_by("pk"))
        unattended = [each.public_id for each in (source, *brought) if each.version <= each.unattended]
        versions.change(row=source, seen=version, merged_into=into)
        if into_version is not None:
            versions.hold(row=into, seen=into_version)
        for earlier in brought:
            versions.change(row=earlier, seen=earlier.version, merged_into=into)
        for moved in (source, into, *brought):
            sources.moved(source=moved)
        return SourceMerger.objects.create(
            one=source,
            into=into,
            merged_by_id=by.pk,
            merged_at=timezone.now(),
            why=why,
            brought={"sources": [earlier.public_id for earlier in brought], "unattended": unattended},
        )


def split(*, source: Source, by: Person, why: str, version: int) -> Source:
    """Undo the merging of a source, and give back to it what it had brought along and nobody has moved since."""
    why = reason_given(why)
    with signed(user=by, why=why):
        households.hold()
        source.refresh_from_db()
        into = source.merged_into
        if into is None:
            raise Refused(f"“{source}” is not merged into anything: there is nothing to split")
        merger = source.mergers.filter(split_at=None).first()
        returning = merger.brought["sources"] if merger else []
        source = versions.change(row=source, seen=version, merged_into=None)
        back = list(Source.objects.filter(public_id__in=returning, merged_into=into).order_by("pk"))
        for earlier in back:
            versions.change(row=earlier, seen=earlier.version, merged_into=source)
        # Whom no person had looked after before is so again: what a person decided of it is taken back.
        alone = Source.objects.filter(public_id__in=merger.brought.get("unattended", []) if merger else [])
        alone.filter(pk__in=[source.pk, *(each.pk for each in back)]).update(unattended=F("version"))
        source.mergers.filter(split_at=None).update(split_by_id=by.pk, split_at=timezone.now(), split_why=why)
        for moved in (source, into, *back):
            sources.moved(source=moved)
        return source


def _refuse_nonsense(source: Source, into: Source) -> None:
    if source.merged_into is not None:
        raise Refused(f"“{source}” already is merged into “{source.merged_into}”: split it first")
    if into.merged_into is not None:
        raise Refused(
            f"“{into}” is itself merged into “{into.merged_into}”: merge into that one", field="into"
        )
    households.refuse_loop(source=source, above=into, field="into")
    if (source.kind == SourceKind.COMMENTER) != (into.kind == SourceKind.COMMENTER):
        raise Refused(
            "A reader who comments is nobody else: the word of one is never lent to the other", field="into"
        )
