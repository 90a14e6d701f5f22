"""Two claims beside each other, and a person's word on how both can be true."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Contradiction, Explainer
from claims.vocabulary import Outcome
from provenance.accounts.models import User
from tests.desk import sit
from tests.factories import make_appearance, make_claim, make_contradiction, make_event
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db
REASON = "A running tally: 12 counts up to 3 March, 30 up to 7 March."


@pytest.fixture
def tally() -> Contradiction:
    event = make_event("Cholera in Mirov")
    rows = [
        make_appearance(make_claim(f"{low} had died.", event=event, low=low, high=low)) for low in (12, 30)
    ]
    return make_contradiction(*rows, outcome=Outcome.NOT_COMPARABLE, reason=REASON)


def address(pair: Contradiction) -> str:
    return f"/claims/{pair.one.public_id}/beside/{pair.other.public_id}/"


def post(client: Client, pair: Contradiction, **typed: Any) -> Any:
    given = {
        "number": "0",
        "stage": "published",
        "text": "The toll grew.",
        "reason": "Both ministries.",
        **typed,
    }
    return client.post(address(pair), given, follow=True)


def test_the_programs_reason_is_the_first_sentence_offered(tally: Contradiction, ben: User) -> None:
    page = shown(sit(ben), address(tally))

    assert f"{REASON}</textarea>" in page
    assert "Write version 1" in plain(page)


def test_what_is_published_stands_on_both_claims_the_event_and_its_own_page(
    tally: Contradiction, ben: User, client: Client
) -> None:
    assert post(sit(ben), tally).status_code == 200

    event = tally.one.event.public_id
    for page in (
        address(tally),
        f"/claims/{tally.one.public_id}/",
        f"/claims/{tally.other.public_id}/",
        f"/events/{event}/",
    ):
        assert "The toll grew." in shown(client, page), page


def test_a_draft_is_the_newsrooms(tally: Contradiction, ben: User, client: Client) -> None:
    desk = sit(ben)
    post(desk, tally, stage="draft")

    assert "The toll grew." in shown(desk, address(tally))
    assert "The toll grew." not in shown(client, address(tally))
    assert "The toll grew." not in shown(client, f"/claims/{tally.one.public_id}/")


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"number": "3"}, 409), ({"number": "x"}, 400), ({"stage": "perhaps"}, 400), ({"text": ""}, 400)],
    ids=str,
)
def test_what_is_refused_is_told_and_what_was_typed_is_kept(
    tally: Contradiction, ben: User, typed: dict[str, str], code: int
) -> None:
    answer = post(sit(ben), tally, **typed)

    assert answer.status_code == code
    assert 'value="Both ministries."' in answer.content.decode()
    assert not Explainer.objects.exists()


def test_only_fact_checkers_write(tally: Contradiction, client: Client, carla: User) -> None:
    assert post(client, tally).status_code == 403
    client.force_login(carla)
    assert post(client, tally).status_code == 403
    assert "Explain how both can be true" not in shown(client, f"/claims/{tally.one.public_id}/")


def test_claims_that_may_not_be_seen_are_not_there(tally: Contradiction, client: Client) -> None:
    assert client.get(f"/claims/{tally.one.public_id}/beside/nobody/").status_code == 404
    assert client.get(f"/claims/{tally.one.public_id}/beside/{tally.one.public_id}/").status_code == 404
