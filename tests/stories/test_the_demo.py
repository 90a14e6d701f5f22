"""The demo keeps what its README promises: who copied whom, whose word is whose, how many origins, what contradicts."""

from itertools import combinations
from typing import Any

import pytest
from django.utils import translation

from claims.actions.trials import differing
from claims.models import (
    Appearance,
    Bearing,
    Claim,
    Corroboration,
    PossibleAppearance,
)
from claims.models import Contradiction as Held
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models import Alteration, Article, Capture
from sources.pages.retelling import retold
from sources.vocabulary import DerivationKind, SectionKind
from tests.stories.expected import (
    APART_TABLE,
    COUNTS,
    PAIRS_TABLE,
    SPOKEN,
    TAKEN_TABLE,
    UNSEEN,
    Contradiction,
    Derivation,
    Spoken,
    article_of,
    claim_of,
    found,
    said_as_promised,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

WHOLE = {DerivationKind.SYNDICATION, DerivationKind.REPUBLICATION}
"""A credited whole text: which of the two it is called may differ."""
SAME = "same article"
RUNNING = ("C8", "C9", "C10", "C11")
"""Tallies of one crossing at four moments: these must be held against each other and say why they differ."""


def named(value: Any) -> str:
    if isinstance(value, Spoken):
        return f"{value.claim} {value.file} {value.words[:30]}"
    return value if isinstance(value, str) else " ".join(map(str, value[:2]))


def test_twenty_one_articles_are_held_and_three_known_by_name_only() -> None:
    held = Article.objects.filter(unseen=False, merged_into=None, captures__isnull=False).distinct()

    assert held.count() == 21
    assert set(Article.objects.filter(unseen=True).values_list("source__name", flat=True)) == {
        "MarketTallow",
        "Ibrena Chronicle",
        "The Calder Observer",
    }


@pytest.mark.parametrize("row", [r for r in TAKEN_TABLE if r[2] == SAME], ids=named)
def test_an_address_captured_again_is_the_same_article(row: list[str]) -> None:
    assert article_of(row[0]) == article_of(row[1])
    assert Capture.objects.filter(article__in=[article_of(row[0])]).count() >= 2


@pytest.mark.parametrize("row", [r for r in TAKEN_TABLE if r[2] != SAME], ids=named)
def test_a_derivation_is_found_with_its_kind(row: list[str]) -> None:
    taken = Derivation.objects.get(downstream=article_of(row[0]), upstream=article_of(row[1]))

    assert taken.kind == row[2] or {taken.kind, row[2]} <= WHOLE


def test_nothing_else_is_taken_for_a_derivation() -> None:
    taken = Derivation.objects.exclude(kind=DerivationKind.SAME_ARTICLE)
    promised = {article_of(row[0]).pk for row in TAKEN_TABLE if row[2] != SAME}

    assert set(taken.values_list("downstream", flat=True)) == promised
    assert taken.count() == len(promised)


@pytest.mark.parametrize("row", APART_TABLE, ids=named)
def test_articles_on_one_subject_are_not_linked_by_it(row: list[str]) -> None:
    one, other = article_of(row[0]), article_of(row[1])
    linked = Derivation.objects.filter(downstream__in=[one, other], upstream__in=[one, other])

    assert not linked.exclude(kind=DerivationKind.CITATION).exists()


@pytest.mark.parametrize("spoken", SPOKEN, ids=named)
def test_an_appearance_has_the_promised_stance_and_voice(spoken: Spoken) -> None:
    told = [(row.stance, str(row.attributed_to)) for row in found(spoken)]

    assert any(said_as_promised(row, spoken) for row in found(spoken)), told


@pytest.mark.parametrize("spoken", SPOKEN, ids=named)
def test_an_appearance_rests_in_its_claim(spoken: Spoken) -> None:
    claim = claim_of(spoken.claim)

    assert claim in {row.claim for row in found(spoken) if said_as_promised(row, spoken)}


@pytest.mark.parametrize("name", list(COUNTS), ids=named)
def test_a_claim_counts_articles_and_origins(name: str) -> None:
    counted = claim_of(name).corroboration

    assert (counted.articles, counted.origins_for, counted.origins_against) == COUNTS[name]


def test_no_two_promised_claims_fell_together() -> None:
    claims = [claim_of(name) for name in COUNTS]

    assert len(set(claims)) == len(claims)


@pytest.mark.parametrize("row", PAIRS_TABLE, ids=named)
def test_a_pair_of_claims_comes_out_as_promised(row: list[str]) -> None:
    one, other = claim_of(row[0]), claim_of(row[1])
    held = Contradiction.objects.filter(one__in=[one, other], other__in=[one, other]).exclude(
        one__in=[one], other=one
    )
    told = {(pair.outcome, pair.kind) for pair in held if pair.one_id != pair.other_id}
    elsewhere = one.event != other.event and row[0] not in RUNNING

    assert told == {(row[2].replace(" ", "_"), row[3])} or (
        elsewhere and row[2] == "not comparable" and not told
    )


@pytest.mark.parametrize(
    "row",
    [("C1", "C2"), ("C1", "C3"), ("C4", "C5"), *combinations(RUNNING, 2), ("C13", "C14"), ("C16", "C17")],
    ids=named,
)
def test_claims_that_answer_about_one_happening_share_an_event(row: tuple[str, str]) -> None:
    assert claim_of(row[0]).event == claim_of(row[1]).event


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("C1", ContradictionKind.DENIAL),
        ("C7", ContradictionKind.PARTY),
        ("C12", ContradictionKind.PARTY),
        ("C19", ContradictionKind.DENIAL),
    ],
)
def test_a_denial_stands_against_the_claim_itself(name: str, kind: ContradictionKind) -> None:
    claim = claim_of(name)
    inside = Contradiction.objects.filter(one=claim, other=claim)

    assert {(row.outcome, row.kind) for row in inside} == {(Outcome.CONTRADICTS, kind)}


