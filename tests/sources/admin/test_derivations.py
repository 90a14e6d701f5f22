"""Derivations on the desk."""

import pytest

from provenance.accounts.models import User
from sources.models import Derivation
from sources.vocabulary import DerivationKind
from tests.desk import address, save, sit, told
from tests.factories import make_article, make_derivation

pytestmark = pytest.mark.django_db


def test_confirming_may_correct_the_kind(ben: User) -> None:
    row = make_derivation(kind=DerivationKind.REPUBLICATION)

    save(sit(ben), address(row, "change"), judgement="confirmed", kind="rewrite", why="Reworked.")

    row.refresh_from_db()
    assert (row.judgement, row.kind, row.judged_by) == ("confirmed", "rewrite", ben)


def test_naming_the_true_upstream_rejects_this_pair_and_confirms_that_one(ben: User) -> None:
    row, right = make_derivation(), make_article()

    save(sit(ben), address(row, "change"), redirect=right.public_id, kind="excerpt", why="Word for word.")

    rows = Derivation.objects.values_list("downstream", "upstream", "judgement")
    assert set(rows) == {
        (row.downstream_id, row.upstream_id, "rejected"),
        (row.downstream_id, right.pk, "confirmed"),
    }


def test_an_upstream_nobody_knows_is_refused(ben: User) -> None:
    answer = save(sit(ben), address(make_derivation(), "change"), redirect="nowhere", why="That one.")

    assert told(answer) == "No article has this public id or address: copy it from the article's page"


def test_a_pair_the_machine_missed_is_added(ben: User) -> None:
    down, up = make_article(), make_article()

    save(
        sit(ben),
        address(Derivation, "add"),
        downstream=down.pk,
        upstream=up.pk,
        kind="translation",
        why="Line by line.",
    )

    assert Derivation.objects.get().judged_by == ben
