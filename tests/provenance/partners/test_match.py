"""“Have we seen this?” for programs: who may ask, what comes back, and that nothing sent brings it down."""

import json
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from claims.actions import mergers, terms
from claims.models import Claim
from provenance.accounts.models import User
from provenance.partners.match_schema import LONGEST
from provenance.partners.reference import description
from sources.vocabulary import Publication
from tests.factories import make_article, make_claim, make_event

ADDRESS = "/api/v1/match/"
TEXT = "Four miners were killed in the Verrin quarry on Friday."

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(api: APIClient, carla: User) -> APIClient:
    api.force_authenticate(carla)
    return api


def known(text: str = TEXT, **fields: Any) -> Claim:
    claim = make_claim(text, event=make_event(text), **fields)
    terms.keep(claims=[claim.pk])
    return claim


def post(api: APIClient, **sent: Any) -> Any:
    answer = api.post(ADDRESS, sent, format="json")
    return answer, answer.json()


class TestAnswer:
    """What comes back."""

    def test_the_same_in_other_words_comes_first_with_score_reason_features_and_address(
        self, partner: APIClient
    ) -> None:
        claim, other = known(), known("Two bridges collapsed in Verrin.")

        answer, told = post(partner, text="In the quarry at Verrin, miners have been killed: four, on Friday")

        first, second = told["results"]
        assert answer.status_code == 200
        assert (first["claim"]["id"], second["claim"]["id"]) == (claim.public_id, other.public_id)
        assert first["score"] > second["score"]
        assert "verrin" in first["reason"]["detail"].casefold()
        assert {"words", "claim covered"} <= {each["name"] for each in first["features"]}
        assert first["address"] == f"http://testserver/claims/{claim.public_id}/"
        assert first["claim"]["text"] == first["wording"] == TEXT

    def test_the_very_words_are_above_the_threshold_for_linking_and_a_shared_name_is_below_both(
        self, partner: APIClient
    ) -> None:
        known(), known("Two bridges collapsed in Verrin.")

        _, told = post(partner, text=TEXT)

        assert [each["above"] for each in told["results"]] == ["link", "nothing"]
        assert told["suggest_from"] < told["link_from"] <= told["results"][0]["score"]

    @pytest.mark.parametrize(("figure", "outcome"), [("Four", "agrees"), ("Nine", "clashes")])
    def test_a_figure_of_the_text_is_held_against_the_claim(
        self, partner: APIClient, figure: str, outcome: str
    ) -> None:
        known()

        _, told = post(partner, text=f"{figure} miners were killed in the Verrin quarry.")

        (held,) = told["results"][0]["figures"]
        assert held["outcome"] == outcome
        assert f"“{figure}”" in held["reason"]

    def test_a_text_that_says_the_contrary_disputes_the_claim_and_is_below_the_threshold_for_linking(
        self, partner: APIClient
    ) -> None:
        known("Soldiers opened fire on the miners of Verrin.")

        _, denying = post(partner, text="Soldiers did not open fire on the miners of Verrin.")
        _, telling = post(partner, text="Soldiers opened fire on the miners of Verrin.")

        (no,), (yes,) = denying["results"], telling["results"]
        assert (no["stance"], no["above"], "open fire" in no["denied"]) == ("disputes", "suggest", True)
        assert (yes["stance"], yes["above"], yes["denied"]) == ("repeats", "link", "")

    def test_a_merged_claims_words_lead_to_the_claim_it_became(self, partner: APIClient, ben: User) -> None:
        former, into = known(), known("A quarry accident cost four lives.")
        mergers.merge(claim=former, into=into, by=ben, why="One accident.", version=former.version)

        _, told = post(partner, text=TEXT)

        assert [(each["claim"]["id"], each["wording"]) for each in told["results"]] == [
            (into.public_id, TEXT)
        ]

    def test_spanish_is_told_by_its_words(self, partner: APIClient) -> None:
        claim = known("Cuatro mineros murieron en la cantera de Verrin.", language="es")

        _, told = post(partner, text="En la cantera de Verrin han muerto los mineros, dicen las autoridades")

        assert told["language"] == "es"
        assert told["results"][0]["claim"]["id"] == claim.public_id

    def test_no_more_come_than_asked_for(self, partner: APIClient) -> None:
        for number in range(4):
            known(f"Miners of shift{'abcd'[number]} were killed in Verrin.")

        assert len(post(partner, text="Miners killed in Verrin", limit=3)[1]["results"]) == 3

    def test_nothing_alike_is_an_empty_list(self, partner: APIClient) -> None:
        known()

        assert post(partner, text="Elections were held.")[1]["results"] == []

    def test_the_article_we_hold_at_the_url_is_named(self, partner: APIClient) -> None:
        article = make_article(url="https://outlet.example/a")

        assert post(partner, text=TEXT, url="https://outlet.example/a")[1]["article"] == article.public_id
        assert post(partner, text=TEXT, url="https://outlet.example/b")[1]["article"] is None

    def test_nothing_is_written_down_and_nothing_is_kept_by_caches(self, partner: APIClient) -> None:
        known()

        with CaptureQueriesContext(connection) as asked:
            answer, _ = post(partner, text=TEXT)

        assert answer["Cache-Control"] == "no-store"
        assert not [
            each
            for each in asked
            if not each["sql"].lstrip().upper().startswith(("SELECT", "(SELECT", "WITH"))
        ]

    def test_the_number_of_queries_does_not_grow(self, partner: APIClient) -> None:
        known()
        with CaptureQueriesContext(connection) as few:
            post(partner, text=TEXT)
        for number in range(6):
            known(f"Miners of shift{'abcdef'[number]} were killed in Verrin.")
        with CaptureQueriesContext(connection) as many:
            post(partner, text=TEXT)

        assert len(many) == len(few) <= 8


