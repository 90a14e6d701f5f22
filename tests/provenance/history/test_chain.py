"""The chain: every decision in it at once, however many people decide together; the machine's work by the batch."""

import threading
import time

import pytest
from django.db import Error, connection, transaction

from claims.models import Claim
from provenance.history.actions import chain
from provenance.history.models import Entry, Head, Link, LinkKind, Turn
from sources.actions.signature import signed
from sources.models import Source
from sources.publicid import public_id
from tests import factories as make
from tests.provenance.history.tampering import faults, seal, settle

pytestmark = pytest.mark.django_db(transaction=True)


def together(jobs: list) -> list[Error]:
    """Run each job in a thread of its own, all at once; what went wrong in them."""
    wrong: list[Error] = []
    barrier = threading.Barrier(len(jobs))

    def run(job) -> None:
        try:
            barrier.wait()
            job()
        except Error as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_a_decision_is_in_the_chain_when_it_is_committed(ana: make.User) -> None:
    with signed(user=ana):
        make.make_source("One")

    assert list(Link.objects.values_list("number", "kind")) == [(1, "decision"), (2, "decision")]
    assert not Turn.objects.exists()
    assert faults() == []


def test_a_decision_that_is_taken_back_leaves_no_gap(ana: make.User) -> None:
    with transaction.atomic():
        with signed(user=ana):
            make.make_source("One")
        transaction.set_rollback(True)
    with signed(user=ana):
        make.make_source("Two")

    assert list(Link.objects.values_list("number", flat=True)) == [1, 2]
    assert faults() == []


def test_eight_people_deciding_at_once_never_fork_the_chain(ana: make.User) -> None:
    claims = [make.make_claim() for _ in range(8)]

    def decide(claim: Claim) -> None:
        for number in range(50):
            with signed(user=ana, why="So it is."):
                Claim.objects.filter(pk=claim.pk).update(text=f"Version {number}.")

    wrong = together([lambda claim=claim: decide(claim) for claim in claims])

    assert wrong == []
    assert Link.objects.filter(kind=LinkKind.DECISION).count() == 400
    assert Head.objects.get().number == 400
    assert faults() == []


def test_people_who_lock_each_others_rows_do_not_block_each_other_in_the_chain(ana: make.User) -> None:
    """One refers to the claim that another holds: the check of the reference waits before the chain does."""
    claim, another, rating = make.make_claim(), make.make_claim(), make.make_rating()

    def review() -> None:
        for number in range(1, 40):
            with signed(user=ana):
                Claim.objects.filter(pk=another.pk).update(text=f"Version {number}.")
                make.make_review(claim, number=number, rating=rating, written_by=ana)

    def edit() -> None:
        for number in range(40):
            with signed(user=ana):
                Claim.objects.select_for_update().get(pk=claim.pk)
                Claim.objects.filter(pk=claim.pk).update(text=f"Version {number}.")

    wrong = together([review, edit, edit])

    assert wrong == []
    assert faults() == []


def test_twenty_thousand_machine_entries_are_sealed_in_a_moment() -> None:
    Source.objects.bulk_create(
        [Source(public_id=public_id(str(number)), name=f"Source {number}") for number in range(20_000)], 5_000
    )
    settle()
    began = time.monotonic()

    sealed = chain.seal()
    took = time.monotonic() - began

    assert sealed == 20_000
    assert took < 5
    assert Link.objects.filter(kind=LinkKind.BATCH).count() >= 2 or Link.objects.get().entries == 20_000
    assert faults() == []


def test_sealing_twice_seals_nothing_twice() -> None:
    make.make_source("One")

    assert (seal(), seal()) == (2, 0)
    assert Link.objects.count() == 1


def test_sealing_waits_for_transactions_that_still_run() -> None:
    begun, finish = threading.Event(), threading.Event()

    def late() -> None:
        try:
            with transaction.atomic():
                make.make_source("Late")
                begun.set()
                finish.wait(10)
        finally:
            connection.close()

    writer = threading.Thread(target=late)
    writer.start()
    begun.wait(10)
    make.make_source("Early")
    sealed_early = chain.seal()
    finish.set()
    writer.join()

    assert sealed_early == 0
    assert seal() == 4
    assert faults() == []


def test_people_and_the_machine_are_sealed_together_without_a_fork(ana: make.User) -> None:
    claim = make.make_claim()

    def work() -> None:
        for number in range(40):
            make.make_source(f"{threading.get_ident()} {number}")

    def decide() -> None:
        for number in range(40):
            with signed(user=ana):
                Claim.objects.filter(pk=claim.pk).update(text=f"{threading.get_ident()} {number}")

    wrong = together([work, work, decide, decide, lambda: [chain.seal() for _ in range(20)]])
    seal()

    assert wrong == []
    assert Head.objects.get().entries == Entry.objects.count()
    assert faults() == []
