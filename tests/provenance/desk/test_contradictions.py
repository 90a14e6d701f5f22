"""The fact-checker's queue of contradictions."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Contradiction, Corroboration
from claims.pages.queue import waiting
from claims.vocabulary import ContradictionKind, Outcome, ReviewStage, Stance
from provenance.accounts.models import User
from sources.vocabulary import Judgement, SectionKind
from tests.desk import sit
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_review,
)  # fmt: skip
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUE = "/queue/contradictions/"


def origin(grade: str) -> dict[str, Any]:
    return {
        "label": "Wire", "role": "origin", "side": "for", "grade": grade, "points": 1.0, "detail": "", "origin": "",
        "collapsed": [],
    }  # fmt: skip


def clash(
    title: str, *, graded: tuple[int, int] = (0, 0), articles: int = 1, reviewed: bool = False, **fields: Any
) -> Contradiction:
    """Two claims that cannot both stand, with so many graded origins on each side."""
    event = make_event(title)
    rows = []
    for low, letters in zip((2, 4), graded, strict=True):
        claim = make_claim(f"{low} were killed, {title}.", event=event, low=low, high=low)
        ledger = [origin("B")] * letters or [origin("F")]
        make_corroboration(claim, ledger=ledger, origins_for=len(ledger), articles=articles)
        rows.append(make_appearance(claim))
    if reviewed:
        make_review(rows[0].claim)
    return make_contradiction(*rows, **fields)


def order(kind: str = "", after: str = "") -> list[str]:
    page = waiting(kind, None, timezone.now(), after=after)
    return [row.pair.one.claim.event.title for row in page.rows]


def decide(client: Client, row: Contradiction, deed: str, **typed: Any) -> Any:
    posted = {"contradiction": row.public_id, "deed": deed, "version": row.version, "why": "Read both."}
    return client.post(QUEUE, {**posted, **typed}, follow=True)


def test_the_gravest_comes_first() -> None:
    clash("ungraded")
    clash("graded on one side", graded=(3, 0))
    clash("graded on both", graded=(1, 1))
    clash("widely carried", articles=3)
    clash("near", apart=0.1)
    clash("reviewed", reviewed=True)

    assert order() == [
        "graded on both", "widely carried", "reviewed", "graded on one side", "ungraded", "near",
    ]  # fmt: skip


def test_the_database_ranks_as_the_rule_does() -> None:
    for graded in ((0, 0), (1, 1), (3, 2)):
        for apart in (0.0, 0.3, 1.0):
            clash(f"{graded} {apart}", graded=graded, apart=apart, articles=3, reviewed=apart == 0.3)

    rows = waiting("", None, timezone.now(), after="").rows

    assert len(rows) == 9
    assert all(abs(row.height - row.severity.height) <= 1 for row in rows)
    assert {row.severity.reviewed for row in rows} == {True, False}


def test_a_readers_or_a_partys_denial_inside_a_claim_stands_for_nobody() -> None:
    for section, kind, graded in (
        (SectionKind.BODY, ContradictionKind.DENIAL, (1, 1)),
        (SectionKind.COMMENT, ContradictionKind.DENIAL, (1, 0)),
        (SectionKind.BODY, ContradictionKind.PARTY, (1, 0)),
    ):
        claim = make_claim(f"Four were killed, {kind} in a {section}.")
        ledger = [origin("B"), {**origin("B"), "side": "against"}]
        make_corroboration(claim, ledger=ledger, origins_for=1, origins_against=1)
        denial = make_appearance(claim, stance=Stance.DISPUTES, section=section)
        row = make_contradiction(make_appearance(claim), denial, kind=kind)

        found = {each.pair.row.pk: each for each in waiting("", None, timezone.now(), after="").rows}

        assert found[row.pk].severity.graded == graded, (section, kind)
        assert found[row.pk].severity.unfounded is (graded == (1, 0))


def test_an_article_that_carries_both_claims_is_counted_once_under_whatever_address() -> None:
    row = clash("harbour", articles=3)
    Corroboration.objects.filter(claim=row.other).update(articles=2)
    piece = make_article()
    copy = make_article(merged_into=piece)
    first, again = make_capture("Two or four.", article=piece), make_capture("2 or 4.", article=copy)
    for capture, claim in ((first, row.one), (first, row.other), (again, row.other)):
        make_appearance(claim, capture=capture)
    gone = make_capture("Two, not four.")
    for claim in (row.one, row.other):
        make_appearance(claim, capture=gone, superseded_at=NOON)

    (found,) = waiting("", None, timezone.now(), after="").rows

    assert found.severity.articles == 3 + 2 - 1
    assert abs(found.height - found.severity.height) <= 1


def test_a_pair_nobody_independent_speaks_in_comes_last_however_many_carry_it() -> None:
    for number, kind in enumerate((ContradictionKind.VALUE, ContradictionKind.EDITED)):
        row = clash(f"only a reader, {kind}", graded=(2, 0), articles=900 + number, reviewed=True, kind=kind)
        Corroboration.objects.filter(claim=row.other).update(origins_for=0)
    clash("between origins", apart=0.0)

    assert order() == ["only a reader, edited", "between origins", "only a reader, value"]
    rows = waiting("", None, timezone.now(), after="").rows
    assert all(abs(row.height - row.severity.height) <= 1 for row in rows)


def test_only_a_review_that_stands_counts() -> None:
    row = clash("taken back", reviewed=True)
    make_review(row.one, stage=ReviewStage.WITHDRAWN)

    (found,) = waiting("", None, timezone.now(), after="").rows

    assert not found.severity.reviewed


def test_only_what_contradicts_and_nobody_has_judged_waits() -> None:
    clash("judged", judgement=Judgement.CONFIRMED)
    clash("compatible", outcome=Outcome.COMPATIBLE)
    clash("a date", kind=ContradictionKind.TIME)
    clash("a value")

    assert sorted(order()) == ["a date", "a value"]
    assert order("time") == ["a date"]


def test_pages_follow_one_another_without_a_gap_or_a_repeat() -> None:
    for number in range(30):
        clash(f"event {number}", articles=1 + number % 3)

    first = waiting("", None, timezone.now(), after="")
    second = waiting("", None, timezone.now(), after=first.next)

    assert len(first.rows) == 25
    assert len({row.pair.row.pk for row in (*first.rows, *second.rows)}) == 30
    assert second.next == ""


def test_a_row_shows_both_quotes_what_it_is_ranked_by_and_why_it_is_open_again(ben: User) -> None:
    clash(
        "harbour",
        graded=(2, 1),
        reopened="Dismissed by Ana (“Two towns.”); opened again because four is seven.",
    )

    page = plain(shown(sit(ben), QUEUE))

    assert "2 and 1 graded origins stand behind the two sides" in page
    assert "Opened again. Dismissed by Ana (“Two towns.”)" in page
    assert page.count("contradicts") >= 1


def test_a_decision_leads_to_the_row_after_it_and_can_be_undone(ben: User) -> None:
    first, second = clash("first", graded=(1, 1)), clash("second")
    client = sit(ben)

    answer = decide(client, first, "reject", following=second.public_id)

    first.refresh_from_db()
    page = answer.content.decode()
    assert (first.judgement, first.judged_why) == (Judgement.REJECTED, "Read both.")
    assert f'<li class="q on" id="d-{second.public_id}">' in page
    assert "Dismissed; not opened again while both sides give what they give now" in plain(page)

    decide(client, first, "undo", why="")
    first.refresh_from_db()
    assert first.judgement == Judgement.SUGGESTED


def test_whoever_comes_second_is_told_in_place_and_keeps_what_was_typed(ben: User) -> None:
    row = clash("contested")
    Contradiction.objects.filter(pk=row.pk).update(version=7)

    answer = decide(sit(ben), row, "reject", why="Two towns.")

    row.refresh_from_db()
    assert answer.status_code == 409
    assert row.judgement == Judgement.SUGGESTED
    assert 'value="Two towns."' in answer.content.decode()


def test_a_decision_needs_a_reason_and_a_button(ben: User) -> None:
    row, client = clash("bare"), sit(ben)

    assert decide(client, row, "reject", why=" ").status_code == 400
    assert decide(client, row, "perhaps").status_code == 400
    assert client.post(QUEUE, {"deed": "reject", "contradiction": "nobody"}).status_code == 400


def test_many_rows_are_shown_before_they_are_saved(ben: User) -> None:
    rows = [clash("one", graded=(1, 1)), clash("two")]
    picked = {"pick": [row.public_id for row in rows], **{f"seen-{row.public_id}": "1" for row in rows}}
    client = sit(ben)

    preview = client.post(f"{QUEUE}bulk/", {**picked, "deed": "reject"})
    assert "Dismiss 2 contradictions?" in plain(preview.content.decode())
    assert Contradiction.objects.filter(judgement=Judgement.REJECTED).count() == 0

    saved = {**picked, "deed": "reject", "sure": "yes"}
    assert client.post(f"{QUEUE}bulk/", saved).status_code == 400
    Contradiction.objects.filter(pk=rows[1].pk).update(version=2)
    answer = client.post(f"{QUEUE}bulk/", {**saved, "why": "Two towns."}, follow=True)

    told = plain(answer.content.decode())
    assert "1 dismissed" in told
    assert "Not saved" in told
    assert list(Contradiction.objects.filter(judgement=Judgement.REJECTED)) == [rows[0]]


def test_none_ticked_saves_nothing(ben: User) -> None:
    answer = sit(ben).post(f"{QUEUE}bulk/", {"deed": "reject"}, follow=True)

    assert "tick between 1 and 50 rows first" in plain(answer.content.decode())


def test_what_i_decided_is_listed_with_its_undo(ben: User) -> None:
    row, client = clash("mine"), sit(ben)
    decide(client, row, "reject", why="Two towns.")

    page = shown(client, f"{QUEUE}decided/")

    assert "Two towns." in page
    assert 'value="undo"' in page


def test_the_queue_is_the_newsrooms_and_deciding_the_fact_checkers(
    client: Client, carla: User, ana: User
) -> None:
    clash("secret")
    assert client.get(QUEUE).status_code == 302
    client.force_login(carla)
    assert client.get(QUEUE).status_code == 403
    client.force_login(ana)
    assert 'value="confirm"' not in shown(client, QUEUE)
    assert client.post(QUEUE, {"deed": "confirm"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "field"),
    [("after=x", "after"), ("after=1.2.3", "after"), ("kind=theft", "kind"), ("page=2", "page")],
)
def test_an_odd_question_is_told_so(ben: User, asked: str, field: str) -> None:
    answer = sit(ben).get(f"{QUEUE}?{asked}")

    assert answer.status_code == 400
    assert field in answer.content.decode()


def test_more_rows_take_no_more_queries(ben: User) -> None:
    client = sit(ben)
    clash("one")
    few = queries(client, QUEUE)
    for number in range(20):
        clash(f"event {number}")

    assert queries(client, QUEUE) == few <= 14
