"""Every capture is held against all before it, once, wherever the index stands; who resembles whom is kept."""

import threading

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from sources.actions import captures, derivations, screenings
from sources.intake.handed import Handed
from sources.models import Article, Capture, Derivation, Resemblance, Screening, Shingle
from sources.rules import dates, postings

pytestmark = pytest.mark.django_db
PLACES = pytest.mark.parametrize("place", ["memory", "tables"])


def words(letter: str, count: int) -> str:
    return " ".join(f"{letter}{number}" for number in range(count))


WIRE = words("w", 200)


def hand_in(source: str, text: str, *, day: int = 1) -> Capture:
    handed = Handed(
        text.encode(),
        "text/plain",
        "a test",
        source=source,
        published=dates.parse(f"2026-10-{day:02}T10:00Z"),
        language="en",
    )
    return captures.take(handed=handed).capture


def resembling() -> set[tuple[frozenset[str], int]]:
    rows = Resemblance.objects.values_list("later__public_id", "earlier__public_id", "hashes")
    return {(frozenset((later, earlier)), shared) for later, earlier, shared in rows}


@PLACES
def test_a_copy_resembles_its_wire_and_a_stranger_nobody(place: str, settings: Settings) -> None:
    settings.COPIES_FOUND_IN = place
    wire = hand_in("Wire", WIRE)
    copy = hand_in("Post", f"{words('own', 40)} {WIRE}")
    stranger = hand_in("Gazette", words("s", 200))

    for capture in (copy, wire, stranger):
        screenings.screen(article_id=capture.article_id)

    assert [pair for pair, _ in resembling()] == [frozenset((wire.public_id, copy.public_id))]
    assert Screening.objects.count() == 3


def test_memory_and_tables_find_the_same(settings: Settings) -> None:
    pieces = [hand_in(f"Post {at}", f"{words(f'o{at}x', 9 * at)} {WIRE[: 90 * at]}") for at in range(1, 9)]
    found = {}
    for place in ("memory", "tables"):
        settings.COPIES_FOUND_IN = place
        screenings.begin_again()
        for piece in pieces:
            screenings.screen(article_id=piece.article_id)
        found[place] = resembling()

    assert found["memory"] == found["tables"] != set()
    assert Shingle.objects.exists()


def test_captures_that_wait_are_screened_along_in_one_turn() -> None:
    first, *_ = (hand_in(f"Post {at}", f"{words(f'o{at}x', 60)} {WIRE}") for at in range(5))

    screenings.screen(article_id=first.article_id)

    assert Screening.objects.count() == 5
    assert Resemblance.objects.count() == 10


def test_screening_again_writes_nothing() -> None:
    wire, copy = hand_in("Wire", WIRE), hand_in("Post", f"more {WIRE}")
    for _ in range(2):
        screenings.screen(article_id=wire.article_id)
        screenings.screen(article_id=copy.article_id)

    assert (Screening.objects.count(), Resemblance.objects.count()) == (2, 1)


def test_two_captures_of_one_article_are_no_pair() -> None:
    for text in (WIRE, f"corrected {WIRE}"):
        handed = Handed(text.encode(), "text/plain", "a test", source="Wire", url="https://wire.example/a")
        screenings.screen(article_id=captures.take(handed=handed).capture.article_id)

    assert Screening.objects.count() == 2
    assert not Resemblance.objects.exists()


@PLACES
def test_beginning_again_ends_in_the_same(place: str, settings: Settings) -> None:
    settings.COPIES_FOUND_IN = place
    for at in range(4):
        hand_in(f"Post {at}", f"{words(f'o{at}x', 60)} {WIRE}", day=at + 1)
    trace_all()
    before = resembling(), list(Derivation.objects.order_by("pk").values())

    assert screenings.begin_again() == 4
    assert not Resemblance.objects.exists()
    trace_all()

    assert (resembling(), list(Derivation.objects.order_by("pk").values())) == before


