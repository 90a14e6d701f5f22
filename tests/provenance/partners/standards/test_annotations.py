"""Quotes as Web Annotations: one by one, and all of a claim or an article page by page."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Judgement, Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim
from tests.provenance.partners.scene import FOUR, set_scene
from tests.provenance.partners.standards.reading import expanded, triples, types

pytestmark = pytest.mark.django_db
MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
OA = "http://www.w3.org/ns/oa#"
NAMED = ("Annotation", "TextQuoteSelector", "TextPositionSelector", "TimeState")


def at(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, MEDIA)
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    return answer.json()


def test_a_quote_is_selected_by_its_words_and_by_its_place_in_the_text_of_that_moment(client: Client) -> None:
    scene = set_scene()
    address = f"/api/v1/appearances/{scene.said.public_id}/annotation/"

    told = at(client, address)

    assert (told["id"], told["type"]) == (f"http://testserver{address}", "Annotation")
    words, place = told["target"]["selector"]
    assert words["exact"] == FOUR == scene.capture.text[place["start"] : place["end"]]
    assert told["target"]["source"] == scene.article.url
    state = told["target"]["state"]
    assert state["sourceDate"] == "2026-03-01T12:00:00Z"
    kept = client.get(state["cached"].removeprefix("http://testserver")).json()
    assert kept["text"][place["start"] : place["end"]] == FOUR
    assert types(told) >= {
        f"{OA}{name}" for name in ("Annotation", "TextQuoteSelector", "TextPositionSelector", "TimeState")
    }
    said = {(predicate, value) for _, predicate, value in triples(told)}
    assert {(f"{OA}exact", FOUR), (f"{OA}motivatedBy", f"{OA}identifying")} <= said
    assert (f"{OA}hasSource", f"http://testserver/claims/{scene.four.public_id}/") in said


@pytest.mark.parametrize(
    "text", ["Ñandú 👩‍👩‍👧 dead: four.", "قُتل أربعة. Four dead: four.", "e\u0301 ﬁ Four dead: four."]
)
def test_places_are_counted_in_code_points(client: Client, text: str) -> None:
    quote = "four."
    row = make_appearance(capture=make_capture(text), quote=quote, start=text.rindex(quote))

    _, place = at(client, f"/api/v1/appearances/{row.public_id}/annotation/")["target"]["selector"]

    assert "".join(list(text)[place["start"] : place["end"]]) == quote


def test_all_quotes_of_a_claim_and_of_an_article_are_found_page_by_page(client: Client) -> None:
    scene = set_scene()
    for number in range(2):
        make_appearance(scene.four, capture=make_capture(f"Four Pemon were killed, radio {number} said."))
    rejected = make_appearance(scene.four, capture=make_capture("Misread."), judgement=Judgement.REJECTED)
    standing = set(
        Appearance.objects.filter(claim=scene.four)
        .exclude(pk=rejected.pk)
        .values_list("public_id", flat=True)
    )

    whole = at(client, f"/api/v1/claims/{scene.four.public_id}/annotations/")
    found, address = [], f"{whole['first']}?page_size=2"
    while address:
        page = at(client, address.removeprefix("http://testserver"))
        assert (page["type"], page["partOf"]) == ("AnnotationPage", whole["id"])
        found += [each["id"].split("/")[-3] for each in page["items"]]
        address = page.get("next", "")

    assert whole["total"] == 3 == len(found)
    assert set(found) == standing
    assert types(page) >= {f"{OA}Annotation", "http://www.w3.org/ns/activitystreams#OrderedCollectionPage"}
    assert expanded(whole)
    assert at(client, f"/api/v1/articles/{scene.article.public_id}/annotations/")["total"] == 2


def test_what_has_no_quote_has_an_empty_collection(client: Client) -> None:
    told = at(client, f"/api/v1/claims/{make_claim('Nobody says it.').public_id}/annotations/")

    assert (told["total"], "first" in told) == (0, False)


def test_what_is_hidden_is_told_to_nobody_in_this_form(client: Client, ana: User) -> None:
    scene = set_scene()
    hidden = make_appearance(
        scene.four, capture=make_capture("Four, a draft said.", article=make_article("A draft"))
    )
    Article.objects.filter(pk=hidden.capture.article_id).update(publication=Publication.DRAFT)
    client.force_login(ana)

    assert client.get(f"/api/v1/appearances/{hidden.public_id}/annotation/").status_code == 404
    assert at(client, f"/api/v1/claims/{scene.four.public_id}/annotations/")["total"] == 1
    page = client.get(f"/api/v1/claims/{scene.four.public_id}/annotations/page/")
    assert hidden.public_id not in page.content.decode()


def test_what_was_merged_leads_to_what_it_became_and_unknown_parameters_are_refused(client: Client) -> None:
    scene = set_scene()
    former = make_claim("Four dead.", event=scene.event, merged_into=scene.four)

    for end in ("annotations/", "annotations/page/"):
        answer = client.get(f"/api/v1/claims/{former.public_id}/{end}")
        assert answer["Location"] == f"/api/v1/claims/{scene.four.public_id}/{end}"
    assert client.get(f"/api/v1/claims/{scene.four.public_id}/annotations/?cursor=x").status_code == 400
    assert client.get(f"/api/v1/claims/{scene.four.public_id}/annotations/page/?cursor=x").status_code == 400
    assert client.get("/api/v1/claims/000000000000/annotations/").status_code == 404


def test_when_the_text_was_seen_is_left_out_where_nobody_knows(client: Client) -> None:
    row = make_appearance(capture=make_capture("Four dead.", retrieved_at=None))

    state = at(client, f"/api/v1/appearances/{row.public_id}/annotation/")["target"]["state"]

    assert "sourceDate" not in state
    assert NOON.isoformat()[:4] not in state["cached"]
