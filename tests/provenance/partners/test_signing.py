"""What leaves the house signed, and who can tell."""

import base64
import json
from typing import Any

import pytest
from django.core.management import call_command
from nacl.signing import SigningKey, VerifyKey

from provenance.partners import signing
from provenance.partners.signing import Unsigned

SEED = bytes(range(32))
# RFC 8032, section 7.1, the second of its examples.
EXAMPLE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNED = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


@pytest.fixture
def signet(settings: Any) -> Any:
    """A newsroom that signs, and never signed with another."""
    settings.SIGNET, settings.SIGNETS_BEFORE = SEED, []
    return settings


def test_signatures_are_those_of_rfc_8032(signet: Any) -> None:
    signet.SIGNET = EXAMPLE

    told = signing.sign(b"\x72")

    assert base64.b64decode(told["signature"]) == SIGNED
    assert base64.b64decode(told["public"]) == PUBLIC


def test_a_manifest_is_the_same_bytes_whatever_the_order_and_says_what_it_vouches_for(signet: Any) -> None:
    one, other = signing.listed("a.json", b"{}"), signing.listed("b.json", b"[]")

    made = signing.manifest("evidence", [other, one], about="a claim")

    assert made == signing.manifest("evidence", [one, other], about="a claim")
    told = json.loads(made)
    assert (told["kind"], told["form"], told["about"]) == ("evidence", 1, "a claim")
    assert told["files"] == [one, other]
    assert told["signet"] == signing.signets()[0].id
    told_beside = json.loads(signing.signature_file(made))
    VerifyKey(base64.b64decode(told_beside["public"])).verify(
        made, base64.b64decode(told_beside["signature"])
    )


def test_what_is_not_as_it_was_signed_is_not_ours(signet: Any) -> None:
    told = dict(signing.sign(b"four"))

    assert signing.ours(b"four", told)
    assert not signing.ours(b"five", told)
    assert not signing.ours(b"four", {**told, "signature": "AAAA"})
    assert not signing.ours(b"four", {**told, "signature": "no base 64 at all"})
    assert not signing.ours(b"four", {})


def test_a_stranger_who_signs_under_our_id_is_not_us(signet: Any) -> None:
    stranger = SigningKey.generate()
    forged = {**signing.sign(b"four"), "public": base64.b64encode(bytes(stranger.verify_key)).decode()}
    forged["signature"] = base64.b64encode(stranger.sign(b"four").signature).decode()

    assert not signing.ours(b"four", forged)


def test_what_a_replaced_signet_signed_is_still_ours(signet: Any) -> None:
    told, before = signing.sign(b"four"), signing.signets()[0]

    signet.SIGNET = bytes(32)
    assert not signing.ours(b"four", told)
    signet.SIGNETS_BEFORE = [before.public]

    assert signing.ours(b"four", told)
    assert [(each.id == before.id, each.current) for each in signing.signets()] == [
        (False, True),
        (True, False),
    ]


def test_without_a_signet_nothing_is_signed_and_the_remedy_is_told(signet: Any) -> None:
    signet.SIGNET = b""

    with pytest.raises(Unsigned, match="make_signet"):
        signing.sign(b"four")
    with pytest.raises(Unsigned, match="make_signet"):
        signing.manifest("evidence", [])
    assert signing.signets() == []


def test_a_fresh_signet_is_printed_as_the_setting_takes_it(
    signet: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("make_signet")

    first, second = capsys.readouterr().out.splitlines()
    signet.SIGNET = base64.b64decode(first.removeprefix("SIGNET="))
    assert len(signet.SIGNET) == 32
    assert second == f"its public half, {signing.signets()[0].id}: {signing.signets()[0].written}"
