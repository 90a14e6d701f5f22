"""A sentence is held against one known claim at a time: linked, possible or neither, whatever else is known."""

from datetime import date

import pytest

from claims.rules.lookup.linking import Asked, Match, Saying, match, near, needed
from claims.rules.lookup.weights import LINK, SUGGEST
from claims.vocabulary import Stance
from sources.rules.period import Period

SOLD = "The council of Norv sold the Tessel ferry line to the Brenner group."
FOUR = "Four ferrymen drowned at the lower lock of Tessel."
MARCH = Period(date(2026, 3, 1), date(2026, 3, 1))


def told(
    text: str, said: str = SOLD, *, published: Period | None = None, when: Period | None = None
) -> Match | None:
    return match(Asked(text, "en", published), [Saying("claim", said, "en", when)])


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (SOLD, SOLD),
        (SOLD, "The council of Norv sold the Tessel ferry line to the Brenner group in March."),
        (SOLD, "Its ferry line at Tessel was sold by the Norv council to the Brenner group."),
        (FOUR, "At the lower lock of Tessel four ferrymen drowned."),
    ],
)
def test_what_says_all_of_it_is_linked(said: str, text: str) -> None:
    found = told(text, said)

    assert found is not None
    assert (found.linked, found.stance) == (True, Stance.ASSERTS)
    assert found.score >= LINK
    assert "linked from 0.95 on" in found.reasons[0].detail


@pytest.mark.parametrize(
    ("said", "text", "doubt"),
    [
        (
            SOLD,
            "Norv gave up the Tessel ferry line, which the Brenner group now runs.",
            "lacks “council”, “sold”",
        ),
        (SOLD, "The council of Norv bought the Tessel ferry line from the Brenner group.", "lacks “sold”"),
        (SOLD, "The council of Norv never sold the Tessel ferry line to the Brenner group.", "dispute"),
        (
            SOLD,
            "If the council of Norv sold the Tessel ferry line to the Brenner group, it would be poorer.",
            "one tells what was foreseen, wanted or asked for, the other what came",
        ),
        (
            FOUR,
            "Ferrymen drowned at the lower lock of Tessel.",
            "a figure of the claim is not in the sentence",
        ),
    ],
)
def test_what_lacks_a_word_or_a_figure_or_disputes_it_waits_for_a_person(
    said: str, text: str, doubt: str
) -> None:
    found = told(text, said)

    assert found is not None
    assert not found.linked
    assert found.score >= SUGGEST
    assert doubt in found.reasons[0].detail


@pytest.mark.parametrize(
    "text",
    [
        "The council of Norv never sold the Tessel ferry line to the Brenner group.",
        "The council of Norv denied having sold the Tessel ferry line to the Brenner group.",
        "No Tessel ferry line was sold to the Brenner group by the council of Norv.",
    ],
)
def test_what_says_the_contrary_disputes_the_claim_and_is_never_linked_as_a_repetition(text: str) -> None:
    found = told(text)

    assert found is not None
    assert (found.stance, found.linked) == (Stance.DISPUTES, False)
    assert any(reason.rule == "clash" for reason in found.reasons)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (SOLD, "The council of Norv closed the swimming hall in Ostrell for the winter."),
        (SOLD, "Traders at the quay said that bread would be dearer for a week."),
        (SOLD, "The council of Orve sold the Lindt ferry line to the Kessel group."),
        ("Turnout in Norv rose to 40 percent in 2019.", "Turnout in Norv rose to 60 percent in 2021."),
    ],
)
def test_what_says_little_of_it_is_neither(said: str, text: str) -> None:
    assert told(text, said) is None


def test_a_figure_that_cannot_meet_the_claims_may_dispute_it_and_waits_for_a_person() -> None:
    found = told("Two ferrymen drowned at the lower lock of Tessel.", FOUR)

    assert found is not None
    assert (found.stance, found.linked) == (Stance.DISPUTES, False)
    assert [reason.detail for reason in found.reasons if reason.rule == "clash"] == [
        "The figures cannot meet: “Four” and “Two”."
    ]


def test_what_repeats_one_claim_is_not_told_as_disputing_another() -> None:
    two = "Two ferrymen drowned at the lower lock of Tessel."

    found = match(Asked(two, "en"), [Saying("four", FOUR, "en"), Saying("two", two, "en")])

    assert found is not None
    assert (found.claim, found.stance) == ("two", Stance.ASSERTS)


def test_an_article_of_another_time_waits_for_a_person() -> None:
    late = Period(date(2026, 9, 1), date(2026, 9, 1))

    found = told(SOLD, published=late, when=MARCH)

    assert found is not None
    assert not found.linked
    assert "not of the time" in found.reasons[0].detail


@pytest.mark.parametrize(
    ("day", "is_near"),
    [
        (date(2026, 2, 26), False),
        (date(2026, 2, 27), True),
        (date(2026, 4, 30), True),
        (date(2026, 5, 1), False),
    ],
)
def test_an_article_is_of_the_time_from_two_days_before_to_sixty_after(day: date, *, is_near: bool) -> None:
    assert near(Period(day, day), MARCH) is is_near
    assert near(None, MARCH)
    assert near(Period(day, day), None)


def test_another_claim_beside_it_changes_nothing_of_the_score() -> None:
    one, other = Saying("one", SOLD, "en"), Saying("other", "The council of Norv sold the town hall.", "en")

    alone, beside = match(Asked(SOLD, "en"), [one]), match(Asked(SOLD, "en"), [other, one])

    assert alone == beside


def test_a_claim_in_another_language_is_left_to_people() -> None:
    assert match(Asked(SOLD, "en"), [Saying("claim", SOLD, "es")]) is None


def test_a_no_counts_and_so_does_a_yes() -> None:
    likely = "Norv gave up the Tessel ferry line, which the Brenner group now runs."
    saying = Saying("claim", SOLD, "en")

    agreed = match(Asked(likely, "en"), [saying], agreed={"claim"})

    assert match(Asked(SOLD, "en"), [saying], refused={"claim"}) is None
    assert agreed is not None
    assert agreed.linked
    assert "a person has said" in agreed.reasons[0].detail


@pytest.mark.parametrize(("terms", "least"), [(1, 2), (2, 2), (4, 2), (5, 3), (8, 4)])
def test_half_of_a_claims_terms_are_needed_and_two_at_least(terms: int, least: int) -> None:
    assert needed(terms) == least


def test_in_a_language_whose_sentences_are_not_read_words_alone_tell() -> None:
    text = "Norv myi Tessel lautan Brenner yhtiolle."

    found = match(Asked(text, "fi"), [Saying("claim", text, "fi")])

    assert found is not None
    assert (found.linked, found.stance) == (True, Stance.ASSERTS)
