"""How rare words are can be written down and read again, so that a part of an act is sorted as in the whole of it."""

import json

from hypothesis import given, settings

from claims.rules.grouping.matching import Mention, group, rarity_of
from claims.rules.grouping.rarity import Rarity
from tests.claims.rules.grouping.mentions_in_short import mention
from tests.claims.rules.grouping.test_matching_laws import crowds

SPOKEN = [
    mention(f"{number} soldiers near Zarnow", "6000", "soldier", key=f"m{number}", places="zarnow")
    for number in range(9)
]


def again(rarity: Rarity) -> Rarity:
    return Rarity.from_json(json.loads(json.dumps(rarity.as_json())))


def test_what_is_read_again_tells_the_same() -> None:
    rarity = rarity_of([*SPOKEN, mention("a lone baker at Tessel", "6000", "baker", places="tessel")])
    same = again(rarity)

    for words in (["soldiers"], ["baker"], ["lone", "baker"], ["soldiers", "baker"]):
        assert same.words(words) == rarity.words(words)
    for place in ("zarnow", "tessel"):
        assert same.place(place) == rarity.place(place)
    for people in ("soldier", "baker"):
        assert same.group(people) == rarity.group(people)
    figure = (SPOKEN[0].value.low, SPOKEN[0].value.high, SPOKEN[0].unit)
    assert figure[0] is not None
    assert same.figure(figure) == rarity.figure(figure) < rarity.figure((figure[0] + 1, None, ""))


def test_what_was_never_met_is_as_rare_as_what_was_met_once() -> None:
    rarity = again(rarity_of([*SPOKEN, mention("a lone baker at Tessel", places="tessel")]))

    assert rarity.words(["quayside"]) == rarity.words(["baker"]) > rarity.words(["soldiers"])
    assert rarity.place("orvane") == rarity.place("tessel") > rarity.place("zarnow")


def test_copies_make_no_word_common() -> None:
    copied = [mention("soldiers near Zarnow", key=f"m{number}", lineage="one wire") for number in range(9)]
    others = [mention(f"bakers of {place}", lineage=place) for place in ("Tessel", "Orvane")]

    rarity = rarity_of([*copied, *others])

    assert rarity.words(["soldiers"]) > rarity.words(["bakers"])
    assert rarity.terms.count("soldiers") == 1


@given(crowds)
@settings(max_examples=100)
def test_a_crowd_is_sorted_by_its_own_words_whether_they_are_counted_before_or_meanwhile(
    crowd: list[Mention],
) -> None:
    assert group(crowd, again(rarity_of(crowd))) == group(crowd)
