"""Every sentence that rules mark and actions refuse with is found, with a blank for each value put into it."""

from pathlib import Path

import pytest

from provenance.languages import marked

CASES = {
    'stated("it bears no date")': ["it bears no date"],
    'stated(f"the text credits {credit.name}, {rows[0]:,} times of {len(found)}")': [
        "the text credits {name}, {rows} times of {found}"
    ],
    'stated(f"{one} / {one}" " words")': ["{one} / {one2} words"],
    'stated("so" if late else f"or {so}")': ["so", "or {so}"],
    'raise Refused(f"Write {MOST} letters", field="text")': ["Write {most} letters"],
    'WRONG = "It is wrong"\nraise Stale(WRONG)': ["It is wrong"],
    'UNSAID = "It is {who}"\nraise Refused(UNSAID.format(who=name))': ["It is {who}"],
    'numbered(many, "article"), numbered(many, "entry", "entries")': [
        "{count} article", "{count} articles", "{count} entry", "{count} entries"
    ],
    'raise Refused(gettext("Told already"))': [],
    'raise Refused(str(error)); stated(f"{told}: {remedy}")': [],
}  # fmt: skip


@pytest.mark.parametrize("written", CASES)
def test_the_forms_of_a_module_are_read_from_its_calls(written: str, tmp_path: Path) -> None:
    module = tmp_path / "rule.py"
    module.write_text(written)

    assert list(marked.forms(module, tmp_path)) == CASES[written]


def test_what_only_programs_are_refused_with_needs_no_other_language(tmp_path: Path) -> None:
    module = tmp_path / "management" / "command.py"
    module.parent.mkdir()
    module.write_text('raise Refused("is missing")\nstated("is marked")')

    assert list(marked.forms(module, tmp_path)) == ["is marked"]
    # The same lies in no such room where only the folder around the house is called so.
    assert list(marked.forms(module, module.parent)) == ["is missing", "is marked"]
