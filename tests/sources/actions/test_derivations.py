"""Tracing: the upstream that explains most, and the next best once a person has ruled it out."""

from itertools import permutations

import pytest
from django.db.models import F
from django.utils import timezone

from provenance.accounts.models import User
from sources.actions import captures, derivations, judgements, publication
from sources.intake.handed import Handed
from sources.models import Article, Derivation
from sources.pages.family import manner
from sources.rules import dates
from sources.rules.figures_changed import RULE
from sources.vocabulary import DerivationKind, Judgement

pytestmark = pytest.mark.django_db

WIRE = "\n\n".join(
    ["Ferry runs aground off Lindt"]
    + [
        f"Paragraph {number} tells how the ferry left pier {number} in fog and how deckhand {number} rang the bell "
        f"{number + 3} times before the keel met the sandbank that charts of the year {1900 + number} still show."
        for number in range(1, 7)
    ]
)


def hand_in(source: str, published: str, text: str = WIRE) -> Article:
    handed = Handed(
        text.encode(), "text/plain", "a test", source=source, published=dates.parse(published), language="en"
    )
    return captures.take(handed=handed).capture.article


def trace_all() -> None:
    while waiting := list(Article.objects.untraced().values_list("pk", flat=True)):
        for article in waiting:
            derivations.trace(article_id=article)


def upstreams(article: Article) -> list[str]:
    rows = Derivation.objects.standing().filter(downstream=article)
    return sorted(str(row.upstream.source) for row in rows)


def test_a_copy_is_traced_to_the_earliest_of_equal_upstreams() -> None:
    copy = hand_in("Third Post", "2026-10-03T10:00Z")
    hand_in("Second Post", "2026-10-02T10:00Z")
    hand_in("First Wire", "2026-10-01T10:00Z")
    trace_all()

    assert upstreams(copy) == ["First Wire"]


def test_a_better_upstream_that_arrives_later_takes_the_place_of_the_worse() -> None:
    copy = hand_in("Third Post", "2026-10-03T10:00Z")
    hand_in("Second Post", "2026-10-02T10:00Z")
    trace_all()
    assert upstreams(copy) == ["Second Post"]

    hand_in("First Wire", "2026-10-01T10:00Z")
    trace_all()

    assert upstreams(copy) == ["First Wire"]


