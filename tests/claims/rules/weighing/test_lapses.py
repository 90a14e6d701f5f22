"""Which words an article has dropped, and which copies still carry what was taken back above them."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from claims.rules.weighing.lapses import Lapse, Seen, Taken, Teller, dropped, gone, lapsed, stale, told, until

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def at(hour: int) -> datetime:
    return NOON + timedelta(hours=hour)


def seen(hour: int, *words: str, text: str = "", extract: bool = False, gone: bool = False) -> Seen:
    return Seen(None if gone else hour, at(hour), frozenset(words), text, extract)


@pytest.mark.parametrize(
    ("moments", "lapse"),
    [
        ([seen(0, "four")], None),
        ([seen(0, "four"), seen(1, "four")], None),
        ([seen(0, "four"), seen(1, "two")], Lapse(at(1), 1)),
        ([seen(0, "four"), seen(1, "two"), seen(2, "two")], Lapse(at(1), 1)),
        ([seen(0, "four"), seen(1, "two"), seen(2, "four")], None),
        ([seen(0, "four"), seen(1), seen(2, "four"), seen(3)], Lapse(at(3), 3)),
        ([seen(0, "four"), seen(1, extract=True)], None),
        ([seen(0, "four"), seen(1, extract=True), seen(2)], Lapse(at(2), 2)),
        ([seen(0, "four"), seen(1), seen(2, "four", extract=True)], None),
        ([seen(0, "four"), seen(1, gone=True)], Lapse(at(1), None)),
        ([seen(0, "four"), seen(1, gone=True), seen(2, "four")], None),
        ([seen(0, "four"), seen(0, "two")], None),
    ],
)
def test_words_are_dropped_when_a_later_whole_capture_lacks_them(
    moments: list[Seen], lapse: Lapse | None
) -> None:
    assert dropped("four", "four were killed", NOON, moments, by_hand=False) == lapse


def test_what_a_person_found_is_looked_for_letter_by_letter() -> None:
    moments = [seen(1, text="on friday four were killed there")]

    assert dropped("x", "four were killed", NOON, moments, by_hand=True) is None
    assert dropped("x", "four were killed", NOON, moments, by_hand=False) == Lapse(at(1), 1)
    assert dropped("x", "our were killed", NOON, moments, by_hand=True) == Lapse(at(1), 1)


def teller(key: int, piece: str, *above: str, dropped: int | None = None) -> Teller:
    return Teller(key, piece, frozenset(above), None if dropped is None else at(dropped))


WIRE_BACK = Taken("wire", at(1))
FAMILIES = [
    ("a copy of what stands", [teller(1, "wire"), teller(2, "copy", "wire")], {}),
    (
        "a copy of what was taken back",
        [teller(1, "wire", dropped=1), teller(2, "copy", "wire")],
        {2: WIRE_BACK},
    ),
    (
        "a wire that says it in other words now",
        [teller(1, "wire", dropped=1), teller(3, "wire"), teller(2, "copy", "wire")],
        {},
    ),
    (
        "a copy that has dropped it too",
        [teller(1, "wire", dropped=1), teller(2, "copy", "wire", dropped=2)],
        {},
    ),
    (
        "a copy of a copy that has dropped it",
        [
            teller(1, "wire", dropped=1),
            teller(2, "copy", "wire", dropped=2),
            teller(3, "late", "copy", "wire"),
        ],
        {3: WIRE_BACK},
    ),
    (
        "a stale copy stands by nobody",
        [teller(1, "wire", dropped=1), teller(2, "copy", "wire"), teller(3, "late", "copy", "wire")],
        {2: WIRE_BACK, 3: WIRE_BACK},
    ),
    (
        "another article above still says it",
        [teller(1, "wire", dropped=1), teller(2, "radio"), teller(3, "copy", "wire", "radio")],
        {},
    ),
    ("an article of its own", [teller(1, "wire", dropped=1), teller(2, "radio")], {}),
    (
        "two above it have taken it back: the first counts",
        [teller(1, "wire", dropped=1), teller(2, "other", dropped=3), teller(3, "copy", "wire", "other")],
        {3: WIRE_BACK},
    ),
    (
        "a ring of copies holds nobody up",
        [teller(1, "wire", dropped=1), teller(2, "a", "b", "wire"), teller(3, "b", "a", "wire")],
        {2: WIRE_BACK, 3: WIRE_BACK},
    ),
]


@pytest.mark.parametrize(
    ("tellers", "found"), [row[1:] for row in FAMILIES], ids=[row[0] for row in FAMILIES]
)
def test_a_copy_is_stale_when_nobody_above_it_stands_by_the_words(
    tellers: list[Teller], found: dict[int, Taken]
) -> None:
    assert [stale(order) for order in permutations(tellers)] == [found] * len(list(permutations(tellers)))


def test_a_moment_is_told_as_the_end_of_what_was_said() -> None:
    assert until(NOON + timedelta(hours=2, minutes=5)) == "until 14:05 on 3 March 2026"
    assert gone(NOON + timedelta(hours=2, minutes=5)) == (
        "until its page was taken down (gone since 14:05 on 3 March 2026)"
    )


def line(origin: str, detail: str, role: str = "lapsed", side: str = "for") -> dict[str, str]:
    return {"origin": origin, "label": origin.title(), "role": role, "side": side, "detail": detail}


GONE, BACK = line("wire", "said so until noon"), line("wire", "carried by one article", role="origin")
BOTH = line("wire", "said so until noon: takes it back now", role="origin", side="both")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([BACK], [GONE], "Wire said so until noon"),
        ([BACK], [BOTH], "Wire said so until noon: takes it back now"),
        ([GONE], [BACK], "Wire says so again"),
        ([GONE], [GONE], ""),
        ([GONE], [], ""),
        ([], [line(name, "went") for name in "abcde"], "A went; B went; C went; and 2 more"),
    ],
)  # fmt: skip
def test_the_reason_of_a_score_names_who_dropped_the_claim_and_who_says_it_again(
    before: list[dict[str, str]], after: list[dict[str, str]], reason: str
) -> None:
    assert told(before, after) == reason


def test_a_ledger_tells_who_has_dropped_a_claim() -> None:
    assert lapsed(
        [line("post", "carried by one article", role="origin"), BOTH, line("faro", "said so until ten")]
    ) == [
        "Wire said so until noon: takes it back now",
        "Faro said so until ten",
    ]
