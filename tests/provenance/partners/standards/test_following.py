"""Feeds of what changed: valid Atom, as a feed reader reads it, page by page, and nothing of what is hidden."""

from datetime import timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from django.test import Client
from lxml import etree, html

from claims.actions import corroboration
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_event,
    make_review,
    make_source,
)
from tests.provenance.partners.scene import FOUR, set_scene

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")
ISO = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"


def read(client: Client, address: str) -> Any:
    """The feed as a feed reader reads it, once it is as RFC 4287 wants it."""
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml")
    tree = etree.fromstring(answer.content)
    assert tree.tag == f"{ATOM}feed"
    for each in (tree, *tree.iter(f"{ATOM}entry")):
        assert [len(each.findall(f"{ATOM}{name}")) for name in ONCE] == [1, 1, 1]
        assert each.findtext(f"{ATOM}id").startswith("tag:testserver,2026:")
    ids = [each.findtext(f"{ATOM}id") for each in tree.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert tree.find(f"{ATOM}author/{ATOM}name") is not None, "section 4.1.1: else every entry needs one"
    (own,) = [each.get("href") for each in tree.iter(f"{ATOM}link") if each.get("rel") == "self"]
    assert own == f"http://testserver{answer.wsgi_request.get_full_path()}"
    told = feedparser.parse(answer.content)
    assert (told.bozo, told.version) == (False, "atom10")
    return told


def test_a_claim_s_feed_tells_what_its_page_tells_and_each_entry_leads_there(client: Client) -> None:
    scene = set_scene()
    corroboration.refresh(claim_id=scene.four.pk)
    make_review(scene.four, stage=ReviewStage.CORRECTED, summary="Three origins.")

    told = read(client, f"/claims/{scene.four.public_id}/feed.atom")

    page = html.document_fromstring(client.get(f"/claims/{scene.four.public_id}/").content.decode())
    assert len(told.entries) == len(page.xpath("//ol[@class='log']/li"))
    assert "First read in an article" in {each.title for each in told.entries}
    for each in told.entries:
        assert page.get_element_by_id(each.link.partition("#")[2]) is not None
    assert told.feed.title == "Four Pemon were killed. · Provenance"


def test_an_event_s_and_a_source_s_feed_tell_what_is_said_and_reviewed(client: Client) -> None:
    scene = set_scene()

    event = read(client, f"/events/{scene.event.public_id}/feed.atom")
    source = read(client, f"/sources/{scene.outlet.public_id}/feed.atom")
    mayor = read(client, f"/sources/{scene.mayor.public_id}/feed.atom")

    titles = [each.title for each in event.entries]
    assert f"{scene.outlet.name} repeats: Four Pemon were killed." in titles
    assert any(each.startswith("Review published") for each in titles)
    assert any(FOUR in each.summary and scene.mayor.name in each.summary for each in event.entries)
    assert any(each.title.startswith("Changed (figure)") for each in source.entries)
    assert [each.title for each in mayor.entries] == [f"{scene.outlet.name} repeats: Four Pemon were killed."]


@pytest.mark.parametrize("kind", ["claims", "events", "sources"])
def test_every_page_leads_its_reader_to_its_feed(client: Client, kind: str) -> None:
    scene = set_scene()
    public_id = {"claims": scene.four, "events": scene.event, "sources": scene.outlet}[kind].public_id

    page = html.document_fromstring(client.get(f"/{kind}/{public_id}/").content.decode())

    (found,) = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
    first = client.get(found)
    assert client.get(found, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(found, headers={"Accept-Language": "es"}).content == first.content


def test_older_entries_are_found_page_by_page_each_once_whatever_moment_they_share(client: Client) -> None:
    event = make_event("Long told")
    claim = make_claim("Told often.", event=event)
    with time_machine.travel(NOON, tick=False):
        for number in range(35):
            make_appearance(claim, capture=make_capture(f"Told at noon, {number}."))
    with time_machine.travel(NOON + timedelta(hours=1)):
        for number in range(40):
            make_appearance(claim, capture=make_capture(f"Told later, {number}."))

    found: list[str] = []
    pages, address = 0, f"/events/{event.public_id}/feed.atom"
    while address:
        told = read(client, address)
        found += [each.id for each in told.entries]
        pages += 1
        onward = [each.href for each in told.feed.links if each.rel == "next"]
        address = onward[0].removeprefix("http://testserver") if onward else ""

    assert (len(found), len(set(found)), pages) == (75, 75, 2)


def test_what_is_hidden_is_in_no_feed_whoever_asks(client: Client, ana: User) -> None:
    scene = set_scene()
    draft = make_article("A draft", source=make_source("The Secret Gazette"))
    make_appearance(scene.four, capture=make_capture("Four, a draft said.", article=draft))
    corroboration.refresh(claim_id=scene.four.pk)
    Article.objects.filter(pk=draft.pk).update(publication=Publication.DRAFT)
    make_review(scene.two, stage=ReviewStage.DRAFT, summary="A draft nobody should see")
    client.force_login(ana)

    for address in (f"/claims/{scene.four.public_id}/", f"/events/{scene.event.public_id}/"):
        told = client.get(f"{address}feed.atom").content.decode()
        assert "Secret" not in told
        assert "a draft" not in told.lower()
    assert draft.source is not None
    assert client.get(f"/sources/{draft.source.public_id}/feed.atom").status_code == 404


def test_what_was_merged_leads_on_and_a_bad_moment_is_refused_by_name(client: Client) -> None:
    scene = set_scene()
    former = make_claim("Four dead.", event=scene.event, merged_into=scene.four)

    assert (
        client.get(f"/claims/{former.public_id}/feed.atom")["Location"]
        == f"/claims/{scene.four.public_id}/feed.atom"
    )
    for bad in ("yesterday", "2026-03-01", "9" * 600):
        assert client.get(f"/events/{scene.event.public_id}/feed.atom", {"before": bad}).status_code == 400
    assert client.get("/claims/000000000000/feed.atom").status_code == 404


def test_signs_xml_cannot_hold_are_left_out(client: Client) -> None:
    event = make_event("Odd \x0b signs & <marks>")
    make_appearance(
        make_claim("It\x08 rained <hard> & long.", event=event), capture=make_capture("It\x0c rained.")
    )

    told = read(client, f"/events/{event.public_id}/feed.atom")

    assert told.feed.title == "Odd  signs & <marks> · Provenance"
    assert "It rained <hard> & long." in told.entries[0].title


def test_many_entries_cost_no_more_queries_than_one(client: Client, django_assert_num_queries: Any) -> None:
    event = make_event("Counted")
    claim = make_claim("Counted once.", event=event)
    counted = []
    for number in (1, 8):
        for place in range(number):
            make_appearance(claim, capture=make_capture(f"Counted {number} {place}."))
        with django_assert_num_queries(12, exact=False) as queries:
            client.get(f"/events/{event.public_id}/feed.atom")
        counted.append(len(queries))

    assert counted[0] == counted[1]