def test_an_upstream_a_person_ruled_out_is_remembered_and_the_next_best_is_named(ben: User) -> None:
    copy = hand_in("Third Post", "2026-10-03T10:00Z")
    hand_in("Second Post", "2026-10-02T10:00Z", WIRE[: len(WIRE) * 2 // 5])
    hand_in("First Wire", "2026-10-01T10:00Z")
    trace_all()
    row = Derivation.objects.get(downstream=copy)

    judgements.judge(
        derivation=row, judgement=Judgement.REJECTED, by=ben, why="their own reporter", version=row.version
    )
    trace_all()

    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == (Judgement.REJECTED, ben)
    assert upstreams(copy) == ["Second Post"]


def test_one_text_of_one_outlet_at_two_addresses_is_one_article() -> None:
    for url in ("https://post.example/a", "https://post.example/b"):
        captures.take(
            handed=Handed(WIRE.encode(), "text/plain", "a test", source="Post", url=url, language="en")
        )
    trace_all()

    assert Article.objects.current().count() == 1
    assert Derivation.objects.get().kind == DerivationKind.SAME_ARTICLE


def test_tracing_again_writes_nothing() -> None:
    hand_in("Second Post", "2026-10-02T10:00Z")
    hand_in("First Wire", "2026-10-01T10:00Z")
    trace_all()
    before = list(Derivation.objects.values()), list(Article.objects.values("lineage_revision"))

    Article.objects.update(trace_due=100, created_at=timezone.now())
    trace_all()

    assert (list(Derivation.objects.values()), list(Article.objects.values("lineage_revision"))) == before


def test_what_a_person_confirmed_and_nothing_finds_any_more_asks_nobody_to_be_traced_again(ben: User) -> None:
    copy = hand_in("Third Post", "2026-10-03T10:00Z")
    hand_in("Second Post", "2026-10-02T10:00Z", WIRE[: len(WIRE) * 2 // 5])
    trace_all()
    row = Derivation.objects.get(downstream=copy)
    judgements.judge(
        derivation=row, judgement=Judgement.CONFIRMED, by=ben, why="they said so", version=row.version
    )
    hand_in("First Wire", "2026-10-01T10:00Z")
    trace_all()
    assert upstreams(copy) == ["First Wire", "Second Post"]

    Article.objects.filter(pk=copy.pk).update(trace_due=F("trace_due") + 1)
    derivations.trace(article_id=copy.pk)

    assert not Article.objects.untraced().exists()


def test_a_byline_told_with_the_text_is_a_credit_like_one_printed_in_it() -> None:
    handed = Handed(WIRE.encode(), "text/plain", "a test", source="Third Post", author="AP", language="en")
    copy = captures.take(handed=handed).capture.article
    trace_all()

    row = Derivation.objects.get(downstream=copy)
    assert (row.kind, str(row.upstream.source), row.credited) == ("syndication", "Associated Press", True)


NAMED = "\n\n".join(
    [WIRE]
    + [
        f"Pilot Kumarakapay wrote in log {number} that buoy {number} was dark and nobody answered call {number}."
        for number in range(11, 75)
    ]
)
"""A longer text, in which one word more or less moves the containment by less than a hundredth."""


def test_a_misspelling_in_common_tells_which_of_two_near_copies_was_taken() -> None:
    """The wire came first and holds as many of the words; the copy's slip is the post's."""
    odd = NAMED.replace("Kumarakapay wrote in log 12", "Kumarakpaay wrote in log 12")
    hand_in("First Wire", "2026-10-01T10:00Z", NAMED)
    post = hand_in(
        "Second Post", "2026-10-02T10:00Z", odd + "\n\nThe ferry will be towed on Monday, the Post adds."
    )
    copy = hand_in("Third Post", "2026-10-03T10:00Z", odd)
    honest = hand_in("Fourth Post", "2026-10-03T11:00Z", NAMED)
    trace_all()

    assert (upstreams(post), upstreams(copy), upstreams(honest)) == (
        ["First Wire"],
        ["Second Post"],
        ["First Wire"],
    )
    told = {reason["rule"]: reason for reason in Derivation.objects.get(downstream=copy).reasons}
    assert told["shared slips"]["quote"] == "Kumarakpaay"
    assert told["shared slips"]["weight"] == 0
    told = {reason["rule"]: reason for reason in Derivation.objects.get(downstream=post).reasons}
    assert (told["own slip"]["weight"], told["own slip"]["quote"]) == (0.3, "Kumarakpaay")


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_slips_lead_to_the_same_upstreams_in_whatever_order_the_pieces_arrive(order: tuple[int, ...]) -> None:
    odd = NAMED.replace("bell 6 times", "bell 60 times")
    pieces = [
        ("First Wire", "2026-10-01T10:00Z", NAMED),
        ("Agency Copy", "2026-10-01T11:00Z", NAMED),
        ("Second Post", "2026-10-02T10:00Z", odd),
        ("Third Post", "2026-10-03T10:00Z", odd),
    ]
    for at in order:
        hand_in(*pieces[at])
        trace_all()

    taken = {str(row.downstream.source): str(row.upstream.source) for row in Derivation.objects.all()}
    assert taken == {"Agency Copy": "First Wire", "Second Post": "First Wire", "Third Post": "Second Post"}


def test_a_figure_edited_in_a_copy_is_among_the_reasons_and_weighs_nothing() -> None:
    hand_in("Wire", "2026-03-01T08:00Z")
    copy = hand_in(
        "Morning Post",
        "2026-03-01T10:00Z",
        WIRE.replace("deckhand 3 rang the bell 6", "deckhand 3 rang the bell 9"),
    )
    trace_all()
    link = Derivation.objects.get(downstream=copy)
    assert [
        (each["detail"], each["quote"], each["weight"]) for each in link.reasons if each["rule"] == RULE
    ] == [("a figure was changed: “6” became “9”", "6 / 9", 0)]
    assert "a figure differs: 6 / 9" in manner(link)


def test_what_a_hidden_piece_explains_is_explained_to_readers_by_the_next_best_while_it_is_hidden(
    ben: User,
) -> None:
    first = hand_in("First Wire", "2026-10-01T10:00Z")
    second = hand_in("Second Post", "2026-10-02T10:00Z")
    third = hand_in("Third Post", "2026-10-03T10:00Z")
    trace_all()
    assert upstreams(third) == ["First Wire"]

    first = publication.draft(row=first, by=ben, why="Not yet.", version=first.version)
    trace_all()
    assert upstreams(third) == ["First Wire", "Second Post"]
    assert upstreams(second) == ["First Wire"]
    seen = Derivation.objects.visible_to(None, timezone.now())
    assert [(row.downstream, row.upstream) for row in seen] == [(third, second)]

    publication.publish(row=first, by=ben, why="Now.", version=first.version)
    trace_all()
    assert upstreams(third) == ["First Wire"]


def test_a_piece_that_is_hidden_itself_needs_no_other_explanation(ben: User) -> None:
    first = hand_in("First Wire", "2026-10-01T10:00Z")
    hand_in("Second Post", "2026-10-02T10:00Z")
    third = hand_in("Third Post", "2026-10-03T10:00Z")
    for each in (first, third):
        publication.withdraw(row=each, by=ben, why="Taken down.", version=each.version)
    trace_all()

    assert upstreams(third) == ["First Wire"]
