"""What changed between two captures of one article: a table of cases, English and Spanish."""

import json
from pathlib import Path
from typing import Any

import pytest

from sources.rules.alterations import MOST_SPANS, Alteration, Said, compare
from sources.rules.span import SectionSpan
from sources.vocabulary import AlterationKind as Kind
from sources.vocabulary import SectionKind

LONG = " ".join(f"Ferry number {number} left the pier in fog." for number in range(100, 130))


def said(text: str, language: str = "en") -> Said:
    return Said(text, (), language)


def changed(old: str, new: str, language: str = "en") -> Alteration:
    return compare(said(old, language), said(new, language))


with (Path(__file__).parent / "alteration_cases.jsonl").open(encoding="utf-8") as lines:
    CASES = [json.loads(line) for line in lines]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['earlier'][:40]} → {case['later'][:40]}")
def test_a_change_is_sorted_with_its_reason(case: dict[str, Any]) -> None:
    found = changed(case["earlier"].replace("LONG", LONG), case["later"], case["language"])

    assert list(found.kinds) == case["kinds"]
    assert case["told"] in " / ".join(reason.detail for reason in found.reasons)


def test_every_kind_of_change_is_met_in_the_table() -> None:
    assert {kind for case in CASES for kind in case["kinds"]} == set(Kind)


def test_a_notice_is_quoted_in_full() -> None:
    notice = "CORRECTION, Oct 12: An earlier version of this report gave the number of injured as 29."

    (reason,) = changed("Hurt were 19.", f"{notice}\nHurt were 19.").reasons

    assert reason.quote == notice


def test_spans_count_code_points_of_both_texts_and_an_empty_side_marks_the_place() -> None:
    old, new = "𝔄 Four were killed.", "𝔄 Two were killed at dusk."

    spans = changed(old, new).spans

    assert [(old[a:b], new[c:d]) for a, b, c, d in spans] == [("Four", "Two"), ("", "at dusk")]
    assert spans[1][:2] == (old.index("."), old.index("."))


def parts(*cut: tuple[SectionKind, str]) -> Said:
    text, spans = "", []
    for kind, words in cut:
        spans.append(SectionSpan(kind, len(text), len(text) + len(words), ""))
        text += words + "\n\n"
    return Said(text, tuple(spans), "en")


@pytest.mark.parametrize(
    ("kind", "label"), [(SectionKind.FURNITURE, "furniture"), (SectionKind.COMMENT, "readers’ comments")]
)
def test_furniture_and_comments_are_not_the_articles_word(kind: SectionKind, label: str) -> None:
    body = (SectionKind.BODY, "Four were killed.")

    found = compare(parts(body, (kind, "Give 20 today")), parts(body, (kind, "Give 30 tomorrow, deny it")))

    assert found.kinds == (Kind.COSMETIC,)
    assert label in found.reasons[0].detail


def test_a_readers_comment_is_no_editors_notice() -> None:
    body = (SectionKind.BODY, "Four were killed.")
    comment = (SectionKind.COMMENT, "Correction: it was two, this article has been retracted")

    assert compare(parts(body), parts(body, comment)).kinds == (Kind.COSMETIC,)


def test_a_teaser_is_an_extract_and_takes_nothing_out() -> None:
    teaser = LONG[: len(LONG) // 4]

    found = changed(LONG, teaser)

    assert found.extract
    assert found.kinds == (Kind.COSMETIC,)
    assert not found.spans


def test_a_feeds_summary_in_words_of_its_own_is_an_extract_too() -> None:
    summary = Said("How the ferries fared that morning.", (), "en", fed=True)

    assert compare(said(LONG), summary).extract
    assert compare(said(LONG), Said(summary.text, (), "en")).kinds[0] is Kind.WITHDRAWN


def test_no_text_is_compared_with_itself_for_long() -> None:
    """Two texts of the greatest length, of one word only: nothing holds them together, and nothing hangs."""
    found = changed("no " * 60_000, "no " * 59_000 + "yes")

    assert found.kinds


def test_where_furniture_and_comments_differ_both_are_named() -> None:
    body = (SectionKind.BODY, "Four were killed.")
    old, new = (
        parts(body, (SectionKind.FURNITURE, f"Give {sum_}"), (SectionKind.COMMENT, f"I heard {sum_}"))
        for sum_ in (20, 30)
    )

    assert "furniture and readers’ comments" in compare(old, new).reasons[0].detail


def test_of_very_many_changes_the_last_are_told_as_one() -> None:
    old = "".join(f"Ferry {number} left at dawn. " for number in range(1100))
    new = old.replace("dawn", "dusk")

    spans = changed(old, new).spans

    assert len(spans) == MOST_SPANS
    first, last, new_first, new_last = spans[-1]
    assert old[first:last].count("dawn") == new[new_first:new_last].count("dusk") == 1100 - MOST_SPANS + 1
    assert old[last:] == new[new_last:]


def test_a_readers_comment_is_no_notice_where_the_piece_has_one() -> None:
    body = (SectionKind.BODY, "Two were killed.")
    comment = (SectionKind.COMMENT, "Correction: nobody believes this")
    notice = (SectionKind.BODY, "Correction: an earlier version of this report said that four were killed.")
    old = parts((SectionKind.BODY, "Four were killed."), comment)

    quotes = [reason.quote for reason in compare(old, parts(body, notice, comment)).reasons]

    assert notice[1] in quotes
    assert not any("nobody believes" in quote for quote in quotes)
