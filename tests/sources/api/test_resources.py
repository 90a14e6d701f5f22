"""Sources, articles, captures and derivations are found by what partners ask for, and by nothing hidden."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from provenance.accounts.models import User
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.captures import CAPTURES
from sources.api.derivations import DERIVATIONS
from sources.api.resource import Resource
from sources.api.sources import SOURCES
from sources.models import Article, Source
from sources.vocabulary import DerivationKind, Judgement, Publication, Reliability, SourceKind
from tests.factories import (
    NOON,
    make_article,
    make_capture,
    make_derivation,
    make_grade,
    make_source,
)
from tests.sources.api.asking import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Source:
    source = make_source("The Border Post", host="post.example")
    make_grade(source, Reliability.D, graded_at=NOON - timedelta(days=1))
    make_grade(source, Reliability.B)
    return source


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("kind", "outlet", True),
        ("kind", "agency", False),
        ("name", "the border post", True),
        ("name", "border", False),
        ("q", "POST border", True),
        ("q", "post mountain", False),
        ("domain", "POST.example", True),
        ("domain", "other.example", False),
        ("reliability", "B", True),
        ("reliability", "D", False),
    ],
)
def test_a_source_is_found_by(post: Source, name: str, written: str, fits: bool) -> None:
    make_grade(make_source("Hill Wire", kind=SourceKind.PERSON), Reliability.A)

    assert (post.public_id in found(SOURCES, **{name: written})) is fits


def test_a_source_is_told_with_its_latest_letter_and_everything_it_goes_by(post: Source) -> None:
    owner = make_source("Owner")
    Source.objects.filter(pk=post.pk).update(owner=owner)
    audience = Audience(None, NOON)

    (told,) = SOURCES.full.told(SOURCES.rows(audience).filter(pk=post.pk), audience)

    assert told["reliability"] == "B"
    assert (told["names"], told["domains"]) == (["The Border Post"], ["post.example"])
    assert told["owner"] == {"id": owner.public_id, "name": "Owner"}


@pytest.fixture
def article(post: Source) -> Article:
    return make_article("Clashes at the border", source=post, url="https://post.example/a", published_at=NOON)


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("published_after", "2026-03-01", True),
        ("published_after", "2026-03-01T12:00:00Z", True),
        ("published_after", "2026-03-01T12:00:01Z", False),
        ("published_before", "2026-03-02", True),
        ("published_before", "2026-03-01T12:00:00Z", False),
        ("unseen", "false", True),
        ("unseen", "true", False),
        ("url", "HTTPS://post.example/a?utm_source=x#top", True),
        ("url", "https://post.example/b", False),
        ("q", "border CLASHES", True),
        ("q", "clashes 100%", False),
    ],
)
def test_an_article_is_found_by(article: Article, name: str, written: str, fits: bool) -> None:
    assert (article.public_id in found(ARTICLES, **{name: written})) is fits


def test_an_article_is_found_by_its_outlet(article: Article, post: Source) -> None:
    make_article()

    assert found(ARTICLES, source=post.public_id) == {article.public_id}


def test_an_unseen_article_is_known_by_who_names_it(ana: User) -> None:
    naming = make_article(publication=Publication.DRAFT)
    unseen = make_article(unseen=True)
    make_derivation(naming, unseen)

    assert unseen.public_id not in found(ARTICLES)
    assert unseen.public_id in found(ARTICLES, ana)
    Article.objects.filter(pk=naming.pk).update(publication=Publication.PUBLISHED)
    assert unseen.public_id in found(ARTICLES)


def test_captures_are_found_under_the_piece_their_article_was_merged_into(article: Article) -> None:
    again = make_article(merged_into=article)
    captures = {
        make_capture("One.", article=article).public_id,
        make_capture("Two.", article=again).public_id,
    }
    make_capture("Three.")

    assert found(CAPTURES, article=article.public_id) == captures


def test_a_capture_is_found_by_a_doubtful_text_and_tells_what_was_left_out() -> None:
    omitted = [{"kind": "lost", "signs": 24, "excerpts": ["Nine ministers were shot"]}]
    doubtful = make_capture("One.", omitted=omitted, incomplete=True)
    sound = make_capture("Two.")

    assert found(CAPTURES, incomplete="true") == {doubtful.public_id}
    assert found(CAPTURES, incomplete="false") == {sound.public_id}
    audience = Audience(None, NOON)
    rows = {row["id"]: row for row in CAPTURES.full.told(CAPTURES.rows(audience), audience)}
    assert rows[doubtful.public_id]["omitted"] == omitted
    assert rows[sound.public_id]["omitted"] is None


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("kind", DerivationKind.QUOTATION, True),
        ("kind", DerivationKind.REWRITE, False),
        ("judgement", Judgement.CONFIRMED, True),
        ("judgement", Judgement.REJECTED, False),
    ],
)
def test_a_derivation_is_found_by(name: str, written: str, fits: bool) -> None:
    derivation = make_derivation(kind=DerivationKind.QUOTATION, judgement=Judgement.CONFIRMED)

    assert (derivation.public_id in found(DERIVATIONS, **{name: str(written)})) is fits


@pytest.mark.parametrize("side", ["downstream", "upstream"])
def test_a_derivation_is_found_by_either_of_its_articles(side: str) -> None:
    derivation = make_derivation()
    make_derivation()
    article: Article = getattr(derivation, side)

    assert found(DERIVATIONS, **{side: article.public_id}) == {derivation.public_id}


@pytest.mark.parametrize(
    ("resource", "make"),
    [
        pytest.param(CAPTURES, lambda article: make_capture(article=article), id="capture"),
        pytest.param(DERIVATIONS, make_derivation, id="downstream"),
        pytest.param(DERIVATIONS, lambda article: make_derivation(None, article), id="upstream"),
    ],
)
@pytest.mark.parametrize("hidden", ["itself", "the piece it stands for"])
def test_what_hangs_on_a_hidden_article_is_hidden_with_it(
    resource: Resource, make: Callable[[Article], object], hidden: str
) -> None:
    piece = make_article()
    article = make_article(merged_into=piece)
    make(article)
    assert len(found(resource)) == 1

    gone = article if hidden == "itself" else piece
    Article.objects.filter(pk=gone.pk).update(publication=Publication.WITHDRAWN)

    assert found(resource) == set()
