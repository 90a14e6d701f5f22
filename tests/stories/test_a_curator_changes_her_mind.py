"""A curator turns a derivation round, or leads it elsewhere, sees that she was wrong, and takes all of it back."""

from typing import Any

import pytest
from django.test import Client

from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.actions import judgements
from sources.errors import Stale
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement
from tests.desk import sit
from tests.provenance.pages.reading import plain, shown
from tests.sources.actions.tracing import body, hand_in, ties, trace_all

pytestmark = pytest.mark.django_db
QUEUE = "/queue/derivations/"
DECIDED = f"{QUEUE}decided/"
FOUND = {("Harbour Post", "Agencia Sur", "republication")}


@pytest.fixture
def copied() -> Derivation:
    """What the program suggests: the Harbour Post took half of its paragraphs from Agencia Sur."""
    hand_in("Agencia Sur", body(), "2026-10-01T10:00Z")
    hand_in("Harbour Post", body(0, 1, 2, 3, foot="With Agencia Sur"), "2026-10-01T12:00Z")
    trace_all()
    assert ties() == FOUND
    return Derivation.objects.get()


def post(client: Client, link: Derivation, deed: str, **typed: Any) -> str:
    link.refresh_from_db()
    posted = {"derivation": link.public_id, "deed": deed, "version": link.version, "why": "Theirs is older."}
    return plain(client.post(QUEUE, {**posted, **typed}, follow=True).content.decode())


def judged() -> dict[str, str]:
    rows = Derivation.objects.select_related("downstream__source")
    return {str(row.downstream.source): row.judgement for row in rows}


@pytest.mark.parametrize("half", ["the confirmed one", "the rejected one"])
def test_one_undo_takes_back_both_rows_of_the_other_way_round(
    copied: Derivation, ana: User, half: str
) -> None:
    client = sit(ana)
    post(client, copied, "turn")
    trace_all()
    assert judged() == {"Harbour Post": "rejected", "Agencia Sur": "confirmed"}
    turned = Derivation.objects.get(judgement=Judgement.CONFIRMED)
    listed = plain(shown(client, DECIDED))
    assert "Agencia Sur from Harbour Post republication in place of Harbour Post from Agencia Sur" in listed
    assert listed.count("Undo both") == 1

    told = post(client, turned if half == "the confirmed one" else copied, "undo")

    assert "Taken back, with what was decided in the same breath" in told
    assert set(judged().values()) == {"suggested"}
    assert "You have judged nothing yet" in plain(shown(client, DECIDED))
    trace_all()
    assert ties() == FOUND
    undone = Entry.objects.filter(subject="derivation", after__judgement="suggested", actor_id=ana.pk)
    assert len(set(undone.values_list("xid", flat=True))) == 1
    assert undone.count() == 2


def test_one_undo_takes_back_both_rows_of_another_upstream(copied: Derivation, ana: User) -> None:
    hand_in("Valley Echo", body(0, 1, 2, 3, head="A ferry ran aground"), "2026-10-01T09:00Z")
    client = sit(ana)
    echo = Article.objects.get(source__name="Valley Echo")
    post(client, copied, "redirect", upstream=echo.public_id)
    page = shown(client, f"/derivations/{copied.public_id}/")
    assert "in one decision with Harbour Post from Valley Echo" in plain(page)
    assert "Undo both" in page

    post(client, copied, "undo")

    assert set(Derivation.objects.values_list("judgement", flat=True)) == {"suggested"}


def test_undoing_twice_is_undoing_once(copied: Derivation, ana: User) -> None:
    client = sit(ana)
    post(client, copied, "turn")
    copied.refresh_from_db()
    for _ in range(2):
        judgements.take_back(derivation=copied, by=ana, why="", version=2)

    assert Entry.objects.filter(after__judgement="suggested", actor_id=ana.pk).count() == 2


def test_what_somebody_else_has_judged_since_is_not_taken_back_with_it(
    copied: Derivation, ana: User, ben: User
) -> None:
    post(sit(ana), copied, "turn")
    copied.refresh_from_db()
    seen = copied.version
    turned = Derivation.objects.get(judgement=Judgement.CONFIRMED)
    judgements.judge(
        derivation=turned, judgement=Judgement.REJECTED, by=ben, why="Neither.", version=turned.version
    )

    with pytest.raises(Stale, match="Nothing of yours was saved"):
        judgements.take_back(derivation=copied, by=ana, why="", version=seen)
    assert set(judged().values()) == {"rejected"}

    post(sit(ana), copied, "undo")
    assert judged() == {"Harbour Post": "suggested", "Agencia Sur": "rejected"}


def test_what_was_confirmed_before_is_no_part_of_the_decision(
    copied: Derivation, ana: User, ben: User
) -> None:
    echo = hand_in("Valley Echo", body(5, 6, 7), "2026-10-01T09:00Z")
    judgements.add(
        downstream=copied.downstream, upstream=echo, kind=DerivationKind.EXCERPT, by=ben, why="Read both."
    )
    client = sit(ana)
    post(client, copied, "redirect", upstream=echo.public_id, kind="excerpt")

    post(client, copied, "undo")

    rows = dict(Derivation.objects.values_list("upstream__source__name", "judgement"))
    assert rows == {"Agencia Sur": "suggested", "Valley Echo": "confirmed"}


def test_many_decisions_are_taken_back_with_all_they_changed(copied: Derivation, ana: User) -> None:
    client = sit(ana)
    post(client, copied, "turn")
    turned = Derivation.objects.get(judgement=Judgement.CONFIRMED)
    picked = {"pick": turned.public_id, f"seen-{turned.public_id}": turned.version, "deed": "undo"}

    preview = plain(client.post(f"{QUEUE}bulk/", picked).content.decode())
    assert "Undo 1 derivation?" in preview
    assert "rejected in the same decision" in preview
    client.post(f"{QUEUE}bulk/", {**picked, "sure": "yes"})

    assert set(judged().values()) == {"suggested"}
