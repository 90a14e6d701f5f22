"""Sentences are ranked by whether they can be checked; every one of them stays, each with a reason one can read."""

import pytest

from claims.rules.reader.checkable import Checkable, ranked
from claims.rules.statement import Piece
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

BODY = SectionKind.BODY
CAN = [
    ("en", "At least 40 people were killed when the bridge at Palmyra fell.", "figure"),
    ("en", "The ministry accused Chile of poisoning the river.", "accusation"),
    ("en", "Soldiers attacked the radio station in Lindt on Tuesday.", "act"),
    ("en", "Rents in Lindt rose faster than in any other town, the statistics office said.", "comparison"),
    ("en", "Ana Prado, the mayor, said on Monday that the dam was never inspected.", "attributed"),
    ("en", "Chile denied that its soldiers had crossed the river.", "denial"),
    ("es", "Al menos 40 personas murieron al caer el puente de Palmira.", "figure"),
    ("es", "El ministerio acusó a Chile de envenenar el río.", "accusation"),
    ("es", "El desempleo cayó al 12 por ciento en marzo.", "figure"),
]
CANNOT = [
    ("en", "Who would want to live in such a town?", "question"),
    ("en", "It will be a long winter.", "forecast"),
    ("en", "I think the mayor is a wonderful man.", "opinion"),
    ("en", "Just imagine the smell.", "rhetoric"),
    ("en", "The streets were quiet.", "nothing"),
    ("en", "How sad.", "fragment"),
    ("en", "Could 300 people fit into that hall?", "question"),
    ("es", "¿Quién quiere vivir en un pueblo así?", "question"),
    ("es", "Creo que es un hombre maravilloso.", "opinion"),
    ("es", "El invierno será muy largo.", "forecast"),
]


def rank(language: str, *sentences: tuple[SectionKind, str]) -> list[Checkable]:
    text, sections = "", []
    for kind, words in sentences:
        sections.append(SectionSpan(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return ranked(Piece(text, tuple(sections), language))


@pytest.mark.parametrize(("language", "text", "rule"), CAN, ids=[row[1] for row in CAN])
def test_what_can_be_looked_up_comes_out_checkable(language: str, text: str, rule: str) -> None:
    (found,) = rank(language, (BODY, text))

    assert found.worth > 0.5
    assert rule in {reason.rule for reason in found.reasons if reason.weight > 0}


@pytest.mark.parametrize(("language", "text", "rule"), CANNOT, ids=[row[1] for row in CANNOT])
def test_what_cannot_be_looked_up_does_not_and_says_why(language: str, text: str, rule: str) -> None:
    (found,) = rank(language, (BODY, text))

    assert found.worth < 0.5
    assert found.reason.rule == rule


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_that_can_be_checked_stands_above_all_that_cannot(language: str) -> None:
    rows = [(BODY, text) for each, text, _ in (*CANNOT, *CAN) if each == language]
    can = {text for each, text, _ in CAN if each == language}

    found = rank(language, *rows)

    assert [one.sentence.text in can for one in found] == [True] * len(can) + [False] * (len(rows) - len(can))


def test_no_sentence_is_hidden_not_even_of_the_pages_furniture() -> None:
    found = rank(
        "en",
        (SectionKind.HEADLINE, "Bridge falls at Palmyra"),
        (BODY, "Forty people were killed. It was cold."),
        (SectionKind.COMMENT, "They killed 900 people and nobody says so."),
        (SectionKind.FURNITURE, "Subscribe now and save 40 dollars."),
    )

    assert len(found) == 5
    assert sorted(one.place for one in found) == [1, 2, 3, 4, 5]
    assert found[-1].reason.rule == "furniture"


def test_a_reason_gives_the_words_it_rests_on() -> None:
    (found,) = rank("en", (BODY, "At least 40 people were killed in Palmyra."))

    assert (found.reason.detail, found.reason.quote) == ("gives a figure", "At least 40")


def test_a_language_without_words_of_its_own_is_ranked_by_what_anyone_can_see() -> None:
    found = rank("fi", (BODY, "Kuka tietää?"), (BODY, "Sillalla kuoli 40 ihmistä Palmyrassa tiistaina."))

    assert [one.place for one in found] == [2, 1]


def test_the_order_is_that_of_the_text_where_worth_is_the_same() -> None:
    found = rank("en", *[(BODY, "The streets were quiet.")] * 3)

    assert [one.place for one in found] == [1, 2, 3]
