"""The list of what changed since somebody looked: its sentences, its order, ticking, undoing, judging in place."""

import pytest
from django.db.models import F
from django.test import Client

from claims.models import Claim, Contradiction, Corroboration
from provenance.accounts.vocabulary import Role
from provenance.news.models import Look, News
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


def commit() -> None:
    """What has happened so far happened in transactions before this one, in which a test runs as a whole."""
    News.objects.update(xid=F("xid") - 1)


def test_a_row_says_what_happened_why_it_ranks_there_who_has_it_and_how_long_ago(checker: Client) -> None:
    changed("Three trucks burned.")
    make_review(changed("Four were killed."))

    page = plain(shown(checker, LIST))

    assert "2 claims changed since you looked" in page
    assert "Its score fell Four were killed. 0.67 → 0.24 nobody 0 min First because a review" in page
    assert (
        "First because a review that is signed or published rests on it and its score moved by 0.43." in page
    )
    assert page.index("Four were killed.") < page.index("Three trucks burned.")
    assert "Here because its score moved by 0.43." in page


def test_a_ticked_row_is_gone_until_it_changes_again_and_the_tick_can_be_undone(checker: Client) -> None:
    claim = changed("Four were killed.")
    commit()
    page = shown(checker, LIST)
    token = page.partition('name="shown" value="')[2].partition('"')[0]

    told = checker.post(LIST, {"claim": claim.public_id, "shown": token, "deed": "seen"}, follow=True)
    assert "Seen: Four were killed." in plain(told.content.decode())
    assert "Nothing changed since you looked" in plain(told.content.decode())

    look = Look.objects.get()
    undone = {"claim": claim.public_id, "shown": look.moment, "deed": "unsee"}
    assert "1 claim changed since you looked" in plain(
        checker.post(LIST, undone, follow=True).content.decode()
    )
    assert checker.post(LIST, undone).status_code == 409


def test_opening_the_claim_takes_it_off_the_list_and_pages_of_the_past_do_not(checker: Client) -> None:
    claim = changed("Four were killed.")
    commit()
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


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"deed": "burn"}, "use one of the buttons"),
        ({"deed": "seen", "claim": "x"}, "No claim has this id"),
        ({"deed": "seen", "shown": ""}, "has lost the moment"),
        ({"deed": "seen", "shown": "9999999999999999"}, "has lost the moment"),
        ({"deed": "seen", "shown": "5.7"}, "has lost the moment"),
        ({"deed": "seen", "shown": "٣"}, "has lost the moment"),
        ({"deed": "unsee", "shown": "3"}, "nothing to take back"),
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
