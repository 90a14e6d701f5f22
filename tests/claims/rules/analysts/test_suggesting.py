"""A suggestion in the words of a statement we have is no second statement, where it says the same of the same."""

from dataclasses import replace

from claims.rules.analysts.suggesting import STATED, says_the_same
from claims.rules.reader.reading import read
from tests.claims.rules.reader.reading_in_short import piece

OWN = read(
    piece("Four people were killed on Friday. The minister accused Russia of moving troops to the border.")
)


def test_the_same_claim_in_the_same_words_is_known_by_whatever_act_it_was_sorted() -> None:
    accused = next(each for each in OWN if not each.value.numeric)

    assert OWN[says_the_same(replace(accused, act=STATED), OWN)] == accused


def test_another_stance_or_other_words_are_not_the_same() -> None:
    (killed, *_) = OWN

    assert says_the_same(killed, [replace(killed, start=500, end=510)]) == -1
    assert says_the_same(killed, [each for each in OWN if each.stance is not killed.stance]) == -1
