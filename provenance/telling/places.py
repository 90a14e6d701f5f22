"""Places in the change feed, sealed: a token tells nobody how many rows there are, and nobody can make one up.

XChaCha20-Poly1305 of libsodium (RFC 8439, its nonce widened to 24 bytes). The nonce is made of what is sealed (a keyed
BLAKE2b, RFC 7693), so that the same place is always the same token and an answer the same bytes; of two places nothing
shows but that they differ. The keys are made of ``SECRET_KEY`` and ``SECRET_KEY_FALLBACKS``; the first one seals, any
opens.
"""

import base64
import hashlib
import struct
from contextlib import suppress
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from provenance import sealing

SALT = "provenance.telling.places"
FORM = struct.Struct(">cQQ")
NONCE = Aead.NONCE_SIZE
LONGEST = 200  # characters of a token; ours have 76


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed of everybody: behind all told up to ``place``.

    Whoever stands there held nothing when ``started`` was the feed's end, and needs no word of what was gone by then.
    """

    place: int = 0
    started: int = 0

    @property
    def reached(self) -> int:
        """Up to where tombstones may be missing without its holder missing anything."""
        return max(self.place, self.started)

    def token(self) -> str:
        """The place as an address carries it."""
        return _sealed(FORM.pack(b"t", self.place, self.started))


@dataclass(frozen=True, slots=True)
class Entered:
    """A place in the newsroom's own feed, which tells drafts: behind the change ``id`` of the transaction ``xid``."""

    xid: int = 0
    id: int = 0

    def token(self) -> str:
        """The place as an address carries it."""
        return _sealed(FORM.pack(b"n", self.xid, self.id))


def read(token: str) -> Place | Entered | None:
    """The place in a token; None for anything we did not write ourselves."""
    for key in sealing.keys(SALT):
        with suppress(CryptoError, ValueError, struct.error):
            kind, one, other = FORM.unpack(Aead(key).decrypt(_bytes(token), SALT.encode()))
            return Place(one, other) if kind == b"t" else Entered(one, other)
    return None


def _bytes(token: str) -> bytes:
    if not token.isascii() or len(token) > LONGEST:
        raise ValueError("no token of ours is so long, or holds such letters")
    return base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)


def _sealed(plain: bytes) -> str:
    key = sealing.keys(SALT)[0]
    nonce = hashlib.blake2b(plain, digest_size=NONCE, key=key, person=b"place nonce").digest()
    return (
        base64.urlsafe_b64encode(bytes(Aead(key).encrypt(plain, SALT.encode(), nonce))).decode().rstrip("=")
    )
