"""The pages and feeds of saved searches: one's own alone, and nothing hidden in a feed."""

import re
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from claims.models import Claim
from provenance.accounts.models import User
from provenance.searches.actions import finds
from provenance.searches.matching import found
from provenance.searches.models import SavedSearch
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_event, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def reader(client: Client, carla: User) -> Client:
    client.force_login(carla)
    return client


def claim(text: str, **fields: Any) -> Claim:
    return make_claim(text, event=make_event(text), **fields)


def keep(reader: Client, query: str = "q=dockers&order=newest&after=x", name: str = "Dockers") -> SavedSearch:
    answer = reader.post("/searches/", {"name": name, "query": query})
    row = SavedSearch.objects.get(name=name)
    assert answer["Location"] == f"/searches/{row.public_id}/"
    return row


def look(search: SavedSearch) -> None:
    finds.keep(search=search.pk, found=found)


def press(reader: Client, search: SavedSearch, do: str, **typed: Any) -> Any:
    version = SavedSearch.objects.get(pk=search.pk).version
    return reader.post(f"/searches/{search.public_id}/", {"do": do, "version": version, **typed})


def test_from_the_list_of_claims_a_search_is_saved_and_what_it_finds_is_marked_until_seen(
    reader: Client,
) -> None:
    claim("Nine dockers were injured.")
    page = shown(reader, "/claims/?q=dockers&order=newest")
    assert "Save this search" in page
    (query,) = re.findall(r'name="query" value="([^"]*)"', page)

    search = keep(reader, query.replace("&amp;", "&"))
    assert search.asked == {"q": "dockers"}
    assert "Nothing new yet" in shown(reader, f"/searches/{search.public_id}/")
    claim("Twelve dockers left.")
    look(search)
    page = plain(shown(reader, f"/searches/{search.public_id}/"))
    assert "new found" in page
    assert "Twelve dockers left." in page
    assert "Nine dockers" not in page
    assert re.search(r"Words: dockers (1) open|Words: dockers 1", plain(shown(reader, "/searches/")))

    (upto,) = re.findall(r'name="upto" value="(\d+)"', shown(reader, f"/searches/{search.public_id}/"))
    assert press(reader, search, "seen", upto=upto).status_code == 302
    page = shown(reader, f"/searches/{search.public_id}/")
    assert "Twelve dockers left." in page
    assert "I have seen these" not in page


def test_strangers_are_asked_to_sign_in_and_others_find_nothing(reader: Client, dario: User) -> None:
    search = keep(reader)
    stranger, other = Client(), Client()
    other.force_login(dario)
    for address in ("/searches/", f"/searches/{search.public_id}/"):
        assert stranger.get(address)["Location"].startswith("/sign-in/")
        assert stranger.post(address, {"do": "let go", "version": 1})["Location"].startswith("/sign-in/")
    assert other.get(f"/searches/{search.public_id}/").status_code == 404
    assert other.post(f"/searches/{search.public_id}/", {"do": "let go", "version": 1}).status_code == 404
    assert "Dockers" not in shown(other, "/searches/")


REFUSED = [
    ({"name": "", "query": "q=a"}, "Give it a name"),
    ({"name": "x", "query": ""}, "Ask for something first"),
    ({"name": "x", "query": "exact=yes"}, "Ask for something first"),
    ({"name": "x", "query": "colour=red"}, "save a search from the list of claims"),
    ({"name": "x", "query": "q=a&q=b"}, "save a search from the list of claims"),
    ({"name": "x", "query": "origins=many"}, "write none, one or several"),
    ({"name": "x", "query": "since=soon"}, "write a day"),
    ({"name": "Dockers", "query": "q=b"}, "already"),
    ({"name": "A NUL", "query": "q=%00"}, "control characters"),
    ({"name": "A line", "query": "q=a%0Ab"}, "control characters"),
]


def test_what_cannot_be_saved_is_refused_with_what_was_typed(reader: Client) -> None:
    keep(reader)
    for typed, told in REFUSED:
        answer = reader.post("/searches/", typed)
        assert answer.status_code == 400, typed
        page = answer.content.decode()
        assert told in plain(page), typed
        assert f'value="{typed["query"].replace("&", "&amp;")}"' in page
    assert SavedSearch.objects.count() == 1


