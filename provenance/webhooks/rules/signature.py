"""Signs messages as Standard Webhooks 1.0 has it, so that receivers check them with that standard's own libraries."""

import base64
import hashlib
import hmac
from collections.abc import Sequence

BYTES = 32
"""Of a secret; the standard asks for 24 to 64."""
BEGINNING = "whsec_"


def shown(secret: bytes) -> str:
    """A secret as its receiver keeps it."""
    return BEGINNING + base64.b64encode(secret).decode()


def signature(secret: bytes, *, message_id: str, seconds: int, body: bytes) -> str:
    """What vouches for a message sent at a moment (Unix seconds): HMAC-SHA-256 of “id.timestamp.body”."""
    signed = f"{message_id}.{seconds}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode()


def headers(secrets: Sequence[bytes], *, message_id: str, seconds: int, body: bytes) -> dict[str, str]:
    """The three headers of a message, signed by every secret that still holds, the newest first."""
    each = [signature(one, message_id=message_id, seconds=seconds, body=body) for one in secrets]
    return {"webhook-id": message_id, "webhook-timestamp": str(seconds), "webhook-signature": " ".join(each)}
