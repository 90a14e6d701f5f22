"""The short public name of a row, made from what the row is, so that it never depends on when it was made."""

import hashlib

# Crockford's base 32 in lower case: no i, l, o or u, so that an address survives being read aloud.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def public_id(*parts: str) -> str:
    """Twelve letters and digits (60 bits) from the SHA-256 of the parts.

    Sixty bits keep the chance of one collision among a million rows below one in a million (birthday bound).
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(55, -1, -5))
