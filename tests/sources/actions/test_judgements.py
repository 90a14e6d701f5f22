"""Judging who took from whom."""

import pytest

from provenance.accounts.models import User
from sources.actions import judgements
from sources.errors import Refused, Stale
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement
from tests.factories import make_article, make_derivation

pytestmark = pytest.mark.django_db


def test_a_judgement_names_who_when_and_why(ben: User) -> None:
    derivation = make_derivation()

    judgements.judge(
        derivation=derivation, judgement=Judgement.CONFIRMED, by=ben, why="Read both.", version=1
    )

    derivation.refresh_from_db()
    assert (derivation.judged_by, derivation.judged_why, derivation.version) == (ben, "Read both.", 2)
    assert derivation.judged_at is not None


def test_everything_below_learns_that_its_lineage_moved(ben: User) -> None:
    root, middle, leaf, stranger = (make_article() for _ in range(4))
    derivation = make_derivation(middle, root)
    make_derivation(leaf, middle)

    judgements.judge(derivation=derivation, judgement=Judgement.REJECTED, by=ben, why="By chance.", version=1)

    moved = dict(Article.objects.values_list("pk", "lineage_revision"))
    assert moved == {root.pk: 0, middle.pk: 1, leaf.pk: 1, stranger.pk: 0}
    assert list(Article.objects.untraced()) == [middle]


def test_a_judgement_can_be_taken_back(ben: User) -> None:
    derivation = make_derivation(judgement=Judgement.REJECTED)

    judgements.judge(derivation=derivation, judgement=Judgement.SUGGESTED, by=ben, why="", version=1)

    derivation.refresh_from_db()
    assert (derivation.judgement, derivation.judged_by, derivation.judged_why) == ("suggested", None, "")


def test_confirming_may_correct_the_kind(ben: User) -> None:
    derivation = make_derivation(kind=DerivationKind.REPUBLICATION)

    judgements.judge(
        derivation=derivation,
        judgement=Judgement.CONFIRMED,
        by=ben,
        why="Reworked.",
        version=1,
        kind=DerivationKind.REWRITE,
    )

    assert Derivation.objects.get().kind == "rewrite"


def test_of_two_judgements_on_one_version_the_second_is_told_who_was_first(ben: User, ana: User) -> None:
    derivation = make_derivation()
    judgements.judge(derivation=derivation, judgement=Judgement.REJECTED, by=ben, why="By chance.", version=1)

    with pytest.raises(Stale, match="last judged by Ben Okafor"):
        judgements.judge(
            derivation=derivation, judgement=Judgement.CONFIRMED, by=ana, why="A copy.", version=1
        )

    assert Derivation.objects.get().judgement == Judgement.REJECTED


def test_redirecting_rejects_the_wrong_upstream_and_confirms_the_right_one(ben: User) -> None:
    derivation, right = make_derivation(), make_article()

    judgements.redirect(
        derivation=derivation,
        upstream=right,
        kind=DerivationKind.REWRITE,
        by=ben,
        why="Word for word.",
        version=1,
    )

    rows = Derivation.objects.filter(downstream=derivation.downstream).values_list(
        "upstream", "judgement", "kind"
    )
    assert set(rows) == {
        (derivation.upstream_id, "rejected", "republication"),
        (right.pk, "confirmed", "rewrite"),
    }


def test_redirecting_to_a_rejected_pair_confirms_it(ben: User) -> None:
    derivation = make_derivation()
    rejected = make_derivation(derivation.downstream, judgement=Judgement.REJECTED, containment=0.4)

    judgements.redirect(
        derivation=derivation,
        upstream=rejected.upstream,
        kind=DerivationKind.EXCERPT,
        by=ben,
        why="That one.",
        version=1,
    )

    rejected.refresh_from_db()
    assert (rejected.judgement, rejected.kind, rejected.containment) == ("confirmed", "excerpt", 0.4)


def test_adding_by_hand_twice_is_adding_once(ben: User) -> None:
    down, up = make_article(), make_article()
    for _ in range(2):
        judgements.add(
            downstream=down, upstream=up, kind=DerivationKind.TRANSLATION, by=ben, why="Sentence by sentence."
        )

    derivation = Derivation.objects.get()
    assert (derivation.judgement, derivation.version, derivation.reasons[0]["rule"]) == (
        "confirmed",
        1,
        "by hand",
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [(DerivationKind.REWRITE, "was taken from"), (DerivationKind.SAME_ARTICLE, "choose another kind")],
)
def test_nonsense_is_refused_with_a_remedy(ben: User, kind: DerivationKind, told: str) -> None:
    confirmed = make_derivation(judgement=Judgement.CONFIRMED)

    with pytest.raises(Refused, match=told):
        judgements.add(
            downstream=confirmed.upstream,
            upstream=confirmed.downstream,
            kind=kind,
            by=ben,
            why="The other way round.",
        )


def test_a_decision_wants_a_reason(ben: User) -> None:
    with pytest.raises(Refused, match="Say why"):
        judgements.judge(
            derivation=make_derivation(), judgement=Judgement.REJECTED, by=ben, why="", version=1
        )


def test_adding_a_pair_that_somebody_else_has_rejected_tells_so_and_leaves_it(ana: User, ben: User) -> None:
    row = make_derivation()
    judgements.judge(
        derivation=row, judgement=Judgement.REJECTED, by=ana, why="Two desks.", version=row.version
    )
    ends = {"downstream": row.downstream, "upstream": row.upstream, "kind": DerivationKind.REWRITE}

    with pytest.raises(Stale, match="Ana Ruiz has rejected"):
        judgements.add(**ends, by=ben, why="Word for word.")

    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == (Judgement.REJECTED, ana)


def test_deciding_about_a_suggestion_that_was_taken_away_meanwhile_is_told_and_fails_nobody(
    ben: User,
) -> None:
    row = make_derivation()
    Derivation.objects.filter(pk=row.pk).delete()

    with pytest.raises(Stale, match="is there no more"):
        judgements.judge(derivation=row, judgement=Judgement.CONFIRMED, by=ben, why="Read.", version=1)


def test_a_suggestion_has_nothing_to_be_taken_back_and_no_article_leads_to_itself_or_to_where_it_led(
    ben: User,
) -> None:
    derivation, asked = (
        make_derivation(),
        {"kind": DerivationKind.REWRITE, "by": ben, "why": "Word for word."},
    )

    assert judgements.take_back(derivation=derivation, by=ben, why="Unsure.", version=1) == []
    with pytest.raises(Refused, match="already names"):
        judgements.redirect(derivation=derivation, upstream=derivation.upstream, version=1, **asked)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="taken from itself"):
        judgements.add(downstream=derivation.upstream, upstream=derivation.upstream, **asked)  # type: ignore[arg-type]
    derivation.refresh_from_db()
    assert (derivation.judgement, derivation.version) == ("suggested", 1)
