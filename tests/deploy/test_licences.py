"""Everything that is shipped is locked by its hash, and stands in the list with its licence."""

import re

from provenance.embedded.places import PROJECT

LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)(.*(?:\n    .*)*)", re.MULTILINE)


def test_every_package_has_its_version_and_licence_in_the_list_and_a_hash_in_the_lock() -> None:
    told = (PROJECT / "deploy/licences.md").read_text()
    listed = dict(re.findall(r"^\| ([a-z0-9_.-]+) \| (\d\S*) \| [^|]*\w[^|]* \|$", told, re.MULTILINE))
    locked = LOCKED.findall((PROJECT / "requirements.txt").read_text())
    everywhere = {
        name.lower(): version for name, version, rest in locked if ";" not in rest.partition("\n")[0]
    }

    assert len(everywhere) > 30
    assert [name for name, _, rest in locked if "--hash=sha256:" not in rest] == []
    assert everywhere.items() <= listed.items()
    assert listed.keys() <= {name.lower() for name, _, _ in locked}


def test_nothing_is_shipped_under_a_licence_that_would_bind_the_program() -> None:
    told = (PROJECT / "deploy/licences.md").read_text()

    bound = re.findall(
        r"^\| (\S+) \| \S+ \| (.*(?<![L])(?:AGPL|GPL|SSPL|Commons Clause).*) \|$", told, re.MULTILINE
    )

    assert [
        (name, licence)
        for name, licence in bound
        if "LGPL" not in licence and "LESSER" not in licence.upper()
    ] == []
