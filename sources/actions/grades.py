"""Grading sources: a letter, dated and signed, with its reason."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.actions import sources, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken
from sources.models import Grade, Source
from sources.vocabulary import Reliability


def give(
    *,
    source: Source,
    reliability: Reliability,
    by: Person,
    reason: str,
    at: datetime | None = None,
    version: int | None = None,
) -> Grade:
    """Give a source its letter, from ``at`` (now, unless told) on; earlier letters stay in the books.

    Claims that rest on the source, or on its household, are weighed anew. ``version`` is that of the source as the
    person saw it: raises ``Stale`` where somebody has changed it, or given it a letter, since. Programs, which have
    seen nothing, leave it out.
    """
    given = at or timezone.now()
    if source.merged_into is not None:
        raise Refused(
            f"“{source}” has been merged into “{source.merged_into}”: grade that one", field="source"
        )
    if given > timezone.now():
        raise Refused(
            "A grade cannot be given for the future: leave the time out, or mend it", field="graded_at"
        )
    reason = reason_given(reason, field="reason")
    with signed(user=by, why=reason):
        if version is not None:
            source = versions.change(row=source, seen=version)
        try:
            with transaction.atomic():
                grade = Grade.objects.create(
                    source=source, reliability=reliability, graded_by_id=by.pk, graded_at=given, reason=reason
                )
        except IntegrityError as error:
            raise Taken(
                f"“{source}” has a grade of that very time: give the next one later", field="graded_at"
            ) from error
        sources.moved(source=source)
        return grade
