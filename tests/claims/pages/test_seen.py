"""Scores as one reader may see them."""

from collections.abc import Callable
from itertools import count

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import corroboration
from claims.models import Appearance, Claim
from claims.pages.clouds import clouded
from claims.pages.seen import SEEN, backings, weighed_anew
from claims.vocabulary import ContradictionKind, Stance
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import DerivationKind, Judgement, Publication, Reliability
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_derivation,
    make_event,
    make_grade,
    make_source,
)  # fmt: skip

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
_numbers = count()


def told(claim: Claim, outlet: str, **fields: object) -> None:
    source = make_source(outlet)
    make_grade(source, Reliability.B)
    make_appearance(claim, capture=make_capture(article=make_article(source=source, **fields)))


def weighed(claim: Claim) -> Claim:
    corroboration.refresh(claim_id=claim.pk)
    return Claim.objects.for_page().get(pk=claim.pk)


def test_a_claim_with_nothing_hidden_shows_its_stored_score() -> None:
    claim = make_claim()
    told(claim, "Harbour Post")
    claim = weighed(claim)
    assert backings([claim], NOBODY, NOON)[claim.pk] == claim.corroboration


def test_a_hidden_article_enters_neither_score_nor_counts_nor_ledger() -> None:
    claim, alone = make_claim(), make_claim()
    told(claim, "Harbour Post")
    told(claim, "Secret Gazette", publication=Publication.DRAFT)
    told(alone, "Other Post")
    claim, alone = weighed(claim), weighed(alone)

    seen = backings([claim], NOBODY, NOON)[claim.pk]

    assert (seen.articles, seen.origins_for, seen.method) == (1, 1, SEEN)
    assert seen.score == alone.corroboration.score < claim.corroboration.score
    assert "Secret Gazette" not in str(seen.ledger) + str(seen.moves)


def test_a_hidden_rival_is_not_named_and_takes_nothing_back() -> None:
    one, secret = make_claim("Four were killed.", low=4, high=4), make_claim("The secret two.", low=2, high=2)
    told(one, "Harbour Post"), told(secret, "Other Post")
    make_contradiction(one.appearances.get(), secret.appearances.get())
    secret.publication = Publication.DRAFT
    secret.save()
    one = weighed(one)
    assert "The secret two." in str(one.corroboration.ledger)

    seen = backings([one], NOBODY, NOON)[one.pk]

    assert seen.contradictions == 0
    assert "secret" not in str(seen.ledger) + str(seen.moves)


def test_a_hidden_voice_behind_a_rival_takes_nothing_back_either(client: Client) -> None:
    four, two = make_claim("Four were killed.", low=4, high=4), make_claim("Two were killed.", low=2, high=2)
    told(four, "Harbour Post"), told(two, "Other Post")
    make_contradiction(four.appearances.get(), two.appearances.get())
    before = weighed(four).corroboration.score
    told(two, "Secret Gazette", publication=Publication.DRAFT)
    four = weighed(four)
    assert four.corroboration.score < before

    seen = backings([four], NOBODY, NOON)[four.pk]

    assert (seen.score, seen.method) == (before, SEEN)
    told_apart = client.get(f"/api/v1/claims/{four.public_id}/").json()["corroboration"]["score"]
    assert told_apart == pytest.approx(before, abs=0.0005)


def test_a_figure_an_article_has_taken_back_stands_against_nobody_whoever_reads() -> None:
    claim, alone = make_claim("Four were killed.", low=4, high=4), make_claim()
    before = make_claim("Five were killed.", low=5, high=5)
    told(claim, "Harbour Post"), told(before, "Other Post"), told(alone, "Third Post")
    edited = {"kind": ContradictionKind.EDITED}
    make_contradiction(claim.appearances.get(), before.appearances.get(), **edited)
    told(claim, "Secret Gazette", publication=Publication.DRAFT)
    claim, alone = weighed(claim), weighed(alone)
    assert claim.corroboration.contradictions == 0

    seen = backings([claim], NOBODY, NOON)[claim.pk]

    assert seen.method == SEEN
    assert (seen.contradictions, seen.score) == (0, alone.corroboration.score)


def test_the_newsroom_sees_what_is_stored(ana: User) -> None:
    claim = make_claim()
    told(claim, "Secret Gazette", publication=Publication.DRAFT)
    claim = weighed(claim)
    assert backings([claim], ana, NOON)[claim.pk] == claim.corroboration


