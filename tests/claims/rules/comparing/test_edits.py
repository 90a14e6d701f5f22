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
