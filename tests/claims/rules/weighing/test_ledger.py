"""The ledger: each line says whose it is, what it moves, and in words why."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.rules.weighing.backing import Backing, Entry, Role
from claims.rules.weighing.backing import Testimony as Voice
from claims.rules.weighing.corroboration import weigh
from claims.rules.weighing.dependence import Tie
from tests.claims.rules.weighing.voices import backed, denies, says


def line(backing: Backing, label: str) -> Entry:
    (found,) = [entry for entry in backing.ledger if entry.label == label]
    return found


def of_role(backing: Backing, role: Role) -> list[Entry]:
    return [entry for entry in backing.ledger if entry.role == role]


def lapsed(voice: Voice, *, stale: bool = False) -> Voice:
    return replace(voice, until="until 3 May", stale=stale)


ONE = "carried by one article"
TWICE = "carried by 2 articles, counted once"
SENTENCES = [
    ("in one article", [says("x", "B")], 8.0, ONE),
    ("in two", [says("x", "B"), says("x", "B", article="other")], 8.0, TWICE),
    ("ungraded", [says("x")], 1.0, f"nobody has graded it; {ONE}"),
    ("against", [denies("x", "B")], -8.0, ONE),
    ("a comment", [says("x", comment=True)], 0.3, f"a reader’s comment, nobody else’s word; {ONE}"),
    ("a party for", [says("x", "B", party=True)], 0.0,
     f"a party to the claim, has a stake in it: shown, never counted; {ONE}"),
    ("a party against", [denies("x", "B", party=True)], 0.0,
     f"a party to the claim, denies it: shown, never counted; {ONE}"),
    ("both", [says("x", "B"), denies("x", "B")], 0.0,
     f"says it and disputes it, so it counts on neither side; {ONE}"),
    ("no longer", [lapsed(says("x", "B"))], 0.0, "said so until 3 May: counted no more"),
    ("disputes no longer", [lapsed(denies("x", "B"))], 0.0, "disputed it until 3 May: counted no more"),
    ("one copy still", [lapsed(says("x", "B"), stale=True)], 0.0,
     "said so until 3 May: counted no more; one article still carries the old words"),
    ("two copies still", [lapsed(says("x", "B"), stale=True), lapsed(says("x", "B", article="o"), stale=True)], 0.0,
     "said so until 3 May: counted no more; 2 articles still carry the old words"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("voices", "points", "detail"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_a_voice_is_told_with_what_it_moves_and_why(voices: list[Voice], points: float, detail: str) -> None:
    backing = weigh(voices)

    assert (line(backing, "x").points, line(backing, "x").detail) == (points, detail)
    assert round(sum(entry.points for entry in backing.ledger), 1) == backing.points


def test_the_first_line_is_where_every_claim_starts() -> None:
    first, *_ = weigh([says("x", "B")]).ledger

    assert (first.label, first.points, first.detail) == (
        "Before anyone spoke", -5.0, "where every claim of this kind starts",
    )  # fmt: skip


def test_copies_are_told_by_their_number_and_those_of_what_is_said_no_longer_are_none() -> None:
    copies = [says("x", "B", article=name) for name in "abc"] + [denies("y"), says("z")]
    gone = [lapsed(says("w", "B", article=name)) for name in "de"]

    (told,) = of_role(weigh([*copies, *gone]), Role.COPIES)

    assert (told.detail, told.points) == ("2 so far: copies and repetitions never count", 0.0)
    assert of_role(weigh([says("x", "B")]), Role.COPIES) == []


@pytest.mark.parametrize(
    ("grade", "speaks", "number", "rest"),
    [
        ("F", says, 9, "further ungraded origins"),
        ("E", says, 12, "further unreliable origins"),
        ("F", denies, 9, "further ungraded origins"),
        ("E", denies, 12, "further unreliable origins"),
    ],
)
def test_voices_that_add_nothing_any_more_share_a_line(
    grade: str, speaks: Callable[..., Voice], number: int, rest: str
) -> None:
    backing = weigh(
        [speaks(f"v{place:02}", grade) for place in range(number)] + [says("b", "B"), denies("c", "B")]
    )

    (shared,) = of_role(backing, Role.REST)
    alone = [entry for entry in of_role(backing, Role.ORIGIN) if entry.grade == grade]

    assert all(entry.points for entry in alone)
    assert shared.label == f"{number - len(alone)} {rest}"
    assert len(shared.collapsed) == number - len(alone)
    assert (shared.side, shared.grade, shared.points) == (alone[0].side, grade, 0.0)
    assert "bounded together: these add nothing any more" in shared.detail
    assert shared.detail.startswith("unreliable" if grade == "E" else "ungraded")


def test_who_takes_it_back_now_is_on_neither_side() -> None:
    back = "said so until 3 May: takes it back now, so it counts on neither side"
    said = lapsed(says("x", "B"))

    told = line(weigh([said, denies("x", "B")]), "x")

    assert (told.role, told.side, told.points, told.detail) == ("origin", "both", 0.0, back)
    still = line(weigh([replace(said, stale=True), denies("x", "B")]), "x")
    assert still.detail == f"{back}; one article still carries the old words"
    assert line(weigh([said, lapsed(denies("x", "B"))]), "x").side == "both"


def test_one_who_leans_on_another_is_told_by_their_mistakes() -> None:
    tie = Tie(0.9, alike=14, wrong=5.2, apart=3)

    told = line(weigh([says("a", "A"), says("b", "B")], ties={frozenset("ab"): tie}), "b")

    assert told.detail == f"leans on a: 5 shared mistakes of 14; counts for .28 of its word; {ONE}"
    assert told.points == 2.2


def rival_of(voices: list[Voice], *rivals: Backing) -> list[tuple[float, str]]:
    return [(entry.points, entry.detail) for entry in of_role(weigh(voices, rivals), Role.RIVAL)]


def test_a_rival_is_told_with_the_origins_behind_it() -> None:
    assert rival_of([says("x", "B")], backed()) == [(0.0, "no further independent origin behind it")]
    assert rival_of([says("x", "B")], backed("B")) == [
        (-3.2, "1 graded independent origin behind it; takes back two fifths")
    ]
    assert rival_of([says("x", "B")], backed("B", "C", "F")) == [
        (-6.1, "2 graded and 1 ungraded independent origins behind it; takes back two fifths")
    ]
    (entry,) = of_role(weigh([says("x", "B")], [backed("B", "C")]), Role.RIVAL)
    assert (entry.label, entry.origin, entry.side) == ("Rival claim: what rival says", "rival", "against")
    assert entry.collapsed == ("article of rival origin 0", "article of rival origin 1")
    assert line(weigh([], [weigh([says("y", "B")])]), "Rival claim").points == -3.2


def test_an_origin_that_is_counted_already_is_not_charged_again() -> None:
    rival = weigh([says("y", "B"), says("z", "C"), says("w", "C")], claim="r", label="r")

    assert rival_of([denies("y", "B")], rival) == [
        (-4.8, ("2 further graded independent origins behind it, one other already counted against this claim; "
               "takes back two fifths"))
    ]  # fmt: skip
    assert rival_of([denies("y", "B"), denies("z", "C")], rival) == [
        (-2.4, ("1 further graded independent origin behind it, 2 others already counted against this claim; "
               "takes back two fifths"))
    ]  # fmt: skip
    assert rival_of([denies("y", "B"), denies("z", "C"), denies("w", "C")], rival) == [
        (0.0, "no further independent origin behind it, 3 already counted against this claim")
    ]
    lone = weigh([says("y", "B")], claim="r", label="r")
    assert rival_of([denies("y", "B")], lone) == [
        (0.0, "no further independent origin behind it, the one there is already counted against this claim")
    ]
    pair = weigh([says("y", "B"), says("u")], claim="r", label="r")
    assert rival_of([denies("y", "B")], pair) == [
        (-0.5, ("1 further ungraded independent origin behind it, the other already counted against this claim; "
               "takes back two fifths"))
    ]  # fmt: skip


def test_only_who_counts_against_a_claim_is_spared_and_only_who_counts_for_a_rival_stands_behind_it() -> None:
    rival = weigh([says("y", "B"), denies("d", "A"), says("p", "A", party=True)], claim="r", label="r")

    assert rival_of([says("y", "B")], rival)[0][0] == -3.2, "who says both claims is behind the rival"
    assert rival_of([denies("y", "B", party=True)], rival)[0][0] == -3.2, "a party is counted nowhere"


def test_an_origin_behind_two_rivals_is_charged_to_the_stronger() -> None:
    weak = weigh([says("y", "B"), denies("a", "A"), denies("b", "A")], claim="1", label="weak")
    strong = weigh([says("y", "B"), says("z", "C")], claim="2", label="strong")

    told = {entry.label: entry.points for entry in of_role(weigh([], [weak, strong]), Role.RIVAL)}

    assert told == {"Rival claim: strong": -5.6, "Rival claim: weak": 0.0}


def test_parties_are_counted_by_their_side_and_articles_by_those_that_still_say_it() -> None:
    backing = weigh(
        [says("p", "A", party=True), says("q", party=True), denies("m", party=True), says("x", "B"), denies("y", "C"),
         denies("u"), lapsed(says("w"))]
    )  # fmt: skip

    assert (backing.parties_for, backing.parties_against) == (2, 1)
    assert (backing.origins_for, backing.origins_against) == (1, 2)
    assert (backing.graded_for, backing.graded_against) == (1, 1)
    assert backing.articles == 6
