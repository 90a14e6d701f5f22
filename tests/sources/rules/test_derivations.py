"""Who took from whom, in what way, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sources.rules.credit import Credit
from sources.rules.derivations import (
    LEAST_WORDS,
    Copyable,
    copied,
    decide_pair,
    gathered,
    order,
)
from sources.rules.likeness import Likeness, measure
from sources.rules.period import Moment
from sources.vocabulary import DerivationKind, Precision, SourceKind
from tests.sources.rules.pieces import CREDIT, LATER, NOON, OWN, WIRE, WIRE_PIECE, WORDS, piece

EVERY_EIGHTEENTH = " ".join(f"x{at}" if at % 18 == 0 else word for at, word in enumerate(WORDS))


def both_ways(
    one: Copyable, other: Copyable, likeness: Likeness, credit: Credit | None = None
) -> tuple[str, DerivationKind]:
    """The decision, which has to be the same when the two change places."""
    there = decide_pair(one, other, likeness, one_credits=credit)
    back = decide_pair(other, one, likeness.reversed(), other_credits=credit)
    assert there == back
    assert there is not None
    return there.downstream, there.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(WIRE, DerivationKind.SYNDICATION, id="an agency's whole text"),
        pytest.param(f"{WIRE} {OWN[:200]}", DerivationKind.SYNDICATION, id="with a paragraph added"),
        pytest.param(
            f"{OWN} {' '.join(WORDS[100:170])}", DerivationKind.EXCERPT, id="seventy words in an own text"
        ),
        pytest.param(" ".join(WORDS[:90]), DerivationKind.EXCERPT, id="a third of it and nothing else"),
        pytest.param(EVERY_EIGHTEENTH, DerivationKind.REWRITE, id="a word changed here and there"),
    ],
)
def test_the_kind_follows_from_how_much_was_taken_and_how(text: str, kind: DerivationKind) -> None:
    assert both_ways(LATER, WIRE_PIECE, measure(text, WIRE)) == ("copy", kind)


def test_a_whole_text_of_an_outlet_is_a_republication() -> None:
    outlet = replace(WIRE_PIECE, kind=SourceKind.OUTLET)

    assert both_ways(LATER, outlet, measure(WIRE, WIRE)) == ("copy", DerivationKind.REPUBLICATION)


def test_shared_quotes_are_not_copies() -> None:
    quote = " ".join(WORDS[: LEAST_WORDS - 5])
    two_quotes = f"{OWN} {' '.join(WORDS[:20])} and then {' '.join(WORDS[40:60])}"

    assert decide_pair(LATER, WIRE_PIECE, measure(f"{OWN} {quote}", WIRE)) is None
    assert decide_pair(LATER, WIRE_PIECE, measure(two_quotes, WIRE)) is None


def test_a_credit_outweighs_everything_time_can_say() -> None:
    earlier = piece("copy", "post", -30)

    assert both_ways(earlier, WIRE_PIECE, measure(WIRE, WIRE), CREDIT)[0] == "copy"


@pytest.mark.parametrize(
    ("one", "other", "downstream"),
    [
        pytest.param(piece("a", "x", 5), piece("b", "y", 2), "a", id="the later one"),
        pytest.param(piece("a", "x"), piece("b", "y", 2, SourceKind.AGENCY), "a", id="not the agency"),
        pytest.param(piece("a", "x"), piece("b", "y"), "b", id="nothing to go by: the order of keys"),
    ],
)
def test_without_a_credit_time_then_agency_then_the_key_decides(
    one: Copyable, other: Copyable, downstream: str
) -> None:
    assert both_ways(one, other, measure(WIRE, WIRE))[0] == downstream


def test_days_that_overlap_say_nothing_about_time() -> None:
    month = replace(piece("a", "x"), published=Moment(NOON.replace(day=1), Precision.MONTH))
    day = replace(piece("b", "y"), published=Moment(NOON, Precision.DAY))
    decision = decide_pair(month, day, measure(WIRE, WIRE))

    assert decision is not None
    assert "time" not in {reason.rule for reason in decision.reasons}


def test_one_source_with_one_text_twice_is_one_article_and_the_first_retrieved_stays() -> None:
    first = replace(piece("z", "post", 0), retrieved=NOON)
    again = replace(piece("a", "post", 0), retrieved=NOON + timedelta(days=2))

    assert both_ways(first, again, measure(WIRE, WIRE)) == ("a", DerivationKind.SAME_ARTICLE)


@pytest.mark.parametrize(
    ("there", "back", "kind"),
    [
        (0.9, 0.9, DerivationKind.SAME_ARTICLE),
        (0.89, 1.0, DerivationKind.REPUBLICATION),
        (1.0, 0.89, DerivationKind.REPUBLICATION),
    ],
    ids=["nine tenths of both", "less of the one", "less of the other"],
)
def test_two_pieces_of_one_source_are_one_article_where_each_holds_nearly_all_of_the_other(
    there: float, back: float, kind: DerivationKind
) -> None:
    later, first = piece("b", "post", 3), piece("a", "post", 0)

    assert both_ways(later, first, Likeness(there, back, 90, ONE_RUN)) == ("b", kind)
    other = replace(first, source="wire")
    assert both_ways(later, other, Likeness(there, back, 90, ONE_RUN))[1] is DerivationKind.REPUBLICATION


def test_of_one_article_a_capture_of_which_nobody_knows_when_it_was_retrieved_comes_first() -> None:
    known = replace(piece("a", "post", 0), retrieved=NOON)

    assert both_ways(known, piece("z", "post", 0), measure(WIRE, WIRE))[0] == "a"
    assert order(piece("z", "post")) < order(known) < order(replace(known, key="b"))


def test_an_outlets_own_recurring_paragraph_is_no_excerpt() -> None:
    text = f"{OWN} {' '.join(WORDS[100:170])}"

    assert decide_pair(piece("b", "post", 3), piece("a", "post", 0), measure(text, WIRE)) is None
    assert both_ways(piece("b", "post", 3), piece("a", "wire", 0), measure(text, WIRE))[0] == "b"
    assert both_ways(piece("b", "", 3), piece("a", "", 0), measure(text, WIRE))[0] == "b"


def test_unknown_outlets_are_never_one_source() -> None:
    assert both_ways(piece("a", "", 1), piece("b", "", 0), measure(WIRE, WIRE)) == (
        "a",
        DerivationKind.REPUBLICATION,
    )


ONE_RUN, TWO_RUNS = ((0, 90, 0, 90),), ((0, 90, 0, 90), (100, 190, 100, 190))
UNEVEN = ((0, 60, 0, 60), (100, 240, 100, 240))


@pytest.mark.parametrize(
    ("likeness", "enough"),
    [
        (Likeness(0.25, 0.0, 32, TWO_RUNS), True),
        (Likeness(0.0, 0.25, 32, TWO_RUNS), True),
        (Likeness(0.24, 0.24, 32, TWO_RUNS), False),
        (Likeness(0.24, 0.24, 32, ONE_RUN), True),
        (Likeness(0.24, 0.24, 64, TWO_RUNS), True),
        (Likeness(0.24, 0.24, 63, TWO_RUNS), False),
        (Likeness(0.24, 0.24, 50, UNEVEN), True),
        (Likeness(0.24, 0.24, 45, UNEVEN), False),
        (Likeness(1.0, 1.0, 31, ONE_RUN), False),
        (Likeness(0.0, 0.0, 0, ()), False),
    ],
    ids=[
        "of the one", "of the other", "too little of both", "in one run", "in two, each long enough",
        "in two, neither long enough", "in two, one long enough", "in two, the longer not long enough",
        "too few words", "nothing at all",
    ],
)  # fmt: skip
def test_two_texts_share_too_much_for_quoting_by_their_share_or_by_one_long_run(
    likeness: Likeness, enough: bool
) -> None:
    assert copied(likeness) is enough


@pytest.mark.parametrize(
    ("likeness", "kind"),
    [
        (Likeness(0.8, 0.5, 100, TWO_RUNS), DerivationKind.SYNDICATION),
        (Likeness(0.8, 0.52, 100, TWO_RUNS), DerivationKind.SYNDICATION),
        (Likeness(0.8, 0.49, 100, TWO_RUNS), DerivationKind.EXCERPT),
        (Likeness(0.79, 0.79, 50, TWO_RUNS), DerivationKind.EXCERPT),
        (Likeness(0.79, 0.79, 48, TWO_RUNS), DerivationKind.REWRITE),
    ],
    ids=["as a whole, and half of it", "a little more", "as a part", "in long runs", "in shorter runs"],
)
def test_each_kind_begins_where_it_says(likeness: Likeness, kind: DerivationKind) -> None:
    assert both_ways(LATER, WIRE_PIECE, likeness) == ("copy", kind)


@pytest.mark.parametrize(
    ("part", "containment", "may"),
    [
        (piece("part", "x", -2), 0.5, True),
        (piece("part", "x", 0), 0.5, True),
        (piece("part", "x", 2), 1.0, False),
        (piece("part", "x"), 1.0, False),
        (piece("part", "x", -2), 0.49, False),
        (replace(piece("part", "x"), retrieved=NOON - timedelta(days=9)), 0.5, True),
    ],
    ids=[
        "an earlier",
        "one of the same moment",
        "a later",
        "one nobody knows the date of",
        "less than half of one",
        "one without a date that has been seen",
    ],
)
def test_a_piece_may_be_put_together_from_what_came_no_later(
    part: Copyable, containment: float, may: bool
) -> None:
    assert gathered(part, piece("whole", "y", 0), Likeness(containment, 0.2, 100, TWO_RUNS)) is may
