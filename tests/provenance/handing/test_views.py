"""The page on which the newsroom adds an article: told first whether we have it; nothing is kept before that."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html

from provenance.accounts.models import User
from provenance.pipeline import line
from sources.models import Article, Capture, PutAway, Visit
from sources.vocabulary import Publication
from tests.provenance.partners.test_ingest import ROW, TEXT
from tests.storage import Storage

pytestmark = pytest.mark.django_db
URL = ROW["url"]


@pytest.fixture
def desk(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


def says(content: bytes) -> str:
    return " ".join(html.fromstring(content).text_content().split())


def post(desk: Client, do: str, **typed: str) -> str:
    return says(desk.post("/add/", {"do": do, **typed}, follow=True).content)


def test_what_cannot_be_read_is_put_away_with_the_reason_that_is_shown(desk: Client, ana: User) -> None:
    said = post(desk, "take", text="A ferry ran aground off Lindt. " * 20_000, title="Ferry")

    row = PutAway.objects.get()
    assert "holds more than 500,000 characters" in row.told
    assert row.told in said
    assert (row.handed_by, row.facts["title"]) == (ana, "Ferry")


def test_whoever_pastes_a_text_says_when_it_was_seen(desk: Client) -> None:
    post(desk, "take", **{**ROW, "retrieved": "2025-10-13"})

    capture = Capture.objects.get()
    assert capture.retrieved_at == datetime(2025, 10, 13, tzinfo=UTC)
    assert capture.sightings.get().seen_at == capture.retrieved_at


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("yesterday", "Seen: "),
        ("2025-10", "Seen: must be a day or an instant"),
        ("2999-01-01", "Seen: lies ahead: write when the text was seen, or leave it out"),
    ],
)
def test_a_moment_at_which_nobody_can_have_seen_it_is_refused_and_what_was_typed_stays(
    desk: Client, written: str, told: str
) -> None:
    answer = desk.post("/add/", {"do": "take", **ROW, "retrieved": written})

    assert answer.status_code == 400
    assert told in says(answer.content)
    assert f'name="retrieved" type="text" maxlength="40" value="{written}"' in answer.content.decode()
    assert not Capture.objects.exists()


class TestLooking:
    """Have we got it?"""

    def test_an_address_we_hold_is_shown_and_nothing_is_kept(self, desk: Client) -> None:
        post(desk, "take", **ROW)

        said = says(desk.get("/add/", {"url": f"{URL}?utm_source=mail"}).content)

        assert "We have it already" in said
        assert "Ferry aground" in said
        assert (Capture.objects.count(), Visit.objects.count()) == (1, 0)

    def test_the_very_words_of_an_article_we_hold_are_known_wherever_they_were_pasted_from(
        self, desk: Client
    ) -> None:
        post(desk, "take", **ROW)

        assert "We have it already" in post(desk, "look", text=TEXT.replace("\n", "\r\n"))
        elsewhere = post(desk, "look", text=TEXT, url="https://mirror.example/ferry")
        assert "It is new to us" in elsewhere
        assert "These very words stand in an article we hold" in elsewhere

    def test_what_we_do_not_hold_is_new_and_nothing_is_kept(self, desk: Client) -> None:
        assert "It is new to us" in post(desk, "look", text=TEXT, title="Ferry aground")
        assert "It is new to us" in post(desk, "look", url=URL)
        assert not Article.objects.exists()
        assert not Visit.objects.exists()

    def test_an_address_somebody_asked_for_is_told(self, desk: Client) -> None:
        post(desk, "take", url=URL)

        assert "Somebody has asked for it already" in post(desk, "look", url=URL)


class TestTaking:
    """Taking it in, and what came of it."""

    def test_a_text_is_taken_in_and_its_page_can_be_looked_at_again(self, desk: Client) -> None:
        answer = desk.post("/add/", {"do": "take", **ROW}, follow=True)
        page = answer.redirect_chain[-1][0]

        assert page == f"/add/outcome/?article={Article.objects.get().public_id}"
        assert "being worked through" in says(answer.content)
        line.drain()
        assert "being worked through" not in says(desk.get(page).content)

    def test_an_address_alone_is_asked_for_and_its_page_tells_what_came_of_it(self, desk: Client) -> None:
        answer = desk.post(
            "/add/", {"do": "take", "url": URL, "title": "As the bookmark gave it"}, follow=True
        )
        page = answer.redirect_chain[-1][0]

        assert "waiting to be fetched" in says(answer.content)
        Visit.objects.update(
            due_at=None, outcome="not_found", told="The page is not there: check the address."
        )
        assert "The page is not there: check the address." in says(desk.get(page).content)

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({}, "Url: Paste an address or a text"),
            ({"url": "ftp://x.example/"}, "Url: is not a web address"),
            ({"url": "http://localhost/"}, "Url: "),
            ({"text": TEXT, "published": "soon"}, "Published: 'soon' is not a date"),
            ({"text": "a\x00b"}, "Text: holds a NUL"),
            ({"text": TEXT, "title": "x" * 501}, "Title: is longer than 500"),
        ],
    )
    def test_what_cannot_be_taken_keeps_what_was_typed_and_says_what_to_mend(
        self, desk: Client, typed: dict[str, str], told: str
    ) -> None:
        answer = desk.post("/add/", {"do": "take", **typed})

        assert answer.status_code == 400
        assert told in says(answer.content)
        form = html.fromstring(answer.content).xpath("//form[@action='/add/']")[0]
        assert form.fields["published"] == typed.get("published", "")
        assert not Article.objects.exists()

    def test_what_nobody_handed_in_is_not_there(self, desk: Client) -> None:
        assert desk.get("/add/outcome/", {"article": "zzzzzzzzzzzz"}).status_code == 404
        assert desk.get("/add/outcome/", {"url": URL}).status_code == 404


class TestWho:
    """For the newsroom only."""

    def test_a_stranger_is_asked_to_sign_in_and_comes_back(self, client: Client) -> None:
        answer = client.get("/add/")

        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/add/")
        assert client.post("/add/", {"do": "take", **ROW}).status_code == 302
        assert not Article.objects.exists()

    def test_somebody_outside_the_newsroom_may_not(self, client: Client, carla: User) -> None:
        client.force_login(carla)

        assert client.get("/add/").status_code == 403

    def test_a_form_of_another_site_is_refused(self, ana: User) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(ana)

        assert browser.post("/add/", {"do": "take", **ROW}).status_code == 403

    def test_a_draft_s_outcome_is_shown_to_nobody_outside(self, desk: Client, carla: User) -> None:
        page = desk.post("/add/", {"do": "take", **ROW}, follow=True).redirect_chain[-1][0]
        Article.objects.update(publication=Publication.DRAFT)
        outside = Client()
        outside.force_login(carla)

        assert outside.get(page).status_code == 403


class TestBookmarklet:
    """The bookmark that brings the page being read along."""

    def test_it_opens_our_own_page_and_sends_nothing_by_itself(self, desk: Client) -> None:
        page = html.fromstring(desk.get("/add/").content)

        (link,) = page.xpath("//a[starts-with(@href, 'javascript:')]/@href")
        assert link.startswith("javascript:location.href='http://testserver/add/?url='+encodeURIComponent")
        assert page.xpath("string(//textarea[@id='id_code'])").strip() == link

    def test_who_comes_from_another_site_is_sent_on_by_a_page_of_ours_and_then_asked_to_sign_in(
        self, client: Client
    ) -> None:
        first = client.get("/add/", {"url": URL, "title": "Ferry aground"})

        (onward,) = html.fromstring(first.content).xpath("//p[@class='lede']/a/@href")
        assert parse_qs(urlsplit(onward).query) == {"url": [URL], "title": ["Ferry aground"], "here": ["1"]}
        second = client.get(onward)
        assert second["Location"].startswith("/sign-in/?next=/add/")

    def test_it_may_bring_nothing_else_along(self, desk: Client) -> None:
        assert desk.get("/add/", {"url": URL, "text": TEXT}).status_code == 400


def test_while_the_store_of_pages_is_away_the_text_stays_on_the_form(desk: Client, bucket: Storage) -> None:
    bucket.stop()

    answer = desk.post("/add/", {"do": "take", **ROW})

    assert answer.status_code == 503
    assert "The store of pages cannot be reached at this moment" in says(answer.content)
    assert TEXT.split("\n")[0][:40] in says(answer.content)
    assert Article.objects.count() == PutAway.objects.count() == 0
