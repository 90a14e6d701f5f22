"""The index of copies is made anew by one command."""

import pytest
from django.core.management import call_command

from sources.models import Article, Screening
from tests.sources.actions.test_screenings import WIRE, hand_in, trace_all

pytestmark = pytest.mark.django_db


def test_everything_held_is_screened_again(capsys: pytest.CaptureFixture[str]) -> None:
    hand_in("Wire", WIRE)
    hand_in("Post", f"more {WIRE}")
    trace_all()

    call_command("rescreen")

    assert capsys.readouterr().out == "2 articles will be screened and traced again\n"
    assert not Screening.objects.exists()
    assert Article.objects.untraced().count() == 2
