"""Reads the address of a store: a bucket of an object storage, or a folder."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ASKED = frozenset({"endpoint", "region"})
S3 = "s3://BUCKET/BEGINNING?endpoint=https://HOST&region=NAME"


@dataclass(frozen=True, slots=True)
class Where:
    """A bucket, what names in it begin with, the storage's address (empty: AWS's own), its region, and who asks.

    Without a key the environment says who asks, or the machine's own role does, as AWS's programs have it.
    """

    bucket: str
    beginning: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    key: str = ""
    secret: str = ""


def where(url: str, key: str = "", secret: str = "") -> Where | Path:
    """What an address names. Raises ``ValueError`` with what to write instead."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        if parts.netloc or not parts.path.startswith("/") or parts.query:
            raise ValueError("write file:///FOLDER, the whole path")
        return Path(unquote(parts.path))
    if parts.scheme != "s3":
        raise ValueError(f"write {S3}, or file:///FOLDER")
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not parts.netloc or {"@", ":"} & set(parts.netloc) or asked.keys() - ASKED:
        raise ValueError(f"write {S3}, and who asks in CAPTURES_KEY and CAPTURES_SECRET")
    endpoint = asked.get("endpoint", "")
    if endpoint and (urlsplit(endpoint).scheme not in {"http", "https"} or not urlsplit(endpoint).hostname):
        raise ValueError("its endpoint: write https://HOST or https://HOST:PORT of the object storage")
    if bool(key) != bool(secret):
        raise ValueError("give CAPTURES_KEY and CAPTURES_SECRET both, or neither")
    region = asked.get("region") or "us-east-1"
    return Where(parts.netloc, unquote(parts.path).strip("/"), endpoint, region, key, secret)
