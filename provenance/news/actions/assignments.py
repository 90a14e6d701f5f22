"""Giving a claim to somebody of the newsroom, with a note, and taking that back: compared, set, kept in the history."""

from datetime import datetime
from typing import Any

from django.db import transaction

from provenance.accounts.models import User
from provenance.history.models import Action, Entry
from provenance.news.models import Assignment
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.rules.stated import stated

LONGEST = 300
"""Characters of a note: a line beside a claim. Our choice."""


def assign(
    *,
    claim: int,
    holder: User | None,
    note: str,
    version: int,
    by: Person,
    at: datetime,
    taken_back: bool = False,
) -> Assignment:
    """Give a claim (by primary key) to somebody of the newsroom, or to nobody.

    ``version`` is that of the assignment the person saw, 0 where there was none. Raises ``Stale``, with what changed,
    if somebody else was faster. All that is given at one moment is taken back together; ``taken_back`` where this is
    what does so.
    """
    note = " ".join(note.split())
    if len(note) > LONGEST:
        raise Refused(f"Say it in {LONGEST} characters at most; this has {len(note)}", field="note")
    if holder is not None and not (holder.is_staff and holder.is_active):
        raise Refused(f"{holder} is not of the newsroom: choose somebody from the list", field="holder")
    told = {"holder": holder, "note": note, "given_by_id": by.pk, "given_at": at, "taken_back": taken_back}
    with signed(user=by, why=note):
        saved = _change(claim, version, told) if version else _begin(claim, told)
        found = Assignment.objects.select_related("holder", "given_by").filter(claim=claim).first()
        if not saved or found is None:
            raise _stale(found)
    return found


@transaction.atomic
def take_back(*, at: datetime, by: Person, now: datetime) -> int:
    """Undo what somebody assigned at a moment: each claim goes back to whoever had it; returns how many.

    Raises ``Stale`` where all of them have been given to somebody since.
    """
    rows = list(Assignment.objects.filter(given_by=by.pk, given_at=at, taken_back=False).order_by("pk"))
    if not rows:
        raise Stale("It has been given to somebody again since, so there is nothing to take back", field="at")
    for row in rows:
        holder, note = _former(row)
        told = {"holder": holder, "note": note, "version": row.version, "taken_back": True}
        assign(claim=row.claim_id, **told, by=by, at=now)  # type: ignore[arg-type]
    return len(rows)


def _change(claim: int, version: int, told: dict[str, Any]) -> bool:
    rows = Assignment.objects.filter(claim=claim, version=version)
    return rows.update(**told, version=version + 1) == 1


def _begin(claim: int, told: dict[str, Any]) -> bool:
    """The first time a claim is given to anybody: of two who meet, the second waits for the first and finds its row."""
    Assignment.objects.bulk_create([Assignment(claim_id=claim, **told)], ignore_conflicts=True)
    return Assignment.objects.filter(claim=claim, version=1, **told).exists()


def _former(row: Assignment) -> tuple[User | None, str]:
    """Who had a claim, and with what note, before it was last given: as the history tells."""
    last = Entry.objects.filter(subject="assignment", key=row.pk).order_by("-id").first()
    before = {} if last is None or last.before is None else last.before
    if last is None or last.action == Action.CREATED:
        return None, ""
    key = before.get("holder_id", row.holder_id)
    holder = User.objects.filter(pk=key, is_staff=True, is_active=True).first() if key else None
    return holder, before.get("note", row.note)


def _stale(found: Assignment | None) -> Stale:
    if found is None:
        return Stale(
            "Nobody has it any more. Nothing of yours was saved: open the list again", field="holder"
        )
    told = stated(f"{found.given_by} gave it to {found.holder or 'nobody'} meanwhile")
    return Stale(f"{told}. Nothing of yours was saved: look, then choose again", field="holder")
