"""The six digits that change every half minute: RFC 6238 over HMAC-SHA-1, as every authenticator app reckons them.

Fifteen lines of the standard library: a package would bring no more than these, and a door more to look after.
"""

import base64
import hashlib
import hmac
from urllib.parse import quote, urlencode

PERIOD = 30
DIGITS = 6
DRIFT = 1
"""Steps a phone's clock may be off, either way (RFC 6238, 5.2, recommends no more than one)."""


def code(secret: bytes, step: int) -> str:
    """The digits of one step (RFC 4226, 5.3)."""
    digest = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(typed: str, secret: bytes, now: float) -> int | None:
    """The step, of those around now (seconds since 1970), whose digits were typed; None where it is none of them."""
    current, found = int(now) // PERIOD, None
    for step in range(current - DRIFT, current + DRIFT + 1):
        if hmac.compare_digest(code(secret, step).encode(), typed.encode()):
            found = step
    return found


def in_letters(secret: bytes) -> str:
    """The secret as it is typed into an app by hand, in groups of four."""
    letters = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address(secret: bytes, name: str, house: str = "Provenance") -> str:
    """The address that a square of dots holds for an app (the key URI of Google Authenticator)."""
    asked = {"secret": in_letters(secret).replace(" ", ""), "issuer": house}
    return f"otpauth://totp/{quote(f'{house}:{name}')}?{urlencode(asked)}"
