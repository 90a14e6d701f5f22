"""Which articles stand in a web archive, what is passed over, and what is refused with its place."""

import gzip
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources.intake import files
from tests.sources.intake.warc.archives import DATE, PAGE, URL, archive, entry, http, pages, passed, response


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "CRAWL.WARC.GZ"])
def test_a_response_gives_its_page_address_and_visit(tmp_path: Path, name: str) -> None:
    (page,) = pages(archive(tmp_path, entry("warcinfo", b"software: x\r\n", url=""), response(), name=name))

    assert (page.content, page.media, page.url) == (PAGE, "text/html", URL)
    assert page.retrieved == datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
    assert page.where == f"{tmp_path / name}, record 2"


def test_an_archive_packed_as_one_piece_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(response() + response(url=f"{URL}/2")))

    assert [page.url for page in pages(path)] == [URL, f"{URL}/2"]


def test_a_resource_is_a_page_by_the_kind_the_archive_says(tmp_path: Path) -> None:
    text = entry("resource", b"A ferry ran aground.", url="file:///a.txt", Content_Type="text/plain")

    (page,) = pages(archive(tmp_path, text))

    assert (page.content, page.media, page.url, page.file) == (
        b"A ferry ran aground.",
        "text/plain",
        "",
        "crawl.warc",
    )


def test_the_charset_the_server_said_is_kept(tmp_path: Path) -> None:
    (page,) = pages(archive(tmp_path, response(media='text/html; charset="windows-1251"')))

    assert page.charset == "windows-1251"


def test_what_is_no_page_is_counted_in_words(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        response(b"GIF89a", media="image/gif"),
        response(b"GIF89a", media="image/png"),
        response(b"x()", media="application/javascript"),
        response(b"", answer="301 Moved Permanently"),
        response(b"gone", answer="404 Not Found"),
        entry("request", b"GET / HTTP/1.1\r\n\r\n"),
        entry("revisit", b"", WARC_Profile="identical-payload-digest"),
        entry("revisit", b"", WARC_Refers_To_Target_URI="https://other.example/"),
        response(),
    )

    assert len(pages(path)) == 1
    (told,) = passed(path)
    assert told == (
        "passed over 2 pictures, 1 later visit that found the page unchanged, 1 page that was not there, "
        "1 redirection, 1 script, 1 visit that found the very page of another address"
    )


def test_a_manifest_says_of_a_whole_archive_who_published_it(tmp_path: Path) -> None:
    archive(tmp_path, response(), response(url=f"{URL}/2"))
    row = {
        "file": "crawl.warc",
        "source": "Lindt Courier",
        "language": "en",
        "note": "handed over by the courier",
    }
    (tmp_path / "manifest.jsonl").write_text(json.dumps(row))

    found = pages(tmp_path)

    assert {(page.source, page.language, page.note) for page in found} == {
        ("Lindt Courier", "en", "handed over by the courier")
    }
    assert [page.url for page in found] == [URL, f"{URL}/2"]


def test_a_manifest_may_not_give_one_title_to_a_whole_archive(tmp_path: Path) -> None:
    archive(tmp_path, response())
    (tmp_path / "manifest.jsonl").write_text(json.dumps({"file": "crawl.warc", "title": "Aground"}))

    (told,) = [str(each) for each in files.read(tmp_path)]

    assert "line 1, title: speaks of one page and the archive may hold many" in told


def test_a_long_archive_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    piece = b"".join(
        gzip.compress(response(b"GIF89a" + b"\0" * 2_000, media="image/gif"), mtime=0) for _ in range(50)
    )
    path.write_bytes(piece * 200)
    tracemalloc.start()

    (told,) = [str(each) for each in files.read(path)]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert told.endswith("passed over 10,000 pictures")
    assert most < 5_000_000


def test_a_visit_known_only_by_its_month_is_left_open(tmp_path: Path) -> None:
    (page,) = pages(archive(tmp_path, entry("response", http(), date=DATE[:7])))

    assert page.retrieved is None
