"""A sentence made ready for comparing: names, figures, quotations, leanings."""

from claims.rules.bearings.lines import line
from claims.rules.language import PACKS

PACK = PACKS["en"]


def test_a_line_knows_its_names_figures_quotations_and_leanings() -> None:
    found = line("Mayor Osric ‘drowned’ with 1,200 goats in Lindt: a hoax?", PACK)

    assert {"osric", "lindt"} <= found.names
    assert found.figures == {"1200"}
    assert found.quoted == {"drown"}
    assert [(each.sort, found.words(each.first, each.last)) for each in found.leanings] == [("false", "hoax")]
    assert found.asks


def test_the_longest_phrase_that_leans_is_taken() -> None:
    found = line("The report turns out to be true", PACK)

    assert [each.sort for each in found.leanings] == ["reported", "proven"]


def test_words_are_cut_from_the_text_itself_wherever_the_line_stands() -> None:
    found = line("Osric was not dead", PACK, start=700)

    (leaning,) = found.leanings
    assert found.words(leaning.first, leaning.last) == "not dead"
    assert found.negations == (2,)
