"""Whether a figure comes out of another sentence's figures, and by which sum."""

import pytest

from claims.rules.bearings.agreement import agreement
from claims.rules.bearings.facing import Standing
from claims.rules.bearings.lines import line
from claims.rules.bearings.reckoning import Way, ways
from claims.rules.language import PACKS

OUT, AMISS = Standing.RECKONED, Standing.AMISS
# language, known, asked, standing, the sum
SUMS = [
    # gained and lost
    ("en", "Osric had 12 lanterns and Adela brought him 5 more.", "Osric has 17 lanterns now.", Standing.SUM,
     "12 + 5"),
    ("en", "Osric had 12 lanterns and sold 5.", "Osric has 7 lanterns left.", OUT, "12 − 5 = 7"),
    ("en", "Osric had 12 lanterns and sold 5.", "Osric has 9 lanterns left.", AMISS, "12, 5"),
    ("en", "Adela lent out five of her 31 ladders.", "26 ladders are left.", OUT, "31 − five = 26"),
    ("en", "The ferry carried 40 vans, unloaded 12 and took on 7 more.", "35 vans are aboard now.", OUT,
     "(40 − 12) + 7 = 35"),
    ("es", "Adela compró 12 faroles y vendió 5.", "Le quedan 7 faroles.", OUT, "12 − 5 = 7"),
    # a difference
    ("en", "The mill has 58 looms and the shed 37.", "The mill has 21 more looms than the shed.", OUT, "58 − 37 = 21"),
    # each and all
    ("en", "There are 16 crates with 24 jars in each crate.", "There are 384 jars in total.", OUT, "16 × 24 = 384"),
    ("en", "The 384 jars were divided equally among 16 crates.", "24 jars were in each crate.", OUT, "384 ÷ 16 = 24"),
    ("en", "The 384 jars were divided equally among 16 crates.", "30 jars were in each crate.", Standing.CLASH, "384"),
    ("es", "Hay 16 cajas con 24 frascos en cada una.", "Hay 384 frascos en total.", OUT, "16 × 24 = 384"),
    # one of its own figures may be used
    ("en", "Each van holds 20 crates.", "Four vans hold 80 crates.", OUT, "Four × 20 = 80"),
    # no leave to reckon: what is counted differs, or no word tells to
    ("en", "The fire injured 14 weavers and destroyed 6 looms.", "The fire injured 20 weavers.", Standing.CLASH, ""),
    ("en", "Ilse sold 14 kettles and 6 pans.", "Brandt found 84 spoons.", Standing.MISSING, ""),
    ("en", "Ilse rowed for 14 hours with 6 friends.", "Ilse has 20 friends now.", AMISS, "14 hours, 6"),
    # years, ranks and scores are not reckoned with
    ("en", "In 1998 the third mill closed.", "1995 looms are left.", Standing.MISSING, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "known", "asked", "standing", "told"), SUMS, ids=[f"{row[1]} / {row[2]}" for row in SUMS]
)
def test_a_figure_comes_out_of_others_or_not(
    language: str, known: str, asked: str, standing: Standing, told: str
) -> None:
    rows = agreement(known, asked, language).held

    assert standing in {row.standing for row in rows}, rows
    assert any(told in row.reason for row in rows), rows


def test_what_leave_the_words_give_is_told_of_languages_that_are_reckoned_in() -> None:
    def told(known: str, code: str = "en") -> frozenset[Way]:
        pack = PACKS[code]
        return ways(line(known, pack).tokens, line("Six looms stood.", pack).tokens, pack)

    assert told("The looms stood.") == {Way.ADD}
    assert told("12 of Castrel's looms stood.") == told("5 of them stood.") == {Way.ADD, Way.TAKE}
    assert told("5 of them stood.", "pt") == frozenset()


def test_many_figures_are_reckoned_with_in_bounded_time() -> None:
    known = "They sold " + ", ".join(f"{number} crates" for number in range(101, 400)) + " altogether."

    assert agreement(known, "99,999 crates are left altogether.").held[0].standing is not OUT
