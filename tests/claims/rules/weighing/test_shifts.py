"""Two ledgers of a claim are told apart in words: who counts otherwise, anew, or no more."""

from typing import Any

import pytest

from claims.rules.weighing.shifts import shifted

Line = dict[str, Any]


def line(label: str, points: float, grade: str = "B", role: str = "origin", side: str = "for") -> Line:
    return {
        "label": label,
        "points": points,
        "grade": grade,
        "role": role,
        "side": side,
        "origin": f"source:{label}",
    }


START = line("Before anyone spoke", -5.0, "", "start")
WIRE, COUNCIL = line("Wire", 8.0), line("Council", 6.0, "C")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([START, WIRE], [START, WIRE], ""),
        ([START], [START, WIRE], "Wire counts (+8.0)"),
        ([START, WIRE], [START], "Wire counts no more (+8.0)"),
        ([WIRE], [line("Wire", 1.0, "E")], "Wire, graded E instead of B: +8.0 → +1.0"),
        ([WIRE], [line("Wire", 4.4)], "Wire: +8.0 → +4.4"),
        ([], [line("Rival claim: Two.", -3.2, "", "rival", "against")], "Rival claim: Two. counts (−3.2)"),
        ([WIRE, COUNCIL], [line("Wire", 3.0, "D"), COUNCIL], "Wire, graded D instead of B: +8.0 → +3.0"),
        ([WIRE], [COUNCIL], "Wire counts no more (+8.0); Council counts (+6.0)"),
        ([WIRE], [line("Wire", 8.0, role="party")], "Wire counts (+8.0); Wire counts no more (+8.0)"),
        ([line("Wire", -5.0, role="start")], [line("Wire", -9.0, role="start")], ""),
    ],
)
def test_what_moved_is_told(before: list[Line], after: list[Line], words: str) -> None:
    assert shifted(before, after) == words


def test_only_the_furthest_are_named_and_the_rest_is_counted() -> None:
    after = [line(f"Outlet {number}", number / 10) for number in range(1, 7)]

    assert shifted([], after) == (
        "Outlet 6 counts (+0.6); Outlet 5 counts (+0.5); Outlet 4 counts (+0.4); and 3 more"
    )


def test_the_order_of_the_lines_does_not_show() -> None:
    assert shifted([WIRE, COUNCIL], []) == shifted([COUNCIL, WIRE], [])
