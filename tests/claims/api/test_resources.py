"""Claims, appearances, contradictions, events and reviews are found by what partners ask for, and by nothing hidden."""

from datetime import date, timedelta

import pytest

from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.contradictions import CONTRADICTIONS
from claims.api.events import EVENTS
from claims.api.reviews import REVIEWS
from claims.models import Bearing, Claim
from claims.vocabulary import ContradictionKind, Outcome, ReviewStage, Stance
from provenance.accounts.models import User
from sources.api.audience import Audience
from sources.vocabulary import Publication, SectionKind, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_measure,
    make_review,
    make_source,
)
from tests.sources.api.asking import found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("low", "high", "asked", "fits"),
    [
        pytest.param(2, None, {"value_min": "4"}, True, id="at least two may be four"),
        pytest.param(2, 2, {"value_min": "4"}, False, id="two is not four or more"),
        pytest.param(4, 4, {"value_min": "4"}, True, id="four is four or more"),
        pytest.param(24, 60, {"value_max": "30"}, True, id="a few dozen may be thirty or less"),
        pytest.param(24, 60, {"value_max": "23"}, False, id="a few dozen are more than twenty-three"),
        pytest.param(None, 9, {"value_max": "3"}, True, id="up to nine may be three"),
        pytest.param(3, 5, {"value_min": "4", "value_max": "4"}, True, id="three to five may be four"),
        pytest.param(None, None, {"value_min": "0"}, False, id="no figure is no number"),
        pytest.param(None, None, {"value_max": "9"}, False, id="nor below one"),
        pytest.param("-1.5", "-1.5", {"value_max": "-1"}, True, id="below zero"),
    ],
)
def test_a_claim_is_found_by_what_its_figure_may_be(
    low: object, high: object, asked: dict[str, str], fits: bool
) -> None:
    claim = make_claim(low=low, high=high)

    assert (claim.public_id in found(CLAIMS, **asked)) is fits


@pytest.mark.parametrize(
    ("counts", "contested"),
    [
        pytest.param({"contradictions": 1}, True, id="contradicted"),
        pytest.param({"origins_against": 1}, True, id="disputed by an origin"),
        pytest.param({"parties_against": 1, "disputes": 1}, False, id="denied by a party alone"),
        pytest.param({}, False, id="undisputed"),
        pytest.param(None, False, id="not yet weighed"),
    ],
)
@pytest.mark.parametrize("asker", ["a partner", "the newsroom"])
def test_contested_means_contradicted_or_disputed(
    counts: dict[str, int] | None, contested: bool, asker: str, ana: User
) -> None:
    claim = make_claim()
    if counts is not None:
        make_corroboration(claim, **counts)
    reader = ana if asker == "the newsroom" else None

    assert (claim.public_id in found(CLAIMS, reader, contested="true")) is contested
    assert (claim.public_id in found(CLAIMS, reader, contested="false")) is not contested


@pytest.mark.parametrize(("fewest", "fits"), [("1", True), ("2", True), ("3", False)])
def test_a_claim_is_found_by_its_independent_origins(fewest: str, fits: bool) -> None:
    claim = make_corroboration(origins_for=2).claim

    assert (claim.public_id in found(CLAIMS, origins_min=fewest)) is fits


def test_a_claim_is_found_by_its_event_measure_and_words() -> None:
    event = make_event()
    claim = make_claim(
        "Four Pemon died.", measure=make_measure(event, population="pemon", label="Pemon killed")
    )
    make_claim("Aid arrived.")

    assert found(CLAIMS, event=event.public_id) == {claim.public_id}
    assert found(CLAIMS, measure="PEMON killed") == {claim.public_id}
    assert found(CLAIMS, q="pemon four") == {claim.public_id}
    assert found(CLAIMS, q="100%") == set()


def test_a_claim_is_found_by_who_said_or_published_it_and_how() -> None:
    outlet, mayor = make_source(), make_source(kind=SourceKind.PERSON)
    capture = make_capture(article=make_article(source=outlet))
    claim = make_appearance(capture=capture, attributed_to=mayor, stance=Stance.REPEATS).claim
    make_appearance()

    for asked in (
        {"source": outlet.public_id},
        {"source": mayor.public_id},
        {"article": capture.article.public_id},
        {"stance": "repeats"},
        {"source": mayor.public_id, "stance": "repeats"},
    ):
        assert found(CLAIMS, **asked) == {claim.public_id}


def test_no_filter_sees_through_to_a_hidden_appearance(ana: User) -> None:
    hidden = make_article(publication=Publication.DRAFT)
    claim = make_appearance(capture=make_capture(article=hidden), stance=Stance.DISPUTES).claim

    assert found(CLAIMS, stance="disputes") == set()
    assert found(CLAIMS, article=hidden.public_id) == set()
    assert found(CLAIMS, ana, stance="disputes") == {claim.public_id}


def test_a_hidden_rival_neither_contests_a_claim_nor_lowers_its_count(ana: User) -> None:
    event = make_event()
    claim, rival = make_claim(event=event), make_claim(event=event)
    make_contradiction(make_appearance(claim), make_appearance(rival))
    for each in (claim, rival):
        make_corroboration(each, contradictions=1)
    Claim.objects.filter(pk=rival.pk).update(publication=Publication.DRAFT)
    audience = Audience(None, NOON)

    (told,) = CLAIMS.brief.told(CLAIMS.rows(audience), audience)

    assert told["corroboration"]["contradictions"] == 0
    assert found(CLAIMS, contested="true") == set()
    assert found(CLAIMS, ana, contested="true") == {claim.public_id, rival.public_id}


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("stance", "disputes", True),
        ("stance", "asserts", False),
        ("section", "caption", True),
        ("section", "body", False),
        ("judgement", "suggested", True),
        ("judgement", "rejected", False),
    ],
)
def test_an_appearance_is_found_by(name: str, written: str, fits: bool) -> None:
    appearance = make_appearance(stance=Stance.DISPUTES, section=SectionKind.CAPTION)

    assert (appearance.public_id in found(APPEARANCES, **{name: written})) is fits


