"""A signed bundle is checked without us, by a program of its own, and any bit that is changed in it shows."""

import base64
import importlib.util
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.test import Client, override_settings
from nacl.signing import SigningKey
from pytest_django.plugin import DjangoDbBlocker

from claims.models import Appearance, Claim
from provenance.accounts.models import User
from provenance.embedded.places import PROJECT
from provenance.history.models import Head
from provenance.partners import signing
from provenance.partners.evidence import packing
from sources.models import Article
from sources.vocabulary import Publication
from tests.claims.scene import taken_back
from tests.factories import make_appearance, make_article, make_capture, make_claim
from tests.provenance.partners.scene import FOUR, TEXT, Scene, set_scene

pytestmark = pytest.mark.django_db
SCRIPT = PROJECT / "deploy" / "check_evidence.py"
SIGNET = bytes(range(32))
BROKEN = (ValueError, KeyError, TypeError, AttributeError, EOFError)
FLIPPED = int(os.environ.get("FLIPPED_BITS", "200"))
"""How many bits are flipped, one at a time; a thousand in a longer run."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The program outsiders check with."""
    found = importlib.util.spec_from_file_location("check_evidence", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def signet(settings: Any) -> str:
    """The public half of what the bundle is signed with."""
    settings.SIGNET, settings.SIGNETS_BEFORE = SIGNET, []
    return signing.signets()[0].written


@pytest.fixture
def scene(signet: str, db: None) -> Scene:
    return chained()


def chained() -> Scene:
    Head.objects.create(number=1, hash=bytes(range(32, 64)))
    return set_scene()


def bundle_of(client: Client, kind: str, public_id: str) -> bytes:
    answer = client.get(f"/{kind}/{public_id}/evidence.zip")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def bundle(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> bytes:
    """The bundle of a claim of the scene, made once: what most tests do to it are other bytes."""
    with django_db_blocker.unblock(), taken_back(), override_settings(SIGNET=SIGNET, SIGNETS_BEFORE=[]):
        return bundle_of(Client(), "claims", chained().four.public_id)


def files_of(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        assert archive.testzip() is None
        return {each.filename: archive.read(each) for each in archive.infolist()}


def repacked(files: dict[str, bytes]) -> bytes:
    return b"".join(packing.packed([packing.held(name, content) for name, content in files.items()]))


def resigned(files: dict[str, bytes], key: SigningKey) -> dict[str, bytes]:
    """The same files under a manifest and a signature of somebody else."""
    kept = {name: each for name, each in files.items() if not name.startswith("manifest")}
    told = json.loads(files["manifest.json"])
    told["files"] = sorted(
        (signing.listed(name, each) for name, each in kept.items()), key=lambda each: each["name"]
    )
    public = bytes(key.verify_key)
    told["signet"] = signing.Signet(public, current=True).id
    manifest = json.dumps(told).encode()
    signature = {
        "algorithm": "Ed25519",
        "public": base64.b64encode(public).decode(),
        "signature": base64.b64encode(key.sign(manifest).signature).decode(),
        "signet": told["signet"],
    }
    beside = json.dumps(signature, sort_keys=True, indent=2).encode() + b"\n"
    return {"manifest.json": manifest, "manifest.json.signature": beside, **kept}


@pytest.fixture
def check(script: ModuleType, tmp_path: Path) -> Callable[..., Any]:
    """What the program says of some bytes; “changed” where it says that they are not as they were signed."""

    def of(raw: bytes, trusted: str = "") -> Any:
        path = tmp_path / "bundle.zip"
        path.write_bytes(raw)
        try:
            return script.checked(path, trusted)
        except script.Changed as what:
            return f"changed: {what}"
        except (*BROKEN, script.zlib.error, script.struct.error):
            return "changed: cannot be read"

    return of


def test_a_bundle_holds_captures_facts_log_and_the_hash_the_chain_stood_at(bundle: bytes) -> None:
    files = files_of(bundle)

    assert set(files) == {
        "manifest.json", "manifest.json.signature", "claims.json", "appearances.json", "contradictions.json",
        "reviews.json", "captures.json", "articles.json", "derivations.json", "sources.json", "history.json",
        "schema-org.json", "prov.json", "evidence.warc.gz",
    }  # fmt: skip
    (quote,) = json.loads(files["appearances.json"])
    assert (quote["quote"], TEXT[quote["start"] : quote["end"]]) == (FOUR, FOUR)
    history = json.loads(files["history.json"])
    assert "First read in an article" in {each["what"] for each in history["entries"]}
    assert json.loads(files["manifest.json"])["about"]["words"] == "Four Pemon were killed."
    assert history["head"] == bytes(range(32, 64)).hex()


def test_whoever_has_the_public_half_sees_that_it_is_as_it_was_signed(
    bundle: bytes, check: Callable[..., Any], signet: str
) -> None:
    assert check(bundle)["trusted"] is False
    assert check(bundle, signet)["trusted"] is True
    assert check(bundle, base64.b64encode(bytes(32)).decode()).startswith("changed: whoever signed")


def test_any_flipped_bit_shows(bundle: bytes, check: Callable[..., Any], proved: Callable[..., None]) -> None:
    chosen = random.Random(8032).sample(range(len(bundle) * 8), FLIPPED)  # noqa: S311 (which bits is no secret)
    passed = []
    for place in chosen:
        raw = bytearray(bundle)
        raw[place // 8] ^= 1 << place % 8
        if not str(check(bytes(raw))).startswith("changed"):
            passed.append(place)

    assert passed == []
    proved(
        "T20",
        size=f"{FLIPPED:,} bits flipped, one at a time, of {len(bundle) * 8:,} in a claim’s bundle, seed 8032",
        figure=f"{FLIPPED:,} of {FLIPPED:,} found",
    )


@pytest.mark.parametrize("change", ["cut", "added", "put in another order", "one left out", "one put in"])
def test_so_does_whatever_is_cut_added_or_moved(
    bundle: bytes, check: Callable[..., Any], change: str, proved: Callable[..., None]
) -> None:
    files = files_of(bundle)
    changed = {
        "cut": bundle[:-1],
        "added": bundle + b"\0",
        "put in another order": repacked(dict(reversed(files.items()))),
        "one left out": repacked({name: each for name, each in files.items() if name != "reviews.json"}),
        "one put in": repacked({**files, "more.json": b"{}"}),
    }[change]

    if change == "put in another order":
        assert check(changed) == check(bundle), "the order of files says nothing"
    else:
        assert check(changed).startswith("changed")
    proved(
        "T20",
        size="files cut, added, left out, put in, reordered",
        figure="all found, but another order, which tells nothing",
    )


def test_a_bundle_forged_and_signed_by_a_stranger_is_not_the_one_you_trust(
    bundle: bytes, check: Callable[..., Any], signet: str
) -> None:
    files = files_of(bundle)
    files["claims.json"] = files["claims.json"].replace(b"Four Pemon", b"Nine Pemon")
    forged = repacked(resigned(files, SigningKey(bytes(32))))

    assert check(forged)["signet"] != signing.signets()[0].id
    assert check(forged, signet).startswith("changed: whoever signed")


def test_even_signed_a_quote_must_stand_in_its_capture(bundle: bytes, check: Callable[..., Any]) -> None:
    files = files_of(bundle)
    files["appearances.json"] = files["appearances.json"].replace(b'"quote": "Four', b'"quote": "Nine')

    assert "does not stand in its capture" in check(repacked(resigned(files, SigningKey(bytes(range(32))))))


def test_the_program_runs_by_itself_and_says_so(
    bundle: bytes, tmp_path: Path, signet: str, proved: Callable[..., None]
) -> None:
    path, broken, folder = tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "unpacked"
    path.write_bytes(bundle)
    broken.write_bytes(bundle[:500] + b"?" + bundle[501:])
    folder.mkdir()
    for name, content in files_of(bundle).items():
        (folder / name).write_bytes(content)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        alone = [sys.executable, "-I", "-S", str(SCRIPT), *arguments]
        return subprocess.run(alone, capture_output=True, text=True, check=False, timeout=60)

    assert run(str(path), signet).stdout.endswith("It is the one you trust.\n")
    assert "Compare it" in run(str(folder)).stdout
    assert (run(str(broken)).returncode, run(str(broken)).stderr[:24]) == (1, "NOT as it was signed: th")
    assert run(str(tmp_path / "none")).returncode == 1
    lines = SCRIPT.read_text().count("\n")
    assert lines <= 150
    proved("T20", size="the program to check with", figure=f"{lines} lines, the standard library alone")


def test_the_same_evidence_gives_the_same_bytes_and_is_not_sent_again(client: Client, scene: Scene) -> None:
    address = f"/claims/{scene.four.public_id}/evidence.zip"
    first = client.get(address)

    told = b"".join(first.streaming_content)  # type: ignore[attr-defined]
    assert told == bundle_of(client, "claims", scene.four.public_id)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert (client.head(address).status_code, client.head(address).content) == (200, b"")
    Appearance.objects.filter(pk=scene.said.pk).update(hedge="allegedly")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_event_s_bundle_holds_all_its_claims(
    client: Client, scene: Scene, check: Callable[..., Any]
) -> None:
    raw = bundle_of(client, "events", scene.event.public_id)

    assert check(raw)["about"]["resource"] == "events"
    told = {each["id"] for each in json.loads(files_of(raw)["claims.json"])}
    assert told == {scene.four.public_id, scene.two.public_id}


def test_what_is_hidden_is_in_no_bundle_whoever_asks(client: Client, scene: Scene, ana: User) -> None:
    hidden = make_appearance(
        scene.four, capture=make_capture("Four, a draft said.", article=make_article("A draft"))
    )
    Article.objects.filter(pk=hidden.capture.article_id).update(publication=Publication.DRAFT)
    client.force_login(ana)

    for kind, public_id in (("claims", scene.four.public_id), ("events", scene.event.public_id)):
        told = files_of(bundle_of(client, kind, public_id))
        assert not any(hidden.public_id.encode() in each or b"A draft" in each for each in told.values())
    Claim.objects.filter(pk=scene.four.pk).update(publication=Publication.DRAFT)
    assert client.get(f"/claims/{scene.four.public_id}/evidence.zip").status_code == 404


def test_what_was_merged_leads_to_what_it_became(client: Client, scene: Scene) -> None:
    former = make_claim("Four dead.", event=scene.event, merged_into=scene.four)

    answer = client.get(f"/claims/{former.public_id}/evidence.zip")

    assert answer["Location"] == f"/claims/{scene.four.public_id}/evidence.zip"


def test_where_nothing_is_signed_the_remedy_is_told_and_no_page_offers_it(
    client: Client, scene: Scene, settings: Any
) -> None:
    address = f"/claims/{scene.four.public_id}/evidence.zip"
    assert address in client.get(f"/claims/{scene.four.public_id}/").content.decode()
    settings.SIGNET = b""

    answer = client.get(address)

    assert (answer.status_code, "make_signet" in answer.content.decode()) == (503, True)
    assert address not in client.get(f"/claims/{scene.four.public_id}/").content.decode()


def test_signatures_are_checked_as_rfc_8032_says(script: ModuleType) -> None:
    for number in range(4):
        key, message = SigningKey(bytes([number]) * 32), bytes(range(number * 7))
        public, made = bytes(key.verify_key), key.sign(message).signature
        assert script.signed(public, message, made)
        assert not script.signed(public, message + b"!", made)
        larger = made[:32] + (int.from_bytes(made[32:], "little") + script.ORDER).to_bytes(32, "little")
        assert not script.signed(public, message, larger), "S must lie below the order (section 5.1.7)"
