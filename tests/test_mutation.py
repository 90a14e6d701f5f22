"""What the tests notice: mutants are the faults they say they are, are put in place, and are noticed in most cases."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from provenance.embedded.places import PROJECT
from tests import mutating, mutation, planting
from tests.equivalents import EQUIVALENT
from tests.mutants import mutants
from tests.proofs import only

ONE_IN = int(os.environ.get("MUTATED_EACH", "24"))
"""Of how many mutants one is tried, where they are; a run without it tries none."""

SCALE = '''
def _three() -> int:
    return 3


LEAST = _three()
LEAVES = f"{LEAST} or more"
ASKED = "SELECT id FROM claim WHERE score >= 2 AND NOT (held) AND text > said ->> 'text'"


def enough(found: list[int], *, sure: bool = True) -> bool:
    """Whether there are enough."""
    if not sure and len(found) < LEAST:
        return max(found) > 7 + 1
    return sure


class Sum:
    def whole(self) -> float:
        for each in (1.0,):
            break
        return -each
'''

FAULTS = [
    ("_three", "3", "4"),
    ("_three", "3", "2"),
    ("", "score >= 2", "score > 2"),
    ("", "AND NOT (held)", "OR NOT (held)"),
    ("", "text > said ->> 'text'", "text >= said ->> 'text'"),
    ("", "NOT (held)", "(held)"),
    ("enough", "not sure and len(found) < LEAST", "not sure or len(found) < LEAST"),
    ("enough", "not sure", "sure"),
    ("enough", "len(found) < LEAST", "len(found) <= LEAST"),
    ("enough", "len(found) < LEAST", "len(found) >= LEAST"),
    ("enough", "return max(found) > 7 + 1", "return None"),
    ("enough", "max", "min"),
    ("enough", "7 + 1", "7 - 1"),
    ("enough", "7", "8"),
    ("enough", "return sure", "return None"),
    ("Sum.whole", "break", "continue"),
    ("Sum.whole", "-each", "each"),
    ("Sum.whole", "1.0", "0.9"),
]


@pytest.fixture
def scale(tmp_path: Path) -> Path:
    path = tmp_path / "scale.py"
    path.write_text(SCALE)
    return path


def test_a_mutant_is_the_module_with_one_fault_such_as_a_person_makes(scale: Path) -> None:
    found = [(each.within, each.was, each.now) for each in mutants(str(scale))]

    for within, was, now in FAULTS:
        assert any(
            part == within and was in before and now in after and before != after
            for part, before, after in found
        ), (within, was, now)
    assert not any("True" in was or "Whether" in was for _, was, _ in found), "defaults and docstrings stay"
    assert not any(">>=" in now for _, _, now in found), "what is no comparison stays"
    assert found == [(each.within, each.was, each.now) for each in mutants(str(scale))]


def test_a_mutant_is_put_in_place_of_what_runs_whoever_holds_it(
    scale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("scale")
    module.__file__ = str(scale)
    exec(compile(SCALE, str(scale), "exec"), module.__dict__)  # noqa: S102
    holder = ModuleType("holder")
    vars(holder).update(LEAST=module.LEAST, LEAVES=module.LEAVES)
    monkeypatch.setitem(sys.modules, "holder", holder)
    enough = module.enough

    for each in mutants(str(scale)):
        if each.was == "7 + 1":
            planting.swap(each, {(str(scale), "enough"): [enough]})
            assert enough([7], sure=False), "seven is more than seven less one"
        if (each.was, each.now) == ("3", "4"):
            planting.swap(each, {(str(scale), "_three"): [module._three]})
            planting.rebind(each, module)
    assert (module.LEAST, module.LEAVES) == (4, "4 or more")
    assert vars(holder)["LEAST"] == 4
    assert vars(holder)["LEAVES"] == "4 or more"


def test_another_turn_draws_others_and_all_turns_together_every_mutant_once(
    scale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutating, "EACH", 3)
    drawn = []
    for turn in range(3):
        monkeypatch.setattr(mutating, "TURN", turn)
        drawn.append([each.now for each in mutants(str(scale)) if mutating.drawn(each)])

    assert all(drawn)
    assert sorted(now for each in drawn for now in each) == sorted(each.now for each in mutants(str(scale)))


def test_a_constant_is_tried_by_those_who_run_a_file_that_takes_it_too() -> None:
    checks = "provenance/history/checks/{}.py"
    scope, lineup = "claims/rules/comparing/scope.py", "claims/rules/comparing/lineup.py"
    seen = mutating.Seen(seconds={"one": 1.0, "other": 0.5, "third": 2.0})
    for path, name in (
        (checks.format("__init__"), "one"),
        (checks.format("entries"), "other"),
        (lineup, "third"),
    ):
        seen.of_file[path].add(name)
    chunk = next(each for each in mutants(checks.format("__init__")) if not each.within)

    assert seen.of(chunk) == ["other", "one"]
    assert mutating.takers(scope, seen.of_file) == [lineup]


def test_every_area_names_what_is_there_and_every_equivalent_a_line_that_still_stands() -> None:
    for area in mutation.AREAS.values():
        assert [each for each in (*area.files, *area.tests) if not (PROJECT / each).exists()] == []
    for key, reason in EQUIVALENT.items():
        path, _, rest = key.partition(" ")
        lines = {line.strip() for line in (PROJECT / path).read_text().splitlines()}
        assert rest.rpartition(" | ")[0] in lines, key
        assert len(reason.split()) >= 4, f"{key}: no reason a reader can follow"


@only("T34", "MUTATED_EACH", "24")
def test_most_mutants_of_what_weighs_compares_traces_hides_and_seals_are_noticed(
    proved: Callable[..., None],
) -> None:
    found = {name: mutation.tried(area, one_in=ONE_IN) for name, area in mutation.AREAS.items()}
    count = sum(map(len, found.values()))

    proved(
        "T34",
        size=f"one mutant in {ONE_IN} of {sum(len(area.files) for area in mutation.AREAS.values())} modules, {count:,}",
        figure="; ".join(mutation.told(name, fates) for name, fates in found.items()) + " noticed",
    )
    assert {name for name, fates in found.items() if mutation.share(fates) < mutation.FLOOR} == set()
