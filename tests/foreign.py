"""The addresses at which things are told in the forms of others, as somebody outside the newsroom may ask for them."""

import gzip
import re
import zipfile
from io import BytesIO

PACKED = b"PK\3\4"
SEALS = re.compile(rb'("(?:hash|head)": )"[0-9a-f]{64}"')
"""Hashes of entries, which are salted: never twice the same."""

FOREIGN: dict[str, tuple[str, ...]] = {
    "claim-bundle": ("/claims/{claim}/evidence.zip",),
    "claim-feed": ("/claims/{claim}/feed.atom",),
    "event-feed": ("/events/{event}/feed.atom",),
    "source-feed": ("/sources/{source}/feed.atom",),
    "event-bundle": ("/events/{event}/evidence.zip",),
    "api:signets": ("/api/v1/signets/",),
    "api:claimreviews": ("/api/v1/claimreviews/", "/api/v1/claimreviews/?page_size=1"),
    "api:claims-schema-org": ("/api/v1/claims/{claim}/schema-org/",),
    "api:articles-schema-org": ("/api/v1/articles/{article}/schema-org/",),
    "api:sources-schema-org": ("/api/v1/sources/{source}/schema-org/",),
    "api:claims-prov": ("/api/v1/claims/{claim}/prov/",),
    "api:claims-prov-jsonld": ("/api/v1/claims/{claim}/prov-jsonld/",),
    "api:articles-prov": ("/api/v1/articles/{article}/prov/",),
    "api:articles-prov-jsonld": ("/api/v1/articles/{article}/prov-jsonld/",),
    "api:appearances-annotation": ("/api/v1/appearances/{appearance}/annotation/",),
    "api:claims-annotations": ("/api/v1/claims/{claim}/annotations/",),
    "api:claims-annotation-page": ("/api/v1/claims/{claim}/annotations/page/",),
    "api:articles-annotations": ("/api/v1/articles/{article}/annotations/",),
    "api:articles-annotation-page": ("/api/v1/articles/{article}/annotations/page/",),
}


def unpacked(body: bytes) -> bytes:
    """What a signed bundle holds, without the manifest, whose hashes differ with what is never twice the same."""
    if not body.startswith(PACKED):
        return body
    with zipfile.ZipFile(BytesIO(body)) as archive:
        files = {each: archive.read(each) for each in archive.namelist() if not each.startswith("manifest")}
    told = {name: gzip.decompress(each) if name.endswith(".gz") else each for name, each in files.items()}
    return b"".join(name.encode() + b"\n" + SEALS.sub(rb"\1~", each) for name, each in told.items())
