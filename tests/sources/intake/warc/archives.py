"""Writes small web archives for tests, sound ones and broken ones, byte by byte."""

import gzip
import hashlib
from collections.abc import Iterable
from pathlib import Path

from sources.errors import Refused
from sources.intake import files
from sources.intake.handed import Handed, PassedOver

PAGE = (
    b"<html><head><title>Aground</title></head><body><article><h1>Ferry aground</h1>"
    b"<p>A ferry ran aground off Lindt on Monday, and all nine people on board were taken off by the coastguard.</p>"
    b"<p>Nobody was hurt, the harbour office said in a statement late on Monday evening.</p></article></body></html>"
)
CHUNKED = b"5\r\n" + PAGE[:5] + b"\r\n" + f"{len(PAGE) - 5:x}\r\n".encode() + PAGE[5:] + b"\r\n0\r\n\r\n"
URL = "https://courier.example/aground"
DATE = "2026-10-12T09:30:00Z"


def entry(
    kind: str, block: bytes, *, url: str = URL, date: str = DATE, length: int | None = None, **more: str
) -> bytes:
    """One entry with its headers; underscores in names of further headers stand for hyphens."""
    headers = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    headers["Content-Length"] = str(len(block) if length is None else length)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes = PAGE, *, answer: str = "200 OK", media: str = "text/html", **more: str) -> bytes:
    """An HTTP answer."""
    headers = {"Content-Type": media} | {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"HTTP/1.1 {answer}\r\n{lines}\r\n".encode() + body


def response(body: bytes = PAGE, *, url: str = URL, **more: str) -> bytes:
    """An entry that holds an HTTP answer with a page."""
    return entry("response", http(body, **more), url=url, Content_Type="application/http; msgtype=response")


def sha1(content: bytes) -> str:
    """The digest most archives write."""
    return f"sha1:{hashlib.sha1(content, usedforsecurity=False).hexdigest()}"


def archive(folder: Path, *entries: bytes, name: str = "crawl.warc") -> Path:
    """An archive of the entries; packed one by one where its name ends in .gz."""
    path = folder / name
    path.write_bytes(b"".join(_packed(entries) if name.endswith(".gz") else entries))
    return path


def _packed(entries: Iterable[bytes]) -> Iterable[bytes]:
    return (gzip.compress(each, mtime=0) for each in entries)


def pages(path: Path) -> list[Handed]:
    """The pages of an archive in which nothing is refused."""
    found = list(files.read(path))
    assert [str(each) for each in found if isinstance(each, Refused)] == []
    return [each for each in found if isinstance(each, Handed)]


def refusals(path: Path) -> list[str]:
    """What is refused, each with its place in the file."""
    return [str(each).removeprefix(f"{path}") for each in files.read(path) if isinstance(each, Refused)]


def passed(path: Path) -> list[str]:
    """What is passed over."""
    return [each.sentence for each in files.read(path) if isinstance(each, PassedOver)]
