"""No request made up from the description finds it untrue, and none brings us down."""

import os
from collections.abc import Callable

import pytest

from tests.partners import bearer, make_key
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.storm import fall

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("afresh"), pytest.mark.alone]
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
"""Requests an operation in each phase."""
PHASES = tuple(os.environ.get("FUZZ_PHASES", "examples,fuzzing,stateful").split(","))
"""“coverage” besides tries every bound of every field: some four thousand requests."""
FEWEST = {"examples": 40, "coverage": 1_000, "fuzzing": 45 * EXAMPLES, "stateful": 4 * EXAMPLES}
"""Requests of each phase, or nothing was tried."""
PATHS = os.environ.get("FUZZ_PATHS", "")
"""Only addresses in which this regular expression is found."""


@pytest.mark.parametrize("seed", SEEDS)
def test_no_request_made_up_from_the_description_finds_it_untrue(
    seed: int, capsys: pytest.CaptureFixture[str], proved: Callable[..., None]
) -> None:
    set_scene()
    shown = bearer(make_key(a_minute=100_000))

    storm = fall(seed=seed, shown=shown, examples=EXAMPLES, phases=PHASES, paths=PATHS)

    with capsys.disabled():
        print(f"\n{storm}")
    assert storm.untrue == [], "\n\n".join(storm.untrue)
    assert max(storm.answers) < 500
    assert PATHS or [each for each in PHASES if storm.cases[each] < FEWEST[each]] == []
    sent, _, _ = str(storm).partition(";")
    proved("T30", size=sent, figure=f"seed {seed}: 0 untrue, 0 of 5xx")
