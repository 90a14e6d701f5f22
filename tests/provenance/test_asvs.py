"""The table of security requirements leaves none out, and names nothing that is not there."""

import re
from collections import Counter

import pytest

from provenance.embedded.places import PROJECT

WRITTEN = {name: (PROJECT / "deploy" / name).read_text() for name in ("asvs.md", "threat-model.md")}
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| (met|deployment|not applicable|not met) \| ([^|]+) \|$",
    re.M,
)
THIRD = re.compile(r"Of level 3, and so not in the tables: ([\d., \n]+)\. ")
FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|txt|toml)|\.env\.example|Makefile)`")
ROWS = ROW.findall(WRITTEN["asvs.md"])


def test_no_requirement_of_the_first_two_levels_is_left_out() -> None:
    third = THIRD.search(WRITTEN["asvs.md"])
    assert third is not None
    ids = [row[0] for row in ROWS] + re.findall(r"[\d.]+\d", third[1])
    sections: dict[str, set[int]] = {}
    for each in ids:
        section, _, number = each.rpartition(".")
        sections.setdefault(section, set()).add(int(number))

    # 5.0.0 has 345 requirements: 70 of level 1, 183 of level 2, 92 of level 3.
    assert Counter(row[1] for row in ROWS) == {"1": 70, "2": 183}
    assert len(ids) == len(set(ids)) == 345
    assert {section: sorted(numbers) for section, numbers in sections.items()} == {
        section: [*range(1, len(numbers) + 1)] for section, numbers in sections.items()
    }


def test_what_is_met_is_met_by_something() -> None:
    assert [row[0] for row in ROWS if row[3] == "met" and len(row[4]) < 4] == []
    counted = Counter(row[3] for row in ROWS)
    assert (
        f"{counted['met']} met, {counted['deployment']} met by the deployment, "
        f"{counted['not applicable']} not applicable, {counted['not met']} not met" in WRITTEN["asvs.md"]
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_every_file_named_is_there(name: str) -> None:
    named = set(FILE.findall(WRITTEN[name]))

    assert len(named) > 20
    assert sorted(each for each in named if not (PROJECT / each).exists()) == []
