"""Who says what in a text, read by weights."""

from claims.rules.attributions.reader import MOST, Found, Reader, deepened, read
from claims.rules.learned.choosing import Leanings
from tests.claims.rules.attributions.laid_out import laid_out, told

PLAIN = Reader(
    Leanings({"always": -2.0, "kind say": 5.0}),
    Leanings({"manner before": 2.0, "manner behind": 1.0}),
    Leanings({"behind to the end": 3.0, "quotation before is a quotation": 4.0}),
)


def test_cue_source_and_content_are_those_that_most_speaks_for() -> None:
    layout = laid_out("Ana Prado said four had died. The ferry was old. “It was dark,” Osric Vale said.")

    found = read(layout, PLAIN)

    assert [(told(layout, one.source), told(layout, *one.content)) for one in found] == [
        ("Ana Prado", "four had died ."),
        ("Osric Vale", "“ It was dark , ”"),
    ]
    assert [one.depth for one in found] == [1, 1]


def test_what_is_among_the_words_of_another_is_one_deeper() -> None:
    layout = laid_out("Ana Prado said Osric Vale said the mayor said four had died.")

    assert [one.depth for one in read(layout, PLAIN)] == [1, 2, 3]


def test_of_two_that_hold_each_other_the_likelier_holds() -> None:
    one = Found((3, 4), (0, 0), ((4, 9),), 0.6)
    other = Found((6, 7), (0, 0), ((1, 5),), 0.9)

    assert [each.depth for each in deepened([one, other])] == [2, 1]


def test_what_is_no_likelier_than_not_is_passed_over() -> None:
    assert read(laid_out("Ana Prado said four had died."), Reader(*[Leanings({"always": -1.0})] * 3)) == []


def test_a_sentence_that_only_says_said_is_read_in_part() -> None:
    assert len(read(laid_out("said " * 100 + "."), PLAIN)) == MOST
