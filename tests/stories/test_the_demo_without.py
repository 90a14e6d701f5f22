"""The demo with an article left out: only an origin of its own moves a score, a copy never does."""

import json
import shutil
from pathlib import Path

import pytest
from django.db import transaction

from tests.stories.conftest import DEMO, SOURCES, load_sources, take_in
from tests.stories.expected import claim_of

pytestmark = pytest.mark.django_db

COPIES = (
    "tolmara-today-verrin-bridge.html",
    "eco-del-naru-puente-de-verrin.html",
    "quelmi-post-hospital.html",
)
Scores = dict[str, tuple[int, int, float]]


def scores(folder: Path, *without: str) -> Scores:
    """Origins for, origins against and score of three claims, told without some files."""
    shutil.copytree(DEMO, folder)
    manifest = folder / "manifest.jsonl"
    listed = [row for row in manifest.read_text().splitlines() if json.loads(row)["file"] not in without]
    manifest.write_text("\n".join(listed) + "\n")
    for file in without:
        (folder / file).unlink()
    with transaction.atomic():
        load_sources(SOURCES)
        take_in(folder)
        told = {name: claim_of(name).corroboration for name in ("C1", "C2", "C7")}
        found = {name: (each.origins_for, each.origins_against, each.score) for name, each in told.items()}
        transaction.set_rollback(True)
    return found


def test_only_an_origin_of_its_own_moves_a_score(tmp_path: Path) -> None:
    whole = scores(tmp_path / "whole")
    asked_again = scores(tmp_path / "asked", "balcon-de-ibrena-gimnasio.html")
    unheard = scores(tmp_path / "unheard", "radio-verrin-hoamu-chapel.html")

    assert scores(tmp_path / "copies", *COPIES) == whole
    assert asked_again["C1"] == whole["C1"]
    assert unheard["C1"][0] == whole["C1"][0] - 1 == 1
    assert unheard["C1"][2] < whole["C1"][2]