def test_a_wire_that_corrects_itself_replaces_its_figure_and_contradicts_nobody() -> None:
    old, new = claim_of("C4"), claim_of("C5")

    assert not Contradiction.objects.filter(one=old, other=old).exists()
    (pair,) = Contradiction.objects.filter(one__in=[old, new], other__in=[old, new])
    assert (pair.outcome, pair.reason) == (
        Outcome.NOT_COMPARABLE,
        "A correction: the source of 29 has replaced it by 19.",
    )


def test_two_graded_origins_stand_above_one() -> None:
    assert claim_of("C1").corroboration.score > claim_of("C2").corroboration.score


def test_a_readers_comment_is_nobody_elses_word_and_confirms_nothing() -> None:
    comments = Appearance.objects.standing().filter(section=SectionKind.COMMENT)
    entry = [each for each in claim_of("C2").corroboration.ledger if each["label"] == "Pilot Hesk"]

    assert {row.attributed_to.kind for row in comments if row.attributed_to} == {"commenter"}
    assert not comments.filter(attributed_to=None).exists()
    assert [(each["grade"], each["points"] < 0.5) for each in entry] == [("F", True)]


def test_no_furniture_yields_an_appearance() -> None:
    assert not Appearance.objects.filter(section=SectionKind.FURNITURE).exists()
    assert not Appearance.objects.filter(
        quote__iregex=r"donat|cookie|subscri|free articles|partners|most read"
    ).exists()


def test_four_bodies_elsewhere_lend_nothing_to_four_killed() -> None:
    one, other = claim_of("C1"), claim_of("C19")

    assert one.event != other.event
    assert not {each["label"] for each in one.corroboration.ledger} & {"The Calder Observer", "coastguard"}


@pytest.mark.parametrize("name", list(COUNTS))
def test_an_event_has_a_title_without_a_stray_word(name: str) -> None:
    title = claim_of(name).event.title

    assert title[:1].isupper()
    assert not any(word in title for word in ("accused:", ", ,", "None"))
    assert " " in title


def test_the_accusation_keeps_one_origin_and_is_disputed_by_a_party_only() -> None:
    claim = claim_of("C12")
    denials = claim.appearances.filter(stance=Stance.DISPUTES)

    assert denials.count() == 2
    assert all(row.party for row in denials)
    assert UNSEEN not in str(claim.corroboration.ledger)


def test_working_every_score_out_again_changes_nothing() -> None:
    claims = list(Claim.objects.values_list("pk", flat=True))

    assert len(claims) > 20
    assert [str(each) for each in differing(claims=claims)] == []


KEPT = (
    (Appearance, "reasons"), (Appearance, "match_reasons"), (Bearing, "headline_reasons"), (Bearing, "body_reasons"),
    (Derivation, "reasons"), (Alteration, "reasons"), (PossibleAppearance, "reasons"), (Corroboration, "ledger"),
    (Corroboration, "moves"),
)  # fmt: skip
"""Where rules keep sentences with their figures; “label” is a name where it has an address."""


def kept() -> set[str]:
    rows = [
        row for model, column in KEPT for told in model.objects.values_list(column, flat=True) for row in told
    ]
    named = {row["label"] for row in rows if row.get("origin") and row["role"] != "rival"}
    told = {row.get(part, "") for row in rows for part in ("rule", "detail", "label")} - named
    told |= set(Held.objects.values_list("reason", flat=True))
    return (told | set(Bearing.objects.values_list("difference", flat=True))) - {""}


def test_every_sentence_the_rules_have_kept_has_its_spanish() -> None:
    told = kept()

    with translation.override("es"):
        assert [words for words in sorted(told) if retold(words) is None] == []
    assert len(told) > 200
