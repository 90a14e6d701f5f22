"""What people say of sentences that may repeat a claim is written down for the claim they saw, or not at all."""

import pytest

from claims.actions import possible
from claims.models import Appearance, Claim, PossibleAppearance
from sources.errors import Stale
from sources.vocabulary import Judgement
from tests.factories import make_claim, make_user
from tests.possible import make_possible

pytestmark = pytest.mark.django_db


def test_nothing_is_said_for_a_claim_that_has_become_another_since() -> None:
    ana, row = make_user("ana", staff=True), make_possible()
    Claim.objects.filter(pk=row.claim_id).update(merged_into=make_claim("Norv sold the ferry line."))

    with pytest.raises(Stale, match="open the queue again"):
        possible.judge(possible=row, judgement=Judgement.CONFIRMED, by=ana, why="It says so.")

    assert not Appearance.objects.exists()
    assert PossibleAppearance.objects.get() == row
