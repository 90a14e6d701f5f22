"""Where claims and articles come from, in PROV, as another's program reads it."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvBundle,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvInvalidation,
    ProvRecord,
)

from claims.models import Appearance
from claims.vocabulary import ReviewStage, Stance
from provenance.accounts.models import User
from provenance.partners.standards.prov.statements import Name, as_json, as_jsonld, thing, tie
from sources.models import Article, Source
from sources.vocabulary import DerivationKind, Publication, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_review,
    make_source,
)
from tests.provenance.partners.scene import FOUR, Scene, set_scene
from tests.provenance.partners.standards.reading import triples

pytestmark = pytest.mark.django_db
PROV = "http://www.w3.org/ns/prov#"


def read(content: bytes, form: str) -> ProvDocument:
    """A document as the library of PROV reads it; it must be what it is after being written by it once more."""
    document = ProvDocument.deserialize(io.StringIO(content.decode()), format=form)
    again = ProvDocument.deserialize(io.StringIO(document.serialize(format=form)), format=form)
    assert document == again
    return document


def bundle_of(document: ProvDocument) -> ProvBundle:
    (only,) = document.bundles
    return only


def asked(client: Client, resource: str, public_id: str) -> ProvBundle:
    """The bundle, which both forms tell alike."""
    told = {}
    for end, form, media in (
        ("prov", "json", "application/json"),
        ("prov-jsonld", "jsonld", "application/ld+json"),
    ):
        answer = client.get(f"/api/v1/{resource}/{public_id}/{end}/")
        assert (answer.status_code, answer["Content-Type"]) == (200, media)
        told[form] = read(answer.content, form)
    assert told["json"] == told["jsonld"]
    return bundle_of(told["json"])


def derivations(bundle: ProvBundle) -> set[tuple[str, str, str]]:
    """What was derived from what, each with its ``prov:type``."""
    found = set()
    for each in bundle.get_records(ProvDerivation):
        made, used = (str(value) for _, value in each.formal_attributes[:2])
        kinds = [str(value) for name, value in each.extra_attributes if str(name) == "prov:type"]
        found.add((made, used, kinds[0] if kinds else ""))
    return found


def undeclared(bundle: ProvBundle) -> set[str]:
    """Everything that is named in a relation and never said to be an entity, an activity or an agent."""
    declared = {
        str(each.identifier)
        for kind in (ProvEntity, ProvActivity, ProvAgent)
        for each in bundle.get_records(kind)
    }
    named = {
        str(value)
        for each in bundle.records
        if isinstance(each, ProvRecord) and each.is_relation()
        for name, value in each.formal_attributes
        if value is not None and str(name) != "prov:time"
    }
    return named - declared


@pytest.fixture
def scene(db: None) -> Scene:
    scene = set_scene()
    owner = make_source("Harbour Holdings", kind=SourceKind.ORGANISATION)
    Source.objects.filter(pk=scene.outlet.pk).update(owner=owner)
    return scene


def test_a_claim_s_bundle_says_where_it_comes_from(client: Client, scene: Scene) -> None:
    make_capture("It was four.", article=scene.article, retrieved_at=NOON + timedelta(hours=1))
    later = scene.article.captures.get(text="It was four.")
    excerpt = make_derivation(
        scene.article, make_article("A longer piece"), kind=DerivationKind.EXCERPT
    ).upstream

    bundle = asked(client, "claims", scene.four.public_id)

    claim, quote = f"claims:{scene.four.public_id}", f"appearances:{scene.said.public_id}"
    capture, article = f"captures:{scene.capture.public_id}", f"articles:{scene.article.public_id}"
    assert {
        (claim, quote, ""),
        (quote, capture, "prov:Quotation"),
        (quote, f"words:{scene.mayor.public_id}", "prov:PrimarySource"),
        (f"captures:{later.public_id}", capture, "prov:Revision"),
        (article, f"articles:{scene.unseen.public_id}", ""),
        (article, f"articles:{excerpt.public_id}", "prov:Quotation"),
    } <= derivations(bundle)
    assert str(next(iter(bundle.get_record(quote)[0].value))) == FOUR
    assert undeclared(bundle) == set()
    labels = {
        str(label) for each in bundle.get_records(ProvAgent) for label in each.get_attribute("prov:label")
    }
    assert {"The Border Post 1", "Mayor 1", "Provenance"} <= labels
    contradicted = bundle.get_record(claim)[0].get_attribute("p:contradicts")
    assert {str(each) for each in contradicted} == {f"claims:{scene.two.public_id}"}


def test_what_disputes_a_claim_is_quoted_and_is_nothing_the_claim_comes_from(
    client: Client, scene: Scene
) -> None:
    denial = make_appearance(scene.four, capture=make_capture("Not four, it said."), stance=Stance.DISPUTES)

    told = derivations(asked(client, "claims", scene.four.public_id))

    quote = f"appearances:{denial.public_id}"
    assert (quote, f"captures:{denial.capture.public_id}", "prov:Quotation") in told
    assert not any(made.startswith("claims:") and used == quote for made, used, _ in told)


def test_reviews_are_made_by_people_revised_and_withdrawn(client: Client, scene: Scene, ana: User) -> None:
    corrected = make_review(scene.four, stage=ReviewStage.CORRECTED, written_by=ana, summary="Three origins.")
    make_review(scene.four, stage=ReviewStage.DRAFT, summary="A draft nobody should see")
    make_review(scene.two, stage=ReviewStage.PUBLISHED, embargo_until=NOON + timedelta(days=9_000))

    bundle = asked(client, "claims", scene.four.public_id)

    assert (
        f"reviews:{corrected.public_id}",
        f"reviews:{scene.review.public_id}",
        "prov:Revision",
    ) in derivations(bundle)
    assert "A draft nobody" not in bundle.get_provn()
    assert "Ana Ruiz" in bundle.get_provn()
    assert not list(bundle.get_records(ProvInvalidation))
    make_review(scene.four, stage=ReviewStage.WITHDRAWN, written_at=NOON + timedelta(hours=5), written_by=ana)
    taken_back = asked(client, "claims", scene.four.public_id).get_records(ProvInvalidation)
    times = {
        str(value)
        for each in taken_back
        for name, value in each.formal_attributes
        if str(name) == "prov:time"
    }
    assert times == {"2026-03-01 17:00:00+00:00"}
    assert (
        "reviews:" not in str(asked(client, "claims", scene.two.public_id).get_provn()).partition("\n\n")[2]
    )


def test_words_an_article_has_dropped_are_invalid_from_then_on(client: Client, scene: Scene) -> None:
    Appearance.objects.filter(pk=scene.said.pk).update(superseded_at=NOON)

    (dropped,) = asked(client, "claims", scene.four.public_id).get_records(ProvInvalidation)

    assert str(dropped.formal_attributes[0][1]) == f"appearances:{scene.said.public_id}"


def test_an_article_s_bundle_says_what_it_was_taken_from_and_what_is_quoted_of_it(
    client: Client, scene: Scene
) -> None:
    bundle = asked(client, "articles", scene.article.public_id)

    assert {
        (f"articles:{scene.article.public_id}", f"articles:{scene.unseen.public_id}", ""),
        (f"claims:{scene.four.public_id}", f"appearances:{scene.said.public_id}", ""),
        (f"claims:{scene.two.public_id}", f"appearances:{scene.commented.public_id}", ""),
    } <= derivations(bundle)
    assert undeclared(bundle) == set()
    assert undeclared(asked(client, "articles", scene.unseen.public_id)) == set()


def test_linked_data_says_in_rdf_what_the_statements_say(client: Client, scene: Scene) -> None:
    said = triples(client.get(f"/api/v1/claims/{scene.four.public_id}/prov-jsonld/").json())

    quote = f"http://testserver/api/v1/appearances/{scene.said.public_id}"
    assert (quote, f"{PROV}value", FOUR) in said
    assert any(
        predicate == f"{PROV}entity"
        and value == f"http://testserver/api/v1/captures/{scene.capture.public_id}"
        for _, predicate, value in said
    )
    kinds = {value for _, predicate, value in said if predicate.endswith("#type")}
    assert {
        f"{PROV}{name}" for name in ("Entity", "Agent", "Derivation", "Quotation", "PrimarySource")
    } <= kinds


def test_what_is_hidden_is_told_to_nobody_in_this_form(client: Client, scene: Scene, ana: User) -> None:
    hidden = make_appearance(
        scene.four, capture=make_capture("Four, a draft said.", article=make_article("A draft"))
    )
    Article.objects.filter(pk=hidden.capture.article_id).update(publication=Publication.DRAFT)
    client.force_login(ana)

    for end in ("prov", "prov-jsonld"):
        told = client.get(f"/api/v1/claims/{scene.four.public_id}/{end}/").content.decode()
        assert hidden.public_id not in told
        assert hidden.capture.article.public_id not in told
        assert client.get(f"/api/v1/articles/{hidden.capture.article.public_id}/{end}/").status_code == 404


def test_every_claim_is_a_line_of_the_export(scene: Scene, settings: Any, capsys: Any) -> None:
    settings.SITE_ADDRESS = "https://checks.example"

    call_command("export", "claims", "--format", "prov")

    lines = capsys.readouterr().out.splitlines()
    names = {str(bundle_of(read(line.encode(), "json")).identifier) for line in lines}
    assert names == {f"bundles:claim-{each.public_id}" for each in (scene.four, scene.two)}


def test_many_quotes_cost_no_more_queries_than_one(client: Client, django_assert_num_queries: Any) -> None:
    claim = make_claim("Four dead.")
    counted = []
    for number in (1, 6):
        for place in range(number):
            make_appearance(
                claim, capture=make_capture(f"Four dead, {number} {place}.", article=make_article())
            )
        with django_assert_num_queries(30, exact=False) as queries:
            assert client.get(f"/api/v1/claims/{claim.public_id}/prov/").status_code == 200
        counted.append(len(queries))

    assert counted[0] == counted[1]


@pytest.mark.parametrize(
    "value",
    ["plain", "", 'quo"te\\n', "لا", 3, -1, 2**40, 0.25, 1e300, True, False, NOON, Name("p:other")],
    ids=str,
)
def test_every_sort_of_value_comes_back_as_it_was_said(value: Any) -> None:
    prefixes = {"p": "https://checks.example/ns#"}
    inside = [
        thing("entity", "p:one", ("p:said", value), ("p:said", "twice"), ("prov:label", "One")),
        thing("entity", "p:other"),
        tie("wasDerivedFrom", kind="prov:Revision", generatedEntity="p:one", usedEntity="p:other"),
    ]
    outside = [thing("entity", "p:bundle", ("prov:type", Name("prov:Bundle")))]
    forms = {
        form: read(json.dumps(write("p:bundle", prefixes, outside, inside)).encode(), form)
        for form, write in (("json", as_json), ("jsonld", as_jsonld))
    }

    assert forms["json"] == forms["jsonld"]
    said = bundle_of(forms["json"]).get_record("p:one")[0].get_attribute("p:said")
    assert len(said) == (1 if value == "" else 2)
    if isinstance(value, int | float) and not isinstance(value, bool):
        assert value in {
            getattr(each, "value", each) if not isinstance(each, int | float) else each for each in said
        }
