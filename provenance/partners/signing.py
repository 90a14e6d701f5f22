"""Signs what others are to check without us, under the program’s own signet (Ed25519, RFC 8032).

What is signed is always the bytes of a *manifest*: one JSON object that says what it vouches for (``kind``), under
which signet, and gives for each file beside it its name, its bytes and its SHA-256. The signature stands in a file of
its own beside it. So one short program checks whatever leaves here signed, a bundle of evidence or a dump.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

import orjson
from django.conf import settings
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from sources.errors import Refused

ALGORITHM = "Ed25519"
MANIFEST, SIGNATURE = "manifest.json", "manifest.json.signature"
"""How the two files are called, beside what they vouch for."""
UNSIGNED = "Nothing is signed here yet: make a signet with manage.py make_signet and set SIGNET to it"
FORM = 1
"""The number of this form of a manifest; another form gets another."""


class Unsigned(Refused):
    """There is no signet to sign with."""

    code = "unsigned"


class FileTold(TypedDict):
    """One file a manifest vouches for."""

    name: str
    bytes: Annotated[int, "how long it is"]
    sha256: Annotated[str, "its SHA-256, in hexadecimal digits"]


class SignatureTold(TypedDict):
    """A signature, with what it takes to find the public half it is checked by."""

    algorithm: Annotated[str, "always “Ed25519”"]
    signet: Annotated[str, "the id of the signet it was made under"]
    public: Annotated[
        str, "the signet’s public half: 32 bytes in base 64; believe it where you fetched it from us"
    ]
    signature: Annotated[str, "64 bytes in base 64"]


@dataclass(frozen=True, slots=True)
class Signet:
    """The public half of a pair we sign with, or did."""

    public: bytes
    current: bool

    @property
    def id(self) -> str:
        """The first sixteen hexadecimal digits of the public half’s SHA-256."""
        return hashlib.sha256(self.public).hexdigest()[:16]

    @property
    def written(self) -> str:
        """The public half in base 64."""
        return base64.b64encode(self.public).decode()


def signets() -> list[Signet]:
    """The signet in use, if there is one, then those before it, by which what is older is still checked."""
    present = [Signet(bytes(_key().verify_key), current=True)] if settings.SIGNET else []
    return present + [Signet(public, current=False) for public in settings.SIGNETS_BEFORE]


def manifest(kind: str, files: Iterable[FileTold], **facts: Any) -> bytes:
    """What is signed: the same bytes for the same facts and files under one signet. Raises ``Unsigned``."""
    told = {
        **facts,
        "form": FORM,
        "kind": kind,
        "signet": _current().id,
        "files": sorted(files, key=lambda each: each["name"]),
    }
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z) + b"\n"


def listed(name: str, content: bytes) -> FileTold:
    """A file as a manifest lists it."""
    return {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def sign(message: bytes) -> SignatureTold:
    """The signature of some bytes; the same bytes always get the same one. Raises ``Unsigned``."""
    current = _current()
    made = _key().sign(message).signature
    return {
        "algorithm": ALGORITHM,
        "signet": current.id,
        "public": current.written,
        "signature": base64.b64encode(made).decode(),
    }


def signature_file(message: bytes) -> bytes:
    """The signature as it stands beside a manifest. Raises ``Unsigned``."""
    return orjson.dumps(sign(message), option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2) + b"\n"


def ours(message: bytes, signature: Mapping[str, str]) -> bool:
    """Whether these bytes were signed so under a signet of ours, the present one or one before it."""
    known = {each.id: each.public for each in signets()}
    public = known.get(signature.get("signet", ""))
    if public is None:
        return False
    try:
        VerifyKey(public).verify(message, base64.b64decode(signature.get("signature", "")))
    except (BadSignatureError, ValueError):
        return False
    return True


def fresh() -> tuple[str, Signet]:
    """A new pair: the secret half as ``SIGNET`` takes it, and the public one."""
    made = SigningKey.generate()
    return base64.b64encode(bytes(made)).decode(), Signet(bytes(made.verify_key), current=True)


def _current() -> Signet:
    if not settings.SIGNET:
        raise Unsigned(UNSIGNED)
    return signets()[0]


def _key() -> SigningKey:
    return SigningKey(settings.SIGNET)