FORGED = [
    ({"do": "feed", "version": "7"}, 409), ({"do": "x"}, 400), ({"do": "let go", "version": "²"}, 409),
    ({"do": "seen", "upto": "-1"}, 302),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "code"), FORGED)
def test_forms_nobody_was_shown_change_nothing(reader: Client, typed: dict[str, str], code: int) -> None:
    search = keep(reader)
    assert reader.post(f"/searches/{search.public_id}/", typed).status_code == code
    assert SavedSearch.objects.get().version == 1


def feed_of(reader: Client, search: SavedSearch) -> str:
    answer = press(reader, search, "feed")
    assert answer["Cache-Control"] == "no-store"
    (address,) = re.findall(
        r'<code class="token">http://testserver(/searches/feed/[\w-]+/)</code>', answer.content.decode()
    )
    return str(address)


def titles(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [
        one.findtext(f"{ATOM}title") or "" for one in etree.fromstring(answer.content).iter(f"{ATOM}entry")
    ]


def test_a_feed_tells_the_newest_first_to_whoever_has_its_address_until_it_is_closed(reader: Client) -> None:
    search = keep(reader)
    address = feed_of(reader, search)
    first = claim("Nine dockers were injured.", language="en")
    claim("Twelve dockers & sons left <early>.")
    look(search)

    stranger = Client()
    answer = stranger.get(address)
    assert titles(answer) == ["Twelve dockers & sons left <early>.", "Nine dockers were injured."]
    text = answer.content.decode()
    assert f"http://testserver/claims/{first.public_id}/" in text
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert address.split("/")[-2] not in text
    assert stranger.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert queries(stranger, address) <= 5

    assert address.split("/")[-2] not in shown(reader, f"/searches/{search.public_id}/")
    again = feed_of(reader, search)
    assert stranger.get(address).status_code == 404
    assert titles(stranger.get(again)) == titles(answer)
    press(reader, search, "close")
    assert stranger.get(again).status_code == 404
    assert stranger.get("/searches/feed/none/").status_code == 404


def test_a_feed_of_somebody_of_the_newsroom_tells_no_more_than_everybody_may_see(
    client: Client, ana: User
) -> None:
    client.force_login(ana)
    search = keep(client)
    claim("Nine dockers were injured.", publication=Publication.DRAFT)
    shown_to_all = claim("The port was closed.")
    draft = make_article("Draft", source=make_source(), publication=Publication.DRAFT)
    make_appearance(
        shown_to_all, capture=make_capture("Dockers say so.", article=draft), quote="Dockers say so."
    )
    make_appearance(shown_to_all, capture=make_capture("The port was closed."), quote="The port was closed.")
    claim("Twelve dockers left.")
    look(search)

    assert search.finds.count() == 3
    assert titles(Client().get(feed_of(client, search))) == ["Twelve dockers left."]
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert not SavedSearch.objects.told_by_mail().exists()


def test_a_search_whose_event_was_withdrawn_says_so_and_finds_nothing(reader: Client) -> None:
    event = make_event("Strike")
    search = keep(reader, f"event={event.public_id}", "Strike")
    make_claim("Nine dockers were injured.", event=event)
    type(event).objects.update(publication=Publication.WITHDRAWN)
    look(search)

    assert not search.finds.exists()
    assert "finds nothing any longer" in plain(shown(reader, "/searches/"))


def test_letting_a_search_go_takes_all_it_found(reader: Client) -> None:
    search = keep(reader)
    answer = press(reader, search, "let go")
    assert answer["Location"] == "/searches/"
    assert not SavedSearch.objects.exists()


def test_a_longer_list_of_finds_costs_no_more_queries_and_goes_on_by_pages(reader: Client) -> None:
    search = keep(reader)
    claim("Dockers number one left.")
    look(search)
    address = f"/searches/{search.public_id}/"
    before = queries(reader, address), queries(reader, "/searches/")
    for number in range(30):
        claim(f"Dockers number {number} left again.")
    look(search)
    assert (queries(reader, address), queries(reader, "/searches/")) == before
    page = shown(reader, address)
    (after,) = re.findall(r"after=([\w-]+)", page)
    assert (
        len(re.findall("Dockers number", plain(page)))
        + len(re.findall("Dockers number", plain(shown(reader, f"{address}?after={after}"))))
        >= 31
    )
