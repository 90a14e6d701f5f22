"""The database, the arrays in memory and the ledger's own arithmetic agree on an invented newsroom."""

import pytest

from claims.actions import rescoring as checking
from claims.models import Appearance, Claim, Contradiction
from provenance.bench.backers import make, store
from provenance.bench.rescoring import agreement, arrivals, score

pytestmark = pytest.mark.django_db(transaction=False)


def test_all_contenders_come_to_the_same_figures() -> None:
    room = make(claims=150, seed=7)
    first = store(room, lambda *_: None)
    score(room, first)

    assert Claim.objects.count() == 151
    assert Appearance.objects.count() == 1_501
    assert Contradiction.objects.count() > 5
    assert list(checking.differing()) == []
    assert agreement(room, first) == {"limit_differs": 0, "ledger_differs": 0}
    assert arrivals(room, first)["to_bare"] > 0
