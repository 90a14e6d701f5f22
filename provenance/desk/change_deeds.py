"""What the buttons of the list of changes do: seen, assigned, put off, and each of them undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from claims.models import Claim
from provenance.accounts.models import User
from provenance.news.actions import assignments, looks, marks, snoozes
from provenance.news.actions.marks import Moment
from provenance.news.vocabulary import Deed, Done, Snoozing
from sources.actions.signature import Person
from sources.desk.deciding import number_of
from sources.errors import Refused, Unknown
from sources.pages import wording
from sources.rules.stated import stated

Typed = Mapping[str, str]
LOST = "Open the list again: this form has lost who had the claim when it was shown"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants done, as a form says it, before it is known to which claims."""

    deed: Deed
    shown: Moment
    at: datetime
    holder: User | None = None
    note: str = ""
    until: datetime | None = None

    @property
    def told(self) -> str:
        """What is done, in words."""
        if self.deed is Deed.ASSIGN:
            return gettext("Assigned to %(name)s") % {"name": self.holder or gettext("nobody")}
        if self.deed is Deed.SNOOZE:
            if self.until is None:
                return gettext("Put off until it changes again")
            return gettext("Put off until %(moment)s UTC") % {"moment": wording.moment(self.until)}
        return gettext("Seen")


def deed_of(typed: Typed) -> Deed:
    """Which button was pressed."""
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused("Nothing was done: use one of the buttons", field="deed") from None


def wish_of(typed: Typed) -> Wish:
    """What a form asks for. Raises ``Refused``, naming the field, for what it cannot mean."""
    deed, now = deed_of(typed), timezone.now()
    shown = marks.moment_of(typed.get("shown", ""))
    if deed is Deed.ASSIGN:
        return Wish(deed, shown, now, holder=holder_of(typed.get("holder", "")), note=typed.get("note", ""))
    if deed is Deed.SNOOZE:
        return Wish(
            deed, shown, now, until=snoozes.until(choice=_snoozing(typed), time=time_of(typed), now=now)
        )
    return Wish(deed, shown, now)


def do(wish: Wish, *, claim: Claim, version: int, by: Person) -> None:
    """Do to one claim what somebody wants; ``version`` is that of its assignment as they saw it, 0 for none."""
    if wish.deed is Deed.ASSIGN:
        told = {"holder": wish.holder, "note": wish.note, "version": version}
        assignments.assign(claim=claim.pk, **told, by=by, at=wish.at)  # type: ignore[arg-type]
    elif wish.deed is Deed.SNOOZE:
        snoozes.put_off(claims=[claim.pk], time=wish.until, shown=wish.shown, by=by, at=wish.at)
    else:
        looks.ticked(claims=[claim.pk], shown=wish.shown, by=by, at=wish.at)


def undo(typed: Typed, *, by: Person) -> str:
    """Take back what was done at one moment; returns what to tell. Raises ``Refused``."""
    at = moment_of(typed.get("at_once", ""))
    done = typed.get("done", "")
    if done == Done.ASSIGNED:
        number, told = assignments.take_back(at=at, by=by, now=timezone.now()), gettext("Given back: {}")
    elif done == Done.SNOOZED:
        number, told = snoozes.wake(at=at, by=by), gettext("Put off no longer: {}")
    elif done == Done.SEEN:
        number, told = looks.take_back(at=at, by=by), gettext("Not seen after all: {}")
    else:
        raise Refused("Nothing was taken back: use one of the buttons", field="done")
    return told.format(wording.many(number, "claim"))


def claim_of(public_id: str) -> Claim:
    """The claim a row is about."""
    found = Claim.objects.filter(public_id=public_id).first()
    if found is None:
        raise Unknown("No claim has this id: open the list again", field="claim")
    return found


def version_of(typed: Typed, field: str = "version") -> int:
    """The version of the assignment a row was shown with."""
    return number_of(typed, field, lost=LOST)


def holder_of(written: str) -> User | None:
    """Who of the newsroom goes by this name, whole or by which they sign in; nobody where none is written."""
    written = " ".join(written.split())
    if not written:
        return None
    first, _, last = written.rpartition(" ")
    full = Q(first_name__iexact=first, last_name__iexact=last) | Q(first_name__iexact=written, last_name="")
    rows = people().filter(Q(username__iexact=written) | full)[:2]
    if len(rows) != 1:
        many = stated("More than one of the newsroom goes") if rows else stated("Nobody of the newsroom goes")
        raise Unknown(f"{many} by “{written[:60]}”: choose a name from the list", field="holder")
    return rows[0]


def people() -> QuerySet[User]:
    """Everybody a claim can be given to."""
    return User.objects.filter(is_staff=True, is_active=True).order_by("username")


def time_of(typed: Typed) -> datetime | None:
    """The time typed into a form, as UTC; None where nothing was. Raises ``Refused`` for what is no time."""
    written = typed.get("time", "").strip()
    if not written:
        return None
    try:
        return datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        raise Refused("Write the time as 2026-03-01T18:00 (UTC)", field="time") from None


def moment_of(written: str) -> datetime:
    """The moment at which something was done, as the page wrote it."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Refused("Open the list again: this form has lost what is to be taken back", field="at_once")
    return found


def _snoozing(typed: Typed) -> Snoozing:
    try:
        return Snoozing(typed.get("until", ""))
    except ValueError:
        raise Refused("Choose until when: one of the list, or a time", field="until") from None
