"""What is broken in a web archive is refused with its place, and the rest is read."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Refused
from sources.intake import files
from sources.intake.handed import Handed, PassedOver
from tests.sources.intake.warc.archives import (
    CHUNKED,
    PAGE,
    URL,
    archive,
    entry,
    http,
    refusals,
    response,
    sha1,
)

BROKEN = [
    pytest.param(
        [entry("response", http(), length=len(http()) - 30)],
        ", record 1: does not end where its Content-Length says",
        id="longer than it says",
    ),
    pytest.param(
        [entry("response", http(), WARC_Payload_Digest=sha1(b"another"))],
        ", record 1: was altered or damaged: its payload does not have the digest",
        id="wrong payload digest",
    ),
    pytest.param(
        [entry("response", http(), WARC_Block_Digest=sha1(b"another"))],
        ", record 1: was altered or damaged: its block does not have the digest",
        id="wrong block digest",
    ),
    pytest.param(
        [response(gzip.compress(b" " * 6_000_000), Content_Encoding="gzip")],
        ", record 1: unpacks to more than 5,000,000 bytes",
        id="bomb",
    ),
    pytest.param(
        [response(gzip.compress(PAGE, mtime=0)[:-9], Content_Encoding="gzip")],
        ", record 1: is cut short: its packed page has no end",
        id="packed page without an end",
    ),
    pytest.param(
        [response(PAGE, Content_Encoding="br")],
        ", record 1: is packed as 'br', which we do not read",
        id="brotli",
    ),
    pytest.param(
        [response(PAGE, Content_Encoding="gzip,gzip,gzip,gzip")],
        ", record 1: is packed more than 3 times over",
        id="packed many times over",
    ),
    pytest.param([response(b"<p>" + b"x" * 6_000_000)], ", record 1: is larger than 5,000,000", id="large"),
    pytest.param(
        [entry("response", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 80_000 + b"\r\n\r\n")],
        ", record 1: has HTTP headers longer than 65,536 bytes",
        id="endless HTTP headers",
    ),
    pytest.param(
        [entry("response", http(), X="x" * 20_000)], ", record 1: has headers longer", id="endless header"
    ),
    pytest.param(
        [entry("response", http(), **{f"X_{n}": "x" * 9_000 for n in range(9)})],
        ", record 1: has headers longer than 65,536 bytes",
        id="endless headers",
    ),
    pytest.param(
        [b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"], ", record 1: has no Content-Length", id="no length"
    ),
    pytest.param(
        [b"WARC/9.9\r\nContent-Length: 0\r\n\r\n"], ", record 1: does not begin with WARC/1.1", id="version"
    ),
    pytest.param([entry("response", http(), url="http://")], ", record 1, url: ", id="address that is none"),
    pytest.param([response(b"  ")], ", record 1: is empty", id="empty"),
    pytest.param(
        [entry("response", http(), WARC_Truncated="length")],
        ", record 1: was cut short when it was archived (length)",
        id="truncated by the crawler",
    ),
    pytest.param(
        [entry("continuation", b"x")], ", record 1: continues a record in another file", id="continuation"
    ),
]


@pytest.mark.parametrize(("entries", "told"), BROKEN)
def test_a_broken_entry_is_refused_by_its_number_and_the_next_is_read(
    tmp_path: Path, entries: list[bytes], told: str
) -> None:
    path = archive(tmp_path, *entries, response(url=f"{URL}/next"), name="crawl.warc")
    packed = archive(tmp_path, *entries, response(url=f"{URL}/next"), name="crawl.warc.gz")

    assert refusals(packed)[0].startswith(told)
    assert refusals(path)[0].startswith(told)
    assert f"{URL}/next" in [each.url for each in files.read(packed) if isinstance(each, Handed)]


NO_ARCHIVES = [
    pytest.param(b"", ": holds no page: nothing to take in", id="empty"),
    pytest.param(PAGE, ": is not a web archive: its first line", id="a page"),
    pytest.param(
        b"filedesc://x 0.0.0.0 20200101 text/plain 1\n", ": is an ARC file, the older format", id="ARC"
    ),
    pytest.param(gzip.compress(PAGE, mtime=0), ": is not a web archive", id="a packed page"),
    pytest.param(b"\x1f\x8b" + b"x" * 99, ", record 1: is damaged: its packed bytes", id="no gzip after all"),
    pytest.param(gzip.compress(response())[:-40], ", record 1: is cut short", id="packed and cut short"),
    pytest.param(
        gzip.compress(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n" + b"\0" * 70_000_000),
        ", record 1: unpacks to more than 100 times its own size: not read on",
        id="bomb of an archive",
    ),
    pytest.param(
        response() + b"lost\n" * 5_000_000 + response(),
        ", record 2: does not begin within 16,000,000 bytes: not read on",
        id="sixteen lost megabytes",
    ),
    pytest.param(
        response() + b"lost\n" + response(),
        ", record 1: is followed by 4 bytes that belong to no record",
        id="astray",
    ),
]


@pytest.mark.parametrize(("content", "told"), NO_ARCHIVES)
def test_what_is_no_sound_archive_is_refused_in_one_line(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(content)

    (line,) = refusals(path)

    assert line.startswith(told)


def test_a_damaged_member_costs_no_more_than_itself(tmp_path: Path) -> None:
    first, second, third = (gzip.compress(response(url=f"{URL}/{n}")) for n in range(3))
    broken = second[:60] + b"\xff" * 40 + second[100:]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(first + broken + third)

    found = list(files.read(path))

    assert [each.url for each in found if isinstance(each, Handed)] == [f"{URL}/0", f"{URL}/2"]
    assert [str(each) for each in found if isinstance(each, Refused)] == [
        f"{path}, record 2: is damaged: its packed bytes cannot be unpacked"
    ]


@given(st.data())
def test_no_spoilt_archive_brings_the_reading_down(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = response(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip") + response(
        CHUNKED, Transfer_Encoding="chunked"
    )
    whole = gzip.compress(whole, mtime=0) if data.draw(st.booleans()) else whole
    spoilt = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        spoilt[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "spoilt.warc"
    path.write_bytes(bytes(spoilt[: data.draw(st.integers(0, len(spoilt)))]))

    assert all(isinstance(each, Handed | Refused | PassedOver) for each in files.read(path))
