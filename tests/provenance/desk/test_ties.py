"""A curator says that two sources do not depend on one another."""

import pytest
from django.test import Client

from claims.actions.learned import learn
from claims.models import Claim, Tie
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.claims.actions.test_learned import echoes
from tests.desk import sit
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def tie(db: None) -> Tie:
    echoes(4)
    learn()
    Claim.objects.update(score_due=0, score_done=0)
    return Tie.objects.get()


def page_of(tie: Tie) -> str:
    return f"/sources/{tie.one.public_id}/ties/{tie.other.public_id}/"


def test_anybody_reads_what_tells_a_tie_and_nobody_outside_decides(client: Client, tie: Tie) -> None:
    page = shown(client, page_of(tie))

    assert "4 shared mistakes of 8 answers given alike; 0 answered apart." in plain(page)
    assert plain(page).count("Two.") == 4
    assert "<form method" not in page
    assert client.post(page_of(tie), {"deed": "untie", "why": "x", "version": "1"}).status_code == 403


def test_the_order_of_the_two_sources_in_the_address_is_without_effect(client: Client, tie: Tie) -> None:
    turned = f"/sources/{tie.other.public_id}/ties/{tie.one.public_id}/"

    assert "4 shared mistakes" in plain(shown(client, turned))


def test_not_dependent_is_remembered_and_the_claims_are_weighed_again(tie: Tie, ben: User) -> None:
    client = sit(ben)

    client.post(page_of(tie), {"deed": "untie", "why": "Two desks.", "version": "1"})

    tie.refresh_from_db()
    assert (tie.judgement, tie.judged_by, tie.judged_why) == (Judgement.REJECTED, ben, "Two desks.")
    assert Claim.objects.stale().count() == 12  # the claims both speak on, and those these contradict
    assert "not dependent, says Ben Okafor" in plain(shown(client, f"/sources/{tie.one.public_id}/"))
    assert "do not depend on one another" in plain(shown(client, page_of(tie)))


def test_it_is_undone_with_one_key_and_the_tie_counts_again(tie: Tie, ben: User) -> None:
    client = sit(ben)
    client.post(page_of(tie), {"deed": "untie", "why": "Two desks.", "version": "1"})
    page = shown(client, page_of(tie))
    assert "<kbd>u</kbd>" in page
    assert '<form class="undo"' in page

    client.post(page_of(tie), {"deed": "undo", "version": "2"})

    tie.refresh_from_db()
    assert (tie.judgement, tie.judged_by, tie.version) == (Judgement.SUGGESTED, None, 3)


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ({"deed": "untie", "why": "", "version": "1"}, 400, "Say why, in a few words"),
        ({"deed": "untie", "why": "Kept words.", "version": "7"}, 409, "Kept words."),
        ({"deed": "other", "version": "1"}, 400, "use one of the buttons"),
    ],
)
def test_what_is_refused_says_what_to_do_and_keeps_what_was_typed(
    tie: Tie, ben: User, typed: dict[str, str], code: int, told: str
) -> None:
    answer = sit(ben).post(page_of(tie), typed)

    assert answer.status_code == code
    assert told in answer.content.decode()
    assert Tie.objects.get().judgement == Judgement.SUGGESTED
