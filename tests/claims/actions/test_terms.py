"""The terms of a claim follow its words, and are counted whatever road they come by."""

from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, mergers, terms
from claims.models import Act, Claim, Term, TermCount
from provenance.accounts.models import User
from provenance.history.models import Change, Entry
from provenance.pipeline import line
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def words(claim: Claim) -> set[str]:
    return set(Term.objects.filter(claim=claim).values_list("word", flat=True))


def counts_hold() -> bool:
    """Whether every word is counted as often as it stands, and claims with any word as many as there are."""
    listed = list(Term.objects.values_list("claim", "word"))
    wanted = Counter(word for _, word in listed)
    wanted.update({"": len({claim for claim, _ in listed})} if listed else {})
    return dict(TermCount.objects.values_list("word", "claims")) == wanted


def test_a_claim_is_found_by_its_words_but_not_by_its_figures() -> None:
    claim = make_claim("Four miners were killed in Verrin.")

    terms.keep(claims=[claim.pk])

    assert words(claim) == {"miner", "act killed", "verrin"}
    assert counts_hold()


def test_a_claim_is_found_by_what_happened_where_its_own_words_do_not_say_it() -> None:
    claim = make_claim("Four miners never came home.")

    terms.keep(claims=[claim.pk])

    assert "act killed" in words(claim)


def test_writing_the_terms_down_again_changes_nothing() -> None:
    claim = make_claim("Four miners were killed in Verrin.")
    terms.keep(claims=[claim.pk])
    before = list(Term.objects.order_by("word").values_list("claim", "word", "weight"))

    with CaptureQueriesContext(connection) as asked:
        terms.keep(claims=[claim.pk])

    assert list(Term.objects.order_by("word").values_list("claim", "word", "weight")) == before
    assert not [each for each in asked if 'claims_term"' in each["sql"] and "SELECT" not in each["sql"]]
    assert counts_hold()


def test_many_claims_take_no_more_statements_than_two() -> None:
    many = [make_claim(f"Miners were killed in place number{number}.").pk for number in range(30)]

    with CaptureQueriesContext(connection) as one:
        terms.keep(claims=many[:2])
    with CaptureQueriesContext(connection) as others:
        terms.keep(claims=many[2:])

    assert len(others) == len(one)
    assert counts_hold()


def test_other_words_ask_for_other_terms_whoever_changes_them(ben: User) -> None:
    claim = make_claim("Four miners were killed in Verrin.")
    line.drain()
    assert words(claim) == {"miner", "act killed", "verrin"}

    claims.edit(
        claim=claim, by=ben, why="They were divers.", version=claim.version, text="Four divers were killed."
    )
    line.drain()

    assert words(claim) == {"diver", "act killed"}
    assert not Claim.objects.unlisted().exists()
    assert counts_hold()


def test_what_is_no_change_of_the_words_asks_for_nothing() -> None:
    claim = make_claim("Four miners were killed in Verrin.")
    terms.keep(claims=[claim.pk])

    Claim.objects.filter(pk=claim.pk).update(score_due=7, text="Four miners were killed in Verrin.")

    assert not Claim.objects.unlisted().exists()


def test_a_merged_claim_keeps_its_words(ben: User) -> None:
    claim, into = make_claim("Four miners died."), make_claim("Four miners were killed.")
    mergers.merge(claim=claim, into=into, by=ben, why="The same.", version=claim.version)

    terms.keep(claims=[claim.pk, into.pk])

    assert len(words(claim)) == 2
    assert counts_hold()


def test_a_claim_without_a_telling_word_is_written_down_too() -> None:
    claim = make_claim("12")
    Act.objects.filter(pk=claim.event.act_id).update(key="blessed")

    terms.keep(claims=[claim.pk])

    assert words(claim) == set()
    assert not Claim.objects.unlisted().exists()
    assert counts_hold()


def test_words_that_go_are_counted_off_by_whatever_road_they_go() -> None:
    first, second = make_claim("Miners were killed."), make_claim("Divers were killed.")
    terms.keep(claims=[first.pk, second.pk])

    Term.objects.filter(claim=first, word="miner").delete()
    assert counts_hold()
    Term.objects.filter(claim=first).delete()
    assert counts_hold()
    Term.objects.all().delete()

    assert not TermCount.objects.exists()


def test_a_term_is_never_changed_into_another() -> None:
    claim = make_claim("Miners were killed.")
    terms.keep(claims=[claim.pk])

    with pytest.raises(IntegrityError, match="written anew"), transaction.atomic():
        Term.objects.filter(claim=claim, word="miner").update(word="diver")


def test_the_history_and_the_feed_of_changes_say_nothing_of_it() -> None:
    claim = make_claim("Four miners were killed in Verrin.")
    before = Entry.objects.count(), Change.objects.count()

    terms.keep(claims=[claim.pk])

    assert (Entry.objects.count(), Change.objects.count()) == before


def test_a_claim_that_sorting_anew_has_left_empty_is_found_by_nothing_and_one_that_a_person_merged_by_its_own_words(
    ana: User,
) -> None:
    heir = make_claim("Two grain barges sank.")
    left, judged = make_claim("Nine tanners fled."), make_claim("Six pilots wept.")
    terms.keep(claims=[left.pk, judged.pk])
    Claim.objects.filter(pk=left.pk).update(merged_into=heir)
    mergers.merge(claim=judged, into=heir, by=ana, why="The same.", version=judged.version)
    terms.keep(claims=[left.pk, judged.pk])

    assert set(Term.objects.values_list("claim", flat=True)) == {judged.pk}
