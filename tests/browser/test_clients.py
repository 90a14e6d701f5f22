"""Programs that others' tools make of the description read all that is published; what its page says to try works."""

import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.utils import timezone
from lxml import html
from pytest_django.plugin import DjangoDbBlocker

from provenance.partners.catalogue import RESOURCES
from provenance.partners.rendering import encode
from provenance.webhooks.rules import signature
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.models import Capture
from tests.newsroom import tell
from tests.partners import make_key
from tests.stories.conftest import SHARED, take_in

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]
HERE = Path(__file__).parent
SEEDS = SHARED / "seeds"
NAMES = sorted(each.name for each in RESOURCES)
EXPORTED = ["appearances", "claims", "contradictions", "derivations"]


@dataclass(frozen=True)
class Served:
    """Where the newsroom answers, a key that opens all of it, and what it publishes, as lists and exports have it."""

    url: str
    key: str
    published: dict[str, dict[str, Any]]
    exported: dict[str, set[str]]


@pytest.fixture(scope="module")
def served(newsroom: str, django_db_blocker: DjangoDbBlocker) -> Served:
    """The demo's newsroom, with the seeds where they are, and a partner's key."""
    with django_db_blocker.unblock():
        if SEEDS.is_dir():
            take_in(SEEDS)
            tell()
        key = make_key(a_minute=100_000).secret
        published = {each.name: rows_of(each) for each in RESOURCES}
        return Served(newsroom, key, published, {name: exported(name) for name in EXPORTED})


def rows_of(resource: Resource) -> dict[str, Any]:
    """Every row of the database that everybody may see, by its id, as it is told."""
    everybody = Audience(None, timezone.now())
    rows = json.loads(encode(resource.brief.told(resource.rows(everybody), everybody)))
    return {row["id"]: row for row in rows}


def exported(name: str) -> set[str]:
    """The ids of all that the command exports of one kind."""
    out = StringIO()
    call_command("export", name, stdout=out)
    return {json.loads(each)["id"] for each in out.getvalue().splitlines()}


