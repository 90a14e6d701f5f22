"""How headlines are judged against whole bodies, on an invented set of the same shape."""

import csv
from collections.abc import Sequence
from pathlib import Path

from provenance.evaluation.fnc1 import measure

THINGS = ("lighthouse", "ferry", "orchard", "windmill", "foundry", "brewery", "quarry", "theatre", "tannery")
NAMES = ("Osric", "Adela", "Brandt", "Ilse", "Torben", "Maren", "Edda", "Falko", "Runa")
WAYS = {
    "agree": "It is done: {claim}. The papers were signed on Monday. Everybody in the town was glad.",
    "disagree": "This is a hoax. It is false that {claim}, the town said. The rumor was made up and was denied.",
    "discuss": "Rumors say that {claim}. It has reportedly been told by a witness. Nobody could confirm it yet.",
}
Row = tuple[str, str, str]


def _set() -> tuple[list[Row], dict[str, str]]:
    """Nine affairs, each with a body of every kind; each headline also beside the next affair's bodies."""
    claims = [f"{name} sold the old {thing}" for name, thing in zip(NAMES, THINGS, strict=True)]
    rows, bodies = [], {}
    for place, claim in enumerate(claims):
        for at, (stance, told) in enumerate(WAYS.items()):
            number = str(10 * place + at)
            bodies[number] = told.format(claim=claim)
            rows += [(claim, number, stance), (claims[place - 1], number, "unrelated")]
    return rows, bodies


def _write(folder: Path, rows: Sequence[Row], bodies: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / "train_stances.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Headline", "Body ID", "Stance"), *rows])
    with (folder / "train_bodies.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Body ID", "articleBody"), *bodies.items()])
    (folder / "hold_out_ids.txt").write_text("\n".join(number for number in bodies if int(number) >= 70))


def test_bodies_held_out_are_answered_by_what_was_learnt_from_the_others(tmp_path: Path) -> None:
    _write(tmp_path / "fnc1", *_set())

    report = measure(tmp_path, None, lambda done, total: None)

    assert (report.split, report.n) == ("held-out bodies", 12)
    assert report.metrics["macro_f1"] == report.metrics["fnc_score"] == 1.0
    assert set(report.metrics["f1"]) == {"agree", "disagree", "discuss", "unrelated"}
    assert report.tables["affairs kept out"]["pairs"] > 0
    assert report.shipped["f1"]["unrelated"] == 1.0


def test_a_file_to_score_finds_its_bodies_beside_it(tmp_path: Path) -> None:
    rows, bodies = _set()
    _write(tmp_path / "fnc1", rows, bodies)
    _write(tmp_path / "elsewhere", rows[:6], {number: bodies[number] for _, number, _ in rows[:6]})

    report = measure(tmp_path, tmp_path / "elsewhere" / "train_stances.csv", lambda done, total: None)

    assert (report.split, report.n, report.metrics["accuracy"]) == ("train_stances.csv", 6, 1.0)
