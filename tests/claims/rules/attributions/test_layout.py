"""How a text is laid out for finding attributions."""

import pytest

from tests.claims.rules.attributions.laid_out import at, laid_out, told


def test_words_stand_in_one_row_with_their_sentences_and_quotations() -> None:
    layout = laid_out("“It sank. It burned,” Ana Prado said.\n\nNobody was hurt.")

    assert [told(layout, run) for run in layout.sentences] == [
        "“ It sank .", "It burned , ” Ana Prado said .", "Nobody was hurt .",
    ]  # fmt: skip
    assert [told(layout, run) for run in layout.quotes] == ["“ It sank . It burned , ”"]
    assert layout.quoted[at(layout, "burned")] == 0
    assert layout.quoted[at(layout, "said")] == -1
    assert layout.of[at(layout, "Nobody")] == 2
    assert layout.paragraphs == [1, 1, 2]


def test_a_run_of_words_leads_back_to_the_text() -> None:
    text = "Four  sailors — drowned."
    layout = laid_out(text)

    start, end = layout.span((0, 3))
    assert text[start:end] == "Four  sailors —"


def test_a_text_without_words_has_no_places() -> None:
    assert laid_out("").sentences == []
    assert laid_out("… – !").tokens == []


def test_a_language_that_is_not_read_is_named() -> None:
    with pytest.raises(KeyError, match="'tlh'"):
        laid_out("qapla", "tlh")
