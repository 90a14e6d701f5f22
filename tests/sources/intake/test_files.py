"""What can be handed in, and the one line that says what is wrong with the rest."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources.errors import Refused
from sources.intake import files
from sources.intake.handed import Handed, PassedOver
from sources.rules.outlets import CALLS_ITSELF
from sources.vocabulary import Precision

STORY = "A ferry ran aground off Lindt on Monday.\n\nNobody was hurt, the harbour office said."


def handed(path: Path) -> list[Handed]:
    found = list(files.read(path))
    assert not any(isinstance(each, Refused) for each in found), [str(each) for each in found]
    return [each for each in found if isinstance(each, Handed)]


def refusals(path: Path) -> list[str]:
    return [str(each) for each in files.read(path) if isinstance(each, Refused)]


def manifest(folder: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "manifest.jsonl").write_text("\n".join(lines))
    return folder


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)

    (article,) = handed(path)

    assert (article.content.decode(), article.media, article.file) == (STORY, "text/plain", "ferry.txt")


def test_a_manifest_tells_what_its_files_do_not_say(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY)
    row = {
        "file": "ferry.txt",
        "source": "Lindt Courier",
        "published": "2026-10",
        "retrieved": "2026-10-12",
        "url": None,
    }

    (article,) = handed(manifest(tmp_path, row))

    assert article.source == "Lindt Courier"
    assert article.published is not None
    assert article.published.precision is Precision.MONTH
    assert article.retrieved == datetime(2026, 10, 12, tzinfo=UTC)


def test_what_a_manifest_does_not_name_is_passed_over_aloud(tmp_path: Path) -> None:
    for name in ("ferry.txt", "barge.txt", "notes.docx"):
        (tmp_path / name).write_text(STORY)
    manifest(tmp_path, {"file": "ferry.txt"})

    article, passed = files.read(tmp_path)

    assert isinstance(article, Handed) and article.file == "ferry.txt"
    assert isinstance(passed, PassedOver) and passed.count == 1
    assert "that manifest.jsonl does not name: barge.txt" in passed.sentence


def test_a_folder_without_a_manifest_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "photo.png"):
        (tmp_path / name).write_text(STORY)

    assert [article.file for article in handed(tmp_path)] == ["a.html", "b.txt"]


def test_what_a_folder_holds_besides_is_counted_by_its_kind(tmp_path: Path) -> None:
    for name in ("b.txt", "one.png", "two.PNG", "three.pdf", "README", ".hidden.png"):
        (tmp_path / name).write_text(STORY)

    (_, passed) = files.read(tmp_path)

    assert (
        str(passed) == f"{tmp_path}: passed over 4 files of other kinds (2 .png, 1 without an ending, 1 .pdf)"
    )


def test_a_folder_gives_nothing_that_a_link_leads_to_outside_it(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(STORY)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "deep.txt").write_text(STORY)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "link.txt").symlink_to(outside)
    (folder / "way").symlink_to(tmp_path / "elsewhere")

    *taken, passed = files.read(folder)

    assert [article.file for article in taken if isinstance(article, Handed)] == ["a.txt", "again.txt"]
    assert str(passed) == f"{folder}: passed over 1 link out of the folder"


def test_lines_and_lists_carry_whole_articles(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": STORY, "title": "Aground"}) + "\n\n" + json.dumps({"html": "<p>x"})
    )
    (tmp_path / "b.json").write_text(json.dumps([{"text": STORY}, {"text": STORY}]))

    assert [article.media for article in handed(tmp_path)] == [
        "text/plain",
        "text/html",
        "text/plain",
        "text/plain",
    ]


def test_a_feed_gives_its_entries_with_their_addresses(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        "<rss version='2.0'><channel><title>Lindt Courier</title><item><title>Aground</title>"
        "<link>https://courier.example/aground?utm_source=x</link><pubDate>Mon, 12 Oct 2026 09:30:00 +0200</pubDate>"
        "<description>&lt;p&gt;A ferry ran aground.&lt;/p&gt;</description></item></channel></rss>"
    )

    (article,) = handed(tmp_path / "feed.xml")

    assert (article.url, article.source, article.title) == ("https://courier.example/aground", "", "Aground")
    assert (CALLS_ITSELF, "Lindt Courier") in article.hints  # anybody may write a known name there
    assert article.published is not None
    assert article.published.at == datetime(2026, 10, 12, 7, 30, tzinfo=UTC)


BROKEN_ROWS = [
    pytest.param("{oops", "line 1: is not JSON", id="not JSON"),
    pytest.param("[1]", "line 1: is not an object", id="not an object"),
    pytest.param({"text": STORY, "autor": "A"}, "autor: is not a field", id="unknown field"),
    pytest.param({"text": STORY, "published": "last week"}, "published: ", id="date that is no date"),
    pytest.param({"text": STORY, "published": "2026-13-01"}, "published: ", id="month that is no month"),
    pytest.param(
        {"text": STORY, "retrieved": "2026"}, "retrieved: must be a day or an instant", id="vague retrieval"
    ),
    pytest.param({"text": STORY, "url": "ftp://x.example/a"}, "url: ", id="address of another kind"),
    pytest.param({"text": 7}, "text: is int, not text", id="number for text"),
    pytest.param({"text": " "}, "text: is missing", id="no content"),
    pytest.param({"text": STORY, "html": STORY}, "text: stands beside html", id="both contents"),
    pytest.param({"text": "x" * 5_000_001}, "text: is longer than 5,000,000", id="endless text"),
    pytest.param({"text": STORY, "title": "x" * 501}, "title: is longer than 500", id="endless title"),
    pytest.param({"text": STORY, "source": "a\x00b"}, "source: holds a NUL", id="NUL"),
    pytest.param('{"text": "\\ud800 half"}', "text: holds half a surrogate pair", id="half a surrogate"),
    pytest.param(
        '{"text": "T", "title": "\\ud800"}', "title: holds half a surrogate pair", id="half in a title"
    ),
    pytest.param({"text": STORY, "source": "\u200b\u2060"}, "source: is no name", id="name nobody can see"),
    pytest.param({"text": STORY, "source": "\ufdfa" * 200}, "source: is no name", id="name of endless signs"),
    pytest.param({"file": "a\x00.txt"}, "file: must name a file", id="NUL in a file's name"),
    pytest.param('{"file": "\\ud800.txt"}', "file: must name a file", id="half a surrogate in a file's name"),
    pytest.param(
        {"file": "x" * 300 + ".txt"}, "file: cannot be opened", id="name longer than the system takes"
    ),
    pytest.param({"file": "gone.txt"}, "file: names gone.txt, which is not there", id="missing file"),
    pytest.param(
        {"file": "../secret.txt"}, "file: must name a file in the manifest's own folder", id="file elsewhere"
    ),
    pytest.param({"file": "photo.png"}, "file: names photo.png", id="kind we do not read"),
]


@pytest.mark.parametrize(("row", "told"), BROKEN_ROWS)
def test_a_broken_row_is_named_with_its_line_and_field_and_the_others_are_read(
    tmp_path: Path, row: object, told: str
) -> None:
    found = list(files.read(manifest(tmp_path, row, {"text": STORY})))

    assert len(found) == 2
    assert isinstance(found[1], Handed)
    assert "manifest.jsonl, line 1" in str(found[0])
    assert told in str(found[0])


def test_what_is_not_there_empty_or_not_readable_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "photo.png").write_bytes(b"x")
    (tmp_path / "nothing").mkdir()

    told = [
        *refusals(tmp_path / "gone.txt"),
        *refusals(tmp_path / "empty.txt"),
        *refusals(tmp_path / "photo.png"),
        *refusals(tmp_path / "nothing"),
    ]

    kinds = ".atom, .htm, .html, .json, .jsonl, .rss, .txt, .warc, .warc.gz, .xml"
    assert [line.split(": ", 1)[1] for line in told] == [
        "does not exist: check the path",
        "empty.txt is empty: remove it or put the article in",
        f"is not a kind of file we read: use {kinds}",
        f"holds no article: expected {kinds} or a manifest.jsonl",
    ]


def test_a_document_nested_beyond_reason_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 100_000 + "]" * 100_000)

    (told,) = refusals(tmp_path / "deep.json")

    assert "deep.json: is not JSON" in told


def test_a_manifest_that_names_a_link_to_itself_is_read_on(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")

    refused, taken = files.read(manifest(tmp_path, {"file": "loop.txt"}, {"text": STORY}))

    assert "line 1, file: " in str(refused)
    assert isinstance(taken, Handed)


def test_one_unreadable_file_does_not_stop_the_rest_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xe9"}')
    (tmp_path / "b.txt").write_text(STORY)

    refused, taken = files.read(tmp_path)

    assert "a.jsonl: is not UTF-8 (byte 13): save it as UTF-8" in str(refused)
    assert isinstance(taken, Handed)
