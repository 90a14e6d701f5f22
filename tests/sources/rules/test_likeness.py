"""How much of one text stands in another, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.likeness import Likeness, counted, measure, measure_pair

WORDS = [f"w{number}" for number in range(200)]
WIRE = " ".join(WORDS)
OTHER = " ".join(f"v{number}" for number in range(200))


def edited(share: float) -> str:
    step = round(1 / share)
    return " ".join(f"x{at}" if at % step == 0 else word for at, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("down", "up", "containment", "back"),
    [
        pytest.param(WIRE, WIRE, 1.0, 1.0, id="the same text"),
        pytest.param(WIRE.upper(), WIRE, 1.0, 1.0, id="shouted"),
        pytest.param(WIRE, OTHER, 0.0, 0.0, id="nothing shared"),
        pytest.param(" ".join(WORDS[:60]), WIRE, 1.0, 56 / 196, id="an excerpt"),
        pytest.param(f"{WIRE} {OTHER}", WIRE, 196 / 396, 1.0, id="the whole inside something longer"),
        pytest.param("too short", WIRE, 0.0, 0.0, id="fewer words than a shingle"),
        pytest.param("", "", 0.0, 0.0, id="nothing at all"),
    ],
)
def test_containment_is_measured_both_ways(down: str, up: str, containment: float, back: float) -> None:
    found = measure(down, up)

    assert (found.containment, found.containment_back) == pytest.approx((containment, back))


def test_shared_runs_are_the_same_words_in_both_texts() -> None:
    down = f"Own lead here. {' '.join(WORDS[40:80])} own bridge {' '.join(WORDS[120:140])}"

    found = measure(down, WIRE)

    assert [down[start:end] for start, end, _, _ in found.spans] == [
        " ".join(WORDS[40:80]),
        " ".join(WORDS[120:140]),
    ]
    assert all(down[start:end] == WIRE[up:up_end] for start, end, up, up_end in found.spans)
    assert found.shared_words == 60


def test_a_turn_of_phrase_is_no_shared_run() -> None:
    seven, eight = (measure(f"{OTHER} {' '.join(WORDS[:count])} {OTHER}", WIRE) for count in (7, 8))

    assert seven.spans == ()
    assert seven.containment > 0
    assert eight.shared_words == 8
    assert len(eight.spans) == 1


def test_edits_break_runs_but_leave_likeness() -> None:
    found = measure(edited(0.1), WIRE)

    assert 0.4 < found.containment < 0.7
    assert found.shared_words > 150


def test_turned_round_it_tells_the_same_from_the_other_side() -> None:
    there, back = measure(" ".join(WORDS[:60]), WIRE), measure(WIRE, " ".join(WORDS[:60]))

    assert there.reversed() == Likeness(
        back.containment, back.containment_back, there.shared_words, back.spans
    )


def test_two_named_texts_are_measured_from_the_same_side_whichever_is_looked_at_first() -> None:
    one, other = "the ferry left the pier in fog " * 12, "the ferry left the pier in fog at last " * 9

    assert measure_pair(("a", one), ("b", other)) == measure(one, other)
    assert measure_pair(("b", other), ("a", one)) == measure(one, other).reversed()
    assert measure_pair(("a", other), ("b", one)) == measure(other, one)


def test_texts_too_short_to_compare_share_no_word() -> None:
    assert measure("too short", WIRE) == measure(WIRE, "too short") == Likeness(0.0, 0.0, 0, ())


def test_a_shingle_that_stands_in_a_text_again_and_again_is_followed_up_at_eight_places() -> None:
    """The run behind the eighth place is found whole; of that behind the ninth all but its first word."""
    refrain = "and so it goes on"
    passage = f"{refrain} {' '.join(WORDS[:20])}"

    def shared(times: int) -> int:
        before = " ".join(f"{refrain} v{number}" for number in range(times - 1))
        return measure(passage, f"{before} {passage}").shared_words

    assert [shared(times) for times in (1, 8, 9)] == [25, 25, 24]


def test_the_words_of_a_run_are_explained_once_where_another_run_overlaps_it() -> None:
    run, beside = " ".join(WORDS[:8]), " ".join(WORDS[4:12])

    found = measure(" ".join(WORDS[:12]), f"{run} {OTHER} {beside}")

    assert (found.shared_words, found.spans) == (8, ((0, len(run), 0, len(run)),))


def test_words_that_follow_each_other_in_one_of_the_texts_only_are_no_run() -> None:
    end, midst = " ".join(WORDS[7:12]), " ".join(WORDS[4:8])

    assert measure(" ".join(WORDS[:12]), f"{end} {midst}").spans == ()


def test_the_sums_behind_containment_are_told() -> None:
    assert counted(" ".join(WORDS[:10]), " ".join(WORDS[4:200])) == (2, 6, 192)
    assert counted(f"{WIRE} {WIRE}", WIRE) == (196, 200, 196)
    assert counted("too short", WIRE) == (0, 0, 196)


def test_style_of_letters_and_signs_within_a_word_part_no_run() -> None:
    plain = "The prosecutor's office in Curaçao said on Monday that four men were held"
    styled = "the prosecutor’s OFFICE in Curac\u0327ao said on Mon\u00adday that four men were held"

    assert measure(styled, plain).shared_words == measure(plain, plain).shared_words == 13


PASSAGES = [
    "a b c d e f g h i",
    "j k l m n",
    "c d e f g h i j k",
    "o",
    "p",
    "q r s",
    "e f g h i j k l m n o p",
]
texts = st.lists(st.sampled_from(PASSAGES), max_size=7).map(" ".join)


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(5)), strict=False))


def alike(ours: list[str], theirs: list[str], at: int) -> int:
    """Words in the longest run that starts at this word of ours, wherever it stands in theirs."""
    lengths = range(len(ours) - at + 1)
    runs = {tuple(theirs[there : there + length]) for there in range(len(theirs)) for length in lengths}
    return max(length for length in lengths if not length or tuple(ours[at : at + length]) in runs)


@given(texts, texts)
def test_every_word_is_explained_by_the_longest_run_that_starts_where_it_stands(down: str, up: str) -> None:
    ours, theirs = down.split(), up.split()
    expected, at = [], 0
    while at < len(ours):
        length = alike(ours, theirs, at)
        if length >= 8:
            expected.append((at, length))
        at += length if length >= 8 else 1

    found = measure(down, up)

    assert [
        (len(down[:start].split()), len(down[start:end].split())) for start, end, _, _ in found.spans
    ] == expected
    assert found.shared_words == sum(length for _, length in expected)
    assert all(down[start:end] == up[there:there_end] for start, end, there, there_end in found.spans)
    mine, yours = shingles(ours), shingles(theirs)
    if mine and yours:
        both = len(mine & yours)
        assert (found.containment, found.containment_back) == (both / len(mine), both / len(yours))
