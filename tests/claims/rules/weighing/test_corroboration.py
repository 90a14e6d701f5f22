"""The corroboration arithmetic: tables of sums, the ledger and its moves."""

import pytest

from claims.rules.weighing.corroboration import Backing, weigh
from claims.rules.weighing.corroboration import Testimony as Voice
from tests.claims.rules.weighing.voices import backed, denies, says

ONE_FURTHER = "1 further ungraded independent origin behind it"
SUMS = [
    ("nobody has spoken", [], [], -5.0, "6"),
    ("one A origin", [says("a", "A")], [], 5.0, "2"),
    ("one B origin", [says("b", "B")], [], 3.0, "2"),
    ("one C origin is just over even odds", [says("c", "C")], [], 1.0, "3"),
    ("one D origin", [says("d", "D")], [], -2.0, "3"),
    ("one unreliable origin", [says("e", "E")], [], -4.0, "4"),
    ("one ungraded origin", [says("f")], [], -4.0, "6"),
    ("one reader's comment", [says("reader", comment=True)], [], -4.7, "6"),
    ("a comment stays ungraded whoever writes it", [says("reader", "A", comment=True)], [], -4.7, "6"),
    ("two C origins", [says("c", "C"), says("d", "C")], [], 7.0, "1"),
    ("two D origins confirm nothing", [says("c", "D"), says("d", "D")], [], 1.0, "3"),
    ("B and C", [says("b", "B"), says("c", "C")], [], 9.0, "1"),
    ("B and C against a B rival", [says("b", "B"), says("c", "C")], [backed("B")], 5.8, "2"),
    ("B for, B against", [says("b", "B"), denies("c", "B")], [], -5.0, "4"),
    ("only a B against", [denies("c", "B")], [], -13.0, "5"),
    ("two C, one ungraded source against", [says("c", "C"), says("d", "C"), denies("e")], [], 6.0, "2"),
    ("two C, one comment against", [says("c", "C"), says("d", "C"), denies("e", comment=True)], [], 6.7, "1"),
    ("two C, a party denies", [says("c", "C"), says("d", "C"), denies("m", "A", party=True)], [], 7.0, "1"),
    ("two C, an ungraded rival", [says("c", "C"), says("d", "C")], [backed("F")], 6.5, "1"),
    ("only the party itself says so", [says("m", "B", party=True)], [], -5.0, "6"),
    ("a comment beside a C rival", [says("reader", comment=True)], [backed("C")], -7.1, "4"),
    ("a rival nobody independent backs", [says("c", "C")], [backed()], 1.0, "3"),
]


@pytest.mark.parametrize(
    ("voices", "rivals", "points", "digit"), [case[1:] for case in SUMS], ids=[c[0] for c in SUMS]
)
def test_the_sum_and_the_digit(voices: list[Voice], rivals: list[Backing], points: float, digit: str) -> None:
    backing = weigh(voices, rivals)

    assert backing.points == points
    assert backing.credibility.value == digit


def test_two_outlets_quoting_one_person_are_one_origin() -> None:
    one = weigh([says("minister", "C", article="Gazette")])

    two = weigh([says("minister", "C", article="Gazette"), says("minister", "C", article="Courier")])

    assert (two.origins_for, two.score) == (1, one.score)
    assert two.articles == 2


def test_two_outlets_of_one_owner_count_once_at_the_better_grade() -> None:
    backing = weigh([says("Gazette", "D", family="Holding"), says("Courier", "B", family="Holding")])

    assert backing.origins_for == 1
    assert backing.points == 3.0


def test_a_rejected_copy_link_brings_the_second_origin_back() -> None:
    copied = weigh([says("Agencia", "C"), says("Agencia", "C", article="Radio")])

    parted = weigh([says("Agencia", "C"), says("Radio", "C", article="Radio")])

    assert copied.origins_for == 1
    assert parted.origins_for == 2
    assert parted.score > copied.score


def test_an_origin_that_says_both_counts_on_neither_side() -> None:
    backing = weigh([says("Gazette", "A"), denies("Gazette", "A")])

    assert (backing.origins_for, backing.origins_against, backing.points) == (0, 0, -5.0)
    assert any("counts on neither side" in entry.detail for entry in backing.ledger)


def test_a_nameless_comment_never_speaks_for_or_against_its_outlet() -> None:
    outlet = says("Gazette", "B")
    reader = denies("Gazette", "B", comment=True)

    backing = weigh([outlet, reader])

    assert (backing.origins_for, backing.graded_for, backing.points) == (1, 1, 2.7)
    assert [entry.grade for entry in backing.ledger if entry.side == "against"] == ["F"]


