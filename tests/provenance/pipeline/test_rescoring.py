"""Every night each score is worked out again, a stretch at a time, and what comes out otherwise is told."""

import io
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from provenance.pipeline import rescoring
from provenance.pipeline.models import ScoreCheck
from tests.factories import NOON, make_appearance, make_capture, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> list[Claim]:
    """Five claims, weighed, with no work waiting."""
    monkeypatch.setattr(rescoring, "LINE", ())
    made = [make_claim(f"Number {number}.") for number in range(5)]
    for claim in made:
        make_appearance(claim, capture=make_capture())
        corroboration.refresh(claim_id=claim.pk)
    return made


def spoil(claim: Claim) -> None:
    Corroboration.objects.filter(claim=claim).update(score=0.001)


def test_a_check_goes_on_where_the_last_stretch_ended_and_ends_once_a_night(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescoring, "CHUNK", 2)
    spoil(claims[1])
    spoil(claims[4])
    went = []
    clock = iter(range(100))
    monkeypatch.setattr(
        rescoring, "time", SimpleNamespace(monotonic=lambda: next(clock))
    )  # its own alone: others tell the time too
    while (check := rescoring.nightly(seconds=2, now=NOON)) is not None:
        went.append(check.looked_at)

    (kept,) = ScoreCheck.objects.all()
    assert went == [2, 4, 5, 5]
    assert (kept.looked_at, kept.differing) == (5, 2)
    assert [claims[1].public_id in line for line in kept.found.splitlines()] == [True, False]
    assert kept.ended_at is not None


def test_the_next_night_looks_at_all_again_and_old_nights_are_forgotten(claims: list[Claim]) -> None:
    for night in (0, 1, 90):
        rescoring.nightly(seconds=60, now=NOON + timedelta(days=night))

    assert [check.looked_at for check in ScoreCheck.objects.all()] == [5]
    assert rescoring.nightly(seconds=60, now=NOON + timedelta(days=90, hours=2)) is None


def test_a_score_is_no_fault_while_work_is_waiting(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(claims[0])
    monkeypatch.setattr(rescoring, "busy", lambda: True)
    check = rescoring.nightly(seconds=60, now=NOON)

    assert check is not None
    assert (check.looked_at, check.differing, check.ended_at) == (0, 0, None)


def test_the_command_works_all_out_again_and_says_that_nothing_changes(claims: list[Claim]) -> None:
    written = io.StringIO()
    call_command("verify", "--scores", stdout=written)

    assert "Worked 5 claims out again" in written.getvalue()
    assert "A full rescore changes nothing" in written.getvalue()


def test_the_command_fails_with_the_first_score_that_differs(claims: list[Claim]) -> None:
    spoil(claims[2])
    spoil(claims[3])
    written, told = io.StringIO(), io.StringIO()

    with pytest.raises(
        CommandError, match=f"2 scores differ, the first of claim {claims[2].public_id}"
    ) as fault:
        call_command("verify", "--scores", stdout=written, stderr=told)
    with pytest.raises(CommandError, match="1 scores differ"):
        call_command("verify", "--scores", "--after", claims[2].public_id, stdout=written, stderr=told)
    as_json = io.StringIO()
    with pytest.raises(CommandError):
        call_command("verify", "--scores", "--json", stdout=as_json)

    assert fault.value.returncode == 1
    assert claims[2].public_id in told.getvalue()
    assert json.loads(as_json.getvalue())["differing"][0]["claim"] == claims[2].public_id


@pytest.mark.parametrize("arguments", [("--after", "abc"), ("--scores", "--after", "nosuchclaim")])
def test_the_command_refuses_what_it_cannot_do(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="--after"):
        call_command("verify", *arguments, stdout=io.StringIO())
