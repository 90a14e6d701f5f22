"""Each check of evidence finds what was altered, once, wherever it stands, and nothing that is as it came."""

import hashlib
from collections.abc import Callable, Iterator

import pytest

from claims.models import Bearing
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.history.checks import Fault, Watch, evidence
from provenance.history.models import Erasure, Redaction
from sources.models import Capture, Commonplace, RawPage
from tests.factories import NOON, make_appearance, make_capture, make_claim, make_grade, make_source
from tests.provenance.history.tampering import sql, tampering

pytestmark = pytest.mark.django_db

PER_LOOK = 10_000
PLACES = (5, 6, 5 + PER_LOOK - 1, 5 + PER_LOOK)
OTHER_BYTES = "was altered: its bytes do not have this SHA-256"
NOT_THERE = "quotes words that do not stand there in its capture"
BOTH = "Seven boats left the harbour on day {}. Two of them came back."


def captured(number: int, **fields: int) -> Capture:
    return make_capture(BOTH.format(number), **fields)


def quoted(number: int) -> None:
    make_appearance(capture=captured(number), quote="on day", pk=number)


def halved(number: int) -> None:
    Bearing.objects.create(
        pk=number, claim=make_claim(), capture=captured(number), method="by hand", basis="x",
        headline_stance=Stance.ASSERTS, headline_quote="Seven boats", headline_start=0,
        body_stance=Stance.ASSERTS, body_quote="boats left", body_start=6,
    )  # fmt: skip


def shared(number: int) -> None:
    Commonplace.objects.create(pk=number, capture=captured(number), start=6, end=16, text="boats left")


OTHER_TEXT = "was altered: its text does not have the SHA-256 written beside it"
SWEPT = [
    pytest.param(
        evidence.texts, lambda number: captured(number, pk=number), "sources_capture",
        "text = overlay(text placing 'p' from 1)", OTHER_TEXT, id="texts",
    ),
    pytest.param(evidence.quotes, quoted, "claims_appearance", "quote = 'in day'", NOT_THERE, id="quotes"),
    pytest.param(evidence.quotes, quoted, "claims_appearance", "start = start + 1", NOT_THERE, id="beginnings"),
    pytest.param(evidence.quotes, quoted, "claims_appearance", '"end" = "end" + 1', NOT_THERE, id="ends"),
    pytest.param(evidence.quotes, halved, "claims_bearing", "headline_quote = 'Eight'", NOT_THERE, id="headlines"),
    pytest.param(evidence.quotes, halved, "claims_bearing", "headline_start = 1", NOT_THERE, id="headline starts"),
    pytest.param(evidence.quotes, halved, "claims_bearing", "body_quote = 'ships left'", NOT_THERE, id="bodies"),
    pytest.param(evidence.quotes, halved, "claims_bearing", "body_start = 7", NOT_THERE, id="body starts"),
    pytest.param(evidence.quotes, shared, "sources_commonplace", "text = 'ships left'", NOT_THERE, id="commonplaces"),
    pytest.param(evidence.quotes, shared, "sources_commonplace", "start = 5", NOT_THERE, id="commonplace starts"),
    pytest.param(evidence.quotes, shared, "sources_commonplace", '"end" = 17', NOT_THERE, id="commonplace ends"),
]  # fmt: skip

Check = Callable[[Watch], Iterator[Fault]]


def found(check: Check) -> list[str]:
    return [str(fault) for fault in check(lambda *_: None)]


@pytest.mark.parametrize(("check", "make", "table", "alteration", "sentence"), SWEPT)
def test_an_altered_row_is_found_once_wherever_it_stands_and_of_several_the_first_is_named(
    check: Check, make: Callable[[int], object], table: str, alteration: str, sentence: str
) -> None:
    for number in PLACES:
        make(number)
    assert found(check) == []

    for number in PLACES:
        with tampering():
            sql(f"UPDATE {table} SET {alteration} WHERE id = %s", number)
            assert found(check) == [f"{table} {number}: {sentence}"]
    with tampering():
        sql(f"UPDATE {table} SET {alteration} WHERE id > 5")
        assert found(check) == [f"{table} 6: {sentence} (and 2 more)"]


@pytest.mark.parametrize(
    ("beyond", "steps"),
    [
        (0, [(1, 1)]),
        (1, [(2, 2)]),
        (PER_LOOK - 1, [(PER_LOOK, PER_LOOK)]),
        (PER_LOOK, [(PER_LOOK, PER_LOOK + 1), (PER_LOOK + 1, PER_LOOK + 1)]),
    ],
)
def test_it_is_told_how_many_numbers_have_been_looked_at_of_how_many(
    beyond: int, steps: list[tuple[int, int]]
) -> None:
    for number in {5, 5 + beyond}:
        captured(number, pk=number)
    watched: list[tuple[int, int]] = []

    assert list(evidence.texts(lambda done, total: watched.append((done, total)))) == []

    assert watched == steps


