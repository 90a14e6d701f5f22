"""How agreement of figures is measured, on an invented set of the same shape."""

from pathlib import Path

import orjson
import pytest

from provenance.evaluation.equate import EQUATE
from provenance.evaluation.yardstick import Absent

NEWS = EQUATE[0]
THINGS = [
    f"{thing} in {place}" for thing in ("mills", "barns", "ferries") for place in ("Lindt", "Vell", "Osk")
]


def _write(path: Path, things: list[str]) -> None:
    rows = []
    for thing in things:
        known = f"Storms destroyed 40 {thing}."
        rows += [
            (known, f"40 {thing} were destroyed", "entailment"),
            (known, f"70 {thing} were destroyed", "neutral"),
        ]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        b"\n".join(
            orjson.dumps({"id": at, "premise": known, "hypothesis": asked, "label": label})
            for at, (known, asked, label) in enumerate(rows)
        )
    )


def test_the_program_is_measured_with_its_own_weights_and_with_learnt_ones(tmp_path: Path) -> None:
    _write(tmp_path / "equate" / "NewsNLI.jsonl", THINGS)

    report = NEWS.measure(tmp_path, None, lambda done, total: None)

    assert (report.yardstick, report.n, report.metrics["accuracy"]) == ("equate_news", 18, 1.0)
    assert report.shipped["accuracy"] == 1.0
    assert set(report.shipped["f1"]) == {"entailment", "neutral"}


def test_a_file_to_score_is_answered_by_what_was_learnt_from_the_part(tmp_path: Path) -> None:
    _write(tmp_path / "equate" / "NewsNLI.jsonl", THINGS[:-2])
    _write(tmp_path / "elsewhere" / "asked.jsonl", THINGS[-2:])

    report = NEWS.measure(tmp_path, tmp_path / "elsewhere" / "asked.jsonl", lambda done, total: None)

    assert (report.split, report.n, report.metrics["accuracy"]) == ("asked.jsonl", 4, 1.0)


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Absent, match="RedditNLI"):
        EQUATE[1].measure(tmp_path, None, lambda done, total: None)


def test_wrong_answers_are_counted_by_how_their_figures_stand(tmp_path: Path) -> None:
    _write(tmp_path / "equate" / "NewsNLI.jsonl", THINGS)
    path = tmp_path / "elsewhere" / "asked.jsonl"
    _write(path, THINGS[:2])
    path.write_bytes(path.read_bytes().replace(b'"entailment"', b'"neutral"'))

    report = NEWS.measure(tmp_path, path, lambda done, total: None)

    assert report.causes == {"neutral taken for entailment, all its figures borne out": 2}
