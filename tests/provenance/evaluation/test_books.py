"""How the true authors are looked for among shops that copy one another, and what is said without the truth."""

from pathlib import Path

import pytest

from provenance.evaluation.books import measure

GOOD = ["Ada Lovelace, Grace Hopper", "Lovelace, Ada; Hopper, Grace", "HOPPER, GRACE LOVELACE, ADA"]
WRONG = "Lovelace, Ada"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve books: three shops spell the true authors each in its way, four leave one out in half of them."""
    rows = []
    for n in range(12):
        rows += [f"shop {place}\t{n}\tA book\t{authors}" for place, authors in enumerate(GOOD)]
        rows += [f"echo {place}\t{n}\tA book\t{WRONG if n < 6 else GOOD[0]}" for place in range(4)]
        rows.append(f"silent\t{n}\tA book\tNot Available")
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "claims.tsv").write_text("\n".join(rows) + "\n")
    return tmp_path


def heard(_: int, __: int) -> None:
    """Nobody watches."""


def test_without_the_truth_coverage_and_agreement_are_told(folder: Path) -> None:
    report = measure(folder, None, heard)

    assert (report.n, report.split) == (12, "claims.tsv, no truth given")
    assert report.metrics["coverage"] == 1.0
    assert report.metrics["rows_with_names"] == 0.875
    assert report.metrics["answers_per_book"] == 1.5
    assert "accuracy" not in report.metrics


def test_a_file_of_truths_is_scored_beside_plain_vote(folder: Path) -> None:
    truth = folder / "gold.txt"
    truth.write_text("".join(f"{n}\tGrace Hopper;  Ada Lovelace\n" for n in range(12)))

    report = measure(folder, truth, heard)

    assert (report.n, report.split) == (12, "gold.txt")
    assert report.metrics["plain_vote"] == 0.5
    assert report.metrics["ceiling"] == 1.0
    assert len(report.mistakes) == round(12 * (1 - report.metrics["accuracy"]))


def test_a_book_nobody_lists_is_answered_wrong_and_not_left_out(folder: Path) -> None:
    truth = folder / "gold.txt"
    truth.write_text("7\tAda Lovelace; Grace Hopper\n99\tMary Somerville\n")

    report = measure(folder, truth, heard)

    assert report.n == 2
    assert [(one.name, one.found) for one in report.mistakes] == [("99", "no answer")]


def test_a_file_of_another_shape_is_refused_with_its_line(folder: Path) -> None:
    truth = folder / "gold.txt"
    truth.write_text("7\tAda Lovelace\n8 Grace Hopper\n")

    with pytest.raises(ValueError, match="line 2 has no tab"):
        measure(folder, truth, heard)
