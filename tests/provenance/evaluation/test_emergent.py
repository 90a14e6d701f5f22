"""How headlines are judged against claims, on an invented set of the same shape."""

import csv
from pathlib import Path

from provenance.evaluation.emergent import measure

HEAD = ["id", "claimHeadline", "articleHeadline", "stance"]
SUBJECTS = [f"{name} sold the {thing}" for name in ("Osric", "Adela", "Brandt", "Ilse") for thing in (
    "lighthouse", "ferry", "orchard", "windmill", "foundry", "brewery")]  # fmt: skip


def _write(path: Path, subjects: list[str]) -> None:
    rows = []
    for subject in subjects:
        rows += [
            (subject, subject, "for"),
            (subject, f"Hoax: no, {subject}", "against"),
            (subject, f"{subject}, rumors say", "observing"),
        ]
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *([place, *row] for place, row in enumerate(rows))])


def test_weights_are_learnt_and_asked_about_claims_that_were_kept_out(tmp_path: Path) -> None:
    _write(tmp_path / "emergent" / "train.csv", SUBJECTS)

    report = measure(tmp_path, None, lambda done, total: None)

    assert (report.n, report.metrics["accuracy"], report.metrics["macro_f1"]) == (72, 1.0, 1.0)
    assert set(report.metrics["f1"]) == {"for", "against", "observing"}
    assert report.shipped["f1"]["against"] == 1.0
    assert list(report.tables) == ["expected, then found"]


def test_a_file_to_score_is_answered_by_what_was_learnt_from_the_set(tmp_path: Path) -> None:
    _write(tmp_path / "emergent" / "train.csv", SUBJECTS[:-2])
    _write(tmp_path / "elsewhere" / "asked.csv", SUBJECTS[-2:])

    report = measure(tmp_path, tmp_path / "elsewhere" / "asked.csv", lambda done, total: None)

    assert (report.split, report.n, report.metrics["accuracy"]) == ("asked.csv", 6, 1.0)
