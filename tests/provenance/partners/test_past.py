"""Partners and the terminal are told how a claim stood at an earlier moment, or in one clear error why not."""

import io
import json
from datetime import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.http import urlencode
from rest_framework.test import APIClient

from claims.models import Appearance, Claim, Contradiction, Corroboration, FurtherRivals
from sources.vocabulary import Publication
from tests.provenance.partners.scene import FOUR, Scene, set_scene
from tests.provenance.partners.test_views import describes

pytestmark = pytest.mark.django_db(transaction=True)


def moment() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found.isoformat()


def asked(api: APIClient, address: str, **parameters: str) -> Any:
    return api.get(f"/api/v1/{address}/?{urlencode(parameters)}")


def changed(scene: Scene) -> str:
    """The moment before a claim was reworded, weighed anew, and lost its quote and its contradiction."""
    then = moment()
    Claim.objects.filter(pk=scene.four.pk).update(text="Reworded.")
    Corroboration.objects.filter(claim=scene.four).update(score=0.01, ledger=[], moves=[])
    Contradiction.objects.all().delete()
    Appearance.objects.filter(pk=scene.said.pk).delete()
    return then


def test_a_claim_is_told_as_it_stood_with_its_score_quotes_and_contradictions(api: APIClient) -> None:
    scene = set_scene()
    one = f"claims/{scene.four.public_id}"
    before = {
        address: asked(api, address, **parameters).json()
        for address, parameters in (
            (one, {}),
            ("appearances", {"claim": scene.four.public_id}),
            ("contradictions", {"claim": scene.four.public_id}),
            ("reviews", {"claim": scene.four.public_id}),
        )
    }

    then = changed(scene)

    assert asked(api, one).json()["text"] == "Reworded."
    assert asked(api, one, as_of=then).json() == before[one]
    describes("ClaimInFull", asked(api, one, as_of=then).json())
    for name in ("appearances", "contradictions", "reviews"):
        told = asked(api, name, claim=scene.four.public_id, as_of=then).json()
        assert told["results"] == before[name]["results"] != []


def test_rivals_that_are_only_counted_are_counted_today_and_told_of_no_other_moment(api: APIClient) -> None:
    claim = set_scene().four
    then = moment()
    FurtherRivals.objects.create(claim=claim, number=7, in_sight=7)
    page, more = f"/claims/{claim.public_id}/", b"7 more claims"

    def told(**when: str) -> int:
        answer = asked(api, f"claims/{claim.public_id}", **when).json()
        return int(answer["corroboration"]["further_contradictions"])

    assert (told(), told(as_of=then)) == (7, 0)
    assert more in api.get(page).content
    assert more not in api.get(page, {"as_of": then}).content


def test_the_answer_about_a_past_moment_has_a_tag_and_is_not_worked_out_twice(api: APIClient) -> None:
    scene = set_scene()
    then = changed(scene)
    address = f"/api/v1/claims/{scene.four.public_id}/?{urlencode({'as_of': then})}"

    answer = api.get(address)

    assert api.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("written", ["tomorrow", "2026-02-03T10:00:00", "2999-01-01", "", "%00"])
def test_a_moment_that_cannot_be_read_or_is_still_to_come_is_refused_by_name(
    api: APIClient, written: str
) -> None:
    scene = set_scene()
    answer = asked(api, f"claims/{scene.four.public_id}", as_of=written)

    assert answer.status_code == 400
    assert answer.json()["field"] == "as_of"
    assert answer.json()["type"] == "invalid_request"
    assert "2026-03-01T12:00:00Z" in answer.json()["detail"]


def test_before_a_claim_was_known_there_is_nothing_and_the_answer_says_since_when_there_is(
    api: APIClient,
) -> None:
    scene = set_scene()

    answer = asked(api, f"claims/{scene.four.public_id}", as_of="1999-12-31")

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_yet"
    assert "first read on" in answer.json()["detail"]


def test_a_claim_taken_down_since_is_unseen_at_every_past_moment(api: APIClient) -> None:
    scene = set_scene()
    then = moment()
    Claim.objects.filter(pk=scene.four.pk).update(publication=Publication.WITHDRAWN)

    assert asked(api, f"claims/{scene.four.public_id}", as_of=then).status_code == 404
    assert asked(api, "appearances", claim=scene.four.public_id, as_of=then).status_code == 404
    assert asked(api, "claims/zzzzzzzzzzzz", as_of="1999-12-31").status_code == 404


def test_a_claim_merged_since_is_told_by_itself_and_one_merged_then_leads_on(api: APIClient) -> None:
    scene = set_scene()
    apart = moment()
    Claim.objects.filter(pk=scene.two.pk).update(merged_into=scene.four)
    merged = moment()

    told = asked(api, f"claims/{scene.two.public_id}", as_of=apart)
    onward = asked(api, f"claims/{scene.two.public_id}", as_of=merged)

    assert told.json()["id"] == scene.two.public_id
    assert onward.status_code == 302
    assert onward["Location"].startswith(f"/api/v1/claims/{scene.four.public_id}/?as_of=")


def test_lists_are_told_of_the_past_for_one_claim_at_a_time(api: APIClient) -> None:
    set_scene()

    assert asked(api, "appearances", as_of="2026-02-03").json()["code"] == "needs_claim"
    assert asked(api, "claims", as_of="2026-02-03").json()["code"] == "unknown_parameter"


def test_the_terminal_explains_a_claim_as_it_stood() -> None:
    scene = set_scene()
    then = changed(scene)
    written, as_json = io.StringIO(), io.StringIO()

    call_command("explain", scene.four.public_id, "--as-of", then, stdout=written)
    call_command("explain", scene.four.public_id, "--as-of", then, "--json", stdout=as_json)

    assert written.getvalue().startswith("As it stood on ")
    assert FOUR in " ".join(written.getvalue().split())
    assert json.loads(as_json.getvalue())["claim"]["text"] == scene.four.text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--all", "--as-of", "2026-02-03"), "one claim at a time"),
        (("four pemon", "--as-of", "soon"), "--as-of is 'soon'"),
        (("four pemon", "--as-of", "1999-12-31"), "first read on"),
    ],
)
def test_the_terminal_refuses_in_one_line(arguments: tuple[str, ...], sentence: str) -> None:
    set_scene()

    with pytest.raises(CommandError, match=sentence):
        call_command("explain", *arguments, stdout=io.StringIO())