DIGITS = "0123456789abcdef"


def test_a_page_that_is_not_what_it_is_named_after_is_found_whatever_its_name_begins_with() -> None:
    kept = [RawPage(sha256=hashlib.sha256(b"%d" % at).hexdigest(), content=b"%d" % at) for at in range(40)]
    RawPage.objects.bulk_create(kept)
    assert {page.sha256[0] for page in kept} == set(DIGITS)
    assert found(evidence.pages) == []

    for first in (*DIGITS, "!", "z"):
        with tampering():
            RawPage.objects.create(sha256=first * 64, content=b"x")
            assert found(evidence.pages) == [f"sources_rawpage {first * 64}: {OTHER_BYTES}"]
    with tampering():
        RawPage.objects.bulk_create([RawPage(sha256=first * 64, content=b"x") for first in "f3a!"])
        RawPage.objects.create(sha256="3" + "4" * 63, content=b"x")
        assert found(evidence.pages) == [f"sources_rawpage {'!' * 64}: {OTHER_BYTES} (and 4 more)"]
        sql("DELETE FROM sources_rawpage WHERE sha256 LIKE '!%%'")
        assert found(evidence.pages) == [f"sources_rawpage {'3' * 64}: {OTHER_BYTES} (and 3 more)"]


def test_it_is_told_which_of_the_sixteen_parts_of_the_pages_have_been_looked_at() -> None:
    watched: list[tuple[int, int]] = []

    assert list(evidence.pages(lambda done, total: watched.append((done, total)))) == []

    assert watched == [(part, 16) for part in range(1, 17)]


@pytest.mark.parametrize(
    ("content", "kind", "key", "excused"),
    [
        (b"", "page", "a" * 64, True),
        (b"", "page", "b" * 64, False),
        (b"", "file", "a" * 64, False),
        (b"other", "page", "a" * 64, False),
    ],
    ids=["erased", "another erased", "a file erased", "other bytes in its place"],
)
def test_an_emptied_page_is_excused_by_the_erasure_that_names_it_and_by_nothing_else(
    content: bytes, kind: str, key: str, excused: bool
) -> None:
    with tampering():
        erasure = Erasure.objects.create(at=NOON, ground="Asked.", redactions=1, digest=b"")
        Redaction.objects.create(erasure=erasure, kind=kind, key=key, content_hash=b"")
        RawPage.objects.create(sha256="a" * 64, content=content)

        assert found(evidence.pages) == ([] if excused else [f"sources_rawpage {'a' * 64}: {OTHER_BYTES}"])


ELSE = "was altered: the history saw something else arrive"
COPY = """INSERT INTO sources_grade (id, source_id, reliability, graded_by_id, graded_at, reason)
    SELECT 1, source_id, 'A', graded_by_id, now(), reason FROM sources_grade WHERE id = 7"""


@pytest.mark.parametrize(
    ("alteration", "faults"),
    [
        ("UPDATE sources_grade SET reason = 'Asked to.' WHERE id = 8", [f"sources_grade 8: {ELSE}"]),
        ("UPDATE sources_grade SET reason = 'Asked to.'", [f"sources_grade 7: {ELSE} (and 2 more)"]),
        (
            "DELETE FROM sources_grade WHERE id = 8",
            ["sources_grade 8: was removed: the history saw it arrive"],
        ),
        (COPY, ["sources_grade 1: was inserted past the history"]),
        ("ALTER TABLE sources_grade ADD COLUMN note text DEFAULT ''", []),
        ("ALTER TABLE sources_grade ADD COLUMN weight int DEFAULT 0", []),
        ("ALTER TABLE sources_grade ADD COLUMN note text DEFAULT 'x'", [f"sources_grade 7: {ELSE} (and 2 more)"]),
        ("UPDATE history_entry SET key = 9 WHERE subject = 'capture' AND action = 'created'", [
            "sources_capture 5: was inserted past the history (and 1 more)"
        ]),
    ],
    ids=["one", "all", "removed", "inserted", "a column since", "a number since", "filled since", "moved"],
)  # fmt: skip
def test_a_kept_row_holds_what_the_history_saw_arrive_and_nothing_else(
    ben: User, alteration: str, faults: list[str]
) -> None:
    captured(5, pk=5)
    for number in (7, 8, 9):
        make_grade(make_source(), graded_by=ben, pk=number)
    assert found(evidence.kept) == []
    with tampering():
        sql(alteration)

        assert found(evidence.kept) == faults


def test_it_is_told_how_many_of_the_kept_tables_have_been_held_against_the_history() -> None:
    watched: list[tuple[int, int]] = []

    assert list(evidence.kept(lambda done, total: watched.append((done, total)))) == []

    assert watched == [(table, 7) for table in range(1, 8)]
