"""Which words may be meant: slips of the pen, names in other letters, and what must not be taken for another word."""

import pytest

from sources.rules.spelling import Meant, Spelt, asked_words, distance, likely, meant

NAMES = ("olmari", "muhammad", "mahmoud", "youssef", "gaddafi", "zelensky", "محمد", "gonzalez", "hussein")
WORDS = ("shelter", "miners", "killed", "huelga", "hospital", "desplazados", "bodies", "four")


def test_words_that_can_be_misspelt_are_letters_alone_and_few() -> None:
    assert asked_words("Olmri: 4 dead, 3.5 km; la's OLMRI x_y Éte") == ["olmri", "dead", "éte"]
    assert len(asked_words(" ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst"))) == 12
    assert asked_words("a" * 41) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("olmari", "olmari", 0), ("olmri", "olmari", 1), ("olmarri", "olmari", 1), ("olnari", "olmari", 1),
        ("olmrai", "olmari", 1), ("", "abc", 3), ("abc", "", 3), ("ca", "abc", 3), ("yusuf", "youssef", 3),
    ],
)  # fmt: skip
def test_slips_between_two_words_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def known(asked: str, *, sound: tuple[str, ...] = (), stem: tuple[str, ...] = ()) -> list[Spelt]:
    rows = [Spelt(word, name=True, sound=word in sound) for word in NAMES]
    return likely(asked, [*rows, *(Spelt(word, stem=word in stem, sound=word in sound) for word in WORDS)])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # one slip: lost, added, changed, swapped, at the beginning
        ("shlter", ("shelter",)), ("shelterr", ("shelter",)), ("shekter", ("shelter",)), ("sehlter", ("shelter",)),
        ("helter", ("shelter",)), ("huegla", ("huelga",)), ("uelga", ("huelga",)), ("bodeis", ("bodies",)),
        # a long word may have two
        ("desplasadso", ("desplazados",)), ("hospitla", ("hospital",)), ("osptial", ()), ("ohspitla", ("hospital",)),
        # nothing near: nothing is made up
        ("quarry", ()), ("fuor", ("four",)), ("fier", ()),
    ],
)  # fmt: skip
def test_a_word_nobody_uses_is_taken_for_the_nearest_in_use(asked: str, expected: tuple[str, ...]) -> None:
    assert meant(asked, known(asked)) == Meant(known=False, spellings=expected)


@pytest.mark.parametrize(
    ("asked", "sound", "expected"),
    [
        ("mohamed", ("muhammad", "mahmoud", "محمد"), ("muhammad", "محمد")),
        ("yusuf", ("youssef",), ("youssef",)),
        ("qadhafi", ("gaddafi",), ("gaddafi",)),
        ("зеленский", ("zelensky",), ("zelensky",)),
        ("husayn", ("hussein",), ("hussein",)),
        ("gonsales", ("gonzalez",), ("gonzalez",)),
    ],
)
def test_a_name_is_known_in_other_letters(
    asked: str, sound: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert meant(asked, known(asked, sound=sound)).spellings == expected


def test_a_name_in_use_is_looked_for_in_its_other_spellings_too_and_a_word_in_use_is_not() -> None:
    both = [Spelt("muhammad", name=True, sound=True), Spelt("محمد", name=True, sound=True, letters=False)]

    assert meant("muhammad", both) == Meant(known=True, spellings=("محمد",))
    assert meant("killed", [Spelt("killed"), Spelt("kelled", name=True, sound=True)]) == Meant(known=True)


def test_a_form_of_a_word_in_use_is_no_misspelt_one() -> None:
    assert meant("shelters", known("shelters", stem=("shelter",))) == Meant(known=True)


def test_accents_are_no_slip_and_their_spelling_is_looked_for() -> None:
    assert meant("احمد", [Spelt("أحمد", name=True, letters=True)]) == Meant(known=True, spellings=("أحمد",))
