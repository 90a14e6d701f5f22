"""The page on which a claim is divided: tried without a trace, saved, undone, and refused with what was ticked."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import corroboration, mergers
from claims.models import Appearance, Claim, Corroboration, Division
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim
from tests.provenance.pages.reading import plain, queries, shown
from tests.reviewing import sign_in
from tests.whole import everything

pytestmark = pytest.mark.django_db
WRITERS = (Role.FACT_CHECKER, Role.SENIOR_FACT_CHECKER, Role.ADMINISTRATOR)


@pytest.fixture
def checker() -> Client:
    return sign_in(Role.FACT_CHECKER)[0]


@pytest.fixture
def claim() -> Claim:
    made = make_claim("Four drowned.", low=4, high=4)
    for _ in range(3):
        make_appearance(made, low=4, high=4, judgement=Judgement.CONFIRMED)
    corroboration.refresh(claim_id=made.pk)
    line.drain()
    made.refresh_from_db()
    return made


def page(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/divide/"


def send(client: Client, claim: Claim, deed: str, /, *picked: Appearance, **typed: Any) -> Any:
    claim.refresh_from_db()
    seen = {f"seen-{row.public_id}": str(row.version) for row in Appearance.objects.all()}
    held = {
        "version": str(claim.version),
        "into": "new",
        "text": "Four of the night shift drowned.",
        "low": "4",
    }
    told = {**held, **seen, "high": "4", "why": "Another crew.", "deed": deed, **typed}
    return client.post(page(claim), {**told, "pick": [row.public_id for row in picked]}, follow=True)


def test_trying_shows_both_scores_before_and_then_and_leaves_no_trace(checker: Client, claim: Claim) -> None:
    checker.get(page(claim))
    row, score = claim.appearances.first(), Corroboration.objects.get().score
    before = everything()

    answer = send(checker, claim, "try", row)

    told = plain(answer.content.decode())
    assert "2 claims worked out again: 2 claims move" in told
    assert f"Four drowned. {score:.2f}" in told
    assert "Four of the night shift drowned. (new) –" in told
    assert f'value="{row.public_id}" checked' in answer.content.decode()
    assert everything() == before


def test_what_is_saved_is_told_signed_and_undone_from_either_half(checker: Client, claim: Claim) -> None:
    row = claim.appearances.first()
    stored = Corroboration.objects.get().score

    told = plain(send(checker, claim, "save", row).content.decode())

    made = Division.objects.get()
    assert "Divided: 1 went to “Four of the night shift drowned.”" in told
    assert (made.divided_by.username, claim.appearances.count()) == ("fact-checker", 2)
    line.drain()
    assert "Put some of its quotes into another claim" in plain(shown(checker, f"/claims/{claim.public_id}/"))

    sent = {"deed": "undo", "division": made.public_id, "why": "One crew."}
    assert "Undone" in checker.post(page(made.into), sent, follow=True).content.decode()
    line.drain()
    assert Corroboration.objects.get().score == stored
    assert (
        checker.get(f"/claims/{made.into.public_id}/")
        .headers["Location"]
        .startswith(f"/claims/{claim.public_id}/")
    )
    assert checker.post(page(claim), sent).status_code == 409


def test_what_cannot_be_done_is_said_at_its_field_and_the_ticks_stay(checker: Client, claim: Claim) -> None:
    row, other = claim.appearances.first(), make_claim("A lighter capsized.")
    cases = [
        ({"into": ""}, 400, "Choose where they go"),
        ({"into": "named", "into_named": "nobody"}, 400, "No claim has this id"),
        ({"into": "named", "into_named": f"/claims/{other.public_id}/"}, 400, "Look at the claim first"),
        ({"into": other.public_id, f"version-{other.public_id}": "8"}, 409, "Nothing of yours was saved"),
        ({"text": " "}, 400, "write it"),
        ({"low": "9"}, 400, "swap them"),
        ({"why": " "}, 400, "Say why"),
        ({"version": "77"}, 409, "Nothing of yours was saved"),
        ({"version": "x"}, 400, "has lost its version"),
        ({f"seen-{row.public_id}": "77"}, 409, "Nothing of yours was saved"),
        ({"deed": "burn"}, 400, "use one of the buttons"),
        ({"deed": "undo", "division": "nobody"}, 400, "open the page again"),
    ]

    for typed, code, told in cases:
        answer = send(checker, claim, "save", row, **typed)
        words = plain(answer.content.decode())
        assert (answer.status_code, told in words) == (code, True), (typed, words)
        assert f'value="{row.public_id}" checked' in answer.content.decode(), typed
    assert "Tick the appearances" in plain(send(checker, claim, "save").content.decode())
    assert not Division.objects.exists()


def test_who_may_divide_and_merge_claims_does_and_nobody_else(claim: Claim) -> None:
    for role in (Role.CURATOR, None, *WRITERS):
        client, code = sign_in(role)[0], 200 if role in WRITERS else 403
        assert client.get(page(claim)).status_code == code, role
        assert client.get(f"/claims/{claim.public_id}/merge/").status_code == code, role
        assert client.post(f"/claims/{claim.public_id}/merge/", {"deed": "save"}).status_code == (
            400 if role in WRITERS else 403
        ), role
        assert ("Two claims in one?" in shown(client, f"/claims/{claim.public_id}/")) == (code == 200), role
        assert send(client, claim, "try", claim.appearances.first()).status_code == code, role
    assert Client().get(page(claim)).status_code == 302


def test_the_page_asks_the_database_as_often_however_many_appearances_there_are(
    checker: Client, claim: Claim
) -> None:
    few = queries(checker, page(claim))
    for _ in range(5):
        make_appearance(claim)

    assert queries(checker, page(claim)) == few


def test_a_form_for_a_claim_that_was_merged_meanwhile_is_refused_and_says_so(
    checker: Client, claim: Claim, ana: User
) -> None:
    row, other = claim.appearances.first(), make_claim("Four are dead.", low=4, high=4)
    mergers.merge(claim=claim, into=other, by=ana, why="The same.", version=claim.version)
    line.drain()
    before = everything()

    answer = send(checker, claim, "save", row)

    assert answer.status_code == 409
    assert "meanwhile. Nothing of yours was saved" in plain(answer.content.decode())
    assert everything() == before
