"""What people say of sentences that may repeat a claim is written down for the claim they saw, or not at all."""

from typing import Any

import pytest

from claims.actions import claims, mergers, possible
from claims.models import Appearance, PossibleAppearance
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import Judgement
from tests.factories import make_claim, make_user
from tests.possible import make_possible

pytestmark = pytest.mark.django_db


def judge(row: PossibleAppearance, by: User, version: int = 1, claim_version: int = 1) -> Appearance:
    told: dict[str, Any] = {"why": "It says so.", "version": version, "claim_version": claim_version}
    return possible.judge(possible=row, judgement=Judgement.CONFIRMED, by=by, **told)


def test_nothing_is_said_for_a_claim_that_has_become_another_since() -> None:
    ana, row = make_user("ana", staff=True), make_possible()
    into = make_claim("Norv sold the ferry line.")
    mergers.merge(claim=row.claim, into=into, by=ana, why="The same.", version=1)

    with pytest.raises(Stale, match="merged into “Norv sold the ferry line"):
        judge(row, ana)

    assert not Appearance.objects.exists()
    assert PossibleAppearance.objects.get() == row


def test_nothing_is_said_for_a_claim_that_reads_otherwise_since() -> None:
    ana, row = make_user("ana", staff=True), make_possible()
    claims.edit(claim=row.claim, by=ana, why="Clearer.", version=1, text="Norv gave the ferry line away.")

    with pytest.raises(Stale, match="you saw version 1, it is at 2"):
        judge(row, ana)

    assert PossibleAppearance.objects.get() == row


def test_nothing_is_said_of_a_sentence_that_is_found_otherwise_since() -> None:
    ana, row = make_user("ana", staff=True), make_possible()
    PossibleAppearance.objects.update(version=2)

    with pytest.raises(Stale, match="found otherwise, since you opened them"):
        judge(row, ana)

    assert not Appearance.objects.exists()


def test_whoever_comes_second_is_told_what_the_first_has_said() -> None:
    ana, ben, row = make_user("ana", staff=True), make_user("ben", staff=True), make_possible()
    judge(row, ana)

    with pytest.raises(Stale, match="ana has said yes since you opened it: “It says so"):
        judge(row, ben)

    assert Appearance.objects.get().judged_by == ana


def test_a_judgement_is_a_yes_or_a_no() -> None:
    ana, row = make_user("ana", staff=True), make_possible()

    with pytest.raises(Refused, match="confirm it or reject it"):
        possible.judge(
            possible=row, judgement=Judgement.SUGGESTED, by=ana, why="Hm.", version=1, claim_version=1
        )

    assert PossibleAppearance.objects.get() == row
