"""The demo with an article left out: only an origin of its own moves a score, a copy never does."""

from collections.abc import Collection

import pytest

from provenance.pipeline import line
from sources.actions import captures
from sources.intake import files
from sources.intake.handed import Handed
from tests.claims.scene import taken_back
from tests.stories.conftest import DEMO, SOURCES, load_sources
from tests.stories.expected import claim_of

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


def take_in(named: Collection[str], *, but: Collection[str] = ()) -> None:
    """The demo's articles in these files, worked through; the manifest tells what is what."""
    for found in files.read(DEMO):
        if isinstance(found, Handed) and found.file in named and found.file not in but:
            captures.take(handed=found)
    assert line.drain().failed == 0


def scores(*without: str) -> Scores:
    """Origins for, origins against and score of three claims, told without some files."""
    with taken_back():
        take_in(LEFT_OUT, but=without)
        told = {name: claim_of(name).corroboration for name in ("C1", "C2", "C7")}
        return {name: (each.origins_for, each.origins_against, each.score) for name, each in told.items()}


def test_only_an_origin_of_its_own_moves_a_score() -> None:
    named = {found.file for found in files.read(DEMO) if isinstance(found, Handed)}
    assert named > LEFT_OUT
    load_sources(SOURCES)
    take_in(named, but=LEFT_OUT)

    whole, asked_again, unheard = scores(), scores(ASKED_AGAIN), scores(UNHEARD)

    assert scores(*COPIES) == whole
    assert asked_again["C1"] == whole["C1"]
    assert unheard["C1"][0] == whole["C1"][0] - 1 == 1
    assert unheard["C1"][2] < whole["C1"][2]
