"""Which headlines are found to tell of one event, by the company they keep."""

import pytest

from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.together import Headline, together
from claims.rules.lookup.words import words_of

REJECTED, WETLANDS, BOTH, HARBOUR, OTHER_PLAN = TEXTS = (
    "Kastovia rejects giant hydrogen plant",
    "Marsh birds stand in the way of Lake Vell project",
    "Hydrogen plant at Lake Vell rejected over marsh birds",
    "Harbour of Lindt closed",
    "Vellum Motors to build plant in Ostmark",
)
RARITY = Rarities.among([words_of(text) for text in (*TEXTS, *("Bread is dear", "Rain in the valley") * 20)])


def headlines(*texts: str) -> list[Headline]:
    return [Headline(words_of(text)) for text in texts]


def test_two_headlines_without_a_word_in_common_meet_by_way_of_a_third() -> None:
    two, three = together(headlines(*TEXTS[:2]), RARITY), together(headlines(*TEXTS), RARITY)

    assert three.sure[0, 1] > two.sure[0, 1]
    assert three.sure[0, 1] > three.sure[0, 3]
    assert three.reason(0, 1).detail == "No telling word in common; both are like a third headline"
    assert three.reason(0, 2).detail == "Both say “hydrogen”, “rejects”, “plant”"


def test_only_what_is_alike_itself_is_shown_however_little_else_there_is() -> None:
    found = together(headlines(BOTH, REJECTED, "Plant of the week: the hydrangea"), RARITY)

    assert found.shows(0, 1)
    assert not found.shows(0, 2)


def test_headlines_that_only_share_a_firms_name_are_less_sure_the_more_there_are_of_them() -> None:
    pair = ("Vellum Motors hires 900 workers", "Vellum Motors sued over brakes")
    more = ("Vellum Motors wins design prize", "Vellum Motors sponsors opera", "Vellum Motors names new head")
    few, many = together(headlines(*pair), RARITY), together(headlines(*pair, *more), RARITY)

    assert many.sure[0, 1] < few.sure[0, 1]


def test_the_farther_apart_their_days_the_less_sure_two_headlines_are() -> None:
    words = words_of(REJECTED)
    near, far, undated = (
        together([Headline(words, 1.0), Headline(words_of(BOTH), day)], RARITY).sure[0, 1]
        for day in (2.0, 40.0, None)
    )

    assert undated > near > far > 0


def test_it_makes_no_difference_in_which_order_they_are_held_together() -> None:
    there, back = together(headlines(*TEXTS), RARITY), together(headlines(*TEXTS[::-1]), RARITY)

    assert there.sure[0, 2] == pytest.approx(there.sure[2, 0]) == pytest.approx(back.sure[4, 2])
    assert ((there.sure >= 0) & (there.sure < 1)).all()
    assert not there.sure.diagonal().any()


@pytest.mark.parametrize("texts", [(), ("",), ("", "…")])
def test_nothing_is_held_together_with_nothing(texts: tuple[str, ...]) -> None:
    assert not together(headlines(*texts), RARITY).sure.any()
