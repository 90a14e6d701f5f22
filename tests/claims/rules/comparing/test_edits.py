"""A figure that the same article has changed: without a notice it is told, unless it may only have grown."""

from dataclasses import replace

import pytest

from claims.rules.comparing.contradictions import compare
from claims.vocabulary import ContradictionKind, Outcome
from tests.claims.rules.comparing.claims_in_short import claim

CHANGED = [
    ("killed", "people", "", "9", "4", True),
    ("killed", "people", "", "4", "9", False),
    ("cleared", "road", "road", "4", "9", False),
    ("attended", "people", "", "6000", "16000", True),
    ("voted for", "vote", "vote", "13", "15", True),
    ("found", "auditor", "crown", "2400000", "4200000", True),
]


@pytest.mark.parametrize("row", CHANGED, ids=str)
def test_a_silent_change_is_told_but_where_more_may_have_come_to_light(
    row: tuple[str, str, str, str, str, bool],
) -> None:
    act, whom, unit, before, after, told = row
    now = claim("now", after, whom, act=act, unit=unit)
    was = replace(claim("was", before, whom, act=act, unit=unit), corrected_by="now")
    found = compare(replace(was, unannounced=True), now)

    assert (found.kind is ContradictionKind.EDITED) == told
    assert compare(was, now).outcome is Outcome.NOT_COMPARABLE


def test_what_its_own_source_says_no_longer_contradicts_nothing() -> None:
    two, four = claim("Two", "2"), claim("Four", "4", key="now")
    dropped, withdrawn = replace(two, dropped=True), replace(two, corrected_by="elsewhere")

    told = [
        compare(*pair).reason
        for pair in ((dropped, four), (dropped, replace(four, dropped=True)), (withdrawn, four))
    ]

    assert told == [
        "Said no longer: whoever gave two has dropped it since.",
        "Said no longer: whoever gave four and two has dropped it since.",
        "A correction: two has been withdrawn by its own source.",
    ]


@pytest.mark.parametrize("running", [(True, False), (False, True)])
def test_a_running_total_may_be_put_right_without_a_notice(running: tuple[bool, bool]) -> None:
    was = replace(claim("was", "9", running=running[0]), corrected_by="now", unannounced=True)
    found = compare(was, claim("now", "4", key="now", running=running[1]))

    assert found.reason == "A correction: the source of nine has replaced it by four."
