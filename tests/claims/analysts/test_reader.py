"""Our own reader is an analyst like any other: what it says passes the same gate, each word of it."""

from pathlib import Path

import pytest

from claims.analysts.reader import Reader
from claims.rules.analysts.analyst import Question
from claims.rules.analysts.gate import Gate, Passed, Refusal, judge_all
from claims.rules.statement import Piece
from sources.rules.page_html import read_html
from sources.rules.page_text import read_text
from tests.claims.rules.reader.reading_in_short import piece

CORPUS = sorted((Path(__file__).resolve().parents[3] / "demo" / "corpus").glob("*.*"))
SPANISH = ("balcon", "eco")


def question(path: Path) -> Question:
    page = read_html(path.read_bytes()) if path.suffix == ".html" else read_text(path.read_text())
    language = "es" if path.name.startswith(SPANISH) else "en"
    return Question(Piece(page.text, page.sections, language, None, "The outlet"))


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.name) for path in CORPUS if path.suffix in {".html", ".txt"}]
)
def test_everything_it_finds_in_the_demo_passes(path: Path) -> None:
    asked = question(path)

    judged = judge_all(Reader().answer(asked).suggestions, Gate(asked.piece))

    refused = [
        (said, outcome)
        for said, outcome in judged
        if isinstance(outcome, Refusal) and outcome.rule != "double"
    ]
    assert refused == []


def test_its_stance_and_speaker_are_those_of_the_statement() -> None:
    asked = Question(piece("Four people were killed on Friday, said the mayor, Emilio González."))

    ((said, outcome),) = judge_all(Reader().answer(asked).suggestions, Gate(asked.piece))

    assert (said.stance, said.attributed_to) == ("repeats", "Emilio González")
    assert isinstance(outcome, Passed)
    assert outcome.voice is not None and outcome.voice.name == "Emilio González"
