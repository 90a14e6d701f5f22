"""Whoever asks in the same words is told the same before Django is asked: word for word, and never what is not so."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from claims.models import Claim
from provenance.bench.asked import ask, asked
from provenance.history.checks.schema import TRACKED
from provenance.partners import usage
from provenance.partners.actions import keys, partners, usages
from provenance.partners.actions.keys import Made
from provenance.partners.catalogue import RESOURCES
from provenance.partners.doorstep import Doorstep
from provenance.partners.expanding import choices
from provenance.partners.models import Key
from sources.vocabulary import Publication
from tests.counting import forget_answers
from tests.factories import make_capture, make_claim, make_review
from tests.partners import make_keeper, make_key
from tests.provenance.partners.house import LIST, House, alike
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.settling import settle

# The end of the feed is only trusted when nothing is being written: so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


TABLES = re.compile(r'(?:FROM|JOIN) "?([a-z]+_[a-z_]+)"?')
BESIDE = {
    "accounts_user": "the account of the partner; and names of people who signed, which may be a minute old",
    "history_change": "the end itself",
    "claims_act": "of which only the key is told, and that is never another",
    "claims_furtherrivals": "triggers of its own tell of the claim",
    "claims_answer": "triggers of its own tell of the source",
    "sources_visit": "tells that a page is gone: then the article’s text revision is raised, which is told",
    "claims_veiled": "a function that reads claims",
    "claims_veiled_events": "a function that reads events",
    "sources_veiled": "a function that reads articles",
    "sources_out_of_sight": "another",
    "sources_sighting": "when what an alteration notices was seen first, which in a list is never another",
}


@pytest.fixture
def house(afresh: None) -> Iterator[House]:
    forget_answers()
    with override_settings(ALLOWED_HOSTS=["localhost"], SECURE_SSL_REDIRECT=False):
        yield House()


def test_every_list_and_row_is_told_again_word_for_word_with_one_question(house: House) -> None:
    made, claim = make_key(a_minute=500), make_claim()
    addresses = [f"/api/v1/{each.name}/" for each in RESOURCES if each.brief.noted]
    assert len(addresses) == len(RESOURCES) - 1  # when a text was seen again nobody is told
    for address in [*addresses, f"{LIST}{claim.public_id}/", f"{LIST}?page_size=3&fields=text"]:
        settle()
        first, _ = house.ask(made, address)
        with CaptureQueriesContext(connection) as caught:
            again, inside = house.ask(made, address)
        assert (inside, len(caught)) == (False, 1), address
        alike(first, again)
        tag = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
        by_django, _ = house.ask(made, address, **tag)
        unchanged, inside = house.ask(made, address, **tag)
        assert (by_django.number, inside) == (304, False), address
        alike(by_django, unchanged)


def test_whatever_an_answer_that_is_known_again_is_read_from_moves_the_end_of_the_history(
    house: House,
) -> None:
    made, scene = make_key(a_minute=900), set_scene()
    read: set[str] = set()
    for resource in RESOURCES:
        expand = f"?expand={','.join(choices(resource.name)[:3])}" if choices(resource.name) else ""
        address = f"/api/v1/{resource.name}/"
        one = f"{address}{scene.by_resource()[resource.name]}/"
        lists = [address, address + expand] if resource.brief.noted else []
        for each in [*lists, one] if resource.full.noted else lists:
            with CaptureQueriesContext(connection) as caught:
                answer, _ = house.ask(made, each)
            assert answer.number == 200, each
            read |= {table for row in caught for table in TABLES.findall(row["sql"])}
    assert read - set(TRACKED) - BESIDE.keys() == set()
    assert BESIDE.keys() - read == set()


def test_what_is_sent_compressed_is_told_again_compressed(house: House) -> None:
    made = make_key()
    for number in range(9):
        make_claim(f"It happened {number} times.")
    first, _ = house.ask(made, HTTP_ACCEPT_ENCODING="gzip")
    again = house.known(made, HTTP_ACCEPT_ENCODING="gzip")
    assert again.headers["Content-Encoding"] == "gzip"
    assert house.known(made).headers.get("Content-Encoding") is None
    assert len(again.body) == int(again.headers["Content-Length"]) < len(house.known(made).body)
    assert first.number == 200


def test_it_is_counted_against_the_key_as_ever_and_refused_when_nothing_is_left(house: House) -> None:
    made = make_key(a_minute=4)
    make_claim()
    told = [house.known(made), *(house.ask(made)[0] for _ in range(3))]
    assert [answer.number for answer in told] == [200, 200, 200, 429]
    assert [answer.headers["RateLimit"].split(";")[1] for answer in told] == ["r=2", "r=1", "r=0", "r=0"]
    usages.keep(usage.counted())
    counted = made.key.usage.get()
    assert (counted.answered, counted.throttled) == (4, 1)
    assert counted.sent == sum(len(answer.body) for answer in (told[0], *told))


def test_where_django_is_asked_after_all_the_turn_counts_once(house: House) -> None:
    made, claim = make_key(a_minute=9), make_claim()
    house.known(made)

    write(claim, made)

    answer, inside = house.ask(made)
    assert inside
    assert answer.headers["RateLimit"].split(";")[1] == "r=6"


def test_bytes_are_counted_as_they_were_before_they_were_compressed(house: House) -> None:
    made = make_key()
    for number in range(9):
        make_claim(f"It happened {number} times.")
    plain = house.known(made)
    house.known(made, HTTP_ACCEPT_ENCODING="gzip")
    usages.keep(usage.counted())
    assert made.key.usage.get().sent == 4 * len(plain.body)


def write(claim: Claim, _: Made) -> None:
    Claim.objects.filter(pk=claim.pk).update(text="It happened twice.")


def hide(claim: Claim, _: Made) -> None:
    Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)


def revoke(_: Claim, made: Made) -> None:
    keys.revoke(key=made.key, version=1, by=make_keeper(), why="To see.")


def narrow(_: Claim, made: Made) -> None:
    keys.change(key=made.key, version=1, scopes=["match"], networks="", by=make_keeper(), why="To see.")


def bind(_: Claim, made: Made) -> None:
    keys.change(
        key=made.key, version=1, scopes=["read"], networks="192.0.2.0/24", by=make_keeper(), why="To see."
    )


def stop(_: Claim, made: Made) -> None:
    partners.stop(partner=made.key.partner, version=1, by=make_keeper(), why="To see.")


@pytest.mark.parametrize(
    ("happens", "number"),
    [(write, 200), (hide, 200), (revoke, 401), (narrow, 403), (bind, 403), (stop, 401)],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_nothing_is_told_again_that_is_not_so_any_more(
    house: House, happens: Callable[[Claim, Made], None], number: int
) -> None:
    made, claim = make_key(), make_claim()
    before = house.known(made)

    happens(claim, made)

    after, inside = house.ask(made)
    assert (after.number, inside) == (number, True)
    assert after.body != before.body


def test_what_the_history_does_not_know_of_a_key_counts_too(house: House) -> None:
    """Whoever owns the tables may shut a key without a word to the history."""
    made = make_key()
    house.known(made)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partners_key DISABLE TRIGGER USER")
        Key.objects.filter(pk=made.key.pk).update(revoked_at=timezone.now(), revoked_why="Lost.", version=1)
        cursor.execute("ALTER TABLE partners_key ENABLE TRIGGER USER")
    assert house.ask(made)[0].number == 401


def test_an_embargo_that_ends_is_seen_at_once(house: House) -> None:
    made, now = make_key(), timezone.now()
    make_claim(embargo_until=now + timedelta(seconds=20))
    make_review(claim=make_claim(), embargo_until=now + timedelta(seconds=40))

    def seen(seconds: int) -> bool:
        """Whether Django was asked at that moment; told is what it would tell then, either way."""
        with time_machine.travel(now + timedelta(seconds=seconds), tick=False):
            answer, inside = house.ask(made)
            anew, _ = house.ask(made, HTTP_CACHE_CONTROL="no-cache")
        alike(answer, anew)
        rows.append(len(orjson.loads(answer.body)["results"]))
        return inside

    rows: list[int] = []
    house.known(made)
    assert [seen(at) for at in (10, 19, 21, 22, 39, 41, 42)] == [
        False,
        False,
        True,
        False,
        False,
        True,
        False,
    ]
    assert rows == [1, 1, 2, 2, 2, 2, 2]


def test_a_minute_later_it_is_worked_out_anew_and_so_it_is_when_a_clock_was_put_back(house: House) -> None:
    made, now = make_key(), timezone.now()
    house.known(made)
    for seconds in (61, -3600):
        with time_machine.travel(now + timedelta(seconds=seconds)):
            assert house.ask(made)[1]


OTHERWISE = (
    {"HTTP_COOKIE": "language=es"},
    {"HTTP_ORIGIN": "https://courier.example"},
    {"HTTP_CACHE_CONTROL": "no-cache"},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_X_FORWARDED_HOST": "courier.example"},
    {"HTTP_ACCEPT": "application/json;q=0.9"},
    {"HTTP_ACCEPT_LANGUAGE": "es"},
    {"HTTP_HOST": "127.0.0.1"},
    {"REMOTE_ADDR": "192.0.2.7"},
    {"QUERY_STRING": "page_size=2"},
    {"wsgi.url_scheme": "https"},
    {"REQUEST_METHOD": "HEAD"},
    {"REQUEST_METHOD": "POST"},
    {"CONTENT_LENGTH": "2"},
)


def test_who_says_anything_else_is_heard_by_django(house: House) -> None:
    made = make_key()
    for more in OTHERWISE:
        house.known(made)
        assert house.ask(made, **more)[1], more


def test_what_costs_more_than_a_page_or_hangs_on_more_is_never_known_again(house: House) -> None:
    made, claim = make_key(), make_claim()
    make_capture("A barge sank.")
    settle()
    yesterday = f"{timezone.now() + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"
    for address in (
        f"{LIST}?format=ndjson", f"{LIST}?format=csv", "/api/v1/changes/", "/api/v1/",
        f"{LIST}{claim.public_id}/?as_of={yesterday}", f"{LIST}nothing/", f"{LIST}?nonsense=1", "/api/v1/captures/",
    ):  # fmt: skip
        for _ in range(2):
            _, inside = house.ask(made, address)
        assert inside, address
    assert len(house.doorstep.shelf) == 0


def test_another_key_of_the_same_partner_is_a_stranger_here_and_so_is_none(house: House) -> None:
    made = make_key()
    house.known(made)
    assert house.ask(make_key(partner=made.key.partner, name="another"))[1]
    before = house.asked
    assert ask(house.doorstep, asked(LIST)).number == 200
    assert house.asked == before + 1


def test_while_the_counters_are_away_django_answers_uncounted(house: House, settings: Any) -> None:
    made = make_key()
    house.known(made)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer, inside = house.ask(made)
    assert (answer.number, inside, "RateLimit" in answer.headers) == (200, True, False)


def test_nothing_is_kept_where_the_setting_says_so(house: House) -> None:
    made = make_key()
    house.doorstep = Doorstep(house._inside, megabytes=0)
    settle()
    assert [house.ask(made)[1] for _ in range(3)] == [True] * 3
    assert len(house.doorstep.shelf) == 0
