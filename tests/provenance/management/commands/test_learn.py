"""What is learned of sources, from a terminal."""

import json

import pytest
from django.core.management import call_command

from tests.claims.actions.test_learned import echoes

pytestmark = pytest.mark.django_db


def test_it_says_what_was_learned_and_what_follows(capsys: pytest.CaptureFixture[str]) -> None:
    echoes(3)

    call_command("learn")

    assert capsys.readouterr().out == (
        "0 settled claims, 0 sources with a track record, 1 ties: 4 rows changed, 6 claims to be weighed again\n"
    )


def test_machines_get_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    echoes(3)
    call_command("learn", "--json")
    capsys.readouterr()

    call_command("learn", "--json")

    assert json.loads(capsys.readouterr().out) == {
        "settled": 0,
        "sources": 0,
        "ties": 1,
        "changed": 0,
        "asked": 0,
    }
