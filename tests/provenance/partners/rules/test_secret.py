"""How a key is written: found by scanners, every slip told, and nothing of it to be guessed from what is kept."""

import re

import pytest

from provenance.partners.rules.secret import BEGINNING, SIGNS, digest, well_formed, written

CHANCE = "7Qm2xVb9LrT4kZ0pWcY8sHn3dJg6Fa1E"
KEY = written(CHANCE, live=True)


def test_a_key_is_found_by_the_pattern_scanners_are_given_and_says_whose_and_for_what() -> None:
    assert re.fullmatch(r"pv_(live|test)_[0-9A-Za-z]{38}", KEY)
    assert KEY.startswith(f"pv_live_{CHANCE}")
    assert written(CHANCE, live=False).startswith("pv_test_")
    assert BEGINNING == 12


def test_a_key_of_the_same_chance_is_always_the_same_and_its_checksum_is_the_crc_32_in_base_62() -> None:
    # zlib.crc32(b"pv_live_" + chance), divided by 62 until nothing is left
    assert f"pv_live_{CHANCE}06QHVl" == KEY
    assert len(SIGNS) ** 32 > 2**190


@pytest.mark.parametrize("place", range(len(KEY)))
def test_a_slip_of_one_sign_anywhere_is_told_without_asking_the_database(place: int) -> None:
    slips = [KEY[:place] + sign + KEY[place + 1 :] for sign in SIGNS if sign != KEY[place]]

    assert [each for each in slips if well_formed(each)] == []


@pytest.mark.parametrize(
    "shown",
    ["", "pv_live_", KEY[:-1], f"{KEY}0", f" {KEY}", KEY.lower(), KEY.replace("live", "prod"), f"{KEY}\n", "\0" * 46,
     KEY[:-6] + "é" * 6, KEY.swapcase()],
)  # fmt: skip
def test_what_is_cut_off_doubled_or_spelt_otherwise_is_no_key(shown: str) -> None:
    assert well_formed(KEY)
    assert not well_formed(shown)


def test_what_is_kept_of_a_key_is_its_sha_256() -> None:
    # printf %s "pv_live_$CHANCE" | sha256sum
    assert digest(KEY[:-6]) == "cb2ffa0c15bbc2728ac16d71bdd50d4657e404c5399290c2d517b123aa576794"
    assert digest(KEY) != digest(written(CHANCE, live=False))
