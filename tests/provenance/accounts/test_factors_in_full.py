"""No code that somebody has seen opens again, and no table of the desk without the factor that is required."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib import admin as tables
from django.urls import reverse

from provenance.accounts import totp
from provenance.accounts.actions import second_factors
from provenance.accounts.models import User
from tests.guesses import afresh
from tests.provenance.accounts.test_second_factors import SET_UP, admin, armed, eva, now_digits, sign_in

__all__ = ["admin", "afresh", "eva"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]
REPLAYED = int(os.environ.get("REPLAYED_CODES", "5"))
"""How many codes are shown again; a hundred where there is time for it."""


def test_of_codes_that_somebody_has_seen_none_opens_again(eva: User, proved: Callable[..., None]) -> None:
    armed(eva)
    began, again = time.time(), 0
    for number in range(1, REPLAYED + 1):
        with time_machine.travel(began + number * totp.PERIOD, tick=False):
            digits = now_digits(eva)
            assert second_factors.opens(user=User.objects.get(pk=eva.pk), code=digits)
            again += second_factors.opens(user=User.objects.get(pk=eva.pk), code=digits)
        with time_machine.travel(began + (number + 0.9) * totp.PERIOD, tick=False):
            again += second_factors.opens(user=User.objects.get(pk=eva.pk), code=digits)

    assert again == 0
    proved("T32", size=f"{REPLAYED} codes shown again, at once and later", figure="none opened twice")


def test_where_it_is_required_no_table_of_the_desk_opens_before(
    admin: User, settings: Any, proved: Callable[..., None]
) -> None:
    client, _ = sign_in(admin)
    pages = [reverse("admin:index")]
    for model in tables.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages += [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
        pages += [reverse(f"{name}_{page}", args=["1"]) for page in ("change", "history", "delete")]
    assert client.get(pages[0]).status_code == 200, "it is the factor alone that is missing"

    settings.SECOND_FACTOR = "administrators"
    answers = [client.get(page) for page in pages] + [client.post(page) for page in pages]

    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {(302, SET_UP)}
    proved(
        "T32",
        size=f"{len(pages)} pages of the desk’s tables, GET and POST",
        figure="none opened without the factor",
    )
