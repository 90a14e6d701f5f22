"""How the table of results is laid out."""

from pathlib import Path

import pytest

from provenance.evaluation.results import PROOFS_BELOW, page, proofs_of, with_proofs
from provenance.evaluation.yardstick import Report, Watch, Yardstick


def unasked(folder: Path, test: Path | None, watch: Watch) -> Report:
    raise AssertionError


def test_goals_reached_and_missed_stand_beside_what_others_reached() -> None:
    ferry = Yardstick(
        "ferries", "Did it sail?", unasked, {"accuracy": 0.76, "f1 sunk": 0.5}, "always says yes: .50"
    )
    report = Report(
        "ferries", "dev", 1200, {"accuracy": 0.8, "f1": {"sunk": 0.4}},
        shipped={"accuracy": 0.7, "f1": {"sunk": 0.3}},
    )  # fmt: skip

    lines = page([(ferry, report)]).splitlines()

    assert lines[-2:] == [
        "| ferries | dev, 1,200 | accuracy | .8 | .7 | .76 | yes | always says yes: .50 |",
        "|  |  | f1 sunk | .4 | .3 | .5 | no |  |",
    ]


@pytest.mark.parametrize(
    ("figure", "shown"), [(0.5, ".5"), (10.5, "10.5"), (120, "120"), (0, "0"), (1.0, "1"), (0.98765, ".9877")]
)
def test_a_figure_loses_no_digit_that_tells(figure: float, shown: str) -> None:
    ferry = Yardstick("ferries", "Did it sail?", unasked)

    assert f"| {shown} |" in page([(ferry, Report("ferries", "dev", 1, {"sailed": figure}))])


def test_below_the_table_stands_what_most_wrong_answers_come_from() -> None:
    ferry = Yardstick("ferries", "Did it sail?", unasked)
    causes = {"fog taken for rain": 9, "a wrong day": 4, "a wrong pier": 3, "a typing error": 1}

    told = page([(ferry, Report("ferries", "dev", 1200, {"accuracy": 0.9}, causes=causes))])

    assert told.endswith(
        "- ferries, 17 of 1,200 wrong. fog taken for rain: 9; a wrong day: 4; a wrong pier: 3.\n"
    )


def test_what_tests_were_tried_with_at_full_size_stands_below_and_outlives_a_new_page() -> None:
    ferry = Yardstick("ferries", "Did it sail?", unasked)
    proofs = f"{PROOFS_BELOW}\n\n| T08 | ten |\n"
    old = with_proofs(page([(ferry, Report("ferries", "dev", 1, {"sailed": 0.5}))]), proofs)
    new = page([(ferry, Report("ferries", "dev", 1, {"sailed": 0.75}))])

    assert proofs_of(new) == ""
    assert proofs_of(old) == proofs
    assert with_proofs(new, proofs_of(old)) == new + "\n" + proofs
    assert with_proofs(old, "") == old.partition(PROOFS_BELOW)[0].rstrip("\n") + "\n"
