"""How a page is taken out of what its server and its archive packed it in."""

import base64
import gzip
import zlib
from pathlib import Path

import pytest

from tests.sources.intake.warc.archives import CHUNKED, PAGE, archive, entry, http, pages, response, sha1

RAW_DEFLATE = zlib.compressobj(wbits=-15)
PACKED = [
    pytest.param(gzip.compress(PAGE, mtime=0), {"Content_Encoding": "gzip"}, id="gzip"),
    pytest.param(zlib.compress(PAGE), {"Content_Encoding": "deflate"}, id="deflate"),
    pytest.param(
        RAW_DEFLATE.compress(PAGE) + RAW_DEFLATE.flush(), {"Content_Encoding": "deflate"}, id="raw deflate"
    ),
    pytest.param(CHUNKED, {"Transfer_Encoding": "chunked"}, id="chunked"),
    pytest.param(PAGE, {"Transfer_Encoding": "chunked"}, id="said to be chunked, kept whole"),
    pytest.param(PAGE, {"Content_Encoding": "gzip"}, id="said to be packed, kept unpacked"),
    pytest.param(
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE, mtime=0)), gzip.compress(PAGE, mtime=0)),
        {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        id="gzip in chunks",
    ),
    pytest.param(
        gzip.compress(gzip.compress(PAGE, mtime=0)), {"Content_Encoding": "gzip, gzip"}, id="gzip twice"
    ),
]


@pytest.mark.parametrize(("body", "headers"), PACKED)
def test_a_page_is_unpacked_as_its_server_packed_it(
    tmp_path: Path, body: bytes, headers: dict[str, str]
) -> None:
    (page,) = pages(archive(tmp_path, response(body, **headers)))

    assert page.content == PAGE


@pytest.mark.parametrize(
    "written", ["sha1:{b32}", "sha1:{hex}", "SHA-1:{hex}", "sha1:{b64}", "xxh64:1", "nonsense"]
)
def test_a_digest_is_read_however_it_is_written(tmp_path: Path, written: str) -> None:
    digest = bytes.fromhex(sha1(PAGE).removeprefix("sha1:"))
    ways = {
        "hex": digest.hex(),
        "b32": base64.b32encode(digest).decode(),
        "b64": base64.b64encode(digest).decode(),
    }

    (page,) = pages(archive(tmp_path, entry("response", http(), WARC_Payload_Digest=written.format(**ways))))

    assert page.content == PAGE


def test_a_digest_of_the_page_taken_out_of_its_chunks_holds_too(tmp_path: Path) -> None:
    sent = http(CHUNKED, Transfer_Encoding="chunked")

    (page,) = pages(archive(tmp_path, entry("response", sent, WARC_Payload_Digest=sha1(PAGE))))

    assert page.content == PAGE
