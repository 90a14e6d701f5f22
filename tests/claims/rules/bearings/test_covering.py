"""How much of one sentence stands in another."""

import pytest

from claims.rules.bearings.covering import cover
from claims.rules.bearings.lines import Telling, line
from claims.rules.language import PACKS

ENGLISH = PACKS["en"]
# asked, known, names of its own, words of its own
PAIRS = [
    ("The brewer sold barrels", "Barrels were sold by the brewer", "", ""),
    ("The brewer sold barrels in Lindt", "The brewer sold barrels", "Lindt", ""),
    ("The brewer sold rotten barrels", "The brewer sold barrels", "", "rotten"),
    # one root, one country, one abbreviation
    ("An investment of brewers", "Brewers invested", "", ""),
    ("The French brewer sold barrels", "In Paris a brewer sold barrels", "", ""),
    ("The inspectors of the HFA came", "Inspectors of the Harbour Fire Authority came", "", ""),
    ("The inspectors of the Harbour Fire Authority came", "Inspectors of the HFA came", "", ""),
    ("The brewer was inspected", "The brewer was intoxicated", "", "inspected"),
    # figures are left to others
    ("The brewer sold 40 barrels", "The brewer sold barrels", "", ""),
    # where every word has a capital, no capital tells a name
    ("Brewer Sold Rotten Barrels Yesterday", "Brewer sold barrels yesterday", "", "Rotten"),
]


@pytest.mark.parametrize(("asked", "known", "names", "words"), PAIRS, ids=[row[0] for row in PAIRS])
def test_the_words_that_only_one_sentence_has_are_found(
    asked: str, known: str, names: str, words: str
) -> None:
    wanted = line(asked, ENGLISH)

    found = cover(wanted, line(known, ENGLISH), ENGLISH)

    assert " ".join(wanted.tokens[at].text for at in found.names) == names
    assert " ".join(wanted.tokens[at].text for at in found.words) == words
    assert (found.share == 1.0) == (not names and not words)


def test_a_rare_word_that_is_missing_weighs_more() -> None:
    texts = [line(each, ENGLISH) for each in ("The brewer sang", "The brewer slept", "The brewer left")]
    telling = Telling.among([each.terms for each in texts])
    sang, known = line("The brewer sang", ENGLISH), line("The brewer", ENGLISH)

    assert cover(sang, known, ENGLISH, telling).share < cover(sang, known, ENGLISH).share


def test_a_sentence_without_a_word_of_its_own_is_not_covered_by_anything() -> None:
    assert cover(line("40", ENGLISH), line("The brewer sold 40", ENGLISH), ENGLISH).share == 0.0


def test_places_and_times_of_its_own_and_the_longest_run_are_told() -> None:
    asked = line("In March the French brewer sold forty rotten oak barrels", ENGLISH)

    found = cover(asked, line("The brewer sold barrels", ENGLISH), ENGLISH)

    assert [asked.tokens[at].text for at in found.places] == ["French"]
    assert [asked.tokens[at].text for at in found.times] == ["March"]
    assert found.run == 2
