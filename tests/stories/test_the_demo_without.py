"""The demo with an article left out: only an origin of its own moves a score, a copy never does."""

from collections.abc import Collection

import pytest

from tests.claims.scene import taken_back
from tests.stories.conftest import DEMO, SOURCES, handed_in, load_sources
from tests.stories.expected import claim_of
from tests.stories.test_a_wire_corrects_itself import take_in

pytestmark = pytest.mark.django_db

COPIES = (
    "tolmara-today-verrin-bridge.html",
    "eco-del-naru-puente-de-verrin.html",
    "quelmi-post-hospital.html",
)
ASKED_AGAIN = "balcon-de-ibrena-gimnasio.html"
UNHEARD = "radio-verrin-hoamu-chapel.html"
LEFT_OUT = {*COPIES, ASKED_AGAIN, UNHEARD}
"""Whatever one of the tales is told without: the rest is worked through once for all of them."""
Scores = dict[str, tuple[int, int, float]]


def told(files: Collection[str]) -> None:
    """The demo's articles in these files, worked through; the manifest tells what is what."""
    take_in(*(each for each in handed_in(DEMO) if each.file in files))


def scores(*without: str) -> Scores:
    """Origins for, origins against and score of three claims, told without some files."""
    with taken_back():
        told(LEFT_OUT - {*without})
        found = {name: claim_of(name).corroboration for name in ("C1", "C2", "C7")}
        return {name: (each.origins_for, each.origins_against, each.score) for name, each in found.items()}


def test_only_an_origin_of_its_own_moves_a_score() -> None:
    files = {each.file for each in handed_in(DEMO)}
    assert files > LEFT_OUT
    load_sources(SOURCES)
    told(files - LEFT_OUT)

    whole, asked_again, unheard = scores(), scores(ASKED_AGAIN), scores(UNHEARD)

    assert scores(*COPIES) == whole
    assert asked_again["C1"] == whole["C1"]
    assert unheard["C1"][0] == whole["C1"][0] - 1 == 1
    assert unheard["C1"][2] < whole["C1"][2]