def test_what_was_rolled_back_is_in_no_index() -> None:
    wire = hand_in("Wire", WIRE)
    with transaction.atomic():
        screenings.screen(article_id=hand_in("Gone", f"gone {WIRE}").article_id)
        screenings.screen(article_id=hand_in("Gone too", f"too {WIRE}").article_id)
        transaction.set_rollback(True)

    screenings.screen(article_id=wire.article_id)
    screenings.screen(article_id=hand_in("Post", f"more {WIRE}").article_id)

    assert Resemblance.objects.count() == 1


def trace_all(*, last_first: bool = False) -> None:
    while waiting := list(
        Article.objects.untraced().order_by("-pk" if last_first else "pk").values_list("pk", flat=True)
    ):
        for article in waiting:
            derivations.trace(article_id=article)


def test_a_wire_that_arrives_after_more_copies_than_a_hash_names_is_still_their_origin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (postings, screenings):
        monkeypatch.setattr(module, "MOST_CARRIERS", 4)
    copies = [hand_in(f"Post {at}", f"{WIRE} {words(f'o{at}x', 8)}", day=2) for at in range(9)]
    trace_all()

    wire = hand_in("Wire", WIRE, day=1)
    trace_all(last_first=True)

    resembling_it = Resemblance.objects.filter(later__article=wire.article_id)
    taken = Derivation.objects.filter(upstream=wire.article_id)
    assert resembling_it.count() == 4
    assert set(taken.values_list("downstream", flat=True)) == {copy.article_id for copy in copies}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_miss_no_pair() -> None:
    wire, copy = hand_in("Wire", WIRE), hand_in("Post", f"more {WIRE}")
    # Neither waits for its lineage, so that neither is screened along with the other.
    Article.objects.update(trace_done=1)
    ready = threading.Barrier(2)

    def work(article: int) -> None:
        ready.wait()
        screenings.screen(article_id=article)
        connection.close()

    workers = [threading.Thread(target=work, args=[capture.article_id]) for capture in (wire, copy)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert (Screening.objects.count(), Resemblance.objects.count()) == (2, 1)


def test_a_whole_batch_takes_as_many_questions_as_one_capture() -> None:
    asked = []
    for count in (1, 20):
        article = hand_in("Wire", f"{words(f'a{count}x', 50)} {WIRE}").article_id
        for at in range(count):
            hand_in(f"Post {at}", f"{words(f'o{count}x{at}x', 60)} {WIRE}")
        with CaptureQueriesContext(connection) as questions:
            screenings.screen(article_id=article)
        asked.append(len(questions))

    assert Screening.objects.count() == 23
    assert asked[0] == asked[1] <= 14


@pytest.mark.parametrize("places", [("memory", "tables"), ("tables", "memory")])
def test_an_index_catches_up_with_what_was_screened_while_another_was_in_use(
    places: tuple[str, str], settings: Settings
) -> None:
    settings.COPIES_FOUND_IN = places[0]
    wire = hand_in("Wire", WIRE)
    screenings.screen(article_id=wire.article_id)

    settings.COPIES_FOUND_IN = places[1]
    copy = hand_in("Post", f"{words('own', 40)} {WIRE}")
    screenings.screen(article_id=copy.article_id)

    assert [pair for pair, _ in resembling()] == [frozenset((wire.public_id, copy.public_id))]


@PLACES
def test_warming_up_goes_on_where_it_was_stopped(
    place: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COPIES_FOUND_IN = "memory"
    for at in range(5):
        screenings.screen(article_id=hand_in(f"Post {at}", words(f"w{at}x", 60)).article_id)
    monkeypatch.setattr(screenings, "BATCH", 2)
    monkeypatch.setattr(screenings, "_caught", {})
    settings.COPIES_FOUND_IN = place

    assert [screenings.warm_up(seconds=0) for _ in range(4)] == [False, False, False, True]


def test_a_capture_without_a_fingerprint_is_found_by_its_text() -> None:
    wire = hand_in("Wire", WIRE)
    copy = hand_in("Post", f"{words('own', 40)} {WIRE}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('provenance.maintenance', 'on', true)")
        Capture.objects.filter(pk=wire.pk).update(fingerprint=b"")

    for capture in (wire, copy):
        screenings.screen(article_id=capture.article_id)

    assert [pair for pair, _ in resembling()] == [frozenset((wire.public_id, copy.public_id))]
