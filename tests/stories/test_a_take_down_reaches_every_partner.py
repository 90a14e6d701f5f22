"""A piece is taken down: no door tells a word of it any more, and every partner that may hold it hears of it first."""

import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Appearance, Claim
from provenance.partners import changes
from provenance.pipeline import line
from provenance.telling.dump import writing
from provenance.webhooks import sending
from provenance.webhooks.announcing import announce
from sources.actions import captures, publication
from sources.intake.handed import Handed
from sources.models import Article
from sources.rules import dates
from tests import asked
from tests.certificates import make_certificate
from tests.hidden import FIRST, KINDS, Told
from tests.partners import bearer, make_keeper, make_key, make_partner
from tests.permissions import RESOURCES
from tests.provenance.history.tampering import faults
from tests.provenance.partners.settling import settle
from tests.provenance.telling.test_replay import Held, dumped, everybody, read_on, unpacked
from tests.provenance.webhooks.told import make_endpoint
from tests.world import Reply, Request, World, open_world

pytestmark = pytest.mark.django_db(transaction=True)
PIECES = max(2, int(os.environ.get("TAKEN_DOWN", "1")))
TAKEN_DOWN = int(os.environ.get("TAKEN_DOWN", "1"))
"""How many pieces are taken down, one after the other."""
SEED = 33
SYLLABLES = ("or", "ven", "tal", "mir", "sul", "bek", "dra", "fen", "gol", "hus", "jar", "kel")
LISTS = [f"/api/v1/{each}/{how}" for each in RESOURCES for how in ("", "?format=ndjson", "?format=csv")]
PAGES = ["/", "/claims/", "/articles/", "/events/", "/sources/", "/dashboard/", "/api/v1/claimreviews/"]


@dataclass(frozen=True)
class Fetched:
    """What a partner was answered at one address."""

    code: int
    tag: str
    body: bytes


class Partner:
    """A partner's program that fetches wherever it can, and holds what it was told."""

    def __init__(self) -> None:
        self.partner = make_partner("Harbour Courier")
        self.headers = bearer(make_key(self.partner, a_minute=100_000))
        self.client = Client(raise_request_exception=False)

    def fetch(self, address: str, tag: str = "") -> Fetched:
        headers = {
            **(self.headers if address.startswith("/api/") else {}),
            **({"If-None-Match": tag} if tag else {}),
        }
        told = self.client.get(address, headers=headers)
        said = asked.whole(told, {})
        return Fetched(told.status_code, told.get("ETag", ""), said)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[World, Any]]:
    """Where webhooks arrive, and a client that reaches it."""
    certificate = make_certificate(tmp_path, "desk.example")
    with open_world(certificate) as world:
        yield world, world.client(trust=str(certificate))


def named(chance: random.Random) -> str:
    """A name nobody else has: by it a word of the piece is known wherever it stands."""
    return "".join(chance.sample(SYLLABLES, 5)).capitalize()


def piece(number: int, place: str) -> Handed:
    """A piece about what happened on a day of its own, weeks apart from every other."""
    at = FIRST - timedelta(days=20 * number)
    text = (
        f"{number + 3} fishermen were killed on {at:%-d %B %Y} at {place}, the mayor Ada {place} said.\n\n"
        f"The nets of {place} were brought in by lamplight, and nobody in {place} went out on the next tide."
    )
    return Handed(
        text.encode(), "text/plain", "a test", url=f"https://{place.lower()}.example/{number}",
        title=f"Jetty at {place}", source=f"{place} Mail", published=dates.parse(at.isoformat()), retrieved=at,
        language="en",
    )  # fmt: skip


def of(article: Article) -> Told:
    """The ids of all that came with a piece."""
    appearances = Appearance.objects.filter(capture__article=article)
    claims = Claim.objects.filter(appearances__in=appearances).distinct()
    speakers = appearances.exclude(attributed_to=None).values_list("attributed_to__public_id", flat=True)
    assert article.source is not None
    ids = {
        "articles": [article.public_id],
        "captures": list(article.captures.values_list("public_id", flat=True)),
        "appearances": list(appearances.values_list("public_id", flat=True)),
        "claims": list(claims.values_list("public_id", flat=True)),
        "events": sorted({each.event.public_id for each in claims.select_related("event")}),
        "sources": sorted({article.source.public_id, *speakers}),
    }
    assert all(ids.values()), ids
    return Told({kind: ids.get(kind, []) for kind in KINDS}, {})


