"""Figures beside which others are read are none of what happened: wholes, what was before, differences."""

import pytest

from claims.rules.language import PACKS
from claims.rules.language.tokens import tokenize
from claims.rules.values import wholes
from claims.rules.values.figures import figures_in

# language, sentence, the figures that nothing happened to
BESIDE = [
    ("en", "None of the 60 patients was hurt.", ["60"]),
    ("en", "A third of the 12 hostages were freed.", ["12"]),
    ("en", "Most of the 40 hostages were freed.", ["40"]),
    ("en", "More than half of the 300 homes were destroyed.", ["300"]),
    ("en", "One in five of the 1,500 respondents had been robbed.", ["1,500"]),
    ("en", "Of the 45 people on board, 38 were rescued.", ["45"]),
    ("en", "The toll rose from 98 to 112.", ["98"]),
    ("en", "Inflation slowed from 4.2% to 3.8%.", ["4.2%"]),
    ("en", "The charity spent £1bn more than it raised.", ["£1bn"]),
    ("en", "Police arrested 12 fewer than last year.", ["12"]),
    ("en", "All of the 40 hostages were freed.", []),
    ("en", "The deaths of the 4 soldiers shook the town.", []),
    ("en", "More than 50 people fled.", []),
    ("en", "Buses ran from 4 villages to 6 towns.", []),
    ("es", "La mayoría de los 40 rehenes fueron liberados.", ["40"]),
    ("es", "La mitad de los 300 trabajadores fue despedida.", ["300"]),
    ("es", "De los 45 ocupantes, 38 fueron rescatados.", ["45"]),
    ("es", "El saldo pasó de 98 a 112.", ["98"]),
    ("es", "Murieron 12 de los 20 mineros.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BESIDE, ids=[row[1] for row in BESIDE])
def test_a_whole_a_former_figure_and_a_difference_are_told_from_what_happened(
    language: str, text: str, expected: list[str]
) -> None:
    pack, tokens = PACKS[language], tokenize(text)
    found = figures_in(tokens, pack)
    beside = [each for each in found if wholes.beside(tokens, each, found, pack)]
    assert [text[each.start : each.end] for each in beside] == expected
