"""What would change a score: each step named once, for the strongest three, and where it would lead."""

from dataclasses import replace

from claims.rules.weighing.backing import Backing
from claims.rules.weighing.corroboration import weigh
from claims.rules.weighing.dependence import Tie
from tests.claims.rules.weighing.voices import backed, denies, says


def told(backing: Backing, words: str) -> list[str]:
    return [move.label for move in backing.moves if words in move.label]


def test_of_many_the_first_three_are_named_in_each_kind() -> None:
    voices = [says(f"d{number}", "D") for number in range(5)]
    gone = [replace(says(f"w{number}", "C"), until="until 3 May") for number in range(5)]
    backing = weigh([*voices, *gone], [backed("B", claim=str(number)) for number in range(1)])

    assert told(backing, "were graded B") == [f"If d{number} were graded B" for number in range(3)]
    assert told(backing, "proved a copy") == [f"If d{number} proved a copy of d0" for number in (1, 2, 3)]
    assert told(backing, "said so again") == [f"If w{number} said so again" for number in range(3)]
    assert told(backing, "withdrew it") == ["If d0 withdrew it"]


def test_only_who_counts_for_a_claim_can_withdraw_it_or_prove_a_copy() -> None:
    backing = weigh(
        [
            denies("a", "A"),
            says("p", "A", party=True),
            says("c", "C"),
            says("d", "D"),
            says("r", comment=True),
        ]
    )

    assert told(backing, "withdrew it") == ["If c withdrew it"]
    assert told(backing, "proved a copy") == ["If d proved a copy of c"]
    assert told(backing, "were graded B") == ["If c were graded B", "If d were graded B"]


def test_where_nobody_counts_more_copies_are_no_step() -> None:
    assert told(weigh([says("p", "A", party=True)]), "copies") == []
    assert told(weigh([says("c", "C")]), "copies") == ["Any number of further copies"]


def test_an_echo_may_prove_a_voice_of_its_own_and_who_dropped_it_say_it_again() -> None:
    tie = {frozenset("ab"): Tie(0.9, alike=14, wrong=5.0, apart=3)}
    dropped = replace(says("c", "C"), until="until 3 May")
    backing = weigh(
        [says("a", "A"), says("b", "B"), dropped, replace(denies("d", "B"), until="until 3 May")], ties=tie
    )
    after = {move.label: move.score for move in backing.moves}

    free = weigh([says("a", "A"), says("b", "B")])
    assert after["If b proved independent of a"] == free.score
    assert after["If c said so again"] > backing.score
    assert told(backing, "said so again") == ["If c said so again"]


def test_a_rival_nobody_stands_behind_is_no_step() -> None:
    rivals = [
        backed("B", claim="one"),
        backed(claim="none"),
        *(backed("C", claim=f"c{n}", prefix=f"c{n}") for n in range(4)),
    ]

    assert len(told(weigh([says("x", "A")], rivals), "were rejected")) == 3
    assert told(weigh([says("x", "A")], [backed(claim="none")]), "were rejected") == []
    assert told(weigh([says("x", "A")], [weigh([says("y", "B")])]), "rejected") == [
        "If the contradicting claim were rejected"
    ]
