"""A piece we know of only because a hidden article names it is hidden with it, wherever articles are told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.models import veil as claims_veil
from provenance.accounts.models import User
from sources.api.articles import ARTICLES
from sources.api.derivations import DERIVATIONS
from sources.models import Article, Capture, Derivation, veil
from sources.models.article import kept_from, piece_visible
from sources.visibility import hidden
from sources.vocabulary import DerivationKind, Publication
from tests.factories import NOON, make_article, make_capture, make_derivation, make_source
from tests.sources.api.asking import found

pytestmark = pytest.mark.django_db

HEADLINE = "What the minister hid"
HIDDEN = [
    pytest.param({"publication": Publication.DRAFT}, id="a draft"),
    pytest.param({"publication": Publication.WITHDRAWN}, id="withdrawn"),
    pytest.param({"embargo_until": NOON + timedelta(days=9000)}, id="under embargo"),
]


def named_by(*downstreams: Article, title: str = HEADLINE) -> Article:
    unseen = make_article(title, unseen=True, source=make_source())
    for downstream in downstreams:
        make_derivation(downstream, unseen)
    return unseen


def seen(reader: User | None = None) -> set[Article]:
    return set(Article.objects.visible_to(reader, NOON))


@pytest.mark.parametrize("how", HIDDEN)
def test_what_only_a_hidden_article_names_is_hidden_with_it(how: dict[str, object], ana: User) -> None:
    unseen = named_by(make_article(HEADLINE, **how))

    assert unseen not in seen()
    assert unseen in seen(ana)
    assert not Derivation.objects.visible_to(None, NOON).exists()


@pytest.mark.parametrize("how", HIDDEN)
def test_it_shows_as_soon_as_an_article_in_sight_names_it_too(how: dict[str, object]) -> None:
    unseen = named_by(make_article(**how), make_article())

    assert unseen in seen()
    assert Derivation.objects.visible_to(None, NOON).count() == 1


def test_what_a_hidden_piece_rests_on_is_hidden_along_the_whole_path(ana: User) -> None:
    hidden = make_article(publication=Publication.DRAFT)
    taken = named_by(hidden)
    report = named_by(taken)

    assert not {taken, report} & seen()
    assert {taken, report} <= seen(ana)
    assert not found(DERIVATIONS)
    Article.objects.filter(pk=hidden.pk).update(publication=Publication.PUBLISHED)
    assert {taken, report} <= seen()
    assert len(found(DERIVATIONS)) == 2


def test_a_report_two_pieces_rest_on_shows_while_one_of_them_does() -> None:
    taken, open_one = named_by(make_article(publication=Publication.DRAFT)), named_by(make_article())
    report = named_by(taken, open_one)

    assert {report, open_one} <= seen()
    assert taken not in seen()


def test_the_naming_of_another_capture_of_a_hidden_article_shows_nothing() -> None:
    hidden = make_article(publication=Publication.DRAFT)
    unseen = named_by(make_article(merged_into=hidden))

    assert unseen not in seen()


def test_a_held_upstream_of_a_hidden_article_stays_in_sight() -> None:
    upstream = make_article()
    make_derivation(make_article(publication=Publication.DRAFT), upstream, kind=DerivationKind.REWRITE)

    assert upstream in seen()


def test_what_nobody_names_any_more_is_nobodys_to_see(ana: User) -> None:
    unseen = named_by()

    assert unseen not in seen()
    assert unseen in seen(ana)
    assert not found(ARTICLES)


def test_the_headline_is_on_no_page_and_in_no_answer(client: Client) -> None:
    hidden = make_article(HEADLINE, publication=Publication.DRAFT)
    unseen = named_by(hidden)
    named_by(unseen, title="Its own ground")
    addresses = [
        reverse("articles"),
        reverse("source", args=[unseen.source.public_id if unseen.source else ""]),
        "/api/v1/derivations/",
        "/api/v1/articles/",
        f"/search/?q={HEADLINE.rsplit(maxsplit=1)[-1]}",
    ]

    for address in addresses:
        assert HEADLINE not in client.get(address, follow=True).content.decode(), address
    assert client.get(reverse("article", args=[unseen.public_id])).status_code == 404


def test_nothing_has_to_be_walked_for_the_newsroom(ana: User) -> None:
    assert kept_from(ana, NOON) == []


def test_the_database_keeps_the_questions_as_they_stand_here() -> None:
    kept = {**veil.FUNCTIONS, **claims_veil.FUNCTIONS}

    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname = ANY(%s)", [list(kept)])
        found = {name: body.split() for name, body in cursor.fetchall()}

    asked = {
        name: ["BEGIN", "RETURN", "QUERY", *f"{query.strip()};".split(), "END"]
        for name, query in kept.items()
    }
    assert found == asked


def test_they_and_the_rule_of_who_may_see_what_hide_the_same_articles() -> None:
    for publication in Publication:
        for until in (None, NOON - timedelta(seconds=1), NOON, NOON + timedelta(seconds=1)):
            make_article(publication=publication, embargo_until=until)

    by_rule = set(Article.objects.filter(hidden(None, NOON)).values_list("pk", flat=True))

    assert len(by_rule) == 4 * len(Publication) - 3
    assert set(Article.objects.filter(pk__in=kept_from(None, NOON)).values_list("pk", flat=True)) == by_rule


def test_what_belongs_to_an_article_is_in_sight_with_it_and_with_the_piece_it_stands_for(ana: User) -> None:
    shown, hidden = make_article(), make_article(publication=Publication.DRAFT)
    lifted, held = (make_article(embargo_until=NOON + timedelta(days=days)) for days in (-1, 1))
    pieces = {piece: make_article(merged_into=piece) for piece in (shown, hidden, lifted, held)}
    articles = [*pieces, *pieces.values(), named_by(hidden), named_by(shown)]
    captures = {make_capture(article=article).pk: article for article in articles}
    unseen = {articles[-2]}

    for reader, kept in ((None, {hidden, held, pieces[hidden], pieces[held], *unseen}), (ana, set())):
        rows = Capture.objects.filter(piece_visible(reader, NOON, "article"))
        assert {captures[row.pk] for row in rows} == set(articles) - kept


def test_no_article_is_read_to_tell_which_derivations_are_in_sight() -> None:
    make_derivation(make_article(), make_article())

    assert "sources_article" not in str(Derivation.objects.visible_to(None, NOON).order_by().query)
