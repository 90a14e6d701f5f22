"""The standard's own library believes what we sign, and nothing that was altered, is late or was signed by another."""

import random
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from provenance.webhooks.rules import signature

BODY = b'{"type":"claim.updated"}'
SECRET, OTHER = b"s" * 32, b"t" * 32


def sent(*secrets: bytes, seconds: int | None = None) -> dict[str, str]:
    return signature.headers(
        secrets, message_id="msg_a", seconds=int(time.time()) if seconds is None else seconds, body=BODY
    )


def believed(secret: bytes, body: bytes, headers: dict[str, str]) -> bool:
    try:
        Webhook(signature.shown(secret)).verify(body, headers)
    except (WebhookVerificationError, ValueError):  # a signature may be no base 64 any more
        return False
    return True


def test_a_message_is_believed_under_its_secret_alone() -> None:
    assert believed(SECRET, BODY, sent(SECRET))
    assert not believed(OTHER, BODY, sent(SECRET))


def test_while_two_secrets_hold_either_opens() -> None:
    both = sent(SECRET, OTHER)

    assert believed(SECRET, BODY, both)
    assert believed(OTHER, BODY, both)


@pytest.mark.parametrize("late", [-301, 301], ids=["sent again later", "from the future"])
def test_a_message_of_another_hour_is_not_believed(late: int) -> None:
    assert not believed(SECRET, BODY, sent(SECRET, seconds=int(time.time()) + late))


def test_no_flipped_bit_is_believed_wherever_it_is() -> None:
    chance, headers = random.Random(7), sent(SECRET)  # noqa: S311 (places, no secrets)
    for _ in range(1_000):
        body, altered = bytearray(BODY), dict(headers)
        where = chance.choice(["body", *headers])
        if where == "body":
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(7)
        else:
            letters = bytearray(altered[where].encode())
            # The last letters of a signature in base 64 hold bits that mean nothing.
            letters[chance.randrange(len(letters) - 2)] ^= 1 << chance.randrange(6)
            altered[where] = letters.decode("latin-1")
        assert not believed(SECRET, bytes(body), altered), (where, body, altered)
