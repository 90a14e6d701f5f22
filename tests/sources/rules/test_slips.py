"""Slips: told by the texts alone, and never by a rare name, by grammar or by style."""

import random

import pytest

from sources.rules import likeness, slips
from sources.rules.slips import Slip, Variant

BEFORE = "The port authority said on Friday that the old lighthouse keeper of "
AFTER = " had left the island before the storm reached the outer harbour wall. "
ELSEWHERE = "Nobody at {} would say why the lamp had been dark for most of the night before."


def text(word: str, elsewhere: str = "Kumarakapay") -> str:
    return BEFORE + word + AFTER + ELSEWHERE.format(elsewhere)


def varying(down: str, up: str) -> tuple[Variant, ...]:
    return slips.variants(down, up, likeness.measure(down, up))


@pytest.mark.parametrize(
    ("down", "up", "lean"),
    [
        (text("Kumarakpaay"), text("Kumarakapay"), 1),
        (text("Kumarakapay"), text("Kumarkapay"), -1),
        (text("Kumarakapay’s"), text("Kumarkapay’s"), -1),
        (text("KUMARAKAPAY"), text("Kumarkapay"), -1),
        # Whoever writes it alike everywhere has a style of their own, right or wrong.
        (text("Kumarakapai", "Kumarakapai"), text("Kumarakapay"), 0),
        (text("Kumrakapay", "Kumrakapay"), text("Kumarakapay"), 0),
        # Whoever else writes it so has not copied a slip of one text.
        (text("Kumrakapay"), text("Kumarakapay", "Kumrakapay"), 0),
        (text("Kumarakapay", "Kumrakapay"), text("Kumrakapay"), 0),
        # The word stands nowhere else: either may be right.
        (text("Kumrakapay", "Pacaraima"), text("Kumarakapay", "Pacaraima"), 0),
    ],
)
def test_a_misspelling_is_the_slip_of_who_spells_it_otherwise_elsewhere(
    down: str, up: str, lean: int
) -> None:
    assert sum(each.lean for each in varying(down, up)) == lean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soldier", "soldiers"),
        ("reported", "reporting"),
        ("German", "Germany"),
        ("woman", "women"),
        ("Kiev", "Kyiv"),
        ("Lima", "Rima"),
        ("marines", "sailors"),
        ("Muñoz", "Munoz"),
        ("Maduro’s", "Maduro"),
        ("O’Rourkison", "O’Rourkeson"),
    ],
)
def test_grammar_style_short_words_and_other_words_are_no_slips(one: str, other: str) -> None:
    assert not any(each.lean or each.open for each in varying(text(one, other), text(other, other)))


def test_a_variant_tells_where_it_stands_and_whether_a_third_text_can_still_show_it() -> None:
    place = len(BEFORE)

    assert varying(text("Kumarakpaay"), text("Kumarakapay")) == (
        Variant(place, place + 11, "Kumarakpaay", "Kumarakapay", 1, open=True),
    )
    assert varying(text("Kumarakopay"), text("Kumarakapay")) == (
        Variant(place, place + 11, "Kumarakopay", "Kumarakapay", 1, open=False),
    )
    assert varying(text("seventy"), text("eighty")) == ()


@pytest.mark.parametrize(("one", "other"), [("7", "9"), ("72", "27"), ("7th", "9th")])
def test_of_two_figures_neither_is_a_slip_until_a_third_text_shows_it(one: str, other: str) -> None:
    place = len(BEFORE)

    assert varying(text(one), text(other)) == (Variant(place, place + len(one), one, other, 0, open=True),)


@pytest.mark.parametrize(("one", "other"), [("7", "seven"), ("seven", "7"), ("72", ""), ("", "72")])
def test_a_figure_against_a_word_or_nothing_is_no_slip(one: str, other: str) -> None:
    assert varying(text(one), text(other)) == ()


def test_where_one_text_has_more_words_between_than_one_there_is_no_variant() -> None:
    assert varying(text("old Kumarakpaay"), text("Kumarakapay")) == ()
    assert varying(text("Kumarakapay"), text("old Kumarakpaay")) == ()


def test_a_single_word_is_looked_for_within_sixty_letters() -> None:
    near, far = "Kumarakpaay".rjust(58), "Kumarakpaay".rjust(59)

    assert [each.here for each in varying(text(near), text("Kumarakapay"))] == ["Kumarakpaay"]
    assert varying(text(far), text("Kumarakapay")) == ()


def runs(down: str, up: str) -> tuple[tuple[slips.Span, ...], tuple[Variant, ...]]:
    measured = likeness.measure(down, up)
    return measured.spans, slips.variants(down, up, measured)


def shared(down: str, **ups: str) -> dict[str, list[str]]:
    found = slips.shared({name: runs(down, up) for name, up in ups.items()})
    return {name: [slip.word for slip in each] for name, each in found.items()}


