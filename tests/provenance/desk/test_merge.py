"""The page on which a claim is said to be the same as another: looked up, tried, merged, and split again."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import corroboration
from claims.models import Claim
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> Client:
    return sign_in(Role.FACT_CHECKER)[0]


@pytest.fixture
def claims() -> tuple[Claim, Claim]:
    pair = (
        make_claim("Four ferrymen drowned at Olmari."),
        make_claim("Olmari: four ferrymen drowned in a squall."),
    )
    for claim in pair:
        make_appearance(claim, judgement=Judgement.CONFIRMED)
        corroboration.refresh(claim_id=claim.pk)
    line.drain()
    return pair


def page(claim: Claim, query: str = "") -> str:
    return f"/claims/{claim.public_id}/merge/{query}"


def send(client: Client, one: Claim, other: Claim, deed: str, /, **typed: Any) -> Any:
    versions = dict(Claim.objects.values_list("public_id", "version"))
    held = {"version": versions[one.public_id], f"version-{other.public_id}": versions[other.public_id]}
    told = {**held, "other": other.public_id, "keep": "other", "why": "The same.", "deed": deed, **typed}
    return client.post(page(one), told, follow=True)


def test_claims_alike_are_offered_and_any_found_by_its_words(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    one, other = claims
    far = make_claim("A lighter capsized.")

    assert f'value="{other.public_id}"' in shown(checker, page(one))
    assert f'value="{far.public_id}"' not in shown(checker, page(one))
    assert f'value="{far.public_id}"' in shown(checker, page(one, "?q=lighter"))
    assert "No other claim holds all of these words" in shown(checker, page(one, "?q=zebra"))


@pytest.mark.parametrize("keep", ["other", "this"])
def test_merging_is_tried_without_a_trace_saved_and_split_again(
    checker: Client, claims: tuple[Claim, Claim], keep: str
) -> None:
    one, other = claims
    goes, stays = (one, other) if keep == "other" else (other, one)
    shown(checker, page(one))
    before = everything()
    tried = plain(send(checker, one, other, "try", keep=keep).content.decode())
    assert "2 claims worked out again" in tried
    assert "its words would stand for another claim, or for none" in tried
    assert everything() == before

    answer = send(checker, one, other, "save", keep=keep)
    assert answer.redirect_chain[0][0] == page(stays)
    assert stays.appearances.count() == 2
    assert checker.get(f"/claims/{goes.public_id}/").status_code == 301
    assert checker.get(page(goes)).headers["Location"] == page(stays)

    goes.refresh_from_db()
    sent = {"deed": "undo", "one": goes.public_id, "version": goes.version, "why": "Not so."}
    assert "Split off again" in plain(checker.post(page(stays), sent, follow=True).content.decode())
    assert (goes.appearances.count(), stays.appearances.count()) == (1, 1)


def test_what_cannot_be_merged_is_said_and_what_was_typed_stays(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    one, other = claims
    far = make_claim("A lighter capsized.")
    cases = [
        ({"other": ""}, 400, "Choose the claim it is the same as"),
        ({"other": "named", "other_named": "nobody"}, 400, "No claim has this id"),
        ({"other": "named", "other_named": far.public_id}, 400, "Look at the claim first"),
        ({"other": one.public_id, f"version-{one.public_id}": "1"}, 400, "cannot be merged into itself"),
        ({"keep": "both"}, 400, "Choose which of the two is kept"),
        ({"why": " "}, 400, "Say why"),
        ({"version": "7"}, 409, "Nothing of yours was saved"),
        ({f"version-{other.public_id}": "7"}, 409, "Nothing of yours was saved"),
        ({"deed": "burn"}, 400, "use one of the buttons"),
        ({"deed": "undo", "one": other.public_id}, 400, "was merged into this one"),
    ]

    for typed, code, told in cases:
        answer = send(checker, one, other, "save", **typed)
        words = plain(answer.content.decode())
        assert (answer.status_code, told in words) == (code, True), (typed, words)
    assert (
        'value="Kept as typed."'
        in send(checker, one, other, "save", keep="", why="Kept as typed.").content.decode()
    )
    assert not Claim.objects.exclude(merged_into=None).exists()


def test_a_form_for_a_claim_that_was_merged_meanwhile_is_refused_and_says_so(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    one, other = claims
    third = make_claim("Olmari ferry: four dead.")
    send(checker, one, other, "save")
    before = everything()

    answers = [send(checker, one, third, deed) for deed in ("try", "save")]

    assert {answer.status_code for answer in answers} == {409}
    told = f"This was merged into “{other}” meanwhile. Nothing of yours was saved"
    assert all(told in plain(answer.content.decode()) for answer in answers)
    assert everything() == before
