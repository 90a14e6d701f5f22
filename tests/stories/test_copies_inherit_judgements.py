"""A person judges what a wire says once: its copies inherit that for the same words, and for no others."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from claims.actions import judgements, quotes
from claims.models import Appearance
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import judgements as lineage
from sources.errors import Refused
from sources.models import Article, Derivation
from sources.vocabulary import Judgement, Publication
from tests.provenance.pages.reading import plain
from tests.stories.test_a_wire_corrects_itself import BODY, claim, copy, hand, take_in, wire

pytestmark = pytest.mark.django_db
CONFIRMED, REJECTED, SUGGESTED = Judgement.CONFIRMED, Judgement.REJECTED, Judgement.SUGGESTED


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A wire, two copies of it, and one that gives another figure; each test leaves them as they were."""
    with django_db_blocker.unblock(), transaction.atomic():
        take_in(wire("Four", 0), copy(0), copy(1), copy(2, "Six"))
        yield
        transaction.set_rollback(True)


def said(source: str) -> Appearance:
    """What an outlet says of the dead."""
    return Appearance.objects.get(capture__article__source__name=source, act__key="killed")


def judge(row: Appearance, judgement: Judgement, by: User, why: str = "Read it.") -> None:
    row.refresh_from_db()
    judgements.judge(row=row, judgement=judgement, by=by, why=why, version=row.version)
    assert line.drain().failed == 0


def judged() -> dict[str, tuple[str, Any, str]]:
    """Each outlet's judgement: which, whose, and inherited from whom."""
    rows = Appearance.objects.filter(act__key="killed").select_related("judged_by")
    return {
        row.capture.article.source.name if row.capture.article.source else "": (
            row.judgement,
            row.judged_by.username if row.judged_by else None,
            str(row.inherited_from.capture.article.source) if row.inherited_from else "",
        )
        for row in rows
    }


UNJUDGED = ("suggested", None, "")


@pytest.mark.parametrize("judgement", [CONFIRMED, REJECTED])
def test_the_same_words_in_copies_are_judged_with_the_wire_and_taken_back_with_it(
    printed: None, ana: User, judgement: Judgement
) -> None:
    before = list(Appearance.objects.order_by("pk").values_list("public_id", "claim", "judgement"))

    judge(said("Tessel Wire"), judgement, ana)

    inherited = (judgement.value, ana.username, "Tessel Wire")
    assert judged() == {
        "Tessel Wire": (judgement.value, ana.username, ""),
        "Post 0": inherited,
        "Post 1": inherited,
        "Post 2": UNJUDGED,
    }
    judge(said("Tessel Wire"), SUGGESTED, ana, "")
    assert set(judged().values()) == {UNJUDGED}
    assert list(Appearance.objects.order_by("pk").values_list("public_id", "claim", "judgement")) == before


def test_a_copy_that_comes_later_inherits_and_a_copy_of_the_copy_too(printed: None, ana: User) -> None:
    judge(said("Tessel Wire"), CONFIRMED, ana)

    take_in(copy(3, hours=5))

    assert judged()["Post 3"] == ("confirmed", ana.username, "Tessel Wire")


def test_the_yesterday_of_a_copy_printed_a_week_later_waits_for_a_person(ana: User) -> None:
    told = BODY.replace("on 28 February 2026", "yesterday").format(number="Four")
    take_in(
        hand("Kest Wire", told, 0, 0),
        hand("Kest Post", f"{told}\n\nSource: Kest Wire", 1, 2),
        hand("Late Post", f"{told}\n\nSource: Kest Wire", 24 * 7, 24 * 7 + 1),
    )

    judge(said("Kest Wire"), CONFIRMED, ana)

    assert judged()["Kest Post"] == ("confirmed", ana.username, "Kest Wire")
    assert judged()["Late Post"] == UNJUDGED


def test_a_persons_own_judgement_on_a_copy_stands_and_is_no_word_on_the_wire(
    printed: None, ana: User, ben: User
) -> None:
    judge(said("Post 0"), REJECTED, ben)
    assert judged()["Tessel Wire"] == judged()["Post 1"] == UNJUDGED

    judge(said("Tessel Wire"), CONFIRMED, ana)
    assert judged()["Post 0"] == ("rejected", ben.username, "")
    assert judged()["Post 1"] == ("confirmed", ana.username, "Tessel Wire")

    judge(said("Post 0"), SUGGESTED, ben, "")
    assert judged()["Post 0"] == ("confirmed", ana.username, "Tessel Wire")
    judge(said("Post 1"), REJECTED, ben)
    assert judged()["Post 1"] == ("rejected", ben.username, "")


def test_what_was_inherited_is_taken_back_where_it_was_given(printed: None, ana: User) -> None:
    judge(said("Tessel Wire"), CONFIRMED, ana)

    with pytest.raises(Refused, match="take it back there"):
        judge(said("Post 0"), SUGGESTED, ana, "")


def test_it_holds_only_as_long_as_the_derivation_stands(printed: None, ana: User, ben: User) -> None:
    judge(said("Tessel Wire"), REJECTED, ana)
    tie = Derivation.objects.get(
        downstream__source__name="Post 0", upstream__source__name="Tessel Wire", judgement=SUGGESTED
    )

    for other in Derivation.objects.filter(downstream__source__name="Post 0").order_by("pk"):
        lineage.judge(derivation=other, judgement=REJECTED, by=ben, why="Own work.", version=other.version)
    line.drain()
    assert judged()["Post 0"] == UNJUDGED

    tie.refresh_from_db()
    lineage.judge(derivation=tie, judgement=SUGGESTED, by=ben, why="It was not.", version=tie.version)
    line.drain()
    assert judged()["Post 0"] == ("rejected", ana.username, "Tessel Wire")


def test_words_moved_to_another_claim_are_moved_in_the_copies_too(printed: None, ana: User) -> None:
    row, other = said("Tessel Wire"), claim(6)
    quotes.move(appearance=row, claim=other, by=ana, why="It speaks of that.", version=row.version)
    line.drain()

    assert [said(name).claim for name in ("Tessel Wire", "Post 0", "Post 1")] == 3 * [other]


def test_it_is_shown_as_inherited_and_a_hidden_article_is_not_named(
    printed: None, client: Client, ana: User
) -> None:
    judge(said("Tessel Wire"), CONFIRMED, ana)
    row = said("Post 0")
    page, address = f"/claims/{claim(4).public_id}/", f"/api/v1/appearances/{row.public_id}/"

    assert f"confirmed by {ana}, for the same words in Tessel Wire" in _words(client, page)
    assert client.get(address).json()["inherited_from"] == said("Tessel Wire").public_id

    Article.objects.filter(source__name="Tessel Wire").update(publication=Publication.DRAFT)
    assert f"confirmed by {ana}, for the same words in an article it was taken from" in _words(client, page)
    assert client.get(address).json()["inherited_from"] is None


def _words(client: Client, page: str) -> str:
    return plain(client.get(page).content.decode())
