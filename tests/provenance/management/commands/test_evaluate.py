"""Measuring the program from the command line."""

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = (
    "The bridge at Verrin fell at dawn, and two of the guards posted there were hurt, the ministry said. " * 3
)


def evaluate(*words: str) -> str:
    told = StringIO()
    call_command("evaluate", *words, stdout=told)
    return told.getvalue()


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    """A labelled set of one page, shaped like the published one."""
    (tmp_path / "html").mkdir()
    page = f"<html><body><article><h1>Bridge falls</h1><p>{TEXT}</p></article></body></html>"
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    path = tmp_path / "truth.json"
    path.write_text(json.dumps({"one": {"articleBody": TEXT, "url": "https://far.example/one"}}))
    return path


def test_a_machine_is_told_one_object(truth: Path) -> None:
    assert json.loads(evaluate("article_extraction", "--test", str(truth), "--json")) == {
        "yardstick": "article_extraction",
        "split": "truth.json",
        "n": 1,
        "metrics": {"f1": 1.0, "precision": 1.0, "recall": 1.0},
    }


def test_a_person_is_told_the_figures_and_the_worst_mistakes(truth: Path) -> None:
    told = evaluate("article_extraction", "--test", str(truth))

    assert "article_extraction, truth.json: 1 measured" in told
    assert "Worst mistakes:" in told
    assert "https://far.example/one" in told


def test_a_set_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--data"):
        evaluate("article_extraction", "--data", str(tmp_path))


def test_a_set_of_another_shape_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text('{"one": {}}')

    with pytest.raises(CommandError, match="not shaped like article_extraction"):
        evaluate("article_extraction", "--test", str(tmp_path / "truth.json"))


def test_the_table_of_results_has_a_row_for_each_figure(truth: Path, tmp_path: Path) -> None:
    evaluate("article_extraction", "--test", str(truth), "--write", str(tmp_path / "results.md"))

    assert "| article_extraction | truth.json, 1 | f1 |  | 1 |" in (tmp_path / "results.md").read_text()


def test_a_table_that_cannot_be_written_is_told_before_anything_is_measured(
    truth: Path, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="--write"):
        evaluate(
            "article_extraction", "--test", str(truth), "--write", str(tmp_path / "no folder" / "results.md")
        )


def test_a_file_to_score_goes_with_one_set(truth: Path) -> None:
    with pytest.raises(CommandError, match="--test goes with one set"):
        evaluate("all", "--test", str(truth))
