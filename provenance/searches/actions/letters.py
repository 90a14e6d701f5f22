"""Writing down the letters that tell people what their searches have found, and what came of sending each.

A mail server and a database cannot commit together. Whoever dies between the server’s “taken” and our note of it leaves
a letter that looks unsent, and it is sent again: better told twice than never. Both bear one Message-ID, by which mail
programs show them as one; it holds the row’s number and the moment it was written, so no third letter has it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from provenance.accounts.models import User
from provenance.searches.models import Find, Letter, SavedSearch

AT_MOST = timedelta(hours=1)
"""A person gets one letter in so long, whatever their searches find."""
LEASE = timedelta(minutes=5)
"""After so long a letter that somebody took to send and never came back from is anybody's again."""
PATIENCE = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
    timedelta(hours=12),
    timedelta(days=1),
)
"""How long is waited after each try that failed; after one more it is given up."""


def write(*, now: datetime) -> int:
    """Write a letter for each person who has finds nobody has told them of, at most one an hour; returns how many."""
    untold = Find.objects.filter(known=False, letter=None, search__in=SavedSearch.objects.told_by_mail())
    owners = list(untold.order_by("search__owner").values_list("search__owner", flat=True).distinct())
    return sum(_write(owner, now) for owner in owners)


@transaction.atomic
def _write(owner: int, now: datetime) -> bool:
    """Under the lock of its owner: two workers write one letter, and each find is told by one."""
    User.objects.select_for_update(no_key=True).get(pk=owner)
    if Letter.objects.filter(owner=owner, written_at__gt=now - AT_MOST).exists():
        return False
    searches = SavedSearch.objects.told_by_mail().filter(owner=owner)
    untold = list(
        Find.objects.filter(known=False, letter=None, search__in=searches).values_list("pk", flat=True)
    )
    if not untold:
        return False
    letter = Letter.objects.create(owner_id=owner, written_at=now, due_at=now)
    Find.objects.filter(pk__in=untold).update(letter=letter)
    return True


def take() -> Letter | None:
    """The next letter that is due, which nobody else gets for a while: taken, and committed, before it is sent."""
    now = timezone.now()
    for letter in Letter.objects.waiting(now).select_related("owner")[:20]:
        rows = Letter.objects.filter(pk=letter.pk, due_at=letter.due_at)
        if rows.update(due_at=now + LEASE, tries=F("tries") + 1):
            letter.tries += 1
            return letter
    return None


def sent(*, letter: Letter) -> None:
    """The mail server took it."""
    _done(letter, sent_at=timezone.now(), fault="")


def needless(*, letter: Letter, why: str) -> None:
    """Nothing is to be sent: nothing in it is for its owner to see any longer, or they have gone."""
    _done(letter, fault=why)


def failed(*, letter: Letter, fault: str) -> None:
    """The mail server did not take it: it is tried again, and given up after the last of so many tries."""
    again = timezone.now() + PATIENCE[letter.tries - 1] if letter.tries <= len(PATIENCE) else None
    Letter.objects.filter(pk=letter.pk, sent_at=None).update(due_at=again, fault=fault[:300])


def _done(letter: Letter, **told: object) -> None:
    Letter.objects.filter(pk=letter.pk, sent_at=None).update(due_at=None, **told)
