"""How the body found on a page is scored against the true one."""

import gzip
import json
from pathlib import Path

from provenance.evaluation.article_extraction import measure, overlap, runs

TRUE = "The bridge at Verrin fell at dawn. Two guards were hurt, the ministry said on Tuesday evening."
REST = "Rescue teams reached the river an hour later and found the road gone on both banks of the gorge."


def test_a_text_shorter_than_a_run_is_one_run_and_no_text_is_none() -> None:
    assert runs("One two") == {("One", "two"): 1}
    assert runs(" …") == {}


def test_what_is_missing_costs_recall_and_what_is_too_much_costs_precision() -> None:
    true, half = runs("a b c d e"), runs("a b c d")

    assert overlap(half, true) == (1.0, 0.5)
    assert overlap(true, half) == (0.5, 1.0)
    assert overlap(runs(""), true) == (0.0, 0.0)


def test_a_page_is_read_by_the_programs_own_reader_and_its_furniture_costs_precision(tmp_path: Path) -> None:
    page = f"<html><nav><a>Home</a></nav><article><h1>Bridge falls</h1><p>{TRUE}</p><p>{REST}</p></article></html>"
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "html" / "two.html.gz").write_bytes(gzip.compress(b"\0"))
    truth = tmp_path / "truth.json"
    truth.write_text(json.dumps({name: {"articleBody": f"{TRUE}\n{REST}"} for name in ("one", "two")}))

    report = measure(tmp_path, truth, lambda done, total: None)

    assert (report.n, report.split) == (2, "truth.json")
    assert report.metrics == {"f1": 0.6667, "precision": 1.0, "recall": 0.5}
    assert [mistake.cost for mistake in report.mistakes] == [1.0, 0.0]
