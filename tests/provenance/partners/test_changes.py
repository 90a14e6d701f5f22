"""A partner who follows the feed from its beginning ends up with what a full dump shows."""

from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from claims.models import Claim, Corroboration
from provenance.partners import reference
from provenance.partners.catalogue import RESOURCES
from provenance.partners.paging import wrap
from provenance.telling.places import Entered, Place
from sources.models import Alias
from sources.vocabulary import Publication
from tests.factories import make_claim, make_corroboration, make_event, make_source
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.settling import settle

pytestmark = pytest.mark.django_db(transaction=True)
FEED = "/api/v1/changes/"


def follow(api: APIClient, after: str = "", size: int = 200) -> tuple[list[dict[str, Any]], str]:
    """Everything from a place to the end, and where the end is."""
    settle()
    told: list[dict[str, Any]] = []
    address = f"{FEED}?page_size={size}" + (f"&after={after}" if after else "")
    while address:
        page = api.get(address).json()
        told += page["results"]
        address, after = page["next"], page["after"]
    return told, after


def replay(api: APIClient, told: list[dict[str, Any]]) -> dict[str, set[str]]:
    """What a partner holds who does as each change says."""
    held: dict[str, set[str]] = {resource.name: set() for resource in RESOURCES}
    for change in told:
        if change["action"] in ("created", "updated"):
            held[change["resource"]].add(change["id"])
        else:
            held[change["resource"]].discard(change["id"])
    return held


def dump(api: APIClient) -> dict[str, set[str]]:
    lists = {name.name: api.get(f"/api/v1/{name.name}/?page_size=200").json() for name in RESOURCES}
    return {name: {row["id"] for row in page["results"]} for name, page in lists.items()}


@pytest.mark.parametrize("size", [1, 7, 200])
def test_following_from_the_beginning_equals_a_dump(api: APIClient, size: int) -> None:
    scene = set_scene()
    gone = make_claim(event=scene.event)
    Claim.objects.filter(pk=gone.pk).update(merged_into=scene.four)
    withdrawn = make_claim(event=scene.event)
    Claim.objects.filter(pk=withdrawn.pk).update(publication=Publication.WITHDRAWN)

    told, _ = follow(api, size=size)

    assert replay(api, told) == dump(api)


def test_going_on_from_the_end_tells_only_what_is_new(api: APIClient) -> None:
    set_scene()
    _, end = follow(api)

    assert follow(api, end) == ([], end)
    claim = make_claim()
    told, later = follow(api, end)

    assert {"claims", "events"} == {change["resource"] for change in told}
    assert claim.public_id in {change["id"] for change in told}
    assert later != end


def test_latest_is_where_a_dump_may_begin(api: APIClient) -> None:
    set_scene()

    settle()
    answer = api.get(f"{FEED}?after=latest").json()

    assert answer["results"] == []
    assert follow(api, answer["after"])[0] == []


def test_a_merged_claim_tells_what_it_became(api: APIClient) -> None:
    kept = make_claim()
    gone = make_claim(event=kept.event)
    _, end = follow(api)
    Claim.objects.filter(pk=gone.pk).update(merged_into=kept)

    (told,) = follow(api, end)[0]

    assert (told["id"], told["action"], told["became"]) == (gone.public_id, "merged", kept.public_id)


def test_a_withdrawn_claim_leaves_its_id_to_whoever_may_hold_it_and_a_draft_leaves_nothing(
    api: APIClient,
) -> None:
    event = make_event()
    draft = make_claim(event=event, publication=Publication.DRAFT)
    never = make_claim(event=event, publication=Publication.WITHDRAWN)
    withdrawn = make_claim(event=event)
    _, end = follow(api)
    Claim.objects.filter(pk__in=[withdrawn.pk, draft.pk]).update(publication=Publication.WITHDRAWN)

    told = {(change["id"], change["action"]) for change in follow(api, end)[0]}

    assert (withdrawn.public_id, "withdrawn") in told
    anew = {change["id"] for change in follow(api)[0]}
    assert not {withdrawn.public_id, draft.public_id, never.public_id} & anew
    assert not {draft.public_id, never.public_id} & {identity for identity, _ in told}


def test_what_belongs_to_a_source_changes_the_source(api: APIClient, ana: Any) -> None:
    source = make_source()
    api.force_authenticate(ana)
    _, end = follow(api)

    Alias.objects.create(source=source, name="Another name", folded="another name")

    (told,) = follow(api, end)[0]
    assert (told["resource"], told["id"], told["action"]) == ("sources", source.public_id, "updated")


def test_a_score_that_moves_tells_its_claim_and_both_arithmetics_can_be_read(api: APIClient) -> None:
    claim = make_claim()
    entry = {"label": "Tessel Wire", "role": "origin", "side": "for", "grade": "B", "points": 8.0, "detail": "",
             "origin": "", "collapsed": []}  # fmt: skip
    backing = make_corroboration(claim, score=0.4, origins_for=1, ledger=[entry])
    _, after = follow(api)
    before = timezone.now()
    Corroboration.objects.filter(pk=backing.pk).update(
        score=0.7, origins_for=2, ledger=[entry, entry | {"label": "Ferrin Post"}]
    )

    settle()
    (told,) = api.get(f"{FEED}?after={after}&rows=true").json()["results"]

    assert (told["resource"], told["id"], told["action"]) == ("claims", claim.public_id, "updated")
    assert (told["row"]["corroboration"]["score"], told["row"]["corroboration"]["origins_for"]) == (0.7, 2)
    address = f"/api/v1/claims/{claim.public_id}/"
    now = api.get(address).json()
    then = api.get(address, {"as_of": before.isoformat()}).json()
    assert [line["label"] for line in now["ledger"]] == ["Tessel Wire", "Ferrin Post"]
    assert (then["corroboration"]["score"], then["corroboration"]["origins_for"]) == (0.4, 1)
    assert (
        "A score that moves tells its claim" in reference.description()["paths"][FEED]["get"]["description"]
    )


def test_one_resource_can_be_followed_alone(api: APIClient) -> None:
    set_scene()

    settle()
    told = api.get(f"{FEED}?resource=events").json()["results"]

    assert {change["resource"] for change in told} == {"events"}


def test_a_stretch_is_what_its_description_says(api: APIClient) -> None:
    set_scene()

    settle()
    stretch = api.get(f"{FEED}?page_size=3").json()

    described = {**reference.description(), "$ref": "#/components/schemas/Changes"}
    Draft202012Validator(described).validate(stretch)
    assert len(stretch["results"]) == 3


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("x", id="too short"),
        pytest.param(Place(1).token()[:40], id="half a place"),
        pytest.param(wrap("+0123456789ab"), id="the cursor of a list"),
        pytest.param(f"{Place(1).token()[:-1]}é", id="other letters"),
        pytest.param(f"{Place(1).token()[:30]}AAAA{Place(1).token()[34:]}", id="changed on the way"),
        pytest.param("A" * 5_000, id="far too long"),
        pytest.param(Entered(1, 1).token(), id="of the newsroom’s own feed"),
    ],
)
def test_a_place_we_never_gave_is_refused(api: APIClient, after: str) -> None:
    answer = api.get(f"{FEED}?after={after}")

    assert (answer.status_code, answer.json()["field"]) == (400, "after")
