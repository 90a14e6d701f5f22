"""Noting that everything was checked, for whoever asks when it last was."""

from django.db import ProgrammingError, transaction
from django.utils import timezone

from provenance.history.models import Verification
from provenance.history.verification import Outcome


def note(outcome: Outcome) -> bool:
    """Note what a check that has just ended came to; False, and nothing noted, for anybody but the tables' owner."""
    try:
        with transaction.atomic():
            Verification.objects.create(
                at=timezone.now(),
                faults=len(outcome.faults),
                first=str(outcome.faults[0][1]) if outcome.faults else "",
                head=outcome.head,
            )
    except ProgrammingError:  # the application's role may only read here
        return False
    return True
