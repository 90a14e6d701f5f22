"""Seals secrets that we must read again, so that whoever reads the database, or a copy of it, learns none.

XChaCha20-Poly1305 of libsodium (RFC 8439, its nonce widened to 24 random bytes), each seal bound to what it belongs to:
put into another’s row it opens nothing. The keys are made of ``SECRET_KEY`` and ``SECRET_KEY_FALLBACKS``; the first one
seals, any opens.
"""

import base64
from contextlib import suppress

from django.conf import settings
from django.utils.crypto import salted_hmac
from nacl.exceptions import CryptoError
from nacl.secret import Aead

SALT = "provenance.accounts.sealing"
"""As what was sealed first is sealed; a seal of another kind differs by what it is bound to."""
AROUND = 24 + 16
"""Bytes of nonce, and those that vouch for what is sealed."""


class Sealed(Exception):
    """No key of ours opens a seal: the one it was sealed under is gone, or it belongs to something else."""


def length(secret: int) -> int:
    """Letters of the seal of so many bytes, in base 64."""
    return 4 * -(-(secret + AROUND) // 3)


def seal(secret: bytes, *, of: str) -> str:
    """A secret of something (``of`` names what, for good), sealed; another seal each time."""
    sealed = Aead(keys(SALT)[0]).encrypt(secret, of.encode())
    return base64.urlsafe_b64encode(bytes(sealed)).decode()


def opened(sealed: str, *, of: str) -> bytes:
    """The secret in a seal. Raises ``Sealed`` where no key of ours opens it."""
    for key in keys(SALT):
        with suppress(CryptoError, ValueError):
            return bytes(Aead(key).decrypt(base64.urlsafe_b64decode(sealed), of.encode()))
    raise Sealed(of)


def keys(salt: str) -> list[bytes]:
    """Keys of 256 bits, the newest first; no other use of the program's secrets comes to the same (``salt``)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(salt, "key", secret=each, algorithm="sha256").digest() for each in secrets]
