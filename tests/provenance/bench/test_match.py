"""The look-up finds what the texts repeat, on a small invented corpus; how fast it is, only the command says."""

import pytest

from claims.models import Claim, Term
from provenance.bench import sayings
from provenance.bench.match import ANSWERS, OURS, recall, store

pytestmark = pytest.mark.django_db
CLAIMS, ASKED = sayings.make(size=600, asked=100, seed=777)


def test_nearly_every_text_finds_its_claim_by_its_rarest_words_alone_and_ranked() -> None:
    first, _ = store(CLAIMS, lambda *_: None)

    assert Claim.objects.count() == Term.objects.values("claim").distinct().count() == len(CLAIMS)
    for make in OURS.values():
        answer = make(first)
        found = [list(answer(each.text)) for each in ASKED]
        assert recall(found, ASKED) >= 0.98
        assert all(len(each) <= ANSWERS for each in found)
