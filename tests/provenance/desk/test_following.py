"""Following a claim, an event or a source: a button on its page, and what happens there is on the list."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Corroboration
from provenance.accounts.vocabulary import Role
from provenance.news.models import Follow
from tests.factories import make_appearance, make_claim, make_corroboration, make_user
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in

pytestmark = pytest.mark.django_db
LIST = "/queue/changes/"


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("claim", lambda claim: claim),
        ("event", lambda claim: claim.event),
        ("source", lambda claim: claim.appearances.get().capture.article.source),
    ],
)
def test_a_new_appearance_is_news_to_whoever_follows_and_to_nobody_else(
    kind: str, of: Callable[[Claim], Any]
) -> None:
    checker, _ = sign_in(Role.FACT_CHECKER)
    claim = make_appearance(make_claim("Four were killed.")).claim
    assert claim is not None
    thing = of(claim)
    make_corroboration(claim)
    Corroboration.objects.filter(claim=claim).update(articles=2)
    assert "Nothing changed" in plain(shown(checker, LIST))
    address = f"/{kind}s/{thing.public_id}/"
    assert ">Follow</button>" in shown(checker, address)

    typed = {"kind": kind, "id": thing.public_id}
    for _ in range(2):
        assert checker.post("/follow/", {**typed, "deed": "follow"}).headers["Location"] == address
    if kind != "claim":  # opening it has told what happened there
        assert "New appearance in" in plain(shown(checker, LIST))
        assert "you follow it" in plain(shown(checker, LIST))
    assert ">Follow no longer</button>" in shown(checker, address)
    assert Follow.objects.count() == 1

    checker.post("/follow/", {**typed, "deed": "unfollow"})
    assert "Nothing changed" in plain(shown(checker, LIST))


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"kind": "user", "id": "1", "deed": "follow"},
        {"kind": "claim", "id": "none", "deed": "follow"},
        {"kind": "claim", "deed": "burn"},
    ],
)
def test_what_no_button_sends_is_refused(typed: dict[str, str]) -> None:
    checker, _ = sign_in(Role.FACT_CHECKER)
    claim = make_claim()

    assert checker.post("/follow/", {"id": claim.public_id, **typed}).status_code == 400
    assert not Follow.objects.exists()


def test_following_is_the_newsroom_s(client: Client) -> None:
    claim = make_claim()
    typed = {"kind": "claim", "id": claim.public_id, "deed": "follow"}
    assert client.post("/follow/", typed).status_code == 302
    client.force_login(make_user())
    assert client.post("/follow/", typed).status_code == 403
    assert "Follow" not in shown(client, f"/claims/{claim.public_id}/")
    assert not Follow.objects.exists()
