"""Following a list of feeds: each goes to its outlet, a second time changes nothing, and the list comes back out."""

import io
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from lxml import html

from provenance.accounts.models import User
from sources.actions import feed_lists
from sources.intake import opml
from sources.models import Feed, Source
from tests.factories import make_article, make_feed, make_grade, make_source, make_user

pytestmark = pytest.mark.django_db
LIST = b"""<opml version="2.0"><body><outline text="News">
<outline type="rss" text="The Courier, world" xmlUrl="https://feeds.example/courier" htmlUrl="https://courier.example/"/>
<outline type="atom" text="The Post" xmlUrl="https://post.example/atom"/>
</outline></body></opml>"""


def follow(content: bytes, by: User) -> feed_lists.Followed:
    listed, _ = opml.read(content, where="x.opml")
    return feed_lists.follow(listed=listed, by=by, why="Listed in x.opml.")


def test_a_feed_goes_to_the_outlet_of_its_home_page_else_to_the_one_it_is_titled_after(ben: User) -> None:
    make_source("The Courier", host="courier.example")

    follow(LIST, ben)

    assert [(feed.source.name, feed.format) for feed in Feed.objects.order_by("url")] == [
        ("The Courier", "rss"),
        ("The Post", "atom"),
    ]


@pytest.mark.parametrize("home", [b' htmlUrl="https://evil.example/"', b""])
def test_a_list_does_not_give_the_name_of_a_known_outlet_to_another_host(home: bytes, ben: User) -> None:
    make_grade(make_source("The Post", host="thepost.example"))
    line = b' xmlUrl="https://post.example/atom"'

    followed = follow(LIST.replace(line, line + home), ben)

    assert [feed.source.name for feed in followed.new] == ["The Courier, world"]
    assert "not known to publish at" in followed.refused[0].sentence


def test_following_a_list_again_changes_nothing(ben: User) -> None:
    follow(LIST, ben)
    again = follow(LIST, ben)

    assert (len(again.new), len(again.known), Feed.objects.count()) == (0, 2, 2)


def test_the_list_we_give_is_the_list_we_take(client: Client, ben: User) -> None:
    client.force_login(ben)
    make_source("Tom & “Jerry” <News>", host="tom.example")
    follow(LIST.replace(b"The Post", b"Tom &amp; &#8220;Jerry&#8221; &lt;News&gt;"), ben)
    before = set(Feed.objects.values_list("source__name", "url", "format"))

    given = client.get("/sources/feeds.opml")
    Feed.objects.all().delete()
    follow(given.content, ben)

    assert given["Content-Type"] == "text/x-opml; charset=utf-8"
    assert set(Feed.objects.values_list("source__name", "url", "format")) == before
    assert "feeds.opml" in client.get("/sources/").content.decode()


def test_nobody_outside_the_newsroom_sees_by_which_address_a_feed_is_opened(
    client: Client, ben: User, carla: User
) -> None:
    source = make_source("The Post", host="post.example")
    make_feed(source, url="https://ana:word@post.example/feed?key=secret")
    make_article(source=source)  # or nobody outside would know of the source
    page = f"/sources/{source.public_id}/"

    for person in (None, carla):
        if person:
            client.force_login(person)
        assert client.get("/sources/feeds.opml").status_code == (403 if person else 302)
        for address in (page, "/sources/", f"/api/v1/sources/{source.public_id}/", "/api/v1/changes/"):
            assert "secret" not in client.get(address).content.decode()
        assert "at post.example" in client.get(page).content.decode()
    client.force_login(ben)
    assert "key=secret" in client.get(page).content.decode()


class TestCommand:
    """load_feeds."""

    def test_it_follows_the_good_lines_and_tells_the_bad(self, tmp_path: Path, ben: User) -> None:
        path = tmp_path / "x.opml"
        path.write_bytes(LIST.replace(b"https://post.example/atom", b"http://localhost/"))
        said, complained = io.StringIO(), io.StringIO()

        with pytest.raises(CommandError, match="1 could not be followed"):
            call_command("load_feeds", str(path), by=ben.username, stdout=said, stderr=complained)

        assert said.getvalue() == "1 feeds followed from now on, 0 followed already, 1 refused\n"
        assert "x.opml, line 3, xmlUrl: " in complained.getvalue()

    def test_machines_are_told_in_json(self, tmp_path: Path, ben: User) -> None:
        path = tmp_path / "x.opml"
        path.write_bytes(LIST)
        said = io.StringIO()

        call_command("load_feeds", str(path), by=ben.username, json=True, stdout=said)

        assert json.loads(said.getvalue()) == {"new": 2, "already_followed": 0, "refused": []}


class TestDesk:
    """A list at the desk is shown first and followed when somebody says so."""

    @pytest.fixture
    def desk(self, client: Client) -> Client:
        client.force_login(make_user("admin", staff=True, is_superuser=True))
        return client

    def test_it_is_looked_at_and_then_followed(self, desk: Client) -> None:
        upload = SimpleUploadedFile("x.opml", LIST)
        looked = desk.post("/admin/sources/feed/list/", {"file": upload, "why": "Our reader's list."})
        said = " ".join(html.fromstring(looked.content).text_content().split())
        assert "2 new, 0 followed already, 0 that cannot be followed" in said
        assert not Feed.objects.exists()

        kept = html.fromstring(looked.content).xpath("//input[@name='kept']/@value")[0]
        desk.post("/admin/sources/feed/list/", {"kept": kept, "why": "Our reader's list.", "follow": "yes"})

        assert Feed.objects.count() == 2
        assert Source.objects.filter(name="The Post").exists()

    @pytest.mark.parametrize("content", [b"", b"<html/>", b"\x00\xff"])
    def test_what_is_no_list_is_told_at_its_field(self, desk: Client, content: bytes) -> None:
        answer = desk.post(
            "/admin/sources/feed/list/", {"file": SimpleUploadedFile("x", content), "why": "A list."}
        )

        assert html.fromstring(answer.content).xpath("//ul[contains(@class,'errorlist')]")

    def test_a_forged_list_is_refused_in_words(self, desk: Client) -> None:
        answer = desk.post("/admin/sources/feed/list/", {"kept": "x|%%%", "why": "A list.", "follow": "yes"})

        assert "choose the file again" in answer.content.decode()

    def test_it_is_for_those_who_may_add_feeds(self, client: Client, ana: User) -> None:
        client.force_login(ana)

        assert client.get("/admin/sources/feed/list/").status_code == 403
