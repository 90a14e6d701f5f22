"""The lists of articles, sources and derivations."""

import pytest
from django.test import Client

from sources.models import Alias
from sources.vocabulary import DerivationKind, Publication, Reliability, SourceKind
from tests.factories import NOON, make_article, make_derivation, make_grade, make_source

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_articles_are_found_by_their_title_whatever_the_accents(client: Client) -> None:
    make_article("Cuatro cadáveres en La Victoria")
    make_article("Prices rise")

    page = shown(client, "/articles/?q=cadaveres vic")

    assert "Cuatro cadáveres" in page
    assert "Prices rise" not in page


def test_articles_are_found_by_their_outlet(client: Client) -> None:
    make_article("Prices rise", source=make_source("Harbour Post"))
    assert "Prices rise" in shown(client, "/articles/?q=harbour")


def test_what_is_not_published_is_in_no_list(client: Client) -> None:
    make_article("A secret draft", publication=Publication.DRAFT)
    assert "A secret draft" not in shown(client, "/articles/")
    assert "A secret draft" not in shown(client, "/articles/?q=secret")


def test_the_newsroom_sees_drafts_marked_as_such(client: Client, ana: object) -> None:
    make_article("A secret draft", publication=Publication.DRAFT)
    client.force_login(ana)  # type: ignore[arg-type]
    page = shown(client, "/articles/")
    assert "A secret draft" in page
    assert "draft</span>" in page


def test_sources_are_found_by_any_of_their_names(client: Client) -> None:
    source = make_source("Correo de la Gran Sabana", version=2)
    Alias.objects.create(source=source, name="El Correo del Sur", folded="el correo del sur")
    make_source("Harbour Post", version=2)

    page = shown(client, "/sources/?q=sur")

    assert "Correo de la Gran Sabana" in page
    assert "Harbour Post" not in page


def test_a_list_of_sources_shows_letters_and_can_be_narrowed_to_a_kind(client: Client) -> None:
    make_grade(make_source("Agencia Sur", kind=SourceKind.AGENCY), Reliability.B)
    make_source("Harbour Post")

    page = shown(client, "/sources/?kind=agency")

    assert "B: usually reliable" in page
    assert "Harbour Post" not in page


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/articles/?page=2", "page"),
        ("/articles/?after=zzz", "after"),
        ("/articles/?kept=perhaps", "kept"),
        ("/articles/?source=nosuchsource", "source"),
        ("/sources/?kind=newspaper", "kind"),
        ("/sources/?after=%00", "after"),
    ],
)
def test_a_question_no_list_can_answer_names_the_field(client: Client, address: str, field: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/articles/?source=",
        "/derivations/?source=",
        "/derivations/?upstream_source=",
        "/derivations/?article=",
    ],
)
def test_a_list_narrowed_to_what_only_hidden_articles_name_is_one_narrowed_to_what_nobody_has(
    client: Client, address: str
) -> None:
    hidden = make_article("A secret draft", publication=Publication.DRAFT, source=make_source("The Whistle"))
    assert hidden.source is not None
    asked = hidden.public_id if "article=" in address else hidden.source.public_id

    told, nothing = (client.get(address + each) for each in (asked, "0" * 12))

    assert told.status_code == nothing.status_code == 200
    assert told.content.replace(asked.encode(), b"0" * 12) == nothing.content


@pytest.mark.parametrize("address", ["/articles/", "/sources/"])
def test_a_longer_list_costs_no_more_queries(
    client: Client, address: str, django_assert_num_queries: object
) -> None:
    for _ in range(3):
        make_article(published_at=NOON)
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(address)
    for _ in range(30):
        make_article(published_at=NOON)
    with django_assert_num_queries(1):  # type: ignore[operator]
        page = client.get(address).content.decode()
    assert "Next 25" in page


def test_derivations_are_narrowed_down_by_kind_credit_and_their_two_ends(client: Client) -> None:
    wire, post = make_source("Agencia Sur"), make_source("Harbour Post")
    copied = make_derivation(
        make_article("Copy", source=post), make_article("Wire", source=wire), kind=DerivationKind.SYNDICATION
    )
    make_derivation(make_article("Other"), copied.downstream, credited=True)
    both = f"/derivations/?upstream_source={wire.public_id}&downstream_source={post.public_id}"

    for address in (
        both,
        "/derivations/?kind=syndication",
        "/derivations/?credited=no",
        f"/derivations/?source={wire.public_id}",
    ):
        page = shown(client, address)
        assert f"/derivations/{copied.public_id}/" in page
        assert page.count('<th scope="row">') == 1, address
    assert (
        shown(client, f"/derivations/?article={copied.downstream.public_id}").count('<th scope="row">') == 2
    )


def test_a_derivation_of_a_hidden_article_is_in_no_list(client: Client) -> None:
    hidden = make_article("A secret draft", publication=Publication.DRAFT)
    make_derivation(make_article("Copy"), hidden)

    assert "secret" not in shown(client, "/derivations/")
    assert "secret" not in shown(client, f"/derivations/?article={hidden.public_id}")


@pytest.mark.parametrize(
    ("asked", "field"),
    [("kind=theft", "kind"), ("judgement=perhaps", "judgement"), ("upstream_source=x", "upstream_source")],
)
def test_a_question_the_list_of_derivations_cannot_answer_names_the_field(
    client: Client, asked: str, field: str
) -> None:
    answer = client.get(f"/derivations/?{asked}")
    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


def test_a_longer_list_of_derivations_costs_no_more_queries(
    client: Client, django_assert_num_queries: object
) -> None:
    for _ in range(28):
        make_derivation()
    with django_assert_num_queries(2):  # type: ignore[operator]  # those with a day, then those without
        page = client.get("/derivations/").content.decode()
    assert "Next 25" in page