def doors(told: Told) -> dict[str, bool]:
    """Every address that tells of a piece, and whether it is the piece's own: nothing is left there afterwards."""
    own = {address: True for _, address in asked.of_one(told)}
    own |= {
        f"/api/v1/oembed/?url=http%3A%2F%2Ftestserver%2Fclaims%2F{each}%2F": True
        for each in told.ids["claims"]
    }
    return own | dict.fromkeys([*LISTS, *PAGES], False)


class Followed:
    """Two endpoints: one told of everything, one that asked for reviews alone; and what arrived at them, in order."""

    def __init__(self, partner: Partner, world: World) -> None:
        urls = {"": (), "reviews": ("reviews",)}
        self.paths = [f"/{each}" for each in urls]
        self.arrived: list[tuple[str, str]] = []
        for each, resources in urls.items():
            world.put("desk.example", f"/{each}", self._arrive)
            make_endpoint(partner.partner, url=f"https://desk.example/{each}", resources=resources)

    def _arrive(self, request: Request) -> Reply:
        told = json.loads(request.body)
        self.arrived.append((request.path, f"{told['type']} {told['data']['id']}"))
        return Reply(code=204)

    def heard_first(self, gone: set[str]) -> None:
        """Whatever takes something back came to both before all else; four are on their way at once."""
        for path in self.paths:
            order = [said for where, said in self.arrived if where == path]
            back = [said.partition(" ")[0].endswith(("withdrawn", "deleted")) for said in order]
            assert gone <= {said.split()[1] for said, each in zip(order, back, strict=True) if each}, (
                path,
                order,
            )
            first = back.index(False) if False in back else len(back)
            assert not any(back[first + sending.OF_ONE :]), (path, order)
        self.arrived.clear()


def come_in(*pieces: Handed) -> None:
    for each in pieces:
        captures.take(handed=each)
    worked()


def worked() -> None:
    """All steps taken, all told, and written down for the endpoints."""
    assert line.drain().failed == 0
    settle()
    announce(seconds=5)


def take_down(place: str, partner: Partner, beside: Handed) -> tuple[set[str], int]:
    """Take a piece down that partners have fetched, something else being under way to them.

    What must be told as taken back, and how many addresses were fetched before and after.
    """
    article, word = Article.objects.get(title=f"Jetty at {place}"), place.encode()
    told = of(article)
    before = {address: partner.fetch(address) for address in doors(told)}
    carrying = {address for address, each in before.items() if word in each.body}
    assert len(carrying) > 30, carrying
    come_in(beside)

    publication.withdraw(row=article, by=make_keeper(), why="A court has said so.", version=article.version)
    worked()

    for address, own in doors(told).items():
        again = partner.fetch(address, before[address].tag)
        assert word not in again.body, address
        assert address not in carrying or again.code != 304, f"{address} is called unchanged"
        assert not own or address not in carrying or again.code in (404, 410), (address, again.code)
    return {each for ids in told.ids.values() for each in ids}, len(before)


def test_what_is_taken_down_is_gone_at_every_door_and_every_partner_hears_of_it_first(
    desk: tuple[World, Any], tmp_path: Path, settings: Any, proved: Callable[..., None]
) -> None:
    settings.DUMPS = tmp_path / "dumps"
    world, client = desk
    chance = random.Random(SEED)  # noqa: S311 (names, no secrets)
    places = [named(chance) for _ in range(PIECES)]
    come_in(*(piece(number, place) for number, place in enumerate(places)))
    partner, held = Partner(), Held()
    followed, at = Followed(partner, world), read_on(held, changes.beginning(everybody()))
    asked_at, taken = 0, chance.sample(places, TAKEN_DOWN)

    for number, place in enumerate(taken):
        assert any(place.encode() in row for row in held.values())
        gone, fetched = take_down(place, partner, piece(PIECES + number, named(chance)))
        sending.send(seconds=5, client=client)
        followed.heard_first(gone)
        at = read_on(held, at)
        assert [key for key, row in held.items() if place.encode() in row] == []
        asked_at += fetched

    dump = unpacked(writing.write(now=timezone.now()))
    assert [key for key, row in dump.items() if any(place.encode() in row for place in taken)] == []
    assert dump == dumped() == held
    assert faults() == []
    proved(
        "T33",
        size=f"{TAKEN_DOWN} pieces taken down of {PIECES}, seed {SEED}",
        figure=f"0 of {asked_at:,} addresses fetched before and after tell a word of them or are called unchanged; "
        "told first at both endpoints each time; feed, dump and what everybody may read agree; the chain verifies",
    )
