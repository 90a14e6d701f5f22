"""The check as a whole tells what it looked at, how far it has come, and the head of the chain."""

import pytest

from provenance.history.models import Head
from provenance.history.verification import CHECKS, verify
from sources.actions.signature import signed
from tests import factories as make
from tests.provenance.history.tampering import seal, sql, tampering

pytestmark = pytest.mark.django_db(transaction=True)


def quiet(name: str, done: int, total: int) -> None:
    """Hears how far it has come, and says nothing."""


def test_where_nothing_was_written_there_is_no_head_and_nothing_to_seal() -> None:
    outcome = verify(watch=quiet)

    assert (outcome.faults, outcome.head) == ([], "")
    assert outcome.counts == dict.fromkeys(
        ("entries", "links", "raw_pages", "captures", "quotes", "unsealed"), 0
    )


def test_it_is_told_of_every_check_when_it_begins_and_how_far_it_has_come() -> None:
    make.make_capture()
    watched: list[tuple[str, int, int]] = []

    verify(watch=lambda name, done, total: watched.append((name, done, total)))

    assert [name for name, done, total in watched if (done, total) == (0, 1)] == list(CHECKS)
    assert [step[1:] for step in watched if step[0] == "captured texts are as they were read"] == [
        (0, 1),
        (1, 1),
    ]


def test_what_is_not_sealed_yet_is_counted_apart_from_what_is(ana: make.User) -> None:
    with signed(user=ana):
        make.make_source("One")  # a source and its name
    before_sealing = verify(watch=quiet)
    make.make_source("Two")
    waiting = verify(watch=quiet)
    seal()
    sealed = verify(watch=quiet)

    assert [each.counts["entries"] for each in (before_sealing, waiting, sealed)] == [2, 4, 4]
    assert [each.counts["unsealed"] for each in (before_sealing, waiting, sealed)] == [0, 2, 0]
    assert [each.counts["links"] for each in (before_sealing, waiting, sealed)] == [2, 2, 3]
    assert sealed.head == str(Head.objects.get())


def test_each_fault_is_told_with_the_check_that_found_it_and_an_anchor_only_where_one_is_given(
    ana: make.User,
) -> None:
    with signed(user=ana):
        make.make_source("One")
    with tampering():
        sql("UPDATE history_head SET entries = 9")

        found = verify(watch=quiet).faults
        against = verify(watch=quiet, anchor="1:" + "0" * 64).faults

    told = [(check, fault.row) for check, fault in found if check != "every trigger is in place"]
    assert told == [("the chain reaches its head", "history_head 1")]
    assert ("the chain holds its anchor", "history_link 1") in [
        (check, fault.row) for check, fault in against
    ]
