"""A suggestion in the words of a statement we have is no second statement, where it says the same of the same."""

from dataclasses import replace

from claims.rules.analysts.analyst import Suggestion
from claims.rules.analysts.suggesting import STATED, says_the_same, statement
from claims.rules.reader.reading import read
from claims.rules.speaking.attribution import context_for
from tests.claims.rules.analysts.test_gate import ARTICLE, SOUND, passed
from tests.claims.rules.reader.reading_in_short import DAY, piece

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


def test_one_accusation_is_the_same_in_other_words_and_what_nobody_can_sort_is_not() -> None:
    accused = next(each for each in OWN if not each.value.numeric)
    unsorted = replace(accused, act=STATED, claim_text="Something is going on at the border")

    assert OWN[says_the_same(replace(accused, claim_text="Moscow has moved troops"), OWN)] == accused
    assert says_the_same(unsorted, [replace(unsorted, population="other", claim_text="Another thing")]) == -1


def test_time_and_place_are_those_the_article_gives_the_quote_and_a_reader_of_it_lends_none() -> None:
    own = passed(SOUND)
    comment = passed(Suggestion("Nine bodies were there.", "My cousin saw nine bodies there", "asserts"))

    assert statement(own, ARTICLE, context_for(ARTICLE), None).when == replace(DAY.period(), inferred=True)
    assert statement(own, ARTICLE, None, None).when is None
    assert statement(comment, ARTICLE, context_for(ARTICLE), None).when is None


def test_a_claim_in_a_language_that_is_not_read_is_found_by_its_longer_words() -> None:
    finnish = replace(piece("Norv myi Tessel lautan Brenner yhtiolle."), language="fi")
    said = passed(
        Suggestion("Norv myi Tessel lautan.", "Norv myi Tessel lautan Brenner yhtiolle", "asserts"), finnish
    )

    told = statement(said, finnish, context_for(finnish), None)

    assert (told.act, told.population) == (STATED, "lautan norv tessel")
    assert told.terms == {"norv", "tessel", "lautan", "brenner", "yhtiolle"}
