"""What was put away unread, on the desk."""

from html import unescape

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.actions import captures, put_away
from sources.errors import Unreadable
from sources.intake.handed import Handed
from sources.models import PutAway
from tests.desk import address, press, sit, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> PutAway:
    with pytest.raises(Unreadable) as caught:
        captures.take(handed=Handed(content=b"%PDF\0\0\0", media="text/html", where="inbox/a.html"))
    kept = put_away.keep(refusal=caught.value)
    assert kept is not None
    return kept


def test_the_list_says_what_is_wrong_and_what_to_do(ben: User, row: PutAway) -> None:
    page = sit(ben).get(address(PutAway, "changelist")).content.decode()

    assert "inbox/a.html" in page
    assert row.told in unescape(page)


def test_trying_again_tells_why_it_still_cannot_be_read(ben: User, row: PutAway) -> None:
    assert f"“inbox/a.html” {row.told}." in told(press(sit(ben), "try_again", row))

    row.refresh_from_db()
    assert row.tries == 2


def test_what_can_be_read_by_now_becomes_an_article(ben: User, row: PutAway) -> None:
    PutAway.objects.update(content=b"<h1>Bridge falls</h1><p>The bridge fell on Monday.</p>")

    assert "“inbox/a.html” was read: Bridge falls." in told(press(sit(ben), "try_again", row))


def test_whoever_may_not_change_articles_tries_nothing_again(ana: User, row: PutAway) -> None:
    client = Client()
    client.force_login(ana)

    assert client.post(address(row, "changelist"), {"action": "try_again"}).status_code == 403
