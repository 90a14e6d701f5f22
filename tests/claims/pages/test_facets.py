"""What a list of claims can be narrowed to, with how many claims remain; nothing hidden is counted."""

import re
from datetime import date

import pytest
from django.test import Client

from claims.models import Claim
from claims.pages import facets
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage, Stance
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Precision, Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_event,
    make_rating,
    make_source,
)
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(ana: User) -> dict[str, Claim]:
    """Three claims that differ in everything a list can be narrowed by."""
    days = {"when_first": date(2019, 2, 22), "when_last": date(2019, 2, 22), "when_precision": Precision.DAY}
    bridge = make_event("Clashes at the bridge", place_label="Gran Sabana", **days)
    port = make_event("Strike at the port", place_label="Ampil", **{**days, **dict.fromkeys(
        ("when_first", "when_last"), date(2021, 5, 1))})  # fmt: skip
    radio, wire = make_source("Radio Kanaima"), make_source("Quiet Wire")
    claims = {
        "four": make_claim("Four were killed.", event=bridge, language="en"),
        "cuatro": make_claim("Cuatro heridos.", event=bridge, language="es"),
        "port": make_claim("The port was closed.", event=port, language="en"),
    }
    for name, outlet, stance in (("four", radio, Stance.ASSERTS), ("cuatro", radio, Stance.DISPUTES),
                                 ("port", wire, Stance.ASSERTS)):  # fmt: skip
        text = claims[name].text
        make_appearance(
            claims[name],
            capture=make_capture(text, article=make_article(source=outlet)),
            quote=text,
            stance=stance,
        )
    make_corroboration(claims["four"], origins_for=2, articles=9)
    make_corroboration(claims["cuatro"], origins_for=1, articles=5, contradictions=1)
    make_corroboration(claims["port"], origins_for=0, articles=1)
    at((ReviewStage.PUBLISHED, Standing.SEEN), ana, claims["four"], make_rating("Upheld", rank=50))
    at((ReviewStage.DRAFT, Standing.NOTHING), ana, claims["port"])
    return claims


def found(page: str, claims: dict[str, Claim]) -> set[str]:
    return {name for name, claim in claims.items() if f">{claim.text}</a>" in page}


FILTERS = [
    ("event={bridge}", {"four", "cuatro"}, "Event: Clashes at the bridge"),
    ("place=Gran Sabana", {"four", "cuatro"}, "Place: Gran Sabana"),
    ("place=Nowhere", set(), "Place: Nowhere"),
    ("source={wire}", {"port"}, "Source: Quiet Wire"),
    ("stance=disputes", {"cuatro"}, "Stance: disputed"),
    ("source={wire}&stance=disputes", set(), "Stance: disputed"),
    ("contested=yes", {"cuatro"}, "Contested: yes"),
    ("origins=several", {"four"}, "Independent origins: two or more"),
    ("reviewed=yes", {"four"}, "Review: published"),
    ("reviewed=no", {"cuatro", "port"}, "Review: none published"),
    ("rating=Upheld", {"four"}, "Rating: Upheld"),
    ("language=es", {"cuatro"}, "Language: Spanish"),
    ("since=2020-01-01", {"port"}, "Happened since: 1 Jan 2020"),
    ("until=2019-02-22", {"four", "cuatro"}, "Happened until: 22 Feb 2019"),
    ("since=2019-02-22&until=2021-05-01&language=en", {"four", "port"}, "Language: English"),
    ("q=kiled&reviewed=yes", {"four"}, "Words: kiled"),
]


def test_every_filter_keeps_what_it_says_and_can_be_taken_off(
    scene: dict[str, Claim], client: Client
) -> None:
    wire = Article.objects.get(source__name="Quiet Wire").source
    assert wire is not None
    for query, names, chip in FILTERS:
        asked = query.format(bridge=scene["four"].event.public_id, wire=wire.public_id)

        page = shown(client, f"/claims/?{asked}")

        assert found(page, scene) == names, query
        assert chip in plain(page), query
        off = re.findall(r'class="chip" href="([^"]*)"', page)
        narrowed = re.findall(r"(\w+)=", query)
        left = [re.findall(r"(\w+)=", link.replace("&amp;", "&")) for link in off]
        assert sorted(left) == sorted([one for one in narrowed if one != gone] for gone in narrowed), query


def choices(page: str, heading: str) -> dict[str, str]:
    """What one facet of a page offers, with its counts."""
    part = re.search(rf"<h3[^>]*>{heading}</h3><ul.*?</ul>", page)
    return dict(re.findall(r"<bdi>(.*?)</bdi></a> <span class=\"num\">(.*?)</span>", part[0])) if part else {}


EVERY = {
    "Event": {"Clashes at the bridge": "2", "Strike at the port": "1"},
    "Place": {"Gran Sabana": "2", "Ampil": "1"},
    "Source": {"Radio Kanaima": "2", "Quiet Wire": "1"},
    "Stance of some article": {"asserted": "2", "disputed": "1"},
    "Contested": {"contested": "1"},
    "Independent origins": {"none": "1", "one": "1", "two or more": "1"},
    "Review": {"published": "1", "none published": "2"},
    "Rating": {"Upheld": "1"},
    "Language": {"English": "2", "Spanish": "1"},
    "Year it happened": {"2021": "1", "2019": "2"},
}