def test_a_party_is_shown_with_no_points() -> None:
    backing = weigh([says("Council", "C"), denies("Ministry", "B", party=True)])

    (party,) = [entry for entry in backing.ledger if entry.role == "party"]
    assert (party.points, party.grade, party.side) == (0.0, "B", "against")
    assert (backing.parties_against, backing.origins_against) == (1, 0)


def test_an_origin_behind_two_rivals_is_charged_once() -> None:
    hospital = says("Hospital", "B")
    rivals = [weigh([hospital], claim="two"), weigh([hospital, says("Clinic", "C")], claim="three")]

    backing = weigh([says("Council", "A")], rivals)

    assert backing.points == -0.6


def test_a_rival_s_origin_that_disputes_outright_is_charged_once() -> None:
    rival = weigh([says("Hospital", "B")], claim="two")

    backing = weigh([says("Council", "A"), denies("Hospital", "B")], [rival])

    assert backing.points == -3.0


@pytest.mark.parametrize(
    ("own", "rivals", "details"),
    [
        ([], [["Hospital"]], ["1 ungraded independent origin behind it; takes back two fifths"]),
        (
            [denies("Hospital")],
            [["Hospital", "Clinic"]],
            [f"{ONE_FURTHER}, the other already counted against this claim; takes back two fifths"],
        ),
        (
            [denies("Hospital"), denies("Clinic")],
            [["Hospital", "Clinic", "Radio"]],
            [f"{ONE_FURTHER}, 2 others already counted against this claim; takes back two fifths"],
        ),
        (
            [],
            [["Hospital", "Clinic", "Radio"], ["Hospital"], ["Clinic", "Radio"]],
            ["3 ungraded independent origins behind it; takes back two fifths",
             "no further independent origin behind it, the one there is already counted against this claim",
             "no further independent origin behind it, 2 already counted against this claim"],
        ),
        ([], [[]], ["no further independent origin behind it"]),
    ],
)  # fmt: skip
def test_the_line_of_a_rival_says_which_of_its_origins_are_counted_already(
    own: list[Voice], rivals: list[list[str]], details: list[str]
) -> None:
    backings = [
        weigh([says(name) for name in names], claim=f"rival {number}") for number, names in enumerate(rivals)
    ]

    backing = weigh([says("Council"), *own], backings)

    assert [entry.detail for entry in backing.ledger if entry.role == "rival"] == details


def test_a_rival_weighs_the_same_however_its_own_rivals_fare() -> None:
    alone = backed("B")
    burdened = weigh([says("rival origin 0", "B")], [backed("A", "A", claim="third")], claim="rival")

    assert weigh([says("Council", "A")], [alone]).score == weigh([says("Council", "A")], [burdened]).score


def test_the_ledger_keeps_its_order_and_names_what_it_collapsed() -> None:
    voices = [
        says("Council", "C", article="two"),
        says("Council", "C", article="one"),
        says("Radio", "B"),
        says("reader", comment=True),
        denies("Clinic", "D"),
        denies("Ministry", "D", party=True),
    ]

    backing = weigh(voices, [backed("B")])

    assert [(entry.role, entry.label) for entry in backing.ledger] == [
        ("start", "Before anyone spoke"),
        ("origin", "Radio"),
        ("origin", "Council"),
        ("origin", "reader"),
        ("origin", "Clinic"),
        ("party", "Ministry"),
        ("rival", "Rival claim: what rival says"),
        ("copies", "Every further copy or repetition"),
    ]
    council = backing.ledger[2]
    assert council.detail == "carried by 2 articles, counted once"
    assert council.collapsed == ("one", "two")


def test_a_crowd_of_ungraded_voices_shares_one_line_once_it_adds_nothing() -> None:
    backing = weigh([says(f"site {number:03}") for number in range(200)])

    (rest,) = [entry for entry in backing.ledger if entry.role == "rest"]
    assert rest.points == 0.0
    assert len(backing.ledger) < 12
    assert sum(1 for e in backing.ledger if e.role == "origin") + len(rest.collapsed) == 200


def test_moves_say_what_would_change_the_score() -> None:
    voices = [says("Council", "C"), says("Radio", "B"), says("blog")]
    rival = backed("B", claim="two")

    after = {move.label: move.score for move in weigh(voices, [rival]).moves}

    assert after == {
        "One more independent origin graded B": weigh([*voices, says("new", "B")], [rival]).score,
        "If Council were graded B": weigh([says("Council", "B"), *voices[1:]], [rival]).score,
        "If blog were graded B": weigh([*voices[:2], says("blog", "B")], [rival]).score,
        "If Council proved a copy of Radio": weigh(voices[1:], [rival]).score,
        "If blog proved a copy of Radio": weigh(voices[:2], [rival]).score,
        "If Radio withdrew it": weigh([voices[0], voices[2]], [rival]).score,
        "If the contradicting claim “what two says” were rejected": weigh(voices).score,
        "Any number of further copies": weigh(voices, [rival]).score,
    }