def test_an_appearance_without_a_claim_is_not_yet_there(ana: User) -> None:
    make_appearance(unclaimed=True)

    assert found(APPEARANCES, ana) == set()


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("verdict", "not_comparable", True),
        ("verdict", "contradicts", False),
        ("kind", "time", True),
        ("kind", "value", False),
        ("judgement", "suggested", True),
        ("judgement", "confirmed", False),
    ],
)
def test_a_contradiction_is_found_by(name: str, written: str, fits: bool) -> None:
    pair = make_contradiction(kind=ContradictionKind.TIME, outcome=Outcome.NOT_COMPARABLE)

    assert (pair.public_id in found(CONTRADICTIONS, **{name: written})) is fits


def test_a_contradiction_is_found_by_either_claim_and_by_the_event() -> None:
    pair = make_contradiction()
    make_contradiction()

    for asked in (
        {"claim": pair.one.public_id},
        {"claim": pair.other.public_id},
        {"event": pair.one.event.public_id},
    ):
        assert found(CONTRADICTIONS, **asked) == {pair.public_id}


def test_two_appearances_of_one_claim_are_told_under_that_claim_alone() -> None:
    claim = make_claim()
    pair = make_contradiction(make_appearance(claim), make_appearance(claim))
    audience = Audience(None, NOON)

    (told,) = CONTRADICTIONS.full.told(CONTRADICTIONS.rows(audience), audience)

    assert [each["id"] for each in told["claims"]] == [claim.public_id]
    sides = {pair.one_appearance.public_id, pair.other_appearance.public_id}
    assert {each["id"] for each in told["appearances"]} == sides


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("after", "2026-03-02", True),
        ("after", "2026-03-03", False),
        ("before", "2026-03-02", True),
        ("before", "2026-03-01", False),
        ("place", "ROAD kumarakapay", True),
        ("place", "Caracas", False),
        ("q", "shooting", True),
        ("q", "flood", False),
    ],
)
def test_an_event_is_found_by(name: str, written: str, fits: bool) -> None:
    first = date(2026, 3, 1)
    event = make_event(
        "Shooting on the road",
        when_first=first,
        when_last=first + timedelta(days=1),
        place_label="Kumarakapay, Gran Sabana road",
    )

    assert (event.public_id in found(EVENTS, **{name: written})) is fits


def test_an_event_names_only_measures_of_claims_one_may_see(ana: User) -> None:
    event = make_event()
    make_claim(measure=make_measure(event, population="pemon", label="Pemon killed"))
    make_claim(
        measure=make_measure(event, population="soldier", label="soldiers killed"),
        publication=Publication.DRAFT,
    )

    def measures(reader: User | None) -> list[str]:
        audience = Audience(reader, NOON)
        (told,) = EVENTS.full.told(EVENTS.rows(audience), audience)
        return list(told["measures"])

    assert measures(None) == ["Pemon killed"]
    assert measures(ana) == ["Pemon killed", "soldiers killed"]


@pytest.mark.parametrize(
    ("stage", "shown"),
    [
        (ReviewStage.DRAFT, False),
        (ReviewStage.IN_REVIEW, False),
        (ReviewStage.SIGNED, False),
        (ReviewStage.PUBLISHED, True),
        (ReviewStage.CORRECTED, True),
        (ReviewStage.WITHDRAWN, True),
    ],
)
@pytest.mark.parametrize("asker", ["a partner", "the newsroom"])
def test_only_reviews_that_went_out_are_there(stage: ReviewStage, shown: bool, asker: str, ana: User) -> None:
    review = make_review(stage=stage)
    reader = ana if asker == "the newsroom" else None

    assert (review.public_id in found(REVIEWS, reader)) is shown


def test_a_review_of_a_hidden_claim_is_hidden() -> None:
    review = make_review(make_claim(publication=Publication.DRAFT))

    assert review.public_id not in found(REVIEWS)


def test_a_review_is_signed_with_the_name_people_know(ana: User, dario: User) -> None:
    named, nameless = make_review(written_by=ana), make_review(written_by=dario)
    User.objects.filter(pk=dario.pk).update(first_name="", last_name="")
    audience = Audience(None, NOON)

    told = {row["id"]: row["written_by"] for row in REVIEWS.full.told(REVIEWS.rows(audience), audience)}

    assert told == {named.public_id: "Ana Ruiz", nameless.public_id: "dario"}


def test_appearances_are_found_by_whether_headline_and_body_differ() -> None:
    differs, agrees = make_appearance(), make_appearance()
    Bearing.objects.create(
        claim=differs.claim, capture=differs.capture, headline_stance=Stance.ASSERTS, body_stance=Stance.REPEATS,
        difference="the headline asserts what the body repeats",
    )  # fmt: skip

    assert found(APPEARANCES, differing="true") == {differs.public_id}
    assert found(APPEARANCES, differing="false") == {agrees.public_id}
