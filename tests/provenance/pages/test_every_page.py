"""What holds for every page."""

import re

import pytest
from django.test import Client

from claims.actions import corroboration
from claims.models import Claim
from provenance.accounts.models import User
from sources.models import Article, Derivation
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import page_of, queries

pytestmark = pytest.mark.django_db


def test_pages_cost_no_more_however_much_there_is(client: Client, four: Claim) -> None:
    addresses = ["/", "/search/?q=killed", page_of(four)]
    before: list[int] = []
    for number in range(8):
        if number == 1:
            before = [queries(client, address) for address in addresses]
        claim = make_claim(f"Number {number} killed.", low=number, high=number)
        source = make_source()
        make_appearance(
            claim, capture=make_capture(f"Number {number} killed.", article=make_article(source=source))
        )
        corroboration.refresh(claim_id=claim.pk)
    # A list that does not fill its page looks once more, for claims that are not scored yet.
    after = [queries(client, address) for address in addresses]
    assert all(more - 1 <= less <= more for more, less in zip(before, after, strict=True)), (before, after)


def test_no_page_needs_a_script_or_carries_a_style_of_its_own(
    client: Client, four: Claim, held: Article
) -> None:
    source, link = held.source, Derivation.objects.first()
    assert source is not None
    assert link is not None
    addresses = ["/", "/claims/", page_of(four), f"/events/{four.event.public_id}/", "/events/", "/articles/",
                 f"/articles/{held.public_id}/", "/sources/map/", "/dashboard/",
                 "/dashboard/articles/", "/dashboard/contradictions/", "/derivations/",
                 f"/derivations/{link.public_id}/", "/sources/",
                 f"/sources/{source.public_id}/", "/search/?q=four",
                 "/sign-in/"]  # fmt: skip
    for address in addresses:
        answer = client.get(address)
        page = answer.content.decode()
        assert not re.search(r"<script(?! type=\"application/ld\+json\")|<style|\sstyle=|\son\w+=", page), (
            address
        )
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert len(re.findall(r"<h1", page)) == 1, address
        identifiers = re.findall(r'\sid="([^"]+)"', page)
        assert len(identifiers) == len(set(identifiers)), address


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/?page=2", "page"),
        ("/search/?query=x", "query"),
        (f"/search/?q={'a' * 600}", "q"),
        ("/search/?q=a%00b", "q"),
        ("/admin/login/?next=%00", "next"),
    ],
)
def test_a_question_no_page_can_answer_names_the_field(client: Client, address: str, field: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/claims/x/",
        "/events/x/",
        "/articles/x/",
        "/sources/x/",
        "/derivations/x/",
        "/nowhere/",
        "/claims/%00/",
        "/events/a%00b/",
    ],
)
def test_an_address_nothing_stands_at_answers_404_in_the_houses_words(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Nothing stands at this address" in answer.content.decode()


def test_pages_are_only_read(client: Client) -> None:
    assert client.post("/claims/").status_code == 405


def test_signing_in_and_out(client: Client) -> None:
    User.objects.create_user(
        "ana", password="a good long one", first_name="Ana", last_name="Ruiz", is_staff=True
    )
    assert (
        "That did not work" in client.post("/sign-in/", {"username": "ana", "password": "x"}).content.decode()
    )
    answer = client.post("/sign-in/", {"username": "ana", "password": "a good long one"}, follow=True)
    assert "Ana Ruiz" in answer.content.decode()
    answer = client.post("/sign-out/", follow=True)
    assert "Sign in" in answer.content.decode()
