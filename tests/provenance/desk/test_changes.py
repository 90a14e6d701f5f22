"""The list of what changed since somebody looked: its sentences, its order, ticking, undoing, judging in place."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Contradiction, Corroboration
from provenance.accounts.vocabulary import Role
from provenance.news.models import Assignment, Look, Snooze
from sources.vocabulary import Judgement
from tests.factories import (
    make_appearance,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_review,
    make_user,
)
from tests.news import earlier
from tests.provenance.pages.reading import plain, queries, shown
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


def test_a_row_says_what_happened_why_it_ranks_there_who_has_it_and_how_long_ago(checker: Client) -> None:
    changed("Three trucks burned.")
    make_review(changed("Four were killed."))

    page = plain(shown(checker, LIST))

    assert "2 claims changed since you looked" in page
    assert "Its score fell Four were killed. 0.67 → 0.24 First because a review" in page
    assert "signed or published rests on it and its score moved by 0.43. nobody now" in page
    assert page.index("Four were killed.") < page.index("Three trucks burned.")
    assert "Here because its score moved by 0.43." in page


def test_a_row_says_all_of_it_in_spanish_too(checker: Client) -> None:
    make_review(changed("Four were killed."))
    checker.cookies["django_language"] = "es"

    page = plain(shown(checker, LIST))

    assert "Su puntuación bajó Four were killed. 0,67 → 0,24 Primero porque una verificación" in page
    assert "se apoya en ella y su puntuación se movió 0,43. nadie ahora" in page
    assert "hasta que vuelva a cambiar durante 3 horas" in page
    assert "el botón de ese número a asignar s aplazar" in page


def test_a_ticked_row_is_gone_until_it_changes_again_and_the_tick_can_be_undone(checker: Client) -> None:
    claim = changed("Four were killed.")
    earlier()
    page = shown(checker, LIST)
    token = page.partition('name="shown" value="')[2].partition('"')[0]

    told = checker.post(LIST, {"claim": claim.public_id, "shown": token, "deed": "seen"}, follow=True)
    assert "Seen: Four were killed." in plain(told.content.decode())
    assert "Nothing changed since you looked" in plain(told.content.decode())

    undone = {"done": "seen", "at_once": Look.objects.get().looked_at.isoformat(), "deed": "undo"}
    told = plain(checker.post(LIST, undone, follow=True).content.decode())
    assert "Not seen after all: 1 claim" in told
    assert "1 claim changed since you looked" in told
    assert checker.post(LIST, undone).status_code == 409


def test_opening_the_claim_takes_it_off_the_list_and_pages_of_the_past_do_not(checker: Client) -> None:
    claim = changed("Four were killed.")
    earlier()
    checker.head(f"/claims/{claim.public_id}/")
    assert "1 claim changed" in plain(shown(checker, LIST))

    shown(checker, f"/claims/{claim.public_id}/")

    assert "Nothing changed since you looked" in plain(shown(checker, LIST))
    assert "1 claim changed" in plain(shown(sign_in(Role.CURATOR)[0], LIST))


def test_a_contradiction_is_judged_where_it_stands(checker: Client) -> None:
    event = make_event("Fire")
    sides = [
        make_appearance(make_claim(f"{low} were killed.", event=event, low=low, high=low)) for low in (2, 4)
    ]
    pair = make_contradiction(*sides)
    page = plain(shown(checker, LIST))
    assert "2 claims changed since you looked" in page
    assert "New contradiction: 2 here, 4 from" in page

    typed = {
        "contradiction": pair.public_id,
        "version": "1",
        "claim": sides[0].claim.public_id,
        "why": "Read both.",
    }
    checker.post(LIST, {**typed, "deed": "confirm"})

    assert Contradiction.objects.get().judgement == Judgement.CONFIRMED
    assert checker.post(LIST, {**typed, "deed": "reject"}).status_code == 409


@pytest.mark.parametrize("deed", ["seen", "assign", "snooze"])
def test_many_rows_are_previewed_then_done_and_undone_together(checker: Client, deed: str) -> None:
    sign_in(Role.CURATOR, "cora")
    claims = [changed(f"{number} were killed.") for number in ("Two", "Four")]
    earlier()
    page = shown(checker, LIST)
    token = page.partition('name="shown" value="')[2].partition('"')[0]
    typed: dict[str, Any] = {"pick": [claim.public_id for claim in claims], "shown": token, "deed": deed}
    typed |= {f"seen-{claim.public_id}": "0" for claim in claims}

    preview = plain(checker.post(f"{LIST}bulk/", typed).content.decode())
    assert "2 claims?" in preview
    assert "Two were killed. Its score fell 0.67 → 0.24 nobody" in preview
    assert not (Look.objects.exists() or Assignment.objects.exists() or Snooze.objects.exists())
    if deed == "snooze":
        assert "Choose until when" in plain(
            checker.post(f"{LIST}bulk/", {**typed, "sure": "yes"}).content.decode()
        )
    sure = {**typed, "sure": "yes", "holder": "cora", "until": "week"}
    assert checker.post(f"{LIST}bulk/", sure).status_code == 302

    page = shown(checker, LIST)
    number = 2 if deed == "assign" else 0
    assert (f"{number} claims changed" if number else "Nothing changed") in plain(page)
    assert "2 claims Undo" in plain(page)
    done = page.partition('name="done" value="')[2].partition('"')[0]
    at = page.partition('name="at_once" value="')[2].partition('"')[0]
    checker.post(LIST, {"deed": "undo", "done": done, "at_once": at})
    assert "2 claims changed" in plain(shown(checker, LIST))
    assert not Assignment.objects.exclude(holder=None).exists()


def test_of_many_rows_those_that_somebody_else_gave_away_meanwhile_are_left_alone_and_told(
    checker: Client,
) -> None:
    sign_in(Role.CURATOR, "cora")
    one, other = changed("Two were killed."), changed("Four were killed.")
    given = {"claim": one.public_id, "shown": "3", "version": "0", "holder": "cora", "deed": "assign"}
    sign_in(Role.FACT_CHECKER, "ida")[0].post(LIST, given)

    typed: dict[str, Any] = {
        "pick": [one.public_id, other.public_id],
        "shown": "3",
        "deed": "assign",
        "sure": "yes",
    }
    typed |= {f"seen-{claim.public_id}": "0" for claim in (one, other)}
    told = checker.post(f"{LIST}bulk/", {**typed, "holder": ""}, follow=True)

    assert "ida gave it to cora meanwhile" in plain(told.content.decode())
    assert str(Assignment.objects.get(claim=one).holder) == "cora"


def test_the_list_is_the_newsroom_s(client: Client) -> None:
    assert client.get(LIST).status_code == 302
    client.force_login(make_user())
    assert client.get(LIST).status_code == 403
    assert client.post(LIST, {"deed": "seen"}).status_code == 403


def test_a_page_of_the_list_takes_as_many_queries_for_many_rows_as_for_one(checker: Client) -> None:
    make_contradiction()
    changed("Claim.")
    few = queries(checker, LIST)
    for _ in range(3):
        make_contradiction()
        changed("Claim.")

    assert queries(checker, LIST) == few