def test_a_slip_in_common_is_told_where_another_text_has_not_got_it() -> None:
    wrong, right = text("Kumarakpaay"), text("Kumarakapay")

    assert shared(wrong, wire=right, post=wrong) == {"wire": [], "post": ["Kumarakpaay"]}
    assert shared(wrong, post=wrong) == {"post": []}
    assert shared(right, wire=right, post=wrong) == {"wire": [], "post": []}


def test_a_rare_name_rightly_shared_says_nothing() -> None:
    assert shared(text("Kumarakapay"), wire=text("Pacaraima"), post=text("Kumarakapay")) == {
        "wire": [],
        "post": [],
    }


def test_a_figure_is_wrong_only_against_two_that_agree() -> None:
    assert shared(text("72"), wire=text("27"), post=text("72")) == {"wire": [], "post": []}
    assert shared(text("72"), wire=text("27"), agency=text("27"), post=text("72"))["post"] == ["72"]
    assert shared(text("72"), wire=text("27"), agency=text("31"), post=text("72"))["post"] == []


def test_letters_changed_over_are_wrong_against_two_that_agree_and_endings_are_style() -> None:
    odd, usual = text("receipt", "x"), text("reciept", "x")
    assert shared(usual, wire=odd, agency=odd, post=usual)["post"] == ["reciept"]
    assert (
        shared(text("center"), wire=text("centre"), agency=text("centre"), post=text("center"))["post"] == []
    )


def test_what_is_style_or_the_slip_of_the_others_is_not_wrong_however_many_agree() -> None:
    usual, styled = text("organisation", "x"), text("organization", "x")
    right, wrong = text("Kumarakapay"), text("Kumarakpaay")

    assert shared(usual, wire=styled, agency=styled, post=usual)["post"] == []
    assert shared(right, wire=wrong, agency=wrong, post=right)["post"] == []


def test_of_many_slips_the_reason_quotes_three_in_order() -> None:
    found = slips.reason([Slip(word, "") for word in ("72", "73", "74", "75")])

    assert found.quote == "72, 73, 74"
    assert found.detail.endswith("have not: “72”, “73”, “74”")
    assert found.weight == 0


def test_slips_count_for_little_and_the_reason_quotes_them() -> None:
    two = (Slip("Kumrakapay", "Kumarakapay"), Slip("72", ""))

    assert [slips.worth(two[:count]) for count in range(3)] == [0.0, 0.05, 0.1]
    assert slips.worth(two * 9) == 0.1
    assert slips.reason(two).quote == "Kumrakapay, 72"
    assert "(elsewhere “Kumarakapay”)" in slips.reason(two).detail


SEEDS = 150
NAMES = ("Kumarakapay", "Gutierrez", "Pacaraima", "Arellano", "Velasquez", "Montesinos")


def _wire(rng: random.Random) -> list[str]:
    """A report in which every name stands three times, far from itself."""
    names = list(NAMES) * 3
    rng.shuffle(names)
    return [
        f"Line {rng.random()} of the log that {name} kept says wave {rng.random()} came over the wall at dawn that day."
        for name in names
    ]


def _misspelled(line: str, rng: random.Random) -> str:
    name = next(name for name in NAMES if name in line)
    at = rng.randrange(1, len(name) - 4)
    return line.replace(name, name[:at] + name[at + 1] + name[at] + name[at + 2 :])


def test_of_two_near_copies_the_one_with_the_same_slip_is_told_by_it() -> None:
    """Wire, a post that misspells one name in passing, and a copy of the post that changes lines of its own."""
    told = fooled = 0
    for seed in range(SEEDS):
        rng = random.Random(seed)  # noqa: S311 (a generator by seed)
        wire = _wire(rng)
        at, own = rng.sample(range(1, len(wire) - 1), 2)
        post = [_misspelled(line, rng) if place == at else line for place, line in enumerate(wire)]
        copy = [
            f"Our reporter {rng.random()} saw it." if place == own else line
            for place, line in enumerate(post)
        ]
        honest = [
            f"Our reporter {rng.random()} saw it." if place == own else line
            for place, line in enumerate(wire)
        ]
        candidates = {"wire": "\n".join(wire), "post": "\n".join(post)}
        found = shared("\n".join(copy), **candidates)
        told += bool(found["post"]) and not found["wire"]
        fooled += any(shared("\n".join(honest), **candidates).values())
    assert fooled == 0
    # Missed by design: a letter changed over with its like, a change near the end, a run cut short beside the slip.
    assert told >= 0.8 * SEEDS


@pytest.mark.parametrize(
    ("run", "common"),
    [((5, 10), True), ((0, 20), True), ((6, 10), False), ((5, 9), False)],
    ids=["the word alone", "more", "less before", "less behind"],
)
def test_a_slip_is_in_common_with_a_text_that_has_the_whole_word(run: tuple[int, int], common: bool) -> None:
    slip = Variant(5, 10, "lihgt", "light", 1, open=True)
    spans, elsewhere = (*run, *run), (40, 90, 40, 90)

    found = slips.shared({"wire": ((), (slip,)), "post": ((spans, elsewhere), ())})

    assert bool(found["post"]) is common
