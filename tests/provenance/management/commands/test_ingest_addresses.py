"""`ingest` with web addresses: each is looked at now, and told in one line if nothing came of it."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sources.models import Article, PutAway, Visit
from sources.vocabulary import VisitReason
from tests.sources.fetching import payloads
from tests.world import AGENT, Reply, World, open_world

pytestmark = pytest.mark.django_db

WORDS = (
    "Four members of the Pemon community were killed on Friday when soldiers opened fire near the border. "
    * 3
)
PAGE = Reply(f"<article><h1>Four killed</h1><p>{WORDS}</p></article>".encode())


@pytest.fixture
def world(settings: Any) -> Iterator[World]:
    with open_world() as sites:
        settings.FETCHING_WORLD = sites.map
        settings.FETCHING_AGENT = AGENT
        yield sites


def ingest(*paths: str) -> tuple[dict[str, Any], bool]:
    """What the command says, and whether it was content."""
    out = StringIO()
    try:
        call_command("ingest", *paths, "--json", stdout=out, stderr=StringIO())
    except CommandError:
        return json.loads(out.getvalue()), False
    return json.loads(out.getvalue()), True


def test_an_address_is_looked_at_and_its_article_taken_in(world: World) -> None:
    url = world.put("news.example", "/a", PAGE)

    told, content = ingest(url)

    assert content and (told["taken"], told["already_held"]) == (1, 0)
    assert Article.objects.get().url == url
    assert Visit.objects.get().reason == VisitReason.ASKED
    assert world.asked[-1].headers["User-Agent"] == AGENT

    told, content = ingest(url)
    assert content and (told["taken"], told["already_held"]) == (0, 1)


def test_what_nothing_came_of_is_told_with_what_to_do(world: World) -> None:
    world.put("news.example", "/a", Reply(b"", code=410))

    told, content = ingest("http://news.example/a", "http://news.example:8080/", "ftp://news.example/")

    assert not content
    faults = {each["where"]: each["detail"] for each in told["refused"]}
    assert faults["http://news.example/a"].startswith("Gone (the site answers 410): ")
    assert "port 8080" in faults["http://news.example:8080/"]
    assert "not a web address" in faults["ftp://news.example/"]


def test_files_and_addresses_may_be_mixed(world: World, tmp_path: Any) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Five arrested\n\n{WORDS.replace('Four', 'Five')}")

    told, content = ingest(str(file), world.put("news.example", "/a", PAGE))

    assert content and told["taken"] == 2


def test_no_address_leads_into_our_own_house(world: World) -> None:
    urls = [url for url in payloads.written() if "://" in url]

    told, content = ingest(*urls)

    assert not content and told["taken"] == 0
    assert told["refused_in_all"] == len(urls)
    assert (world.asked, Visit.objects.count()) == ([], 0)


def test_a_file_that_cannot_be_read_is_put_away_and_the_next_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7" + b"\x00\xff" * 99)
    (tmp_path / "b.html").write_bytes(b"<p>" + b"<div>" * 9_000)
    (tmp_path / "c.html").write_bytes(PAGE.body)

    for _ in range(2):
        told, content = ingest(str(tmp_path))
        assert not content
        assert told["refused_in_all"] == 2

    assert Article.objects.get().title == "Four killed"
    assert set(PutAway.objects.values_list("place", "tries")) == {
        (str(tmp_path / name), 2) for name in ("a.html", "b.html")
    }
