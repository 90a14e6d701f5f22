"""What the buttons of the list of changes do: giving a claim to somebody, putting it off, and what no button sends."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from claims.models import Claim, Corroboration
from provenance.accounts.vocabulary import Role
from provenance.history.models import Entry
from provenance.news.models import Assignment, Look, Snooze
from tests.factories import (
    make_claim,
    make_corroboration,
)
from tests.news import earlier, later
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in

pytestmark = pytest.mark.django_db
LIST = "/queue/changes/"


@pytest.fixture
def checker() -> Client:
    return sign_in(Role.FACT_CHECKER)[0]


def changed(text: str, before: float = 0.67, after: float = 0.24) -> Claim:
    """A claim whose score has moved since anybody looked."""
    claim = make_claim(text)
    make_corroboration(claim, score=before)
    Corroboration.objects.filter(claim=claim).update(score=after)
    return claim


def test_a_claim_is_given_to_somebody_who_finds_it_under_their_name_and_taken_back(checker: Client) -> None:
    claim = changed("Four were killed.")
    other, cora = sign_in(Role.CURATOR, "cora")
    typed = {
        "claim": claim.public_id,
        "shown": "3",
        "version": "0",
        "holder": "cora",
        "note": "  Ask  the mayor.",
    }

    checker.post(LIST, {**typed, "deed": "assign"})

    page = plain(shown(other, f"{LIST}?only=mine"))
    assert "gave it to you: “ Ask the mayor. ”" in page
    assert "Assigned to me 1" in page
    assert "cora now" in plain(shown(checker, LIST))
    said = Entry.objects.get(subject="assignment")
    assert (said.actor, said.why, said.after["holder_id"]) == ("fact-checker", "Ask the mayor.", cora.pk)  # type: ignore[index]
    answer = other.post(LIST, {**typed, "holder": "", "deed": "assign"})
    assert answer.status_code == 409
    assert "fact-checker gave it to cora meanwhile. Nothing of yours was saved" in plain(
        answer.content.decode()
    )

    at = Assignment.objects.get().given_at.isoformat()
    checker.post(LIST, {"done": "assigned", "at_once": at, "deed": "undo"})
    row = Assignment.objects.get()
    assert (row.holder, row.note, row.version) == (None, "", 2)
    assert "Nothing here." in plain(shown(other, f"{LIST}?only=mine"))


def test_undoing_gives_a_claim_back_to_whoever_had_it(checker: Client) -> None:
    claim = changed("Four were killed.")
    for version, name in enumerate(("cora", "dan")):
        sign_in(Role.CURATOR, name)
        typed = {
            "claim": claim.public_id,
            "shown": "3",
            "version": str(version),
            "holder": name,
            "note": f"For {name}.",
        }
        checker.post(LIST, {**typed, "deed": "assign"})

    at = Assignment.objects.get().given_at.isoformat()
    checker.post(LIST, {"done": "assigned", "at_once": at, "deed": "undo"})

    row = Assignment.objects.get()
    assert (str(row.holder), row.note) == ("cora", "For cora.")
    # What is undone is no deed to be undone: the key for it goes on to what was done before.
    assert "You have done nothing here yet." in plain(shown(checker, LIST))
    again = {"done": "assigned", "at_once": row.given_at.isoformat(), "deed": "undo"}
    assert checker.post(LIST, again).status_code == 409


@pytest.mark.parametrize("until", ["change", "hours", "time"])
def test_a_claim_put_off_comes_back_with_all_that_happened(
    checker: Client, until: str, time_machine: TimeMachineFixture
) -> None:
    claim = changed("Four were killed.")
    earlier()
    page = shown(checker, LIST)
    token = page.partition('name="shown" value="')[2].partition('"')[0]
    at_two = timezone.now() + timedelta(hours=2)
    typed = {
        "claim": claim.public_id,
        "shown": token,
        "until": until,
        "time": at_two.strftime("%Y-%m-%dT%H:%M"),
    }
    checker.post(LIST, {**typed, "deed": "snooze"})
    assert "Nothing changed since you looked" in plain(shown(checker, LIST))
    assert "Four were killed." in plain(shown(checker, f"{LIST}?only=snoozed"))

    if until == "change":
        Corroboration.objects.filter(claim=claim).update(score=0.1)
        later()
    else:
        time_machine.move_to(at_two + timedelta(hours=2))

    told = "0.67 → 0.10" if until == "change" else "0.67 → 0.24"
    assert told in plain(shown(checker, LIST))
    Snooze.objects.update(until=timezone.now() + timedelta(hours=1))
    assert "Nothing changed" in plain(shown(checker, LIST))
    at = Snooze.objects.get().put_at.isoformat()
    checker.post(LIST, {"done": "snoozed", "at_once": at, "deed": "undo"})
    assert told in plain(shown(checker, LIST))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"deed": "burn"}, "use one of the buttons"),
        ({"deed": "seen", "claim": "x"}, "No claim has this id"),
        ({"deed": "seen", "shown": ""}, "has lost the moment"),
        ({"deed": "seen", "shown": "9999999999999999"}, "has lost the moment"),
        ({"deed": "seen", "shown": "5.7"}, "has lost the moment"),
        ({"deed": "seen", "shown": "٣"}, "has lost the moment"),
        ({"deed": "undo"}, "has lost what is to be taken back"),
        ({"deed": "undo", "at_once": "2026-03-01"}, "has lost what is to be taken back"),
        ({"deed": "undo", "at_once": "2026-03-01T12:00:00+00:00"}, "use one of the buttons"),
        ({"deed": "undo", "at_once": "2026-03-01T12:00:00+00:00", "done": "seen"}, "nothing to take back"),
        (
            {"deed": "undo", "at_once": "2026-03-01T12:00:00+00:00", "done": "assigned"},
            "nothing to take back",
        ),
        ({"deed": "undo", "at_once": "2026-03-01T12:00:00+00:00", "done": "snoozed"}, "nothing to take back"),
        (
            {"deed": "assign", "shown": "3", "holder": "nemo", "version": "0"},
            "Nobody of the newsroom goes by “nemo”",
        ),
        ({"deed": "assign", "shown": "3", "holder": "", "version": ""}, "has lost who had the claim"),
        (
            {"deed": "assign", "shown": "3", "version": "0", "note": "x" * 301},
            "in 300 characters at most; this has 301",
        ),
        ({"deed": "snooze", "shown": "3"}, "Choose until when"),
        ({"deed": "snooze", "shown": "3", "until": "time"}, "a time that is still to come"),
        ({"deed": "snooze", "shown": "3", "until": "time", "time": "noon"}, "Write the time as"),
        ({"deed": "snooze", "shown": "3", "until": "time", "time": "2020-01-01T10:00"}, "still to come"),
    ],
)
def test_what_no_page_has_sent_is_refused_and_says_what_to_do(
    checker: Client, typed: dict[str, str], told: str
) -> None:
    claim = make_claim()
    answer = checker.post(LIST, {"claim": claim.public_id, **typed})

    assert answer.status_code in (400, 409)
    assert told in plain(answer.content.decode())
    assert not Look.objects.exists()
