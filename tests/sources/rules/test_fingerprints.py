"""Fingerprints: the numpy rules give exactly what the same rules written plainly give, and find copies."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.rules.fingerprints import (
    PIECE,
    SHINGLE,
    STEP,
    TURNS,
    WINDOW,
    pack,
    plain,
    shingles,
    unpack,
    winnow,
    winnow_together,
)

PART = re.compile(rb"\xc2[\x80-\xbf]|\xe2[\x80\x81][\x80-\xbf]|\xe3\x80[\x80-\xbf]")
MASK = (1 << 64) - 1
NUMBERS = " ".join(f"word{number}" for number in range(300))


def mix(number: int) -> int:
    number = ((number ^ (number >> 30)) * TURNS[0]) & MASK
    number = ((number ^ (number >> 27)) * TURNS[1]) & MASK
    return number ^ (number >> 31)


def plainly_hashed(text: str) -> list[int]:
    """The shingle hashes of one text, word by word."""
    words = re.findall(rb"[0-9A-Za-z\x80-\xff]+", PART.sub(b" ", plain(text)))
    hashed = [
        mix(
            sum(
                int.from_bytes(word[at : at + PIECE], "little") * pow(STEP, at // PIECE, 1 << 64)
                for at in range(0, len(word), PIECE)
            )
            & MASK
        )
        for word in words
    ]
    return [
        mix(sum(hashed[first + place] * turn for place, turn in enumerate(TURNS)) & MASK) or 1
        for first in range(len(hashed) - SHINGLE + 1)
    ]


def plainly_winnowed(text: str) -> list[int]:
    hashes = plainly_hashed(text)
    if len(hashes) < WINDOW:
        return sorted(set(hashes))
    windows = [hashes[first : first + WINDOW] for first in range(len(hashes) - WINDOW + 1)]
    return sorted({min(window) for window in windows})


texts = st.lists(
    st.one_of(
        st.lists(
            st.sampled_from(
                [
                    "a",
                    "b",
                    "Pemon",
                    "indigenous",
                    "self-determination",
                    "x" * 40,
                    "Guaidó",
                    "“dead”",
                    "4",
                    "año",
                    "東京",
                    "don’t",
                    "\n",
                ]
            ),
            max_size=60,
        ).map(" ".join),
        st.text(max_size=80),
    ),
    max_size=6,
)


@settings(max_examples=200)
@given(texts)
def test_the_batched_rules_agree_with_the_plain_ones(batch: list[str]) -> None:
    assert [found.tolist() for found in winnow(batch)] == [plainly_winnowed(text) for text in batch]
    assert [found.tolist() for found in shingles(batch)] == [
        sorted(set(plainly_hashed(text))) for text in batch
    ]


def test_a_text_has_the_same_fingerprint_alone_and_among_others() -> None:
    alone = winnow([NUMBERS])[0]

    among = winnow(["one two three", NUMBERS, "x " * 200_000, NUMBERS, ""])

    assert among[1].tolist() == among[3].tolist() == alone.tolist()
    assert len(among[0]) == len(among[4]) == 0


def test_a_whole_batch_in_one_run_holds_the_same_hashes() -> None:
    batch = [NUMBERS, "one two three", "x y " * 40_000, f"{NUMBERS} more"]

    hashes, owner = winnow_together(batch)

    assert [np.unique(hashes[owner == at]).tolist() for at in range(4)] == [
        found.tolist() for found in winnow(batch)
    ]


def test_a_fingerprint_holds_about_two_hashes_for_each_window() -> None:
    assert len(winnow([NUMBERS])[0]) <= 2 * (300 - SHINGLE + 1) / (WINDOW + 1) * 1.5


def test_a_fingerprint_is_the_same_in_another_process() -> None:
    command = f"from sources.rules.fingerprints import winnow; print(winnow([{NUMBERS!r}])[0].tolist())"

    other = subprocess.run(
        [sys.executable, "-c", command],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )

    assert other.stdout.strip() == str(winnow([NUMBERS])[0].tolist())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "He said “we will not go” on Friday", 'HE SAID "we will not go" on friday', id="quotes and case"
        ),
        pytest.param(
            "aid\u00a0trucks – some of them – did cross", "aid trucks - some of them - did cross", id="dashes"
        ),
        pytest.param(
            "the ﬁrst ofﬁcial ﬁgure was four dead", "the first official figure was four dead", id="ligatures"
        ),
        pytest.param(
            "four mem\u00adbers of the com\u200bmunity died",
            "four members of the community died",
            id="hidden",
        ),
        pytest.param(
            "«Cuatro muertos», dijo ayer el ministro", "Cuatro muertos dijo ayer el ministro", id="guillemets"
        ),
    ],
)
def test_typesetting_leaves_the_fingerprint_alone(one: str, other: str) -> None:
    assert winnow([one])[0].tolist() == winnow([other])[0].tolist()


def test_any_twenty_shared_words_leave_a_shared_hash() -> None:
    words = NUMBERS.split()
    carriers = [
        " ".join(
            [
                "other",
                f"x{start}",
                *words[start : start + WINDOW + SHINGLE - 1],
                "end",
                f"y{start}",
                "z",
                "q",
                "r",
            ]
        )
        for start in range(270)
    ]
    original = set(winnow([NUMBERS])[0].tolist())

    found = winnow(carriers)

    assert all(original & set(hashes.tolist()) for hashes in found)


def test_hashes_are_stored_little_endian_and_read_back() -> None:
    hashes = winnow([NUMBERS])[0]

    assert pack(np.array([1], dtype=np.uint64)) == b"\x01" + b"\0" * 7
    assert unpack(pack(hashes)).tolist() == hashes.tolist()
    assert len(unpack(b"")) == 0


def test_a_fingerprint_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="cut short"):
        unpack(b"1234567")
