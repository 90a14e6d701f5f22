"""Unseen pieces become the real ones once these arrive: the address leads on, and what was decided goes along."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from provenance.accounts.models import User
from sources.actions import judgements
from sources.actions import unseen as unseen_pieces
from sources.actions.unseen import Naming
from sources.models import Article, Derivation
from sources.vocabulary import Judgement
from tests.factories import make_article, make_derivation, make_source
from tests.sources.actions.tracing import body, hand_in, ties, trace_all

pytestmark = pytest.mark.django_db

TITLE = "Ferry runs aground off Lindt"
FOOT = "Source: First Wire"


def copy_of(source: str = "Third Post", title: str = TITLE, day: int = 3) -> Article:
    text = body(0, 1, 2, 3, head=title, foot=FOOT)
    return hand_in(source, text, f"2026-10-0{day}T10:00Z", title=title)


def the_wire(title: str = TITLE) -> Article:
    return hand_in("First Wire", body(head=title), "2026-10-01T10:00Z", title=title)


@pytest.mark.parametrize("title", [TITLE, "Aground: the night off Lindt"])
def test_an_unseen_piece_becomes_the_one_that_arrives_whatever_its_headline(
    title: str, client: Client
) -> None:
    copy_of()
    trace_all()
    unseen = Article.objects.get(unseen=True)
    wire = the_wire(title)
    trace_all()

    unseen.refresh_from_db()
    assert unseen.merged_into == wire
    assert {pair[:2] for pair in ties()} == {("Third Post", "First Wire")}
    led = client.get(f"/articles/{unseen.public_id}/")
    assert (led.status_code, led.url.partition("?")[0]) == (301, f"/articles/{wire.public_id}/")


def test_a_piece_that_was_there_before_leaves_nothing_unseen() -> None:
    wire = the_wire()
    copy = copy_of()
    trace_all()

    assert not Article.objects.filter(unseen=True).exists()
    assert Derivation.objects.get(downstream=copy).upstream == wire


def test_two_unseen_pieces_may_turn_out_to_be_one() -> None:
    copy_of()
    copy_of("Fourth Post", "Ferry aground, forty saved", day=4)
    trace_all()
    assert Article.objects.filter(unseen=True, source__name="First Wire").exists()
    unseen = set(Article.objects.filter(unseen=True).values_list("pk", flat=True))
    wire = the_wire("Night on the sandbank")
    trace_all()

    assert set(Article.objects.filter(merged_into=wire).values_list("pk", flat=True)) == unseen
    assert {pair[1] for pair in ties() if pair[0] in ("Third Post", "Fourth Post")} <= {
        "First Wire",
        "Third Post",
    }


def test_what_a_person_confirmed_of_the_unseen_piece_counts_for_the_real_one(ben: User) -> None:
    copy = copy_of()
    trace_all()
    row = Derivation.objects.get(downstream=copy)
    judgements.judge(
        derivation=row, judgement=Judgement.CONFIRMED, by=ben, why="It says so.", version=row.version
    )
    wire = the_wire("Night on the sandbank")
    trace_all()

    row.refresh_from_db()
    assert (row.judgement, row.upstream.canonical) == (Judgement.CONFIRMED, wire)


def test_tracing_again_moves_nothing_more() -> None:
    copy_of()
    trace_all()
    the_wire()
    trace_all()
    before = list(Article.objects.order_by("pk").values("pk", "merged_into", "lineage_revision"))

    Article.objects.filter(unseen=False).update(trace_due=100)
    trace_all()

    assert list(Article.objects.order_by("pk").values("pk", "merged_into", "lineage_revision")) == before


def test_ties_set_aside_are_looked_at_once_however_many_name_the_piece_that_arrives() -> None:
    asked = []
    for number in (2, 4):
        outlet = make_source(f"Wire {number}")
        for name in range(number):
            copy = make_article(source=make_source(f"Post {number} {name}"), title=TITLE)
            unseen = unseen_pieces.taken(naming=Naming(outlet, TITLE, ""))
            make_derivation(copy, unseen)
        wire = make_article(source=outlet, title=TITLE)
        make_derivation(copy, wire, credited=True)
        with CaptureQueriesContext(connection) as queries:
            unseen_pieces.settle(article=copy, namings=[Naming(outlet, TITLE, "")])
        asked.append(sum("WHERE d.ring AND" in query["sql"] for query in queries))

    assert asked == [1, 1]
