"""The search for copies keeps its promises on a small newsstand; how fast it is, only the command says."""

import numpy as np
import pytest

from provenance.bench import newsstand
from provenance.bench.copies import Ours, exponent
from provenance.bench.marks import Marks
from sources.rules.postings import Postings
from sources.rules.screening import Pair, Piece

SIZE = 2000
PRINTED = list(newsstand.make(size=SIZE, seed=777))
PIECES = [Piece(piece.text, piece.outlet) for piece in PRINTED]


@pytest.fixture(scope="module")
def searched() -> tuple[Ours, list[Pair]]:
    ours = Ours("ours", Postings(), PIECES)
    return ours, ours.take(PIECES)


def test_copies_of_every_kind_are_found_and_few_others(searched: tuple[Ours, list[Pair]]) -> None:
    marks = Marks(PRINTED)
    marks.add(searched[1])

    result = marks.result(SIZE)

    assert all(result[f"recall {kind}"] >= 0.98 for kind in newsstand.KINDS)
    assert result["recall"] >= 0.98
    assert result["precision"] >= 0.95


def test_an_article_takes_less_than_two_kilobytes(searched: tuple[Ours, list[Pair]]) -> None:
    assert searched[0].screen.size < 2_000 * SIZE


def test_pieces_one_by_one_are_found_as_in_a_batch() -> None:
    few = PIECES[:300]
    single, batch = Ours("single", Postings(), few), Ours("batch", Postings(), few)

    alone = {pair for piece in few for pair in single.take([piece])}

    assert alone >= set(batch.take(few))


def test_a_pair_within_a_family_is_right_and_the_upstream_itself_is_asked_for() -> None:
    copy = next(number for number, piece in enumerate(PRINTED) if piece.kind)
    stranger = next(number for number, piece in enumerate(PRINTED) if piece.family != PRINTED[copy].family)
    marks = Marks(PRINTED)

    marks.add([Pair(copy, PRINTED[copy].upstream), Pair(copy, stranger)])
    result = marks.result(copy + 1)

    assert result["precision"] == 0.5
    assert result[f"recall {PRINTED[copy].kind}"] == 1.0


@pytest.mark.parametrize(("power", "told"), [(1, 1.0), (2, 2.0)])
def test_the_exponent_tells_line_from_square(power: int, told: float) -> None:
    whole = np.arange(0, 21, dtype=float) ** power

    assert exponent(np.diff(whole).tolist()) == pytest.approx(told, abs=0.01)
