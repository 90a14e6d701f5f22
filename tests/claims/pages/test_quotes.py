"""Quotes in their context."""

from datetime import timedelta

import pytest

from claims.models import Appearance
from claims.pages import quotes
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim, make_source

pytestmark = pytest.mark.django_db
LONG = "word " * 60


def shown(row: Appearance) -> quotes.Quote:
    rows = list(quotes.with_context(Appearance.objects.filter(pk=row.pk).for_page()))
    return quotes.quotes(rows, quotes.letters_of(rows), {row.origin_article_id or 0})[0]


def test_the_context_is_the_captures_own_text_up_to_the_ends_of_the_paragraph() -> None:
    capture = make_capture("A headline\nBefore. Four were killed. After.\nAnother paragraph")
    quote = shown(make_appearance(capture=capture, quote="Four were killed."))
    assert (quote.before, quote.appearance.quote, quote.after) == ("Before. ", "Four were killed.", " After.")


def test_a_long_paragraph_is_cut_at_words_on_both_sides() -> None:
    capture = make_capture(f"{LONG}Four were killed. {LONG}")
    quote = shown(make_appearance(capture=capture, quote="Four were killed."))
    assert quote.before.startswith("… word ")
    assert quote.after.endswith(" word …")
    assert len(quote.before) <= quotes.CONTEXT + 2


def test_a_quote_at_the_very_beginning_has_nothing_before_it() -> None:
    quote = shown(
        make_appearance(capture=make_capture("Four were killed. After."), quote="Four were killed.")
    )
    assert quote.before == ""


def test_the_origin_is_the_named_source_else_the_root_article() -> None:
    council = make_source("Kapé Council")
    named = make_appearance(make_claim(), origin_source=council, attributed_to=council)
    rooted = make_appearance(
        make_claim(), capture=make_capture(article=make_article(source=make_source("Radio")))
    )
    assert (shown(named).origin.where, shown(named).origin.label) == ("source", "Kapé Council")
    assert (shown(rooted).origin.where, shown(rooted).origin.label) == ("article", "Radio")


def test_an_origin_article_the_reader_may_not_see_is_not_named() -> None:
    row = make_appearance(make_claim())
    origin = quotes.origin_of(row, {}, set())
    assert (origin.where, origin.public_id) == ("", "")
    assert "not published" in origin.label


def test_the_same_words_in_a_later_capture_are_told_with_the_first() -> None:
    article, claim = make_article(), make_claim()
    for text, days in (("Four were killed. Menu", 0), ("Four were killed. Menu, corrected", 2)):
        capture = make_capture(text, article=article, retrieved_at=NOON + timedelta(days=days))
        make_appearance(claim, capture=capture, quote="Four were killed.")
    rows = list(quotes.with_context(Appearance.objects.order_by("pk").for_page()))

    found = quotes.quotes(rows, {}, {article.pk})

    assert [quote.captured for quote in found] == [["1 Mar 2026, 12:00", "3 Mar 2026, 12:00"]]