class TestWho:
    """Who may ask, and what is theirs to see."""

    def test_a_stranger_is_asked_to_sign_in(self, api: APIClient) -> None:
        answer, told = post(api, text=TEXT)

        assert answer.status_code == 401
        assert "name and its password (HTTP Basic)" in answer.json()["detail"]
        assert answer["WWW-Authenticate"].startswith("Basic")
        assert told.keys() == {"type", "code", "detail", "field"}

    @pytest.mark.parametrize("hidden", ["draft", "withdrawn", "embargo"])
    def test_a_partner_sees_nothing_of_what_is_hidden_and_the_newsroom_does(
        self, api: APIClient, carla: User, ana: User, hidden: str
    ) -> None:
        open_ = known("Miners were killed in Verrin.")
        api.force_authenticate(carla)
        before = post(api, text=TEXT)[1]
        claim = known()
        if hidden == "embargo":
            Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))
        else:
            Claim.objects.filter(pk=claim.pk).update(publication=Publication(hidden))

        assert post(api, text=TEXT)[1] == before
        assert [each["claim"]["id"] for each in before["results"]] == [open_.public_id]
        api.force_authenticate(ana)
        found = [each["claim"]["id"] for each in post(api, text=TEXT)[1]["results"]]
        assert found == [claim.public_id, open_.public_id]

    def test_a_merger_into_a_hidden_claim_leads_nowhere(self, api: APIClient, carla: User, ben: User) -> None:
        former, into = known(), known("A quarry accident.", publication=Publication.DRAFT)
        mergers.merge(claim=former, into=into, by=ben, why="One accident.", version=former.version)
        api.force_authenticate(carla)

        assert post(api, text=TEXT)[1]["results"] == []


