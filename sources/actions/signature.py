"""Who acts: puts a person's name on what a transaction writes, so that history can tell people from the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import connection, transaction


class Person(Protocol):
    """Somebody who signs in; their number and name are copied into the history, which outlives them."""

    @property
    def pk(self) -> int: ...

    def get_username(self) -> str: ...


def sign(*, user: Person, why: str = "") -> None:
    """Put the person's name, and why they act, on all that the rest of this transaction writes.

    Unsigned writes are the machine's. A row's own reason (of a judgement, grade or review) stands before ``why``.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a signature holds for a transaction: open one first")
    _set(f"{user.pk}|{user.get_username()}", why)


@contextmanager
def signed(*, user: Person, why: str = "") -> Iterator[None]:
    """A transaction in which everything written bears the person's name; afterwards the former signature, or none."""
    with transaction.atomic():
        former = _former()
        sign(user=user, why=why)
        yield
        _set(*former)


@contextmanager
def because(*, why: str) -> Iterator[None]:
    """Give what the rest of the block writes a reason for the history, under whatever signature holds.

    Runs inside the caller's transaction.
    """
    actor, former = _former()
    _set(actor, why)
    yield
    _set(actor, former)


def _former() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('provenance.actor', true), current_setting('provenance.why', true)"
        )
        actor, why = cursor.fetchone()
    return actor or "", why or ""


def _set(actor: str, why: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('provenance.actor', %s, true), set_config('provenance.why', %s, true)",
            [actor, why],
        )
