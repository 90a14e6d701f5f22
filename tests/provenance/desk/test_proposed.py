"""What partners propose, on the desk: who proposed it and why, a yes in a person's name, a no that is remembered."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, Claim, Event, ProposedAppearance
from sources.vocabulary import Judgement
from tests.desk import sit
from tests.factories import make_capture, make_claim, make_user
from tests.partners import make_key, make_partner
from tests.provenance.pages.reading import plain, queries, shown
from tests.provenance.partners.programs import SAID, TEXT, Program, new

pytestmark = pytest.mark.django_db
QUEUE = "/queue/appearances/"


@pytest.fixture
def ana() -> Client:
    return sit(make_user("ana", staff=True))


@pytest.fixture
def program() -> Program:
    return Program(make_key(make_partner("Harbour Courier"), a_minute=100_000))


def decide(client: Client, deed: str, **typed: Any) -> str:
    row = ProposedAppearance.objects.get()
    held = {"proposal": row.public_id, "version": row.version, "deed": deed, "why": "Read both."}
    if row.claim:
        held["claim_version"] = row.claim.version
    answer = client.post(QUEUE, {**held, **typed}, follow=True)
    return plain(answer.content.decode())


def test_the_queue_says_who_proposed_it_and_why(ana: Client, program: Program) -> None:
    program.propose(make_capture(TEXT), make_claim("Four drowned.", low=4, high=4).public_id)

    told = plain(shown(ana, QUEUE))

    assert "Proposed by partners 1 proposal" in told
    assert "proposed by Harbour Courier" in told
    assert "Their reason: She told our reporter the same." in told
    assert "They say the article repeats it · in the mouth of Rosa Vidal" in told


def test_a_yes_puts_the_words_to_the_claim_in_the_person_s_name(ana: Client, program: Program) -> None:
    claim = make_claim("Four drowned.", low=4, high=4)
    program.propose(make_capture(TEXT), claim.public_id)

    told = decide(ana, "confirm")

    made, row = Appearance.objects.get(), ProposedAppearance.objects.get()
    assert "Agreed: it stands in your name" in told
    assert (made.claim, made.quote, made.judged_by.username) == (claim, SAID, "ana")  # type: ignore[union-attr]
    assert (row.judgement, row.appearance) == (Judgement.CONFIRMED, made)
    assert made.reasons[1]["detail"] == "Harbour Courier proposed it: She told our reporter the same."


def test_a_yes_to_a_new_claim_makes_it_as_a_draft_with_its_event(ana: Client, program: Program) -> None:
    program.propose(make_capture(TEXT), new())
    assert "a new claim, which gives 4 people" in plain(shown(ana, QUEUE))

    decide(ana, "confirm")

    claim = Claim.objects.get()
    assert (claim.text, claim.low, claim.publication) == ("Four ferrymen drowned at Olmari.", 4, "draft")
    assert (Event.objects.get().title, Appearance.objects.get().claim) == ("Ferry of Olmari", claim)


def test_a_no_is_remembered_and_can_be_taken_back(ana: Client, program: Program) -> None:
    capture, claim = make_capture(TEXT), make_claim("Four drowned.", low=4, high=4)
    program.propose(capture, claim.public_id)

    told = decide(ana, "reject", why="Another ferry.")

    assert "Said no" in told
    assert "Proposals you said no to" in told
    assert program.propose(capture, claim.public_id).json()["code"] == "declined"
    assert "it waits again" in decide(ana, "undo")
    assert ProposedAppearance.objects.get().judgement == Judgement.SUGGESTED
    assert not Appearance.objects.exists()


def test_whoever_decides_on_what_was_changed_meanwhile_is_told_beside_it(
    ana: Client, program: Program
) -> None:
    made = program.propose(make_capture(TEXT), make_claim("Four drowned.", low=4, high=4).public_id).json()
    program.ask("PATCH", f"/api/v1/proposals/{made['id']}/", {"why": "x"}, **{"If-Match": made["etag"]})

    for deed in ("confirm", "reject"):
        assert "Nothing of yours was saved" in decide(ana, deed, version=1)
    assert not Appearance.objects.exists()
    assert "Say why" in decide(ana, "confirm", why="")


def test_many_proposals_cost_as_many_queries_as_one(ana: Client, program: Program) -> None:
    claim = make_claim("Four drowned.", low=4, high=4)
    program.propose(make_capture(TEXT), claim.public_id)
    few = queries(ana, QUEUE)
    for number in range(4):
        program.propose(make_capture(f"Note {number}. {SAID}"), claim.public_id)

    assert queries(ana, QUEUE) == few


def test_the_audit_tells_what_a_partner_proposed_and_who_judged_it(ana: Client, program: Program) -> None:
    program.propose(make_capture(TEXT), make_claim("Four drowned.", low=4, high=4).public_id)
    decide(ana, "reject", why="Another ferry.")
    root = Client()
    root.force_login(make_user("root", staff=True, is_superuser=True))

    told = plain(shown(root, "/audit/?kind=proposed+appearance"))

    assert "She told our reporter the same." in told
    assert "Another ferry." in told
