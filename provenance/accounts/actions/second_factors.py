"""Setting up, asking for and taking away the second factor of somebody who signs in."""

import hashlib
import secrets
import time
from contextlib import suppress

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from provenance import sealing
from provenance.accounts import totp
from provenance.accounts.models import RecoveryCode, SecondFactor, User
from sources.actions.signature import signed
from sources.errors import Refused

CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that is taken for another
LENGTH = 12
"""Letters of a recovery code: 58 bits, so that a plain hash keeps it (nobody tries so many)."""
WRONG = "This code does not open it: wait for the next one, and look whether the phone’s clock is right"


BITS = 160
"""What an app shares with us (RFC 4226, 4, recommends as many)."""


def secret_of(factor: SecondFactor) -> bytes:
    """What an app shares with us. Raises ``Refused`` where no key opens its seal any more."""
    try:
        return sealing.opened(factor.secret, of=_whose(factor.user_id))
    except sealing.Sealed as gone:
        raise Refused(
            "The key that opens this second factor is gone: use a recovery code, or ask whoever keeps the server",
            field="code",
        ) from gone


def begun(*, user: User) -> bytes | None:
    """What an app is to share with us that somebody is setting up; None where they have begun nothing, or no key of
    ours opens it any more.
    """
    factor = SecondFactor.objects.filter(user=user, confirmed_at=None).first()
    if factor is None:
        return None
    with suppress(Refused):
        return secret_of(factor)
    return None


@transaction.atomic
def begin(*, user: User) -> SecondFactor:
    """The factor somebody is about to set up; the same one until it is confirmed, or can no longer be opened."""
    fresh = sealing.seal(secrets.token_bytes(BITS // 8), of=_whose(user.pk))
    factor, _ = SecondFactor.objects.get_or_create(user=user, defaults={"secret": fresh})
    try:
        secret_of(factor)
    except Refused:
        SecondFactor.objects.filter(pk=factor.pk, confirmed_at=None, secret=factor.secret).update(
            secret=fresh
        )
        factor.refresh_from_db()
    return factor


def confirm(*, user: User, code: str) -> list[str]:
    """Put the factor to use, once a code shows that the app is set up; returns the recovery codes, told this once."""
    with signed(user=user, why="Second factor set up."):
        factor = begin(user=user)
        if factor.confirmed_at is not None:
            raise Refused("It is set up already: nothing was changed", field="code")
        step = totp.step_of(_digits(code), secret_of(factor), time.time())
        if step is None:
            raise Refused(WRONG, field="code")
        rows = SecondFactor.objects.filter(pk=factor.pk, confirmed_at=None, last_step__lt=step)
        if not rows.update(confirmed_at=timezone.now(), last_step=step):
            raise Refused("It is set up already: nothing was changed", field="code")
        return _new_codes(user)


def opens(*, user: User, code: str) -> bool:
    """Whether a code lets somebody in: of the app, each once, or one of the recovery codes, each once and for all.

    Compared and set in one statement: of two who show the same code at once one gets in. Raises ``Refused`` where the
    app’s codes cannot be reckoned any more.
    """
    factor = user.factor
    if factor is None:
        return False
    unused = RecoveryCode.objects.filter(user=user, used_at=None, digest=_digest(user, code))
    if unused.update(used_at=timezone.now()):
        return True  # they open even where the seal of the app’s secret no longer can be
    step = totp.step_of(_digits(code), secret_of(factor), time.time())
    newer = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step or 0)
    return step is not None and bool(newer.update(last_step=step))


def renew(*, user: User, code: str) -> list[str]:
    """Make new recovery codes, the old ones open nothing any more. Raises ``Refused`` where the code is wrong."""
    with signed(user=user, why="New recovery codes."):
        _must_open(user, code)
        return _new_codes(user)


def remove(*, user: User, code: str) -> None:
    """Take the factor away again. Raises ``Refused`` where the code is wrong, or where the newsroom requires one."""
    if required(user):
        raise Refused(
            "The newsroom requires a second factor of you: set up another app by new codes", field="code"
        )
    with signed(user=user, why="Second factor taken away."):
        _must_open(user, code)
        RecoveryCode.objects.filter(user=user).delete()
        SecondFactor.objects.filter(user=user).delete()


@transaction.atomic
def reset(*, user: User) -> None:
    """Take the factor away from somebody who has lost app and codes; for who keeps the machine."""
    RecoveryCode.objects.filter(user=user).delete()
    SecondFactor.objects.filter(user=user).delete()


def reseal() -> int:
    """Seal every factor under the newest key, each compared and set; returns how many. Safe twice and half-way.

    What no key opens is left as it is: its person has recovery codes, or has it reset.
    """
    done = 0
    for factor in SecondFactor.objects.order_by("pk").iterator():
        with suppress(Refused):
            fresh = sealing.seal(secret_of(factor), of=_whose(factor.user_id))
            done += SecondFactor.objects.filter(pk=factor.pk, secret=factor.secret).update(secret=fresh)
    return done


def required(user: User) -> bool:
    """Whether the newsroom's setting lets this person in with a second factor alone."""
    if settings.SECOND_FACTOR == "everybody":
        return user.is_staff
    return settings.SECOND_FACTOR == "administrators" and user.is_superuser


def _must_open(user: User, code: str) -> None:
    if not opens(user=user, code=code):
        raise Refused(WRONG, field="code")


def _new_codes(user: User) -> list[str]:
    fresh = ["".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, each)) for each in fresh)
    return [f"{each[:4]}-{each[4:8]}-{each[8:]}" for each in fresh]


def _digits(code: str) -> str:
    return "".join(code.split())[:32]


def _digest(user: User, code: str) -> str:
    letters = "".join(sign for sign in code.casefold() if sign in LETTERS)
    return hashlib.sha256(f"{user.pk}|{letters}".encode()).hexdigest()


def _whose(person: int) -> str:
    """What the seal of somebody’s factor (by primary key) is bound to."""
    return f"second factor of {person}"
