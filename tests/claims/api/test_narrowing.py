"""Claims, and what is told of them, are found by figures, words, places and times, among thousands by an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.contradictions import CONTRADICTIONS
from claims.api.events import EVENTS
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.partners import asking
from sources.api.audience import Audience
from sources.vocabulary import Precision, Publication, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_source,
)
from tests.plans import many_like, rows_read
from tests.sources.api.asking import found

pytestmark = pytest.mark.django_db
MANY = 2000


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("origins_max", "2", True),
        ("origins_max", "1", False),
        ("unit", "PEOPLE", True),
        ("unit", "euros", False),
        ("q", "killing pemon", True),
        ("q", "pemons drowned", False),
        ("place", "kumara gran", True),
        ("place", "umarakapay", False),
        ("first_told_after", "2026-02-22", True),
        ("first_told_after", "2026-02-23", False),
        ("first_told_before", "2026-02-23", True),
        ("first_told_before", "2026-02-22", False),
    ],
)
def test_a_claim_is_found_by(name: str, written: str, fits: bool) -> None:
    event = make_event(place_label="Kumarakapay, Gran Sabana")
    claim = make_claim("Four Pémon were killed", low=4, high=4, unit="people", event=event)
    make_corroboration(claim, origins_for=2)
    for day in (22, 25):
        dated = {"published_at": NOON.replace(month=2, day=day), "published_precision": Precision.DAY}
        make_appearance(claim, capture=make_capture(article=make_article(**dated)))

    assert (claim.public_id in found(CLAIMS, **{name: written})) is fits


def test_a_claim_is_first_told_by_articles_one_may_see_that_do_not_deny_it(ana: User) -> None:
    claim, early = (
        make_claim(),
        {"published_precision": Precision.DAY, "published_at": NOON.replace(year=2024)},
    )
    later = early | {"published_at": NOON.replace(year=2025)}
    make_appearance(claim, capture=make_capture(article=make_article(**later)))
    hidden = make_article(publication=Publication.WITHDRAWN, **early)
    make_appearance(claim, capture=make_capture(article=hidden))
    make_appearance(claim, stance=Stance.DISPUTES, capture=make_capture(article=make_article(**early)))

    assert found(CLAIMS, first_told_before="2024-12-31") == set()
    assert found(CLAIMS, first_told_after="2024-12-31") == {claim.public_id}
    assert found(CLAIMS, ana, first_told_before="2024-12-31") == {claim.public_id}


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("value_min", "4", True),
        ("value_min", "5", False),
        ("value_max", "4", True),
        ("value_max", "3", False),
        ("unit", "people", True),
        ("q", "mayors said", True),
        ("q", "minister", False),
        ("place", "gran sabana", True),
        ("place", "caracas", False),
        ("published_after", "2026-02-22", True),
        ("published_after", "2026-02-23", False),
        ("published_before", "2026-02-23", True),
        ("published_before", "2026-02-22", False),
        ("contested", "true", True),
        ("contested", "false", False),
        ("language", "en", True),
        ("language", "es", False),
    ],
)
def test_an_appearance_is_found_by_its_figure_words_place_and_time(
    name: str, written: str, fits: bool
) -> None:
    claim = make_claim(event=make_event(place_label="Gran Sabana"))
    make_corroboration(claim, origins_against=1)
    piece = make_article(published_at=NOON.replace(month=2, day=22), published_precision=Precision.DAY)
    said = "Four were killed, the mayor said."
    quote = make_appearance(
        claim, capture=make_capture(said, article=make_article(merged_into=piece)), quote=said, low=4, high=4,
        unit="people", language="en",
    )  # fmt: skip

    assert (quote.public_id in found(APPEARANCES, **{name: written})) is fits


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("value_min", "4", True),
        ("value_min", "5", False),
        ("value_max", "2", True),
        ("value_max", "1", False),
        ("unit", "people", True),
        ("q", "four killed", True),
        ("q", "drowned", False),
        ("place", "gran sabana", True),
        ("place", "caracas", False),
    ],
)
def test_a_contradiction_is_found_by_either_claims_figure_and_words(
    name: str, written: str, fits: bool
) -> None:
    event = make_event(place_label="Gran Sabana")
    sides = [
        make_appearance(make_claim(text, event=event, low=low, high=low, unit="people"))
        for text, low in (("Four were killed", 4), ("Two were killed", 2))
    ]
    pair = make_contradiction(*sides)

    assert (pair.public_id in found(CONTRADICTIONS, **{name: written})) is fits


def test_a_contradiction_is_found_by_who_said_or_published_either_quote() -> None:
    mayor, outlet = make_source(kind=SourceKind.PERSON), make_source()
    event = make_event()
    said = make_appearance(make_claim(event=event), attributed_to=mayor)
    printed = make_appearance(
        make_claim(event=event), capture=make_capture(article=make_article(source=outlet))
    )
    pair = make_contradiction(said, printed)

    for source in (mayor, outlet):
        assert found(CONTRADICTIONS, source=source.public_id) == {pair.public_id}
    assert found(CONTRADICTIONS, source=make_source().public_id) == set()


def test_an_event_is_found_by_whether_a_claim_about_it_that_one_may_see_is_contested(ana: User) -> None:
    calm, disputed, secret = make_event(), make_event(), make_event()
    make_corroboration(make_claim(event=calm))
    make_corroboration(make_claim(event=disputed), origins_against=1)
    make_claim(event=secret)
    make_corroboration(make_claim(event=secret, publication=Publication.DRAFT), contradictions=1)

    assert found(EVENTS, contested="true") == {disputed.public_id}
    assert found(EVENTS, contested="false") == {calm.public_id, secret.public_id}
    assert found(EVENTS, ana, contested="true") == {disputed.public_id, secret.public_id}


def test_a_page_of_what_is_asked_for_is_found_by_an_index_among_thousands() -> None:
    scored = make_corroboration(make_claim())
    events = many_like(
        scored.claim.event, MANY, public_id="event{:07}".format, title="Fire number {}".format,
        place_label="Village{}, Delta".format, natural_key="page event {}".format,
    )  # fmt: skip
    claims = many_like(
        scored.claim, MANY, public_id="many{:08}".format, natural_key="page claim {}".format, low=int, high=int,
        text="Fire {} burnt".format, event=events.__getitem__,
    )  # fmt: skip
    many_like(scored, MANY, claim=claims.__getitem__, origins_for=lambda place: place + 2)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_corroboration, claims_event, claims_measure")

    for resource, table, asked in (
        (CLAIMS, "claims_claim", {"value_min": str(MANY - 3)}),
        (CLAIMS, "claims_claim", {"value_max": "2"}),
        (CLAIMS, "claims_claim", {"q": "fire 77"}),
        (CLAIMS, "claims_event", {"place": "village77"}),
        (CLAIMS, "claims_corroboration", {"origins_min": str(MANY)}),
        (EVENTS, "claims_event", {"place": "village77"}),
        (EVENTS, "claims_event", {"q": "number 77"}),
    ):
        audience = Audience(None, NOON, frozenset())
        kept = asking.condition(resource.parameters, asked, audience)
        rows = resource.rows(audience).filter(kept, public_id__gt="000000000000").order_by("public_id")
        with CaptureQueriesContext(connection) as caught:
            assert 1 <= len(resource.brief.told(rows[:51], audience)) <= 51
        assert rows_read(caught[0]["sql"])[table] <= MANY / 10, (resource.name, asked)
