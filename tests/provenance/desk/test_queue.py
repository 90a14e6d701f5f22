"""The curator's queue."""

from typing import Any

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.models import Derivation
from sources.pages.queue import waiting
from sources.vocabulary import DerivationKind, Judgement
from tests.desk import sit
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUE = "/queue/derivations/"
CREDIT = [{"rule": "credit", "weight": 2.0, "detail": "the text credits the wire", "quote": "with the wire"}]
KEY = [
    {"rule": "no sign of direction", "weight": 0.1, "detail": "kept in the order of their keys", "quote": ""}
]


def suggested(name: str, *, copies: int = 0, **fields: Any) -> Derivation:
    """A suggestion whose lower article was itself taken so many times; those links are confirmed."""
    link = make_derivation(
        make_article(name, source=make_source(name)), make_article(), **{"reasons": CREDIT, **fields}
    )
    for _ in range(copies):
        make_derivation(make_article(), link.downstream, judgement=Judgement.CONFIRMED)
    return link


def order() -> list[str]:
    return [row.down for row in waiting("", doubtful=False, after="").rows]


def decide(client: Client, link: Derivation, deed: str, **typed: Any) -> Any:
    posted = {"derivation": link.public_id, "deed": deed, "version": link.version, "why": "Read both."}
    return client.post(QUEUE, {**posted, **typed}, follow=True)


def test_what_a_decision_would_move_comes_first() -> None:
    suggested("small")
    suggested("large", copies=3)
    suggested("doubtful", reasons=KEY)
    suggested("cited", kind=DerivationKind.CITATION)

    assert order() == ["large", "doubtful", "small", "cited"]


def test_the_database_ranks_as_the_rule_does() -> None:
    for copies, reasons in ((0, KEY), (2, CREDIT), (1, [])):
        for kind in DerivationKind:
            suggested(f"{kind} {copies}", copies=copies, kind=kind, reasons=reasons)

    rows = waiting("", doubtful=False, after="").rows

    # Halves may be rounded either way; a hundredth of an article decides nothing.
    assert all(abs(row.height - row.stakes.height) <= 1 for row in rows)
    assert len(rows) == 21
    assert DerivationKind.SAME_ARTICLE not in {row.stakes.kind for row in rows}


def test_only_what_nobody_has_judged_waits_and_it_can_be_narrowed_down() -> None:
    suggested("judged", judgement=Judgement.CONFIRMED)
    suggested("clear", kind=DerivationKind.EXCERPT)
    suggested("doubtful", reasons=KEY)

    assert sorted(order()) == ["clear", "doubtful"]
    assert [row.down for row in waiting("excerpt", doubtful=False, after="").rows] == ["clear"]
    assert [row.down for row in waiting("", doubtful=True, after="").rows] == ["doubtful"]


def test_pages_follow_one_another_without_a_gap_or_a_repeat() -> None:
    for number in range(30):
        suggested(f"row {number}", copies=number % 3)

    first = waiting("", doubtful=False, after="")
    second = waiting("", doubtful=False, after=first.next)

    assert len(first.rows) == 25
    assert len({row.link.pk for row in (*first.rows, *second.rows)}) == 30
    assert second.next == ""


def test_a_row_quotes_the_longest_shared_words_and_says_what_hangs_on_it(ben: User) -> None:
    down = make_capture("Intro. Soldiers fired when villagers blocked the road. Yes.")
    make_appearance(make_claim("Soldiers fired."), capture=down, quote="Soldiers fired")
    make_derivation(
        down.article,
        make_article(),
        spans=[[0, 5, 0, 5], [7, 54, 0, 47]],
        downstream_capture=down,
        reasons=KEY,
    )

    page = shown(sit(ben), QUEUE)

    assert '<span class="same">Soldiers fired when villagers blocked the road.</span>' in page
    assert "1 article would move, the direction is in doubt (+0.1)" in plain(page)
    assert "rejecting has 1 article and 1 claim weighed anew" in plain(page)


def test_a_decision_leads_to_the_row_after_it_and_can_be_undone(ben: User) -> None:
    first, second = suggested("first", copies=1), suggested("second")
    client = sit(ben)

    answer = decide(client, first, "confirm", following=second.public_id)

    first.refresh_from_db()
    page = answer.content.decode()
    assert first.judgement == Judgement.CONFIRMED
    assert f'<li class="q on" id="d-{second.public_id}">' in page
    assert "<summary autofocus>" in page
    assert "Confirmed: first from" in plain(page)

    decide(client, first, "undo", why="")
    first.refresh_from_db()
    assert first.judgement == Judgement.SUGGESTED


