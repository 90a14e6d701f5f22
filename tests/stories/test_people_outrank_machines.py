"""What people decide stays decided, whatever the machine works out afterwards; and taking it back leaves no trace."""

from typing import Any

import pytest
from django.db.models import Count, F

from claims.actions import claims, judgements, mergers, quotes
from claims.models import Act, Appearance, Claim, Contradiction, Event
from claims.vocabulary import Outcome
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import judgements as lineage
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def again() -> None:
    """Let the machine finish, and have it trace, match, compare and weigh everything once more."""
    Article.objects.filter(unseen=False).update(trace_due=F("trace_due") + 1)
    Act.objects.update(match_due=F("match_due") + 1)
    Event.objects.update(compare_due=F("compare_due") + 1)
    Claim.objects.update(score_due=F("score_due") + 1)
    line.drain()


def picture() -> dict[str, list[Any]]:
    """All that the machine has worked out, without counters, versions and times.

    Claims merged meanwhile, and unseen pieces that turned out to be one we hold, stay as addresses that lead on; they
    are no part of it.
    """
    held = Article.objects.exclude(unseen=True, merged_into__isnull=False)
    current = Claim.objects.current().order_by("public_id")
    return {
        "claims": list(current.values_list("public_id", "text", "event__public_id")),
        "places": list(
            Appearance.objects.order_by("pk").values_list("public_id", "claim__public_id", "judgement")
        ),
        "scores": list(current.values_list("public_id", "corroboration__score")),
        "pairs": sorted(Contradiction.objects.values_list("public_id", "outcome", "judgement")),
        "lineage": sorted(Derivation.objects.values_list("public_id", "kind", "judgement")),
        "articles": list(held.order_by("pk").values_list("public_id", "merged_into")),
    }


def crowded() -> list[Claim]:
    """Claims of one act, those with most appearances first."""
    rows = Claim.objects.current().annotate(many=Count("appearances")).filter(many__gt=1)
    return list(rows.order_by("-many", "public_id"))


def test_a_merger_outlives_the_machine_and_splitting_leaves_no_trace(ana: User) -> None:
    before = picture()
    one, other = crowded()[:2]
    mergers.merge(claim=one, into=other, by=ana, why="The same, in other words.", version=one.version)
    again()
    one.refresh_from_db()
    assert (one.merged_into, one.appearances.count()) == (other, 0)

    mergers.split(claim=one, by=ana, why="Not the same after all.", version=one.version)
    again()

    assert picture() == before


def test_a_rejected_copy_is_not_suggested_again_and_counts_anew(ben: User) -> None:
    before = picture()
    row = Derivation.objects.filter(kind=DerivationKind.SYNDICATION).order_by("public_id")[0]
    lineage.judge(
        derivation=row, judgement=Judgement.REJECTED, by=ben, why="Each had its own reporter.", version=1
    )
    again()
    row.refresh_from_db()
    assert row.judgement == Judgement.REJECTED
    assert picture()["scores"] != before["scores"]

    lineage.judge(
        derivation=row, judgement=Judgement.SUGGESTED, by=ben, why="They had not.", version=row.version
    )
    again()

    assert picture() == before


def test_a_rejected_appearance_counts_for_nothing_until_it_is_taken_back(ana: User) -> None:
    before = picture()
    row = Appearance.objects.filter(claim=crowded()[0]).order_by("public_id")[0]
    judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="A question, no claim.", version=1)
    again()
    row.refresh_from_db()
    assert row.judgement == Judgement.REJECTED

    judgements.judge(row=row, judgement=Judgement.SUGGESTED, by=ana, why="", version=row.version)
    again()

    assert picture() == before


def test_a_moved_appearance_stays_where_a_person_put_it(ana: User) -> None:
    one, other = crowded()[:2]
    row = one.appearances.order_by("public_id")[0]
    quotes.move(appearance=row, claim=other, by=ana, why="It speaks of the other.", version=1)

    again()

    row.refresh_from_db()
    assert (row.claim, row.judgement) == (other, Judgement.CONFIRMED)


def test_a_reworded_claim_keeps_a_persons_words(ana: User) -> None:
    claim = crowded()[0]
    claims.edit(claim=claim, by=ana, why="Clearer.", version=1, text="In words of our own.")

    again()

    claim.refresh_from_db()
    assert claim.text == "In words of our own."
    assert claim.appearances.exists()


def test_a_rejected_contradiction_stays_rejected_and_both_claims_are_weighed_without_it(ana: User) -> None:
    before = picture()
    row = (
        Contradiction.objects.filter(outcome=Outcome.CONTRADICTS)
        .exclude(one=F("other"))
        .order_by("public_id")[0]
    )
    judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="Two raids.", version=1)
    again()
    row.refresh_from_db()
    assert row.judgement == Judgement.REJECTED
    assert picture()["scores"] != before["scores"]

    judgements.judge(row=row, judgement=Judgement.SUGGESTED, by=ana, why="", version=row.version)
    again()

    assert picture() == before
