"""Whatever a document does, it is read or refused with a reason, and the next one is read as if nothing had been."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.embedded.places import PROJECT
from sources.intake.apart import limits, reading
from sources.intake.apart.reader import READER
from sources.intake.channels import read_channel
from sources.rules.page_html import read_html
from tests.sources.intake.apart.hostile import documents
from tests.sources.intake.apart.made import PROSE, article

HOSTILE = {f"{reader}: {name}": (reader, content) for name, reader, content in documents()}
PAGE = article("<p>More words.</p>")
ALL = os.environ.get("HOSTILE_DOCUMENTS") == "all"
MEASURED = "" if ALL else "deep"
"""Words of the names of those whose work and memory are measured: all of them take minutes."""
WHOLE = ("four million bytes on one line", "quotations in quotations", "a style sheet of selectors")
"""Handed to the reader to their end every day: they take all the time it has, each another part of it."""
TORN = 60_000
"""Bytes after which the others are torn off every day: whole they take two minutes in all."""


def asked(reader: str, content: bytes) -> str:
    """What came of it, in a word, or the sentence of whoever refused it."""
    read: dict[str, Any] = {
        "page": reading.read_page,
        "text": reading.read_text,
        "channel": reading.read_channel,
    }
    try:
        read[reader](content)
    except reading.Overwhelmed as harmed:
        return f"put away: {harmed}"
    except ValueError as refused:
        return f"refused: {refused}"
    return "read"


def handed(name: str) -> tuple[str, bytes]:
    """The reader that is asked, and the document, torn off where its end would tell nothing new."""
    reader, content = HOSTILE[name]
    return reader, content if ALL or name.endswith(WHOLE) else content[:TORN]


def running() -> int:
    assert READER._running is not None
    return READER._running.pid


@pytest.fixture(scope="module")
def started() -> None:
    """The reader has read something: every test leaves it so."""
    reading.read_page(PAGE)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_read_or_refused_and_the_reader_lives(
    name: str, started: None, proved: Callable[..., None]
) -> None:
    before = running()

    assert re.fullmatch(
        r"read|refused: \S.+|put away: \S.+ so it was put away unread: .+", asked(*handed(name))
    )
    assert reading.read_page(PAGE).text.endswith("More words.")
    assert running() == before
    proved(
        "T23", size=f"{len(HOSTILE)} handed to the reader that stays", figure="it lived on after each of them"
    )


@pytest.mark.slow
def test_none_takes_more_than_five_seconds_of_work_or_256_megabytes(proved: Callable[..., None]) -> None:
    alone = [sys.executable, "-m", "tests.sources.intake.apart.measure", MEASURED]
    told = subprocess.run(
        alone, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=1_800
    ).stdout
    found = json.loads(told.splitlines()[-1])

    assert found["documents"] >= (140 if not MEASURED else 5)
    assert found["above"] == 0, told
    proved(
        "T23",
        size=f"{found['documents']} hostile documents (pages, texts, feeds), each in a child of its own",
        figure=f"{found['read']} read, {found['documents'] - found['read']} refused or put away with a reason; at most "
        f"{found['work']:.1f} s of work and {found['memory']:.0f} MB each",
    )


def test_there_are_many_of_them() -> None:
    assert len(HOSTILE) >= 140


@pytest.mark.parametrize(
    "name",
    [
        "page: 200,000 attributes",
        "page: 100,000 deep",
        "page: fifty million bytes",
        "page: a million NULs",
        "page: a PDF called a page",
        "page: 300,000 paragraphs",
        "page: half an entity",
        "text: a text of answered comments",
        "channel: a feed 100,000 deep",
        "channel: a feed of 100,000 entries",
        "channel: a feed with 200,000 attributes",
        "channel: a billion laughs",
        "channel: a file of ours in a feed",
        "channel: a far file in a feed",
    ],
)
def test_what_no_reader_should_try_is_refused_with_the_reason(name: str) -> None:
    assert asked(*HOSTILE[name]).startswith("refused: ")


def test_no_file_of_ours_gets_into_a_page() -> None:
    secret = Path("/etc/passwd").read_text().splitlines()[0]

    for name in ("page: a file of ours as an entity", "page: an include of a file"):
        assert secret not in reading.read_page(HOSTILE[name][1]).text


@pytest.mark.parametrize(
    "script", [",".join(["17"] * 60_000), "a-b.c " * 40_000, "<!-- " + "a." * 40_000 + " -->"]
)
def test_a_long_chain_of_short_words_costs_no_page_its_reading(script: str) -> None:
    """Charts and maps carry thousands of numbers; a page with one is read to its end."""
    page = reading.read_page(article(f"<p>{PROSE}</p><script>var chart = [{script}]</script>"))

    assert PROSE.split(".")[0] in page.text


def test_a_child_needs_no_file_that_was_not_open_before() -> None:
    """Short pages, broken feeds and rare encodings have the libraries load what they need only then."""
    told = [asked(*HOSTILE[name]) for name in HOSTILE if len(HOSTILE[name][1]) < 20_000]

    assert len(told) > 20
    assert [line for line in told if "open files" in line] == []


def test_a_page_reads_the_same_apart_as_it_does_here() -> None:
    for content in (
        PAGE,
        article(f"<blockquote>{PROSE}</blockquote><div class=comment><cite class=fn>Ana</cite>"),
    ):
        assert reading.read_page(content, url="https://one.example/a") == read_html(
            content, url="https://one.example/a"
        )


def test_a_feed_reads_the_same_apart_as_it_does_here() -> None:
    content = b"<rss version='2.0'><channel><title>A</title><item><title>B</title></item></channel></rss>"

    assert reading.read_channel(content) == read_channel(content, where="")


def test_a_reader_that_was_killed_is_started_again() -> None:
    reading.read_page(PAGE)
    os.kill(running(), signal.SIGKILL)

    assert reading.read_page(PAGE).title == "Bridge falls"


def test_a_fork_of_the_program_has_a_reader_of_its_own() -> None:
    reading.read_page(PAGE)
    before = running()
    child = os.fork()
    if not child:
        try:
            reading.read_page(PAGE)
            os._exit(0 if running() != before else 1)
        finally:
            os._exit(2)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert reading.read_page(PAGE).title == "Bridge falls"
    assert running() == before


def test_threads_take_turns() -> None:
    titles: list[str] = []
    threads = [
        threading.Thread(
            target=lambda number=number: titles.append(  # type: ignore[misc]
                reading.read_page(f"<h1>Bridge {number}</h1><p>{PROSE}</p>".encode()).title
            )
        )
        for number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(titles) == [f"Bridge {number}" for number in range(6)]


def test_the_reader_is_told_nothing_of_our_database() -> None:
    reading.read_page(PAGE)

    told = Path(f"/proc/{running()}/environ").read_bytes()

    assert b"DATABASE" not in told
    assert b"SECRET" not in told


@pytest.mark.parametrize(
    ("deed", "harm"),
    [
        ("bytearray(400 * 1024 * 1024)", b"memory"),
        ("any(iter(int, 1))", b"time"),
        ("__import__('ctypes').string_at(0)", b"parser"),
        ("[open('/etc/passwd') for _ in range(99)]", b"fault"),
        ("open('/tmp/written', 'w').write('x' * 9999)", b"fault"),
        ("__import__('os').read(5, 9)", b"fault"),
    ],
)
def test_a_child_that_runs_wild_is_ended_and_told_by_what(
    deed: str, harm: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = pytest.importorskip("sources.intake.apart.__main__")
    monkeypatch.setattr(limits, "SECONDS_OF_WORK", 1)

    def wild(content: bytes) -> bytes:
        eval(content)  # noqa: S307 (the deeds stand above)
        return b"{}"

    monkeypatch.setitem(apart.READERS, "wild", wild)
    answer = apart._in_a_child(
        {"kind": "wild", "told": {}}, deed.encode(), limits.memory_now() + limits.MEMORY
    )

    assert harm in answer
