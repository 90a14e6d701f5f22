"""What an app shares with us lies sealed: for one person alone, under the newest key, opened under those before it."""

import base64
from typing import Any

import pytest
from django.core.management import call_command

from provenance.accounts import totp
from provenance.accounts.actions import second_factors
from provenance.accounts.models import SecondFactor, User
from sources.errors import Refused
from tests.guesses import afresh
from tests.provenance.accounts.test_second_factors import SET_UP, admin, armed, eva, now_digits, sign_in

__all__ = ["admin", "afresh", "eva"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]


def test_what_an_app_shares_with_us_lies_sealed_for_its_person_alone(eva: User, admin: User) -> None:
    codes = armed(eva)
    factor = SecondFactor.objects.get(user=eva)
    secret = second_factors.secret_of(factor)
    assert secret.hex() not in factor.secret
    assert base64.b32encode(secret).decode() not in factor.secret

    stolen = SecondFactor(user=admin, secret=factor.secret, confirmed_at=factor.confirmed_at, last_step=1)
    for forged in (factor.secret, factor.secret[:-1] + "A", "A" * 80):
        stolen.secret = forged
        with pytest.raises(Refused, match="The key that opens this second factor is gone"):
            second_factors.secret_of(stolen)
    assert second_factors.opens(user=User.objects.get(pk=eva.pk), code=codes[0])


def test_a_new_key_opens_what_an_older_one_sealed_until_all_is_sealed_anew(eva: User, settings: Any) -> None:
    codes, old = armed(eva), settings.SECRET_KEY
    eva = User.objects.get(pk=eva.pk)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one " * 5, [old]
    assert second_factors.opens(user=eva, code=now_digits(eva))

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Refused, match="use a recovery code"):
        second_factors.opens(user=eva, code="000000")
    assert second_factors.reseal() == 0, "what no key opens is left as it is"
    assert second_factors.opens(user=eva, code=codes[0])

    settings.SECRET_KEY_FALLBACKS = [old]
    call_command("reseal")
    settings.SECRET_KEY_FALLBACKS = []
    assert second_factors.opens(user=User.objects.get(pk=eva.pk), code=now_digits(eva, 1))


def test_a_factor_begun_under_a_lost_key_is_begun_anew(eva: User, settings: Any) -> None:
    second_factors.begin(user=eva)
    settings.SECRET_KEY = "a new one " * 5
    client, _ = sign_in(eva)

    assert "Set an app up" in client.get(SET_UP).content.decode()
    page = client.post(SET_UP, {"deed": "begin"})

    assert page.status_code == 200
    assert (
        totp.in_letters(second_factors.secret_of(SecondFactor.objects.get(user=eva))) in page.content.decode()
    )
