"""Proposing and editing claims."""

from datetime import date
from decimal import Decimal

import pytest

from claims.actions import claims
from claims.models import Claim
from claims.rules.values.value import Value
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.rules.period import Period
from tests.factories import make_claim, make_event

pytestmark = pytest.mark.django_db
FOUR = Value(Decimal(4), Decimal(4), "people")


def test_a_proposed_claim_is_its_authors_and_a_draft(ana: User) -> None:
    event = make_event()

    claim = claims.propose(
        event=event,
        population="Pemon",
        label="Pemon killed",
        text="Four  Pemon\nwere killed.",
        value=FOUR,
        by=ana,
        why="A caller.",
    )

    assert (claim.text, claim.value, claim.measure.population) == ("Four Pemon were killed.", FOUR, "pemon")
    assert (claim.judged_by, claim.publication) == (ana, "draft")
    event.refresh_from_db()
    assert (event.compare_due, list(Claim.objects.stale())) == (1, [claim])


def test_proposing_it_again_changes_nothing(ana: User, ben: User) -> None:
    event = make_event()
    for person in (ana, ben):
        claims.propose(
            event=event,
            population="Pemon",
            label="killed",
            text="Four were killed.",
            value=FOUR,
            by=person,
            why="A caller.",
        )

    assert Claim.objects.get().judged_by == ana


def test_an_edit_changes_what_it_names_and_has_the_rest_worked_out_anew(ana: User) -> None:
    claim = make_claim("Two were killed.", low=2, high=2, unit="people")
    as_of = Period(date(2026, 3, 1), date(2026, 3, 1))

    edited = claims.edit(claim=claim, by=ana, why="The tally moved.", version=1, value=FOUR, as_of=as_of)

    assert (edited.text, edited.value, edited.as_of, edited.version) == ("Two were killed.", FOUR, as_of, 2)
    assert edited.score_due == 1
    edited.event.act.refresh_from_db()
    assert (edited.event.compare_due, edited.event.act.match_due) == (1, 1)


def test_an_edit_of_what_somebody_else_changed_is_refused_and_asks_for_nothing(ana: User, ben: User) -> None:
    claim = make_claim("Two were killed.")
    claims.edit(claim=claim, by=ben, why="Spelling.", version=1, text="Two died.")

    with pytest.raises(Stale, match="saw version 1, it is at 2"):
        claims.edit(claim=claim, by=ana, why="Mine.", version=1, text="Two fell.")

    claim.refresh_from_db()
    assert (claim.text, claim.version, claim.score_due) == ("Two died.", 2, 1)


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 601}, "text"),
        ({"value": Value(Decimal(5), Decimal(4))}, "low"),
        ({"value": Value(claims.LARGEST, None)}, "low"),
        ({"value": Value(Decimal(5), unit="x" * 61)}, "unit"),
    ],
    ids=["no words", "too many words", "bounds the wrong way round", "too large", "a long unit"],
)
def test_nonsense_is_refused_at_its_field(ana: User, wording: claims.Wording, field: str) -> None:
    with pytest.raises(Refused) as refused:
        claims.edit(claim=make_claim(), by=ana, why="Try.", version=1, **wording)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("fields", "field"), [({"population": "x" * 201}, "population"), ({"label": "  "}, "label")]
)
def test_what_is_counted_is_said_in_few_words(ana: User, fields: dict[str, str], field: str) -> None:
    told = {"population": "Pemon", "label": "Pemon killed", "text": "Four died.", **fields}

    with pytest.raises(Refused) as refused:
        claims.propose(event=make_event(), value=FOUR, by=ana, why="A caller.", **told)  # type: ignore[arg-type]

    assert (refused.value.field, Claim.objects.count()) == (field, 0)


def test_a_claim_that_has_gone_into_another_is_not_edited(ana: User) -> None:
    claim = make_claim(merged_into=make_claim("Four were killed there."))

    with pytest.raises(Refused, match="has been merged into “Four were killed there"):
        claims.edit(claim=claim, by=ana, why="Try.", version=1, text="Other words.")


def test_an_edit_wants_a_reason(ana: User) -> None:
    with pytest.raises(Refused, match="Say why"):
        claims.edit(claim=make_claim(), by=ana, why="", version=1, text="Other words.")


def test_a_claim_moves_to_another_measure_and_both_events_are_compared(ana: User) -> None:
    claim, other = make_claim(), make_claim()

    claims.edit(claim=claim, by=ana, why="The other raid.", version=1, measure=other.measure)

    claim.refresh_from_db()
    assert claim.event == other.event
    assert set(type(claim.event).objects.values_list("compare_due", flat=True)) == {1}
