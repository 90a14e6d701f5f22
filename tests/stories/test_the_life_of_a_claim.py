"""Whatever articles and people do one after another, what the newsroom promises holds after every step."""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.stories.life import Life

pytestmark = pytest.mark.django_db
LIVES = int(os.environ.get("LIVES", "3"))
STEPS = int(os.environ.get("STEPS", "8"))


def test_promises_hold_after_every_step(proved: Callable[..., None]) -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=LIVES < 100,
            suppress_health_check=list(HealthCheck),
        ),
    )
    proved("T11", size=f"{LIVES:,} lives of up to {STEPS} steps", figure="no promise broken")