def test_each_facet_tells_how_many_claims_remain_and_leads_to_them(
    scene: dict[str, Claim], client: Client
) -> None:
    page = shown(client, "/claims/")

    assert {heading: choices(page, heading) for heading in EVERY} == EVERY
    links = re.findall(r'<li><a href="(\?[^"]+)"><bdi>(.*?)</bdi></a> <span class="num">(\d+)</span>', page)
    assert len(links) == sum(map(len, EVERY.values()))
    for link, _, number in links:
        narrowed = shown(client, f"/claims/{link.replace('&amp;', '&')}")
        assert len(found(narrowed, scene)) == int(number), link


def test_a_facet_the_address_has_settled_is_offered_no_more_and_the_others_count_what_is_left(
    scene: dict[str, Claim], client: Client
) -> None:
    page = shown(client, "/claims/?language=en&since=2019-01-01")

    assert not choices(page, "Language")
    assert not choices(page, "Year it happened")
    assert choices(page, "Source") == {"Radio Kanaima": "1", "Quiet Wire": "1"}


def test_nothing_hidden_is_counted_or_named(scene: dict[str, Claim], client: Client, ana: User) -> None:
    Claim.objects.filter(pk=scene["port"].pk).update(publication=Publication.DRAFT)
    Article.objects.filter(source__name="Radio Kanaima", captures__text="Cuatro heridos.").update(
        publication=Publication.WITHDRAWN
    )

    page = shown(client, "/claims/")
    assert choices(page, "Source") == {"Radio Kanaima": "1"}
    assert choices(page, "Place") == {"Gran Sabana": "1"}
    assert "Quiet Wire" not in page
    assert (
        client.get(f"/claims/?source={Article.objects.get(source__name='Quiet Wire').source.public_id}")
        is not None
    )

    client.force_login(ana)
    assert choices(shown(client, "/claims/"), "Source") == EVERY["Source"]


def test_what_rests_on_something_hidden_is_counted_as_the_reader_knows_it(
    scene: dict[str, Claim], client: Client, ana: User
) -> None:
    hidden = make_article("Draft", source=make_source("Third Voice"), publication=Publication.DRAFT)
    make_appearance(scene["port"], capture=make_capture("The port was closed. ", article=hidden),
                    quote="The port was closed")  # fmt: skip
    type(scene["port"].corroboration).objects.filter(claim=scene["port"]).update(origins_for=5)

    assert choices(shown(client, "/claims/?language=en"), "Independent origins").get("two or more") == "1"
    client.force_login(ana)
    assert choices(shown(client, "/claims/?language=en"), "Independent origins").get("two or more") == "2"


def test_of_more_claims_than_are_counted_each_number_is_a_lower_bound(
    scene: dict[str, Claim], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 2)

    page = shown(client, "/claims/")

    assert choices(page, "Place") == {"Gran Sabana": "2+"}
    assert "counted among the first 2 claims of more than 2" in plain(page)


REFUSED = [
        ("stance=denies", "stance"), ("reviewed=maybe", "reviewed"), ("rating=Never", "rating"),
        ("since=yesterday", "since"), ("since=2020-01-02&until=2020-01-01", "until"), ("origins=many", "origins"),
        ("event=abc", "event"), ("source=abc", "source"), ("article=abc", "article"), ("exact=no", "exact"),
        ("until=2020-13-01", "until"), ("since=1&since=2", "since"), ("colour=red", "colour"),
]  # fmt: skip


def test_what_a_filter_cannot_mean_is_refused_by_name(client: Client) -> None:
    for query, told in REFUSED:
        answer = client.get(f"/claims/?{query}")

        assert answer.status_code == 400, query
        assert told in plain(answer.content.decode()), query


PARTNERS = [
        ("language=es", {"cuatro"}), ("place=gran", {"four", "cuatro"}), ("reviewed=true", {"four"}),
        ("reviewed=false", {"cuatro", "port"}), ("rating=upheld", {"four"}), ("after=2020-01-01", {"port"}),
        ("before=2020-01-01", {"four", "cuatro"}),
]  # fmt: skip


def test_partners_narrow_claims_by_the_same(scene: dict[str, Claim], client: Client) -> None:
    ids = {claim.public_id: name for name, claim in scene.items()}
    for query, names in PARTNERS:
        answer = client.get(f"/api/v1/claims/?{query}")
        assert {ids[row["id"]] for row in answer.json()["results"]} == names, query


def test_a_review_counts_once_it_is_out_and_no_more_when_withdrawn(
    scene: dict[str, Claim], client: Client, ana: User
) -> None:
    at((ReviewStage.WITHDRAWN, Standing.NOTHING), ana, scene["cuatro"], make_rating("Refuted", rank=41))
    at(
        (ReviewStage.PUBLISHED, Standing.UNSEEN),
        ana,
        make_claim("Under embargo."),
        make_rating("Half", rank=43),
    )

    assert choices(shown(client, "/claims/"), "Rating") == {"Upheld": "1"}
