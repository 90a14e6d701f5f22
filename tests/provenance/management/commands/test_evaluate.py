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


TRAINING = (
    "claimHeadline,articleHeadline,stance\n"
    "The bridge fell,The bridge has fallen,for\nThe bridge fell,No bridge has fallen,against\n"
    "The bridge fell,Did a bridge fall?,observing\n"
)


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """A folder of sets, each of a few rows, shaped like the published ones."""
    (tmp_path / "emergent").mkdir()
    (tmp_path / "emergent" / "train.csv").write_text(TRAINING)
    (tmp_path / "polnear").mkdir()
    article = {"doc": "a", "text": "Two fell, he said.", "attributions": []}
    (tmp_path / "polnear" / "train.jsonl").write_text(json.dumps(article))
    (tmp_path / "equate").mkdir()
    (tmp_path / "equate" / "RedditNLI.jsonl").write_text(
        '{"premise": "Four fell", "hypothesis": "Five fell", "label": "contradiction"}\n'
        '{"premise": "Four fell", "hypothesis": "Four fell", "label": "entailment"}\n'
    )
    return tmp_path


AMISS = [
    ("emergent", b"", "holds nothing that emergent could measure"),
    ("emergent", b"\n\n", "holds nothing that emergent could measure"),
    ("emergent", TRAINING.splitlines(keepends=True)[0].encode(), "holds nothing that emergent could measure"),
    ("emergent", TRAINING.replace("stance", "verdict").encode(), "there is no 'stance' in it"),
    ("emergent", TRAINING.replace("observing", "maybe").encode(), "there is no 'maybe' in it, or none is known"),
    ("emergent", TRAINING.encode("utf-16"), r"it is no text in UTF-8 \(at byte 0\)$"),
    ("emergent", TRAINING.encode() + b"1\n2\n", "not shaped like emergent"),
    ("emergent", TRAINING.encode() + b'"' + b"a " * 100_000, "not shaped like emergent"),
    ("equate_reddit", b'{"premise": "a", "hypothesis": "b", "label": "maybe"}', "“maybe” is no label of this set"),
    ("polnear", b"null", "not shaped like polnear"),
    ("polnear", b"[1]", "not shaped like polnear"),
    ("polnear", b'{"doc": 1, "text": 2, "attributions": 3}', "not shaped like polnear"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "told"), AMISS, ids=[f"{row[0]} {row[2]}" for row in AMISS])
def test_a_file_that_is_amiss_is_refused_in_one_line_that_shows_none_of_it(
    sets: Path, name: str, content: bytes, told: str
) -> None:
    (sets / "test.file").write_bytes(content)

    with pytest.raises(CommandError, match=told) as refused:
        evaluate(name, "--data", str(sets), "--test", str(sets / "test.file"))

    assert len(str(refused.value)) < len(str(sets)) + 250


@pytest.mark.parametrize(
    "written", ["\ufeff{}", "{}\r\n", "\n{}\n\n"], ids=["mark", "line ends", "blank lines"]
)
def test_a_byte_order_mark_and_other_line_ends_are_no_fault(sets: Path, written: str) -> None:
    row = (sets / "equate" / "RedditNLI.jsonl").read_text().splitlines()[0]
    (sets / "test.file").write_text(written.replace("{}", row), newline="")

    told = json.loads(
        evaluate("equate_reddit", "--data", str(sets), "--test", str(sets / "test.file"), "--json")
    )

    assert told["n"] == 1
