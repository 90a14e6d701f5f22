"""The page of one derivation, and deciding there."""

from typing import Any

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement, Publication
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
from tests.sources.actions.tracing import hand_in, trace_all
from tests.whole import everything

pytestmark = pytest.mark.django_db
WORDS = "Soldiers fired when villagers blocked the road."


@pytest.fixture
def link(db: None) -> Derivation:
    """A rewrite of a wire, with one shared run, a credit and a doubtful direction."""
    up = make_capture(f"Intro. {WORDS} End.", article=make_article("Wire", source=make_source("Agencia Sur")))
    down = make_capture(f"{WORDS} More.", article=make_article("Copy", source=make_source("Harbour Post")))
    reasons = [
        {"rule": "shared words", "weight": 0.7, "detail": "7 words in 1 run", "quote": ""},
        {
            "rule": "credit",
            "weight": 2.0,
            "detail": "the text credits Agencia Sur",
            "quote": "with Agencia Sur",
        },
    ]
    return make_derivation(
        down.article, up.article, kind=DerivationKind.REWRITE, containment=0.71, containment_back=0.58,
        downstream_capture=down, upstream_capture=up, spans=[[0, len(WORDS), 7, 7 + len(WORDS)]], reasons=reasons,
        credited=True, shared_words=7,
    )  # fmt: skip


def page(link: Derivation) -> str:
    return f"/derivations/{link.public_id}/"


def decide(client: Client, link: Derivation, deed: str, **typed: Any) -> Any:
    posted = {"deed": deed, "version": link.version, "why": "Read both.", **typed}
    return client.post(page(link), posted, follow=True)


def test_both_texts_stand_side_by_side_with_their_runs_numbered_and_paired(
    client: Client, link: Derivation
) -> None:
    markup = shown(client, page(link))

    assert f'<span class="same" id="there-1">{WORDS}</span>' in markup
    assert f'<span class="same" id="here-1">{WORDS}</span>' in markup
    assert 'href="#here-1"' in markup
    assert 'href="#there-1"' in markup


def test_a_figure_the_copy_changed_is_marked_in_both_texts_and_leads_from_one_to_the_other(
    client: Client,
) -> None:
    said = (
        "Rescue workers said on Monday that at least {} people were killed when the bridge gave way. "
        "The mayor told reporters that engineers had warned the council about it in the spring. "
        "A crane was brought from the capital and the road will be closed until the end of the week."
    )
    hand_in("Agencia Sur", said.format(14), "2026-10-01T10:00Z")
    hand_in("Harbour Post", said.format(41), "2026-10-01T12:00Z")
    trace_all()

    markup = shown(client, page(Derivation.objects.get()))

    assert "1 figure differs: 14 became 41." in plain(markup)
    assert '<b class="changed" id="there-figure-1">14</b>' in markup
    assert '<b class="changed" id="here-figure-1">41</b>' in markup
    assert '<a class="told" href="#here-figure-1">became <bdi>41</bdi></a>' in markup
    assert '<a class="told" href="#there-figure-1">was <bdi>14</bdi></a>' in markup
    assert '<span class="only">.</span>' not in markup


def test_shares_reasons_and_the_credit_are_told_with_their_evidence(client: Client, link: Derivation) -> None:
    read = plain(shown(client, page(link)))

    assert "71 % of it stands in the other" in read
    assert "58 %" in read
    assert "credit +2.0 the text credits Agencia Sur with Agencia Sur" in read
    assert "direction +2.0" in read


def test_the_claims_that_hang_on_it_are_named(client: Client, link: Derivation) -> None:
    assert link.downstream_capture is not None
    make_appearance(make_claim("Soldiers fired."), capture=link.downstream_capture, quote="Soldiers fired")

    assert "1 claim is quoted from these texts: Soldiers fired." in plain(shown(client, page(link)))


def test_who_may_not_see_an_article_finds_no_derivation_of_it(client: Client, link: Derivation) -> None:
    Article.objects.filter(pk=link.upstream_id).update(publication=Publication.DRAFT)

    assert client.get(page(link)).status_code == 404
    assert client.post(page(link), {"deed": "confirm"}).status_code == 404


