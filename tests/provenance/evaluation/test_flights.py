"""How the true time is looked for among sites that copy one another."""

import csv
import os
from pathlib import Path

import pytest

from provenance.embedded.places import PROJECT
from provenance.evaluation.flights import FLIGHTS, clock, measure

HEAD = ["tuple_id", "src", "flight", "sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time"]
CLOCKS = [
    ("7:10 a.m.", "07:10"), ("12:05 a.m.", "00:05"), ("12:00 p.m.", "12:00"), ("Dec 1 - 9:32 pm", "21:32"),
    ("21:32", "21:32"), ("Contact Airline", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "told"), CLOCKS)
def test_a_time_of_day_is_read_however_it_is_written(written: str, told: str) -> None:
    assert clock(written) == told


def test_a_crowd_of_copies_does_not_win_against_sites_that_differ_in_their_mistakes(tmp_path: Path) -> None:
    folder = tmp_path / "flights"
    folder.mkdir()
    _write(folder / "claims.csv", HEAD, [row for number in range(15) for row in _said(number)])
    truths = [[f"XX-{number}", "act_dep_time", f"7:0{number % 10} a.m."] for number in range(15)]
    _write(folder / "truth_half.csv", ["flight", "attribute", "value"], truths)

    report = measure(tmp_path, None, lambda done, total: None)

    assert report.n == 15
    assert report.metrics["accuracy"] == 1.0
    assert report.metrics["plain_vote"] < 1.0
    assert report.metrics["accuracy_by_attribute"] == {"act_dep_time": 1.0}
    assert report.mistakes == []
    ((attribute, told),) = report.tables["right, and right by plain vote"].items()
    assert (attribute, told.split()[0]) == ("act_dep_time", "1.000,")


def test_no_attribute_is_scored_worse_than_by_plain_vote() -> None:
    folder = Path(os.environ.get("PROVENANCE_SHARED", PROJECT.parent / "shared")) / "yardsticks"
    if not (folder / "flights").is_dir():
        pytest.skip(f"the set is not at {folder}")

    metrics = measure(folder, None, lambda done, total: None).metrics

    plain = metrics["plain_vote_by_attribute"]
    assert all(right >= plain[name] for name, right in metrics["accuracy_by_attribute"].items())
    assert metrics["accuracy"] >= FLIGHTS.goals["accuracy"]


def _said(number: int) -> list[list[str]]:
    """Five good sites with a slip of their own each, two of them often silent, and four with the same wrong times."""
    true, wrong = f"7:0{number % 10} a.m.", "6:55 a.m." if number < 5 else ""
    good = ("official", "north", "south", "east", "west")
    said = {site: "7:30 a.m." if number == 8 + place else true for place, site in enumerate(good)}
    said |= dict.fromkeys(("east", "west"), "Contact Airline") if number < 3 else {}
    said |= dict.fromkeys(("echo one", "echo two", "echo three", "echo four"), wrong or true)
    return [[str(number), site, f"XX-{number}", "", told, "Not Available", ""] for site, told in said.items()]


def _write(path: Path, head: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