def test_what_was_taken_by_way_of_a_hidden_article_comes_from_itself_on_page_and_in_the_api(
    client: Client, ana: User
) -> None:
    claim = make_claim()
    articles = [make_article(source=make_source()) for _ in range(3)]
    wire, between, copy = (make_appearance(claim, capture=make_capture(article=each)) for each in articles)
    for down, up in ((copy, between), (between, wire)):
        make_derivation(down.capture.article, up.capture.article, kind=DerivationKind.REPUBLICATION)
    corroboration.refresh(claim_id=claim.pk)
    first, own = wire.capture.article, copy.capture.article
    address, page = f"/api/v1/appearances/{copy.public_id}/", f"/claims/{claim.public_id}/"
    assert client.get(address).json()["origin"]["id"] == first.public_id

    Article.objects.filter(pk=between.capture.article_id).update(publication=Publication.DRAFT)

    assert client.get(address).json()["origin"] == {
        "kind": "article", "id": own.public_id, "label": own.source.name,
    }  # fmt: skip
    assert client.get(page).content.decode().count("its own word, as far as we know") == 2
    client.force_login(ana)
    assert client.get(address).json()["origin"]["id"] == first.public_id


def carried(by: Article | None = None, claim: Claim | None = None, **fields: object) -> Appearance:
    """A claim in an article that everybody sees, unless another is given."""
    capture = make_capture(f"Words no. {next(_numbers)}.", article=by or make_article())
    return make_appearance(claim or make_claim(), capture=capture, **fields)


def against(other: Appearance, **fields: object) -> Appearance:
    """A claim that another contradicts."""
    row = carried()
    make_contradiction(row, other, **fields)
    return row


def copied(draft: Article) -> Appearance:
    piece = make_article()
    make_derivation(piece, draft, kind=DerivationKind.REPUBLICATION)
    return carried(piece)


BEHIND: dict[str, Callable[[Article], Appearance]] = {
    "a quote in it": carried,
    "a quote in another capture of it": lambda draft: carried(make_article(merged_into=draft)),
    "a quote in what was taken from it": copied,
    "a quote in another capture of what was taken from it": lambda draft: carried(
        make_article(merged_into=copied(draft).capture.article)
    ),
    "an origin": lambda draft: carried(origin_article=draft),
    "what it has taken back": lambda draft: carried(stale_at=NOON, stale_from=draft),
    "what replaced the words": lambda draft: carried(
        superseded_at=NOON, superseded_by=make_capture("Later words.", article=draft)
    ),
    "a rival in it": lambda draft: against(carried(draft)),
    "a voice behind a rival": lambda draft: against(carried(claim=carried(draft).claim)),
    "a rival that is hidden": lambda _: against(
        carried(claim=make_claim(publication=Publication.DRAFT, embargo_until=None))
    ),
    "a rival about an event that is hidden": lambda _: against(
        carried(claim=make_claim(event=make_event(publication=Publication.WITHDRAWN)))
    ),
}
NOTHING: dict[str, Callable[[Article], Appearance]] = {
    "a quote in sight": lambda _: carried(),
    "a quote in it that was rejected": lambda draft: carried(draft, judgement=Judgement.REJECTED),
    "a rival in it that was rejected": lambda draft: against(carried(draft), judgement=Judgement.REJECTED),
    "what it changed without a word": lambda draft: against(carried(draft), kind=ContradictionKind.EDITED),
}


def test_whatever_rests_on_something_hidden_is_known_and_nothing_else(ana: User) -> None:
    draft = make_article(publication=Publication.DRAFT)
    dim = {name: made(draft).claim_id or 0 for name, made in BEHIND.items()}
    clear = {name: made(draft).claim_id or 0 for name, made in NOTHING.items()}
    asked = {*dim.values(), *clear.values()}

    found = clouded(asked, NOBODY, NOON)

    assert {name: pk in found for name, pk in (dim | clear).items()} == {
        **dict.fromkeys(dim, True), **dict.fromkeys(clear, False)
    }  # fmt: skip
    assert [clouded([pk], NOBODY, NOON) for pk in dim.values()] == [{pk} for pk in dim.values()]
    assert clouded(asked, ana, NOON) == set()


def test_claims_are_weighed_anew_in_as_many_queries_whoever_says_them_however_often() -> None:
    """Two claims in four articles or three in six: no query for an outlet, nor for the text of an excerpt."""

    def queries(claims: list[Claim]) -> int:
        with CaptureQueriesContext(connection) as caught:
            weighed_anew(claims, NOBODY, NOON)
        return len(caught)

    def in_two_articles() -> Claim:
        claim, council = make_claim(), make_source(f"Council {next(_numbers)}")
        outlets = [make_source(f"Harbour Post {next(_numbers)}") for _ in range(2)]
        above, below = (
            carried(make_article(source=each), claim, attributed_to=council, stance=Stance.REPEATS) for each in outlets
        )  # fmt: skip
        make_derivation(
            below.capture.article, above.capture.article,
            kind=DerivationKind.EXCERPT, spans=[[0, 9, 0, 9]], downstream_capture=below.capture,
        )  # fmt: skip
        return claim

    claims = [in_two_articles() for _ in range(3)]
    assert queries(claims) == queries(claims[:2])