@pytest.mark.parametrize(
    ("deed", "judgement"), [("confirm", Judgement.CONFIRMED), ("reject", Judgement.REJECTED)]
)
def test_a_curator_decides_and_can_take_it_back(
    ben: User, link: Derivation, deed: str, judgement: str
) -> None:
    client = sit(ben)

    decide(client, link, deed)
    link.refresh_from_db()
    assert (link.judgement, link.judged_by, link.judged_why) == (judgement, ben, "Read both.")

    decide(client, link, "undo")
    link.refresh_from_db()
    assert (link.judgement, link.judged_by) == (Judgement.SUGGESTED, None)
    assert "Read both." in shown(client, page(link))


def test_confirming_may_correct_the_kind(ben: User, link: Derivation) -> None:
    decide(sit(ben), link, "confirm", kind="excerpt")

    link.refresh_from_db()
    assert link.kind == DerivationKind.EXCERPT


def test_a_link_is_turned_round(ben: User, link: Derivation) -> None:
    decide(sit(ben), link, "turn")

    other = Derivation.objects.get(downstream=link.upstream, upstream=link.downstream)
    link.refresh_from_db()
    assert (link.judgement, other.judgement) == (Judgement.REJECTED, Judgement.CONFIRMED)


def test_a_link_is_redirected_to_an_article_named_by_its_page(ben: User, link: Derivation) -> None:
    true = make_article("The true one")

    decide(sit(ben), link, "redirect", upstream=f"http://testserver/articles/{true.public_id}/")

    assert Derivation.objects.get(downstream=link.downstream, upstream=true).judgement == Judgement.CONFIRMED


def test_of_two_who_decide_at_once_the_second_is_told_and_loses_nothing(ben: User, link: Derivation) -> None:
    client = sit(ben)
    decide(client, link, "confirm")

    answer = decide(client, link, "reject", why="It is older.")

    link.refresh_from_db()
    assert answer.status_code == 409
    assert link.judgement == Judgement.CONFIRMED
    assert "has been changed since you opened it" in plain(answer.content.decode())
    assert 'value="It is older."' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"deed": "confirm", "why": " "}, "Say why"),
        ({"deed": "eat"}, "use one of the buttons"),
        ({"deed": "confirm", "kind": "theft"}, "one of the kinds"),
        ({"deed": "confirm", "version": "x"}, "lost its version"),
        ({"deed": "redirect", "upstream": ""}, "Name the article"),
        ({"deed": "redirect", "upstream": "nowhere"}, "No article has this id"),
        ({"deed": "confirm", "kind": "same_article"}, "one of the kinds"),
    ],
    ids=str,
)
def test_what_cannot_be_done_says_what_to_do_instead(
    ben: User, link: Derivation, typed: dict[str, str], words: str
) -> None:
    answer = sit(ben).post(page(link), {"version": link.version, "why": "Read both.", **typed})

    assert answer.status_code == 400
    assert words in plain(answer.content.decode())
    link.refresh_from_db()
    assert link.judgement == Judgement.SUGGESTED


def test_nobody_without_the_right_decides_or_is_shown_how(
    client: Client, ana: User, link: Derivation
) -> None:
    client.force_login(ana)

    assert "Decide" not in plain(shown(client, page(link)))
    assert client.post(page(link), {"deed": "confirm", "version": 1, "why": "x"}).status_code == 403


def test_the_page_costs_the_same_however_large_the_family(client: Client, link: Derivation) -> None:
    few = queries(client, page(link))
    for _ in range(20):
        make_derivation(make_article(), link.downstream)

    assert queries(client, page(link)) == few


@pytest.mark.parametrize("deed", ["confirm", "reject", "turn"])
def test_what_a_decision_would_move_is_shown_first_and_nothing_is_kept(
    ben: User, link: Derivation, deed: str
) -> None:
    client = sit(ben)
    client.get(page(link))
    before = everything()

    answer = client.post(page(link), {"try": deed, "version": link.version, "why": "", "kind": link.kind})

    assert answer.status_code == 200
    assert "What would move" in answer.content.decode()
    assert everything() == before


def test_what_a_decision_would_move_is_for_curators(client: Client, link: Derivation) -> None:
    assert client.post(page(link), {"try": "confirm", "version": link.version}).status_code == 403
