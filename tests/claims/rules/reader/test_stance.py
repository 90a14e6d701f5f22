"""Stance: what an article does with a figure, and how it hedges."""

import pytest

from claims.rules.reader.reading import read
from claims.vocabulary import Stance
from sources.vocabulary import SectionKind
from tests.claims.rules.reader.reading_in_short import sectioned, statements

ASSERTS, REPEATS, DISPUTES = Stance.ASSERTS, Stance.REPEATS, Stance.DISPUTES
STANCES = [
    ("en", "Four miners died in Cusco.", ASSERTS, ""),
    ("en", "Four miners died in Cusco, officials said.", REPEATS, ""),
    ("en", "The army denied that four miners had died.", DISPUTES, ""),
    ("en", "The army rejected reports that four miners had died.", DISPUTES, ""),
    ("en", "The army did not deny that four miners had died.", REPEATS, ""),
    ("en", "The minister falsely claimed that four miners had died.", DISPUTES, ""),
    ("en", "It is not true that four miners died, the mayor said.", DISPUTES, ""),
    ("en", "An earlier version of this report gave the number of injured as 29.", DISPUTES, ""),
    ("en", "Four miners reportedly died in Cusco.", ASSERTS, "reportedly"),
    ("en", "It was reported that four miners died.", ASSERTS, "reportedly"),
    ("en", "The so-called ‘four dead at the mine’ are a legend.", REPEATS, "scare quotes"),
    ("en", "The “four dead at the mine” were just mangled facts.", DISPUTES, "scare quotes"),
    ("en", "‘Four dead at the mine’ was a lie.", DISPUTES, "scare quotes"),
    ("en", "“Four miners died” he wrote.", REPEATS, "scare quotes"),
    ("en", "“Four miners died” was what the mayor had first told reporters.", REPEATS, "scare quotes"),
    ("en", "It denied that the boat sank, and that four miners had died.", DISPUTES, ""),
    ("en", "Reports that four miners had died were completely false.", DISPUTES, ""),
    ("en", "Reports that four miners had died were completely and utterly false.", DISPUTES, ""),
    ("es", "La noticia de que murieron cuatro mineros fue totalmente falsa.", DISPUTES, ""),
    ("en", "“Four miners died” was not a lie.", REPEATS, "scare quotes"),
    ("en", "The “four dead” were buried on Monday, and a false alarm was raised.", REPEATS, "scare quotes"),
    ("es", "Lo de «cuatro muertos en la mina» era mentira.", DISPUTES, "scare quotes"),
    ("en", "Unconfirmed accounts say that four miners died.", REPEATS, "unconfirmed"),
    ("en", "“It is simply untrue that four miners died,” the mayor said.", DISPUTES, ""),
    ("en", "The army denied that civilians had died and said four miners had died.", REPEATS, ""),
    ("en", "The mayor refused to say that four miners had died.", REPEATS, "unconfirmed"),
    ("en", "Officials fear that four miners have died.", REPEATS, "apparently"),
    ("en", "Ana Prado, who is accused of killing four miners, denies it.", ASSERTS, "accused"),
    ("en", "Officials put the number of dead at four.", REPEATS, ""),
    ("en", "The ministry raised the death toll to four.", REPEATS, ""),
    ("en", "The quake raised the death toll to four.", ASSERTS, ""),
    ("es", "Cuatro mineros murieron en Cusco.", ASSERTS, ""),
    ("es", "Cuatro mineros murieron, dijo el alcalde.", REPEATS, ""),
    ("es", "El ejército negó que hubieran muerto cuatro mineros.", DISPUTES, ""),
    ("es", "Presuntamente murieron cuatro mineros.", ASSERTS, "allegedly"),
    ("es", "El gobierno cifró en cuatro los muertos.", REPEATS, ""),
    ("es", "Fuentes médicas elevan a cuatro los muertos.", REPEATS, ""),
    (
        "es",
        "El ministro negó que hubieran muerto civiles y cifró en cuatro los mineros muertos.",
        REPEATS,
        "",
    ),
    ("es", "El alcalde no descarta que hayan muerto cuatro mineros.", ASSERTS, "unconfirmed"),
]


@pytest.mark.parametrize(("language", "text", "stance", "hedge"), STANCES, ids=[row[1] for row in STANCES])
def test_a_figure_is_asserted_repeated_or_disputed(
    language: str, text: str, stance: Stance, hedge: str
) -> None:
    (found,) = statements(text, language)

    assert (found.stance, found.hedge) == (stance, hedge)


def test_two_not_four_asserts_one_figure_and_disputes_the_other() -> None:
    two, four = statements("Two Tikuna died at the bridge, not four.")

    assert (two.value.low, two.stance) == (2, ASSERTS)
    assert (four.value.low, four.stance, four.act, four.population) == (4, DISPUTES, "killed", "tikuna")


def test_a_no_dead_from_another_mouth_disputes_the_figure_before_it() -> None:
    four, none = statements("Four men died on the quay. The coastguard says that it knows of no dead.")

    assert (none.stance, none.denies, none.voice is not None) == (DISPUTES, 0, True)
    assert (four.stance, four.value.low) == (ASSERTS, 4)


def test_a_readers_nobody_died_does_not_answer_the_article() -> None:
    made = sectioned(
        (SectionKind.BODY, "Four men died on the quay.", ""),
        (SectionKind.COMMENT, "Only teargas at the gate, nobody died.", "Heron"),
    )

    _, comment = read(made)

    assert (comment.denies, comment.stance, comment.value.high) == (-1, ASSERTS, 0)


@pytest.mark.parametrize(
    ("words", "language", "party"),
    [
        ("Prison guards denied torturing six inmates.", "en", True),
        ("La policía negó haber matado a cuatro jóvenes.", "es", True),
        ("The mayor denied that four people had been killed.", "en", False),
    ],
)
def test_who_denies_having_done_it_is_a_party(words: str, language: str, party: bool) -> None:
    (found,) = statements(words, language)

    assert found.party is party
