"""A signature holds for one transaction and nothing else."""

import pytest
from django.db import connection, transaction

from sources.actions.signature import sign, signed
from tests.factories import User


def signature() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('provenance.actor', true)")
        return cursor.fetchone()[0] or ""


@pytest.mark.django_db(transaction=True)
def test_a_signature_ends_with_its_transaction(ana: User) -> None:
    with signed(user=ana):
        inside = signature()

    assert (inside, signature()) == (f"{ana.pk}|ana", "")


@pytest.mark.django_db
def test_what_follows_in_a_wider_transaction_is_not_signed(ana: User, ben: User) -> None:
    with signed(user=ana):
        with signed(user=ben):
            inner = signature()
        outer = signature()

    assert (inner, outer, signature()) == (f"{ben.pk}|ben", f"{ana.pk}|ana", "")


@pytest.mark.django_db
def test_a_signature_is_withdrawn_with_the_work_it_was_for(ana: User) -> None:
    with pytest.raises(ZeroDivisionError), signed(user=ana):
        _ = 1 / 0

    assert signature() == ""


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_signed_outside_a_transaction(ana: User) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        sign(user=ana)
