"""Reading a list of sources: what is wrong with it by itself."""

from pathlib import Path

import pytest

from sources.errors import Unreadable
from sources.intake.catalogue import read


@pytest.mark.parametrize(
    ("line", "field", "told"),
    [
        pytest.param("{", "", "is not JSON", id="broken line"),
        pytest.param("[]", "", "is not an object", id="no object"),
        pytest.param('{"kind": "outlet"}', "name", "is missing", id="no name"),
        pytest.param('{"name": "…"}', "", "", id="a name of signs alone is a name"),
        pytest.param('{"name": 7}', "name", "is 7", id="a number for a name"),
        pytest.param('{"name": "A", "nmae": "B"}', "nmae", "is not a field: use name", id="misspelt field"),
        pytest.param(
            '{"name": "A", "kind": "paper"}', "kind", "“paper” is none of outlet, agency", id="unknown kind"
        ),
        pytest.param('{"name": "A", "kind": "commenter"}', "kind", "is none of", id="a reader is not listed"),
        pytest.param('{"name": "A", "aliases": "B"}', "aliases", "must be a list", id="no list"),
        pytest.param('{"name": "A", "domains": [""]}', "domains", "must be a list", id="an empty domain"),
        pytest.param(
            '{"name": "A", "grade": "G", "grade_reason": "x"}', "grade", "“G” is none of A, B", id="no letter"
        ),
        pytest.param('{"name": "A", "grade": "B"}', "grade_reason", "is missing", id="no reason"),
        pytest.param(
            '{"name": "A", "grade_reason": "x"}', "grade", "is missing", id="a reason without letter"
        ),
        pytest.param(f'{{"name": "{"x" * 301}"}}', "name", "longer than 300", id="a very long name"),
        pytest.param('{"name": "A\\u0000"}', "name", "null character", id="a null character"),
    ],
)
def test_one_line_names_row_field_and_remedy(tmp_path: Path, line: str, field: str, told: str) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(f'{{"name": "Fine"}}\n\n{line}\n')

    listed, faults = read(path)

    assert listed[0].name == "Fine"
    assert [(fault.where, fault.field) for fault in faults] == ([(f"{path}, row 3", field)] if told else [])
    assert all(told in fault.sentence for fault in faults)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ('{"name": "the  FIRST"}', "name"),
        ('{"name": "B", "aliases": ["First"]}', "name"),
        ('{"name": "B", "domains": ["X.example"]}', "domains"),
    ],
    ids=["same name", "name as alias", "same domain"],
)
def test_two_rows_never_lay_claim_to_one_name_or_domain(tmp_path: Path, other: str, field: str) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(f'{{"name": "First", "domains": ["x.example"]}}\n{other}')

    _, (fault,) = read(path)

    assert (fault.where, fault.field) == (f"{path}, row 2", field)
    assert f"already belongs to “First” ({path}, row 1)" in fault.sentence


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00"], ids=["empty", "blank", "no UTF-8"])
def test_a_file_without_rows_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(content)

    with pytest.raises(Unreadable):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="check the path"):
        read(tmp_path / "nowhere.jsonl")