def test_whoever_comes_second_is_told_in_place_and_keeps_what_was_typed(ben: User) -> None:
    link = suggested("contested")
    Derivation.objects.filter(pk=link.pk).update(version=7)

    answer = decide(sit(ben), link, "reject", why="It is older.")

    link.refresh_from_db()
    assert answer.status_code == 409
    assert link.judgement == Judgement.SUGGESTED
    assert "Nothing of yours was saved" in plain(answer.content.decode())
    assert 'value="It is older."' in answer.content.decode()


def test_many_rows_are_shown_before_they_are_saved(ben: User) -> None:
    links = [suggested("one", copies=1), suggested("two")]
    picked = {"pick": [link.public_id for link in links], **{f"seen-{link.public_id}": "1" for link in links}}
    client = sit(ben)

    preview = client.post(f"{QUEUE}bulk/", {**picked, "deed": "reject"})
    assert "3 articles and 0 claims are weighed anew" in plain(preview.content.decode())
    assert Derivation.objects.filter(judgement=Judgement.REJECTED).count() == 0

    saved = {**picked, "deed": "reject", "sure": "yes"}
    assert client.post(f"{QUEUE}bulk/", saved).status_code == 400
    Derivation.objects.filter(pk=links[1].pk).update(version=2)
    answer = client.post(f"{QUEUE}bulk/", {**saved, "why": "Read both."}, follow=True)

    told = plain(answer.content.decode())
    assert "1 rejected" in told
    assert "Not saved, “two from" in told
    assert list(Derivation.objects.filter(judgement=Judgement.REJECTED)) == [links[0]]


@pytest.mark.parametrize("posted", [{"deed": "reject"}, {"deed": "reject", "pick": ["x"] * 51}], ids=str)
def test_none_or_too_many_ticks_save_nothing(ben: User, posted: dict[str, Any]) -> None:
    answer = sit(ben).post(f"{QUEUE}bulk/", posted, follow=True)

    assert "tick between 1 and 50 rows first" in plain(answer.content.decode())


def test_what_i_decided_is_listed_with_its_undo(ben: User) -> None:
    link = suggested("mine")
    client = sit(ben)
    decide(client, link, "reject", why="It is the older one.")

    page = shown(client, f"{QUEUE}decided/")

    assert "It is the older one." in page
    assert 'value="undo"' in page


def test_the_queue_is_the_newsrooms(client: Client, carla: User, ana: User) -> None:
    suggested("secret")
    assert client.get(QUEUE).status_code == 302
    client.force_login(carla)
    assert client.get(QUEUE).status_code == 403
    client.force_login(ana)
    assert 'value="confirm"' not in shown(client, QUEUE)
    assert client.post(QUEUE, {"deed": "confirm"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("after=x", "after"),
        ("after=1.2.3", "after"),
        ("kind=theft", "kind"),
        ("doubt=1", "doubt"),
        ("page=2", "page"),
    ],
)
def test_a_question_the_queue_cannot_answer_names_the_field(ben: User, asked: str, field: str) -> None:
    answer = sit(ben).get(f"{QUEUE}?{asked}")

    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


def test_a_longer_queue_costs_no_more_queries(ben: User) -> None:
    client = sit(ben)
    suggested("one", copies=2)
    few = queries(client, QUEUE)
    for number in range(12):
        suggested(f"row {number}", copies=2)

    assert queries(client, QUEUE) == few


def test_the_page_has_no_script_or_style_of_its_own_but_the_file_with_its_keys(ben: User) -> None:
    suggested("one")

    page = shown(sit(ben), QUEUE)

    assert page.count("<script") == 1
    assert '<script src="/static/provenance/queue.js" defer></script>' in page
    assert " style=" not in page


def test_the_page_says_how_many_are_not_ranked_yet(ben: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        suggested(f"row {number}")
    assert "Only the newest are ranked" not in plain(shown(sit(ben), QUEUE))

    monkeypatch.setattr("sources.pages.ranking.RANKED", 1)

    assert "Only the newest are ranked: 2 older suggestions will follow" in plain(shown(sit(ben), QUEUE))
