"""A password alone opens nothing to somebody with a second factor, and no code opens twice."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from lxml import html

from provenance.accounts import guesses, totp
from provenance.accounts.actions import people, second_factors
from provenance.accounts.models import RecoveryCode, SecondFactor, User
from provenance.accounts.second_factor import DONE
from provenance.accounts.vocabulary import Role
from provenance.history.models import Entry
from tests.guesses import afresh
from tests.provenance.pages.reading import plain, queries

__all__ = ["afresh"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]
PASSWORD = "a good long one"
SET_UP, CODE = "/account/second-factor/", "/sign-in/code/"


@pytest.fixture
def eva(db: None) -> User:
    """A curator."""
    return people.settle(username=f"eva{time.time_ns()}", password=PASSWORD, role=Role.CURATOR)


@pytest.fixture
def admin(db: None) -> User:
    """An administrator."""
    return people.settle(username=f"admin{time.time_ns()}", password=PASSWORD, role=Role.ADMINISTRATOR)


def now_digits(user: User, ahead: int = 0) -> str:
    secret = second_factors.secret_of(SecondFactor.objects.get(user=user))
    return totp.code(secret, int(time.time()) // totp.PERIOD + ahead)


def armed(user: User) -> list[str]:
    """The recovery codes of somebody who has just set a factor up, a minute ago as far as codes go."""
    second_factors.begin(user=user)
    codes = second_factors.confirm(user=user, code=now_digits(user))
    SecondFactor.objects.filter(user=user).update(last_step=1)
    return codes


def sign_in(user: User, page: str = "/queue/") -> tuple[Client, Any]:
    client = Client()
    answer = client.post(
        f"/sign-in/?next={page}", {"username": user.username, "password": PASSWORD, "next": page}
    )
    return client, answer


def who(client: Client) -> bool:
    return bool(client.get("/queue/").status_code == 200)


def test_setting_it_up_shows_a_square_takes_a_code_and_tells_recovery_codes_once(eva: User) -> None:
    client, _ = sign_in(eva)
    assert "<svg" not in client.get(SET_UP).content.decode().partition("<main")[2]
    assert not SecondFactor.objects.exists(), "looking at the page writes nothing"
    client.post(SET_UP, {"deed": "begin"})
    page = client.get(SET_UP).content.decode()
    assert "<svg" in page.partition("<main")[2]
    assert "style=" not in page
    assert totp.in_letters(second_factors.secret_of(SecondFactor.objects.get(user=eva))) in page
    assert client.post(SET_UP, {"code": "000000", "deed": "confirm"}).status_code == 400

    told = client.post(SET_UP, {"code": now_digits(eva), "deed": "confirm"}).content.decode()

    codes = html.fromstring(told).xpath("//section[@id='codes']//code/text()")
    assert len(set(codes)) == 10
    assert "10 recovery codes left" in told
    assert who(client), "whoever set it up stays signed in"
    assert not [code for code in codes if code in client.get(SET_UP).content.decode()]
    assert not RecoveryCode.objects.filter(digest__in=codes).exists()
    entry = Entry.objects.filter(subject="second factor").order_by("-pk")[0]
    assert (entry.actor, "secret" in (entry.after or {})) == (eva.username, False)


def test_signing_in_asks_for_the_code_and_lets_nobody_in_before(eva: User) -> None:
    armed(eva)
    client, answer = sign_in(eva)

    assert answer.headers["Location"] == CODE
    assert not who(client)
    assert client.post(CODE, {"code": "123"}).status_code == 400
    answer = client.post(CODE, {"code": now_digits(eva)})

    assert answer.headers["Location"] == "/queue/"
    assert who(client)


def test_no_code_is_taken_twice_and_an_earlier_one_not_after_a_later(eva: User) -> None:
    codes = armed(eva)
    digits, before = now_digits(eva), now_digits(eva, -1)
    eva = User.objects.get(pk=eva.pk)

    assert [second_factors.opens(user=eva, code=each) for each in (digits, digits, before)] == [
        True,
        False,
        False,
    ]
    shouted = codes[0].upper().replace("-", " ")
    assert [second_factors.opens(user=eva, code=each) for each in (shouted, codes[0], codes[1])] == [
        True,
        False,
        True,
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["digits", "recovery"])
def test_of_many_who_show_one_code_at_once_one_gets_in(eva: User, kind: str) -> None:
    codes = armed(eva)
    code = now_digits(eva) if kind == "digits" else codes[0]

    def show(_: int) -> bool:
        try:
            return second_factors.opens(user=User.objects.get(pk=eva.pk), code=code)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(show, range(4))) == [False, False, False, True]


def test_a_right_password_waits_for_its_code_five_minutes_and_leads_nowhere_else(eva: User) -> None:
    armed(eva)
    assert Client().get(CODE).headers["Location"] == "/sign-in/"
    client, _ = sign_in(eva, "https://elsewhere.example/")
    with time_machine.travel(time.time() + 301):
        assert client.post(CODE, {"code": now_digits(eva)}).headers["Location"] == "/sign-in/"
    client, _ = sign_in(eva, "https://elsewhere.example/")
    assert client.post(CODE, {"code": now_digits(eva)}).headers["Location"] == "/queue/changes/"


def test_codes_are_tried_only_so_often(eva: User) -> None:
    armed(eva)
    client, _ = sign_in(eva)
    answers = [client.post(CODE, {"code": f"00000{number}"}) for number in range(10)]
    assert {answer.status_code for answer in answers} == {400}

    answer = client.post(CODE, {"code": now_digits(eva)})

    assert "Too many wrong codes" in answer.content.decode()
    assert not who(client)


def test_no_other_door_opens_by_the_password_alone(eva: User) -> None:
    armed(eva)
    client = Client()
    client.post("/admin/login/", {"username": eva.username, "password": PASSWORD})
    assert not who(client)
    client.force_login(eva)
    assert not who(client)
    told = base64.b64encode(f"{eva.username}:{PASSWORD}".encode()).decode()
    answer = Client().get("/api/v1/sources/", headers={"Authorization": f"Basic {told}"})
    assert (answer.status_code, "account of its own" in answer.content.decode()) == (401, True)


def test_where_it_is_required_nothing_opens_before_one_is_set_up_and_it_stays(
    admin: User, eva: User, settings: Any
) -> None:
    settings.SECOND_FACTOR = "administrators"
    client, _ = sign_in(admin)
    assert client.get("/queue/").headers["Location"] == SET_UP
    assert client.get("/admin/").headers["Location"] == SET_UP
    assert client.get("/api/v1/sources/").status_code == 200
    assert "requires it of you" in plain(client.get(SET_UP).content.decode())
    client.post(SET_UP, {"deed": "begin"})
    client.post(SET_UP, {"code": now_digits(admin), "deed": "confirm"})
    assert who(client)
    SecondFactor.objects.update(last_step=1)
    assert (
        "requires a second factor"
        in client.post(SET_UP, {"code": now_digits(admin), "deed": "remove"}).content.decode()
    )
    assert who(sign_in(eva)[0])

    settings.SECOND_FACTOR = "everybody"
    assert sign_in(eva)[0].get("/queue/").headers["Location"] == SET_UP


def test_it_can_be_renewed_taken_away_and_reset_by_who_keeps_the_machine(eva: User) -> None:
    first = armed(eva)
    client, _ = sign_in(eva)
    client.post(CODE, {"code": first[0]})
    assert client.post(SET_UP, {"code": "1", "deed": "renew"}).status_code == 400
    assert client.post(SET_UP, {"code": first[1], "deed": "burn"}).status_code == 400
    client.post(SET_UP, {"code": first[1], "deed": "renew"})
    assert not second_factors.opens(user=User.objects.get(pk=eva.pk), code=first[2])
    client.post(SET_UP, {"code": now_digits(eva), "deed": "remove"})
    assert who(sign_in(eva)[0])

    armed(eva)
    call_command("reset_second_factor", eva.username)
    assert who(sign_in(eva)[0])


def test_looking_at_the_factor_asks_the_database_nothing_more(eva: User) -> None:
    client, _ = sign_in(eva)
    bare = queries(client, "/search/")
    armed(eva)
    client, _ = sign_in(eva)
    client.post(CODE, {"code": now_digits(eva)})

    assert queries(client, "/search/") == bare


def test_a_partner_manager_looks_after_partners_and_nothing_else() -> None:
    paula = people.settle(username="paula", password=PASSWORD, role=Role.PARTNER_MANAGER)

    assert paula.has_perm("claims.view_claim")
    assert not [right for right in paula.get_all_permissions() if "delete_" in right]
    assert not [
        right
        for right in paula.get_all_permissions()
        if right.startswith(("claims.c", "sources.c", "accounts"))
    ]


def test_it_is_set_up_and_refused_in_the_language_of_whoever_does_it(eva: User) -> None:
    people.speak(person=eva, language="es")
    client, _ = sign_in(eva)
    begun = plain(client.post(SET_UP, {"deed": "begin"}).content.decode())
    wrong = client.post(SET_UP, {"deed": "confirm", "code": "000000x"})

    assert "Entrar con un segundo factor" in begun
    assert "Escriba los seis dígitos que muestra" in begun
    assert wrong.status_code == 400
    assert "Este código no abre: espere al siguiente" in plain(wrong.content.decode())


def test_a_stranger_who_guesses_at_a_made_up_name_does_not_lock_somebodys_codes(eva: User) -> None:
    armed(eva)
    for _ in range(guesses.MOST_FOR_ACCOUNT):
        Client().post("/sign-in/", {"username": f"code of {eva.username}", "password": "x"})
    client, _ = sign_in(eva)

    assert client.post(CODE, {"code": now_digits(eva)}).status_code == 302


def test_the_desk_has_no_door_of_its_own_that_knows_nothing_of_codes(eva: User) -> None:
    armed(eva)
    client = Client()
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1] == ("/sign-in/?next=%2Fadmin%2F", 302)
    client.post("/admin/login/", {"username": eva.username, "password": PASSWORD})
    assert not client.session.keys()

    User.objects.filter(pk=eva.pk).update(is_staff=False)
    client.force_login(eva)
    session = client.session
    session[DONE] = True
    session.save()
    assert client.get("/admin/", follow=True).status_code == 403, "nobody is led round in a circle"
