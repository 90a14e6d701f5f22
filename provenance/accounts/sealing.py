"""Seals what an app shares with us, so that whoever reads the database, or a copy of it, can reckon no codes.

XChaCha20-Poly1305 of libsodium (RFC 8439, its nonce widened to 24 random bytes), each seal bound to its person: put
into another’s row it opens nothing. The keys are made of ``SECRET_KEY`` and ``SECRET_KEY_FALLBACKS``; the first one
seals, any opens.
"""

import base64
from contextlib import suppress

from django.conf import settings
from django.utils.crypto import salted_hmac
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from sources.errors import Refused

SALT = "provenance.accounts.sealing"
LENGTH = 80
"""Letters of a seal: 24 bytes of nonce, 20 of secret and 16 that vouch for them, in base 64."""


def seal(secret: bytes, *, person: int) -> str:
    """A secret of somebody (by primary key), sealed; another seal each time."""
    sealed = Aead(_keys()[0]).encrypt(secret, _whose(person))
    return base64.urlsafe_b64encode(bytes(sealed)).decode()


def opened(sealed: str, *, person: int) -> bytes:
    """The secret in a seal. Raises ``Refused`` where no key of ours opens it: the one it was sealed under is gone."""
    for key in _keys():
        with suppress(CryptoError, ValueError):
            return bytes(Aead(key).decrypt(base64.urlsafe_b64decode(sealed), _whose(person)))
    raise Refused(
        "The key that opens this second factor is gone: use a recovery code, or ask whoever keeps the server",
        field="code",
    )


def _keys() -> list[bytes]:
    """Keys of 256 bits, the newest first; no other use of the program's secrets comes to the same (``SALT``)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, "key", secret=each, algorithm="sha256").digest() for each in secrets]


def _whose(person: int) -> bytes:
    return f"second factor of {person}".encode()
