"""What took place, or did not, told without a figure."""

import pytest

from claims.rules.statement import Statement
from claims.vocabulary import Polarity
from tests.claims.rules.reader.reading_in_short import statements

YES, NO = Polarity.YES, Polarity.NO


def occurred(words: str, language: str) -> list[Statement]:
    return [one for one in statements(words, language) if one.act.startswith("occurred:")]


@pytest.mark.parametrize(
    ("words", "language", "measure", "polarity"),
    [
        ("A prisoner exchange took place in Mirov on Tuesday.", "en", "Exchange took place", YES),
        ("No prisoner exchange took place in Mirov on Tuesday.", "en", "Exchange took place", NO),
        ("The vote was never held in Mirov on Tuesday, an observer said.", "en", "Vote took place", NO),
        ("The bridge in Mirov didn't collapse on Tuesday.", "en", "Bridge collapsed", NO),
        ("Rebels captured the airport of Mirov in Skarn on Tuesday.", "en", "Airport captured", YES),
        ("The airport was captured in Mirov on Tuesday.", "en", "Airport captured", YES),
        ("El martes se celebró la votación en Mirov.", "es", "Vote took place", YES),
        ("La reunión no tuvo lugar el martes en Mirov.", "es", "Meeting took place", NO),
        ("El martes no hubo disparos en Mirov.", "es", "Shot took place", NO),
        ("El gobierno no cerró el martes la frontera en Mirov.", "es", "Border closed", NO),
    ],
)
def test_a_happening_is_read_with_whether_it_took_place(
    words: str, language: str, measure: str, polarity: Polarity
) -> None:
    (found,) = occurred(words, language)

    assert (found.measure, found.value.polarity) == (measure, polarity)
    assert found.when is not None
    assert "mirov" in found.places


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The vote will be held in Mirov on Tuesday.", "en"),
        ("Was the vote held in Mirov on Tuesday?", "en"),
        ("The vote was held in Mirov.", "en"),
        ("The vote was held on Tuesday.", "en"),
        ("If the bridge in Mirov collapsed on Tuesday, nobody saw it.", "en"),
        ("The man who closed the border in Mirov on Tuesday has gone.", "en"),
        ("The road has been closed in Mirov since the shooting on 9 March.", "en"),
        ("The minister denied that the vote was held in Mirov on Tuesday.", "en"),
        ("The town was held in Mirov on Tuesday.", "en"),
        ("Si el martes se celebró la votación en Mirov, nadie la vio.", "es"),
    ],
)
def test_what_is_planned_supposed_or_not_pinned_to_a_day_and_a_place_is_not_read(
    words: str, language: str
) -> None:
    assert occurred(words, language) == []


@pytest.mark.parametrize(
    ("words", "language", "measure"),
    [
        ("The poet Ansel Brill died on Tuesday.", "en", "Brill died"),
        ("Ada Brill, the mayor, resigned on Tuesday, her office said.", "en", "Brill resigned"),
        ("Officers arrested the banker Leo Strann on Tuesday.", "en", "Strann arrested"),
        ("The freighter Corvina ran aground on Tuesday.", "en", "Corvina ran aground"),
        ("El obispo Anselmo Prada fue enterrado el martes.", "es", "Prada buried"),
        ("El petrolero Corvina zarpó el martes.", "es", "Corvina sailed"),
        ("A Rómulo Sainz lo apresaron el martes.", "es", "Sainz arrested"),
        ("El tribunal absolvió el martes a la exministra Paula Rivas.", "es", "Rivas acquitted"),
    ],
)
def test_what_befalls_a_named_one_needs_no_more_than_its_day(words: str, language: str, measure: str) -> None:
    assert [one.measure for one in occurred(words, language)] == [measure]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The poet died on Tuesday.", "en"),
        ("Ansel Brill died.", "en"),
        ("La cocaína hallada el martes en Mirov era pura.", "es"),
        ("The meeting drew to an end in Mirov on Tuesday.", "en"),
    ],
)
def test_what_befalls_nobody_named_or_at_no_time_is_not_read(words: str, language: str) -> None:
    assert occurred(words, language) == []


def test_who_says_so_is_left_out_of_the_words_and_kept_as_the_voice() -> None:
    (found,) = occurred("The bridge in Mirov did not collapse on Tuesday, the mayor said.", "en")

    assert found.quote == "The bridge in Mirov did not collapse on Tuesday"
    assert found.voice is not None
    assert found.voice.name == "mayor"


def test_a_sentence_that_gives_a_figure_is_told_by_its_figure() -> None:
    assert occurred("The bridge in Mirov collapsed on Tuesday, killing four people.", "en") == []
