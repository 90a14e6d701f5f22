"""The queue of sources that may be one: what waits, merging, saying no, and taking the no back."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from provenance.accounts.models import User
from sources.actions import source_pairs
from sources.models import Source, SourcePair
from sources.vocabulary import SourceKind
from tests.desk import sit
from tests.factories import make_article, make_source, make_user
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUE = "/queue/sources/"


@pytest.fixture
def ben() -> Client:
    return sit(make_user("ben", staff=True))


@pytest.fixture
def pair(db: None) -> SourcePair:
    """Two that may be one, and some that are left alone."""
    make_source("SkyNews", host="sky.example")
    make_article(source=make_source("Sky News", host="live.sky.example"))
    make_source("Sky news", kind=SourceKind.COMMENTER, within=Source.objects.get(name="SkyNews"))
    make_source("Sky-News", retired=True, scope="elsewhere")
    source_pairs.suggest()
    return SourcePair.objects.get()


def decide(client: Client, row: SourcePair, deed: str, **typed: Any) -> Any:
    seen = {"one_version": row.one.version, "other_version": row.other.version}
    told = {"pair": row.public_id, "version": row.version, **seen, "deed": deed, "why": "Read both."}
    return client.post(QUEUE, {**told, **typed}, follow=True)


@pytest.mark.parametrize(("deed", "kept"), [("confirm", "one"), ("other", "other")])
def test_a_yes_merges_into_the_one_that_is_kept(ben: Client, pair: SourcePair, deed: str, kept: str) -> None:
    told = plain(shown(ben, QUEUE))
    assert (
        "live.sky.example and sky.example are of one domain" in told
        or "sky.example and live.sky.example" in told
    )
    assert "“sky news” and “skynews” differ in spaces alone" in told or "“skynews” and “sky news”" in told
    assert "1 article" in told

    answer = decide(ben, pair, deed)

    keep = getattr(pair, kept)
    assert f"Merged into “{keep}”" in plain(answer.content.decode())
    assert Source.objects.get(merged_into__isnull=False).merged_into == keep
    assert "Nothing waits here" in plain(shown(ben, QUEUE))


def test_a_no_is_remembered_until_it_is_taken_back(ben: Client, pair: SourcePair) -> None:
    assert "Nothing waits here" in plain(decide(ben, pair, "reject").content.decode())
    assert source_pairs.suggest() == 0

    pair.refresh_from_db()
    told = {"pair": pair.public_id, "version": pair.version, "deed": "undo"}
    assert "Taken back: the pair waits again" in ben.post(QUEUE, told, follow=True).content.decode()
    assert source_pairs.suggest() == 1


def test_what_no_longer_speaks_for_it_is_no_longer_suggested_and_what_does_is_looked_for_on_demand(
    ben: Client, pair: SourcePair
) -> None:
    again = source_pairs.suggest()
    assert (again, SourcePair.objects.get().pk) == (1, pair.pk)
    Source.objects.filter(name="Sky News").update(retired=True)
    assert (
        "Looked through all sources: 0 pairs wait"
        in ben.post(QUEUE, {"deed": "look"}, follow=True).content.decode()
    )
    Source.objects.filter(name="Sky News").update(retired=False)
    call_command("learn", verbosity=0)
    assert SourcePair.objects.waiting().count() == 1


REFUSED = [
    ({"deed": "confirm", "why": " "}, 400, "Say why"),
    ({"deed": "burn"}, 400, "use one of the buttons"),
    ({"deed": "confirm", "version": "9"}, 409, "Nothing of yours was saved"),
    ({"deed": "reject", "one_version": "9"}, 409, "Nothing of yours was saved"),
    ({"deed": "other", "other_version": "9"}, 409, "Nothing of yours was saved"),
    ({"deed": "reject", "one_version": "x"}, 400, "lost its version"),
    ({"deed": "reject", "pair": "nothing"}, 409, "waits no more"),
]  # fmt: skip


def test_what_cannot_be_is_refused_and_nothing_is_saved(ben: Client, pair: SourcePair) -> None:
    for typed, code, told in REFUSED:
        answer = decide(ben, pair, **{"deed": "confirm", **typed})
        assert (answer.status_code, told in answer.content.decode()) == (code, True), typed
    pair.refresh_from_db()
    assert pair.judgement == "suggested"
    assert not Source.objects.exclude(merged_into=None).exists()


def test_fact_checkers_read_and_do_not_decide_and_nobody_else_gets_as_far(
    ana: User, carla: User, client: Client, pair: SourcePair
) -> None:
    assert client.get(QUEUE).status_code == 302
    client.force_login(carla)
    assert client.get(QUEUE).status_code == 403
    client.force_login(ana)
    assert "Curators and administrators decide here" in plain(shown(client, QUEUE))
    assert decide(client, pair, "confirm").status_code == 403
    assert client.post(QUEUE, {"deed": "look"}).status_code == 403


def test_the_queue_costs_the_same_however_much_waits(ben: Client, pair: SourcePair) -> None:
    first = queries(ben, QUEUE)
    for number in range(3):
        make_source(f"Tessel{number}x Wire")
        make_source(f"Tessel{number}xWire")
    source_pairs.suggest()

    assert SourcePair.objects.waiting().count() >= 4
    assert queries(ben, QUEUE) == first == 6