@pytest.fixture(scope="module")
def described(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description as it is served, in a file."""
    path = tmp_path_factory.mktemp("described") / "schema.json"
    path.write_bytes(httpx.get(f"{served.url}/api/schema.json", timeout=60).raise_for_status().content)
    return path


@pytest.fixture(scope="module")
def made(described: Path) -> Iterator[Any]:
    """The package that openapi-python-client makes of it."""
    settings = described.with_name("settings.yaml")
    settings.write_text("package_name_override: made_client\npost_hooks: []\n")
    package = described.parent / "made_client"
    run("openapi_python_client", "generate", f"--path={described}", f"--config={settings}", "--meta=none",
        f"--output-path={package}", "--fail-on-warning")  # fmt: skip
    sys.path.insert(0, str(described.parent))
    yield importlib.import_module("made_client")
    sys.path.remove(str(described.parent))


def run(module: str, *arguments: str) -> None:
    """Let a tool work; it must end well."""
    words = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_python_client_made_of_the_description_reads_everything(served: Served, made: Any) -> None:
    with made.AuthenticatedClient(
        base_url=served.url, token=served.key, timeout=httpx.Timeout(60), raise_on_unexpected_status=True
    ) as client:
        read = {name: everything(client, name) for name in NAMES}
        followed = changes(client)
        found = matched(client, next(iter(read["claims"].values())))

    assert {name: set(read[name]) for name in EXPORTED} == served.exported
    for name in NAMES:
        assert read[name].keys() == served.published[name].keys() == followed[name].keys()
        for key, one in read[name].items():
            assert (
                one
                == type(one).from_dict(served.published[name][key])
                == type(one).from_dict(followed[name][key])
            )
    assert {name for name in NAMES if not read[name]} <= {"reviews", "outside_reviews"}
    assert found <= set(read["claims"])


def test_the_seeds_are_among_what_is_read(served: Served) -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"the seed articles are not at {SEEDS}: set PROVENANCE_SHARED")
    files = {each.name for each in SEEDS.glob("*.txt")}
    held = dict(Capture.objects.filter(file__in=files).values_list("public_id", "file"))

    assert set(held.values()) == files
    assert held.keys() <= served.published["captures"].keys()


def operation(tag: str, name: str) -> Any:
    return importlib.import_module(f"made_client.api.{tag}.{name}")


def everything(client: Any, name: str) -> dict[str, Any]:
    """Every row of a list by its id, a few at a time, by cursor."""
    found: dict[str, Any] = {}
    more: dict[str, str] = {}
    while True:
        page = operation(name, f"list_{name}").sync(client=client, page_size=7, **more)
        fresh = {one.id: one for one in page.results}
        assert not fresh.keys() & found.keys()
        found |= fresh
        if page.next_ is None:
            return found
        more = {"cursor": httpx.URL(page.next_).params["cursor"]}


def changes(client: Any) -> dict[str, dict[str, Any]]:
    """What whoever begins with nothing holds after following the feed to its end."""
    held: dict[str, dict[str, Any]] = {name: {} for name in NAMES}
    more: dict[str, str] = {}
    while True:
        told = operation("changes", "list_changes").sync(client=client, rows=True, page_size=90, **more)
        for one in told.results:
            held[one.resource][one.id] = one.row and one.row.to_dict()
        if told.next_ is None:
            return held
        more = {"after": told.after}


def matched(client: Any, claim: Any) -> set[str]:
    """The ids of the known claims that a claim's own words lead to, itself among them."""
    asked = importlib.import_module("made_client.models").TextAsked(text=claim.text)
    answer = operation("match", "match").sync(client=client, body=asked)
    found = {one.claim.id for one in answer.results}
    assert claim.id in found
    return found


def test_a_typescript_client_made_of_the_description_reads_the_same(served: Served, described: Path) -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("no node here: apt-get install nodejs npm")
    room = described.parent / "typescript"
    shutil.copytree(HERE / "typescript", room)
    npm("ci", "--no-audit", "--no-fund", "--prefer-offline", room=room)
    npm("exec", "--", "openapi-typescript", str(described), "-o", "api.d.ts", room=room)
    npm("exec", "--", "tsc", "-p", ".", room=room)

    words = ["node", "read.js", served.url, served.key, *EXPORTED]
    read = json.loads(subprocess.run(words, cwd=room, check=True, capture_output=True, timeout=300).stdout)

    assert {name: set(rows) for name, rows in read.items()} == served.exported
    for name, rows in read.items():
        assert rows == served.published[name]


def npm(*arguments: str, room: Path) -> None:
    """Run npm; without the registry nothing can be tried, which the test then says aloud."""
    done = subprocess.run(
        ["npm", *arguments], check=False, cwd=room, capture_output=True, text=True, timeout=300
    )
    if arguments[0] == "ci" and done.returncode and "network" in done.stderr.lower():
        pytest.skip(f"npm cannot fetch: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stdout + done.stderr


def snippets(served: Served) -> list[str]:
    """The programs and commands that stand on the page for people, as somebody would copy them."""
    page = html.document_fromstring(httpx.get(f"{served.url}/api/docs/", timeout=60).text)
    return [each.text_content() for each in page.xpath("//section[@id='start' or @id='webhooks']//pre")]


def test_what_the_page_says_to_begin_with_works_as_it_stands(served: Served) -> None:
    command, program, fuller, _ = snippets(served)

    first = json.loads(subprocess.run(["sh", "-c", command], check=True, capture_output=True).stdout)
    said = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"KEY": served.key}
    )

    whole = json.loads(subprocess.run(["sh", "-c", fuller], check=True, capture_output=True).stdout)

    assert len(first["results"]) == 5
    assert [set(row) for row in whole["results"]] == [{"id", "text", "corroboration", "appearances"}] * 5
    assert {line.split()[0] for line in said.stdout.splitlines()} == served.exported["claims"]


def test_the_receiver_of_the_page_takes_our_messages_and_nobody_elses(served: Served) -> None:
    secret, body = b"s" * signature.BYTES, json.dumps(MESSAGE).encode()
    signed = {"message_id": "msg_1", "seconds": int(time.time()), "body": body}
    port = free_port()
    known = {**os.environ, "PORT": str(port), "WEBHOOK_SECRET": signature.shown(secret)}
    receiver = subprocess.Popen(
        [sys.executable, "-c", snippets(served)[-1]], env=known, stdout=subprocess.PIPE
    )
    try:
        ours = send(port, body, signature.headers([secret], **signed))
        others = send(port, body, signature.headers([b"t" * signature.BYTES], **signed))
    finally:
        receiver.terminate()
        said = receiver.communicate()[0].decode()

    assert (ours, others) == (204, 401)
    assert said == "claim.updated 0123456789ab https://newsroom.example/api/v1/claims/0123456789ab/\n"


MESSAGE = {
    "type": "claim.updated",
    "timestamp": "2026-03-01T12:00:00Z",
    "data": {"id": "0123456789ab", "url": "https://newsroom.example/api/v1/claims/0123456789ab/"},
}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def send(port: int, body: bytes, headers: dict[str, str]) -> int:
    """What the receiver answers, once it listens."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=60) as client:
        return client.post(f"http://127.0.0.1:{port}/", content=body, headers=headers).status_code