HOSTILE: list[tuple[Any, str]] = [
    ({}, "text"),
    ({"text": ""}, "text"),
    ({"text": None}, "text"),
    ({"text": 7}, "text"),
    ({"text": True}, "text"),
    ({"text": ["a"]}, "text"),
    ({"text": {"a": 1}}, "text"),
    ({"text": "x" * (LONGEST + 1)}, "text"),
    ({"text": "a\0b"}, "text"),
    ({"text": "a\ud800b"}, "text"),
    ({"text": TEXT, "limit": 0}, "limit"),
    ({"text": TEXT, "limit": 51}, "limit"),
    ({"text": TEXT, "limit": -1}, "limit"),
    ({"text": TEXT, "limit": 1.5}, "limit"),
    ({"text": TEXT, "limit": True}, "limit"),
    ({"text": TEXT, "limit": "ten"}, "limit"),
    ({"text": TEXT, "limit": 10**30}, "limit"),
    ({"text": TEXT, "language": "../../etc"}, "language"),
    ({"text": TEXT, "language": 3}, "language"),
    ({"text": TEXT, "language": "e\u0301n"}, "language"),
    ({"text": TEXT, "url": "not an address"}, "url"),
    ({"text": TEXT, "url": "https://"}, "url"),
    ({"text": TEXT, "url": 5}, "url"),
    ({"text": TEXT, "url": "http://a\0.example/"}, "url"),
    ({"text": TEXT, "url": "http://[::1/"}, "url"),
    ({"text": TEXT, "wanted": 1}, "wanted"),
]


STRANGE = [
    "\u202eneddih\u202c \u200b\u200b miners",
    "%s %(words)s {seen} %%; DROP TABLE claims_term; --",
    "'" * 5000,
    "miner " * 833,
    "1 " * 2500,
    "1,2,3,4,5 killed and " * 200,
    "#" * 5000,
    "@a" * 2500,
    "a" * 5000,
    "é" * 5000,
    "😀" * 2500,
    "http://" * 700,
    "$1.5 billion to $2bn " * 230,
]


class TestHostile:
    """Bad bodies get one clear error, naming field and remedy; strange texts get an answer."""

    @pytest.mark.parametrize(("sent", "field"), HOSTILE)
    def test_what_cannot_be_asked_names_its_field(self, partner: APIClient, sent: Any, field: str) -> None:
        answer = partner.post(ADDRESS, json.dumps(sent), content_type="application/json")

        told = answer.json()  # type: ignore[attr-defined]
        assert answer.status_code == 400, told
        assert (told["type"], told["field"]) == ("invalid_request", field)
        assert len(told["detail"]) > 10

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"text"', b"[" * 100_000, b'{"text": NaN}'])
    def test_what_is_no_object_of_json_is_refused(self, partner: APIClient, body: bytes) -> None:
        answer = partner.post(ADDRESS, body, content_type="application/json")

        assert answer.status_code == 400
        assert answer.json().keys() == {"type", "code", "detail", "field"}  # type: ignore[attr-defined]

    def test_another_kind_of_body_a_parameter_and_another_method_are_refused(
        self, partner: APIClient
    ) -> None:
        assert partner.post(ADDRESS, "text=a", content_type="text/plain").status_code == 415
        assert partner.post(f"{ADDRESS}?q=a", {"text": TEXT}, format="json").status_code == 400
        assert partner.get(ADDRESS).status_code == 405

    def test_strange_texts_are_answered_before_long(self, partner: APIClient) -> None:
        for number in range(30):
            known(
                f"{number} miners and 2, 3, 4, 5, 6, 7, 8, 9 others were killed in place {number}, 1 to 20 hurt."
            )
        for text in STRANGE:
            began = time.process_time()

            answer, _ = post(partner, text=text, limit=50)

            assert answer.status_code == 200, ascii(text[:12])
            assert time.process_time() - began < 5, ascii(text[:12])


def test_the_description_tells_of_it() -> None:
    told = description()["paths"]["/api/v1/match/"]["post"]

    assert set(told["responses"]) >= {"200", "400", "401", "413", "415", "429"}
    asked = description()["components"]["schemas"]
    assert set(asked["TextAsked"]["properties"]) == {"text", "url", "language", "limit"}
    assert asked["TextsAsked"]["required"] == ["texts"]
    assert {"Match", "Answers", "Answer", "Text", "Copy", "Run", "Compared", "ReviewBrief"} <= asked.keys()
