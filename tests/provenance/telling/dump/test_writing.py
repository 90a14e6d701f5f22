"""A dump holds what everybody may see, in bytes that its content alone decides, signed, and where to go on from."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as in_use
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.accounts.models import User
from provenance.partners import asking, changes, signing
from provenance.partners.catalogue import RESOURCES
from provenance.telling.dump import checking, shelf, writing
from provenance.telling.dump.shelf import Dump
from sources.vocabulary import Publication
from tests.factories import make_claim
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.settling import settle
from tests.provenance.telling.test_replay import differing, dumped, read_on, unpacked

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now()


@pytest.fixture(autouse=True)
def shelved(settings: Any, tmp_path: Path) -> None:
    settings.DUMPS = tmp_path / "dumps"


def take(seconds: int = 0) -> Dump:
    settle()
    return writing.write(now=timezone.now() + timedelta(seconds=seconds))


def test_a_dump_is_what_everybody_may_read_and_what_follows_it_is_what_came_behind() -> None:
    scene = set_scene()
    draft = make_claim(event=scene.event, publication=Publication.DRAFT)
    dump = take()

    held = unpacked(dump)
    assert differing(held, dumped()) == {}
    assert ("claims", draft.public_id) not in held
    assert dump.manifest["rows"] == {
        each.name: sum(name == each.name for name, _ in held) for each in RESOURCES
    }

    Claim.objects.filter(pk=scene.two.pk).update(text="Two were hurt.")
    Claim.objects.filter(pk=draft.pk).update(publication=Publication.PUBLISHED)
    scene.contradiction.delete()
    settle()
    seen = asking.audience_of(None, timezone.now())
    read_on(held, changes.place(dump.manifest["after"], seen))
    assert differing(held, dumped()) == {}


def test_what_nobody_was_told_of_yet_is_left_to_the_feed_and_what_changed_since_is_told_again() -> None:
    """Both might be gone, or as before, when the teller comes to them: whoever has them from a dump must hear of it."""
    scene = set_scene()
    settle()
    untold = make_claim()
    Claim.objects.filter(pk=scene.four.pk).update(text="For a moment.")

    dump = writing.write(now=timezone.now())
    held = unpacked(dump)
    Claim.objects.filter(pk=scene.four.pk).update(text=scene.four.text)
    untold.delete()
    settle()

    assert ("claims", untold.public_id) not in held
    assert b"For a moment." in held["claims", scene.four.public_id]
    read_on(held, changes.place(dump.manifest["after"], asking.audience_of(None, timezone.now())))
    assert differing(held, dumped()) == {}


def test_what_was_hidden_for_the_moment_of_a_dump_is_told_again() -> None:
    scene = set_scene()
    settle()
    Claim.objects.filter(pk=scene.two.pk).update(publication=Publication.WITHDRAWN)
    dump = writing.write(now=timezone.now())
    held = unpacked(dump)
    Claim.objects.filter(pk=scene.two.pk).update(publication=Publication.PUBLISHED)
    settle()

    assert ("claims", scene.two.public_id) not in held
    read_on(held, changes.place(dump.manifest["after"], asking.audience_of(None, timezone.now())))
    assert differing(held, dumped()) == {}


def test_the_same_content_is_the_same_bytes() -> None:
    set_scene()
    one, other = take(), take(seconds=1)

    assert one.id != other.id
    assert one.manifest["files"] == other.manifest["files"]
    assert one.manifest["after"] == other.manifest["after"]
    for each in one.manifest["files"]:
        assert (one.folder / each["name"]).read_bytes() == (other.folder / each["name"]).read_bytes()


def test_a_dump_that_was_touched_does_not_pass_for_one_of_ours() -> None:
    set_scene()
    dump = take()
    assert list(checking.faults(dump.folder)) == []

    for name in (*dump.names[:2], "claims.ndjson.gz"):
        path = dump.folder / name
        whole = path.read_bytes()
        path.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
        assert list(checking.faults(dump.folder)), name
        path.write_bytes(whole[:-30])
        assert list(checking.faults(dump.folder)), name
        path.write_bytes(whole)
    (dump.folder / "claims.ndjson.gz").unlink()
    (told,) = checking.faults(dump.folder)
    assert told.startswith("claims.ndjson.gz cannot be read")


def test_older_dumps_go_and_the_latest_stays_however_old() -> None:
    set_scene()
    kept, old = take(), take(seconds=-9 * 86_400)
    (in_use.DUMPS / f".{shelf.name_at(NOW - timedelta(days=20))}").mkdir()

    assert [each.id for each in shelf.dumps()] == [kept.id, old.id]
    assert shelf.clear(now=NOW, days=7) == 1
    assert [each.name for each in in_use.DUMPS.iterdir()] == [kept.id]
    assert shelf.clear(now=NOW + timedelta(days=99), days=7) == 0


def test_nothing_is_written_where_nothing_can_be_signed(settings: Any) -> None:
    settings.SIGNET = b""

    with pytest.raises(signing.Unsigned):
        take()
    assert not in_use.DUMPS.exists()


def test_the_command_writes_one_and_checks_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_scene()
    call_command("dump", "--json")
    told = json.loads(capsys.readouterr().out)

    call_command("dump", "--check", told["folder"])
    assert "is as it was signed" in capsys.readouterr().out
    (Path(told["folder"]) / "events.ndjson.gz").write_bytes(b"")
    with pytest.raises(CommandError):
        call_command("dump", "--check", told["folder"])
    assert told["rows"]["claims"] == 2


def test_whoever_is_known_finds_dumps_in_the_api_and_strangers_none(api: APIClient, ana: User) -> None:
    set_scene()
    dump = take()
    assert api.get("/api/v1/dumps/").status_code == 401
    assert api.get(f"/api/v1/dumps/{dump.id}/manifest.json").status_code == 401

    api.force_authenticate(ana)
    (told,) = api.get("/api/v1/dumps/").json()["results"]
    assert (told["id"], told["after"], told["rows"]["claims"]) == (dump.id, dump.manifest["after"], 2)
    for each in told["files"]:
        answer = api.get(each["url"])
        content = b"".join(answer.streaming_content)
        assert content == (dump.folder / each["name"]).read_bytes()
        assert answer["Content-Length"] == str(len(content))
    for gone in ("2020-01-01T000000Z/manifest.json", f"{dump.id}/none.gz", f"{dump.id}/..%2Fmanifest.json"):
        assert api.get(f"/api/v1/dumps/{gone}").status_code == 404
