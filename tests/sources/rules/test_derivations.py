"""Who took from whom, in what way, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sources.rules.credit import Credit
from sources.rules.derivations import (
    AGENCY,
    COMPILED,
    LEAST_CONTAINED,
    LEAST_WORDS,
    PART,
    SLIP,
    Copyable,
    copied,
    decide_pair,
    gathered,
)
from sources.rules.derivations import CREDIT as CREDIT_WEIGHS
from sources.rules.likeness import Likeness, measure
from sources.rules.period import Moment
from sources.rules.precedence import TIME
from sources.rules.slips import Variant
from sources.vocabulary import DerivationKind, Precision, SourceKind

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
WORDS = [f"w{number}" for number in range(300)]
WIRE = " ".join(WORDS)
OWN = " ".join(f"v{number}" for number in range(300))
CREDIT = Credit("Wire", "whole", DerivationKind.REPUBLICATION, "Source: Wire", 0, 12, 0.9)


def piece(
    key: str, source: str, hours: float | None = None, kind: SourceKind = SourceKind.OUTLET
) -> Copyable:
    published = None if hours is None else Moment(NOON + timedelta(hours=hours), Precision.INSTANT)
    return Copyable(key, source, kind, "", published, None, "en", 300)


WIRE_PIECE = piece("wire", "agency", 0, SourceKind.AGENCY)
LATER = piece("copy", "post", 3)
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


def test_an_outlets_own_recurring_paragraph_is_no_excerpt() -> None:
    text = f"{OWN} {' '.join(WORDS[100:170])}"

    assert decide_pair(piece("b", "post", 3), piece("a", "post", 0), measure(text, WIRE)) is None


def test_unknown_outlets_are_never_one_source() -> None:
    assert both_ways(piece("a", "", 1), piece("b", "", 0), measure(WIRE, WIRE)) == (
        "a",
        DerivationKind.REPUBLICATION,
    )


def test_a_reason_against_the_way_it_was_decided_says_what_is_so_of_the_downstream_piece() -> None:
    early = replace(piece("copy", "post", -30), kind=SourceKind.AGENCY)
    outlet = replace(WIRE_PIECE, kind=SourceKind.OUTLET)
    for decision in (
        decide_pair(early, outlet, measure(WIRE, f"{WIRE} {OWN}").reversed(), one_credits=CREDIT),
        decide_pair(outlet, early, measure(WIRE, f"{WIRE} {OWN}"), other_credits=CREDIT),
    ):
        assert decision is not None
        assert {reason.rule: (reason.weight, reason.detail) for reason in decision.reasons[1:]} == {
            "credit": (CREDIT_WEIGHS, "the text credits Wire"),
            "time": (-TIME, "it was published earlier"),
            "agency": (-AGENCY, "it is a news agency's, and the other is not"),
            "part and whole": (-PART, "it is the whole, the other the part"),
        }


def test_what_weighs_as_much_for_as_against_is_decided_by_the_keys_alike_from_both_sides() -> None:
    part, whole = piece("a", "x"), piece("b", "y")
    inside, slip = measure(WIRE, f"{WIRE} {OWN}"), differing(-1)
    there = decide_pair(part, whole, inside, variants=slip)
    back = decide_pair(whole, part, inside.reversed(), variants=differing(1))

    assert there is not None
    assert back is not None
    assert (there.downstream, there.kind) == (back.downstream, back.kind)
    assert there.downstream == "b"


def test_reasons_add_up_for_the_way_it_was_decided() -> None:
    decision = decide_pair(WIRE_PIECE, LATER, measure(WIRE, WIRE))

    assert decision is not None
    assert sum(reason.weight for reason in decision.reasons if reason.rule != "shared words") > 0


def differing(*leans: int) -> tuple[Variant, ...]:
    return tuple(Variant(at, at + 5, "Madruo", "Maduro", lean, open=False) for at, lean in enumerate(leans))


@pytest.mark.parametrize(
    ("variants", "downstream"),
    [
        pytest.param(differing(1, 0), "a", id="whoever has a slip of its own"),
        pytest.param(differing(-1, -1), "b", id="the other one"),
        pytest.param(differing(1, -1), "b", id="both have: the order of keys"),
        pytest.param(differing(0), "b", id="nobody can tell who is right: the order of keys"),
    ],
)
def test_a_slip_of_its_own_tells_the_copy_where_nothing_else_does(
    variants: tuple[Variant, ...], downstream: str
) -> None:
    decision = decide_pair(piece("a", "x"), piece("b", "y"), measure(WIRE, WIRE), variants=variants)

    assert decision is not None
    assert decision.downstream == downstream


def test_a_slip_weighs_less_than_time_and_everything_together_less_than_a_credit() -> None:
    late, early = piece("a", "x", 5), piece("b", "y", 2)
    decision = decide_pair(late, early, measure(WIRE, WIRE), variants=differing(-1))

    assert decision is not None
    assert decision.downstream == "a"
    assert ("own slip", -0.3) in {(reason.rule, reason.weight) for reason in decision.reasons}
    assert TIME + AGENCY + max(PART, COMPILED) + SLIP < CREDIT_WEIGHS


ONE_RUN, TWO_RUNS = ((0, 90, 0, 90),), ((0, 90, 0, 90), (100, 190, 100, 190))
LITTLE = LEAST_CONTAINED - 0.01


@pytest.mark.parametrize(
    ("likeness", "enough"),
    [
        (Likeness(LEAST_CONTAINED, 0.0, LEAST_WORDS, TWO_RUNS), True),
        (Likeness(0.0, LEAST_CONTAINED, LEAST_WORDS, TWO_RUNS), True),
        (Likeness(LITTLE, LITTLE, LEAST_WORDS, TWO_RUNS), False),
        (Likeness(LITTLE, LITTLE, LEAST_WORDS, ONE_RUN), True),
        (Likeness(LITTLE, LITTLE, 2 * LEAST_WORDS, TWO_RUNS), True),
        (Likeness(1.0, 1.0, LEAST_WORDS - 1, ONE_RUN), False),
    ],
    ids=["of the one", "of the other", "too little of both", "in one run", "in two, each long enough", "too few words"],
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
    ],
    ids=[
        "an earlier",
        "one of the same moment",
        "a later",
        "one nobody knows the date of",
        "less than half of one",
    ],
)
def test_a_piece_may_be_put_together_from_what_came_no_later(
    part: Copyable, containment: float, may: bool
) -> None:
    assert gathered(part, piece("whole", "y", 0), Likeness(containment, 0.2, 100, TWO_RUNS)) is may
