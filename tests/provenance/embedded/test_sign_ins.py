"""The people a demo can be tried as."""

import stat
from pathlib import Path

import pytest

from provenance.embedded import sign_ins
from provenance.embedded.refusal import Refusal


def test_passwords_stay_the_same_over_restarts(tmp_path: Path) -> None:
    first = sign_ins.remember(tmp_path / "sign-ins")
    second = sign_ins.remember(tmp_path / "sign-ins")

    assert first == second
    assert [one.role for one in first] == [
        "fact-checker",
        "senior fact-checker",
        "curator",
        "partner manager",
        "administrator",
    ]


def test_passwords_are_random_and_private(tmp_path: Path) -> None:
    here, there = sign_ins.remember(tmp_path / "here"), sign_ins.remember(tmp_path / "there")

    assert len({one.password for one in (*here, *there)}) == 10
    assert stat.S_IMODE((tmp_path / "here").stat().st_mode) == 0o600


def test_whoever_has_joined_since_the_file_was_written_gets_a_password_and_the_others_keep_theirs(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sign-ins"
    path.write_text('[{"username": "ana", "role": "fact-checker", "password": "old"}]')

    known = sign_ins.remember(path)

    assert known[0].password == "old"
    assert {one.username for one in known} == set(sign_ins.PEOPLE)
    assert sign_ins.remember(path) == known


@pytest.mark.parametrize("damage", ["", "[", "[{}]", '{"ana": 1}'])
def test_a_damaged_file_is_refused_with_the_remedy(tmp_path: Path, damage: str) -> None:
    (tmp_path / "sign-ins").write_text(damage)

    with pytest.raises(Refusal, match="remove it, and new passwords are made"):
        sign_ins.remember(tmp_path / "sign-ins")
