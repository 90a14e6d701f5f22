"""Partners are looked after on two pages: a key is shown once, everything else told as it stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.utils import timezone
from lxml import html

from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.history.models import Entry
from provenance.pages import partners as pages
from provenance.partners.actions import usages
from provenance.partners.models import Key, Partner
from provenance.partners.usage import Counted
from tests.partners import bearer, make_key, make_partner
from tests.provenance.pages.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(settings: Any) -> AbstractUser:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return people.settle(username="paz", password="x", role=Role.PARTNER_MANAGER)


@pytest.fixture
def desk(client: Client, keeper: AbstractUser) -> Client:
    client.force_login(keeper)
    return client


def send(desk: Client, partner: Partner, **fields: Any) -> Any:
    return desk.post(f"/partners/{partner.public_id}/", {"why": "They asked.", **fields})


def read(answer: Any) -> str:
    return plain(answer.content.decode())


def test_a_partner_is_taken_in_given_a_key_that_is_shown_once_and_all_of_it_is_in_the_audit(
    desk: Client, client: Client
) -> None:
    answer = desk.post("/partners/", {"name": "Harbour Courier", "why": "They have signed."}, follow=True)
    assert "Taken in, without a key yet" in read(answer)
    partner = Partner.objects.get()

    made = send(desk, partner, deed="make", name="nightly pull", scopes=["read", "bulk"], days="90")

    (shown,) = html.fromstring(made.content).xpath("//code[@class='token']/text()")
    assert (made.status_code, made["Cache-Control"]) == (200, "no-store")
    assert shown not in desk.get(f"/partners/{partner.public_id}/").content.decode()
    answer = Client().get("/api/v1/key/", headers={"Authorization": f"Bearer {shown}"})
    assert (answer.json()["partner"], answer.json()["scopes"]) == ("Harbour Courier", ["read", "bulk"])
    told = Entry.objects.decisions().filter(resource="partners").order_by("pk")
    assert list(told.values_list("subject", "actor", "why")) == [
        ("partner", "paz", "They have signed."), ("key", "paz", "They asked."),
    ]  # fmt: skip
    boss = people.settle(username="boss", password="x", role=Role.ADMINISTRATOR)
    desk.force_login(boss)
    audit = desk.get("/audit/?kind=key").content.decode()
    assert f"/partners/{partner.public_id}/" in audit
    assert shown not in audit


def test_what_is_refused_names_its_field_and_keeps_what_was_typed(desk: Client) -> None:
    made = make_key(make_partner("Harbour Courier"))
    partner, key = made.key.partner, {"key": made.key.public_id, "version": "1"}
    opens = {"scopes": ["read"], "networks": "", "a_minute": ""}
    for code, field, sent in (
        (400, "name", {"deed": "make", "name": "nightly pull", **opens}),
        (400, "networks", {"deed": "make", "name": "another", **opens, "networks": "10.0.0.1/8"}),
        (400, "days", {"deed": "make", "name": "another", **opens, "days": "9999"}),
        (400, "a_minute", {"deed": "change", **key, **opens, "a_minute": "many"}),
        (400, "scopes", {"deed": "change", **key, "networks": ""}),
        (400, "why", {"deed": "revoke", **key, "why": " "}),
        (400, "overlap", {"deed": "rotate", **key, "overlap": "31"}),
        (409, "", {"deed": "rotate", **key, "version": "7", "overlap": "1"}),
        (409, "", {"deed": "stop", "version": "7"}),
        (400, "", {"deed": "burn"}),
        (400, "", {"deed": "revoke", "key": "nothing"}),
    ):
        answer = send(desk, partner, **sent)
        page = html.fromstring(answer.content)
        assert (answer.status_code, "Not saved" in read(answer)) == (code, True), sent
        marked = {each.get("name") for each in page.xpath("//*[@aria-invalid='true']")}
        assert marked == ({field} if field else set()), sent
    assert (Key.objects.count(), Key.objects.get().version) == (1, 1)


def test_keys_are_rotated_changed_and_revoked_and_a_partner_stopped_from_its_page(desk: Client) -> None:
    made = make_key()
    partner, stranger = made.key.partner, Client()

    def asks(shown: dict[str, str]) -> str:
        answer = stranger.get("/api/v1/key/", headers=shown)
        return "" if answer.status_code == 200 else str(answer.json()["code"])

    rotated = send(desk, partner, deed="rotate", key=made.key.public_id, version="1", overlap="7")
    (fresh,) = html.fromstring(rotated.content).xpath("//code[@class='token']/text()")
    new = {"Authorization": f"Bearer {fresh}"}
    assert (asks(bearer(made)), asks(new)) == ("", "")
    page = read(desk.get(f"/partners/{partner.public_id}/"))
    assert "in its overlap" in page
    assert "generation 2" in page
    send(desk, partner, deed="revoke", key=made.key.public_id, version="2")
    assert (asks(bearer(made)), asks(new)) == ("key_revoked", "")
    second = Key.objects.get(generation=2)
    send(
        desk,
        partner,
        deed="change",
        key=second.public_id,
        version="1",
        scopes="bulk",
        networks="192.0.2.0/24",
    )
    assert asks(new) == "key_out_of_network"
    send(desk, partner, deed="stop", version="1", name=partner.name)
    assert asks(new) == "partner_stopped"
    send(desk, partner, deed="resume", version="2", name=partner.name)
    assert asks(new) == "key_out_of_network"


def test_what_keys_did_is_drawn_by_day_and_told_in_a_table_beneath(desk: Client) -> None:
    made, today = make_key(), timezone.now().date()
    numbers = {"answered": 1200, "refused": 30, "throttled": 4, "failed": 1, "sent": 2_000_000}
    usages.keep(
        [
            Counted(made.key.pk, today, "first", numbers),
            Counted(made.key.pk, today, "second", {"answered": 65}),
            Counted(made.key.pk, today - timedelta(days=29), "first", {"answered": 13}),
            Counted(made.key.pk, today - timedelta(days=30), "first", {"answered": 999}),
        ]
    )

    page = html.fromstring(desk.get(f"/partners/{made.key.partner.public_id}/").content)

    rows = [[cell.text_content() for cell in row] for row in page.xpath("//section[@id='usage']//tbody/tr")]
    assert [row[1:] for row in rows] == [
        ["nightly pull · 1", "1,265", "30", "4", "1", "1.9\xa0MB"],
        ["nightly pull · 1", "13", "0", "0", "0", "0\xa0bytes"],
    ]
    drawn = pages.usage(made.key.partner, today)
    assert (drawn.most, drawn.total) == (1300, 1313)
    assert next((part.kind, part.top + part.height) for part in drawn.days[-1].parts) == ("answered", 140.0)
    assert sum(part.height for part in drawn.days[-1].parts) == pytest.approx(130, abs=2)
    assert len(page.xpath("//section[@id='usage']//rect[starts-with(@class, 'did-')][@y]")) == 5 + 4


def test_the_list_tells_who_reads_who_has_no_key_and_which_expires_soon(
    desk: Client, django_assert_num_queries: Any
) -> None:
    make_key(make_partner("Alder Post"), lasts=timedelta(days=10))
    make_key(make_partner("Birch Post"))
    make_partner("Cedar Post")
    usages.keep([Counted(Key.objects.first().pk, timezone.now().date(), "a", {"answered": 7})])  # type: ignore[union-attr]
    desk.get("/partners/")
    with django_assert_num_queries(8):
        page = html.fromstring(desk.get("/partners/").content)

    told = [row.text_content() for row in page.xpath("//tbody/tr")]
    assert [sign in row for sign, row in zip(("a key expires on", "reads", "has no key"), told, strict=True)] == [
        True, True, True,
    ]  # fmt: skip
    assert Partner.objects.count() == 3


def test_a_partners_page_asks_as_little_however_many_keys_it_has(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    partner = make_partner()
    for number in range(12):
        make_key(partner, f"key {number}")
    desk.get(f"/partners/{partner.public_id}/")
    with django_assert_max_num_queries(8):
        assert desk.get(f"/partners/{partner.public_id}/").status_code == 200
    assert desk.get("/partners/nothing/").status_code == 404


def test_everything_on_the_pages_and_every_refusal_is_told_in_spanish_too(desk: Client) -> None:
    made = make_key(make_partner("Harbour Courier"))
    desk.cookies["django_language"] = "es"
    desk.post("/language/", {"language": "es", "next": "/partners/"})
    page = read(desk.get(f"/partners/{made.key.partner.public_id}/"))
    assert "Renovar, cambiar o revocar" in page
    wrong = send(desk, made.key.partner, deed="make", name="x", scopes=["read"], networks="10.0.0.1/8")
    assert "nombra una dirección dentro de una red: escriba 10.0.0.0/8" in read(wrong)
