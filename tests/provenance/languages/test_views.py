"""The switch of languages works without scripts, keeps what was chosen, and leads nowhere but back."""

import pytest
from django.test import Client

from provenance.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_stranger_switches_and_comes_back_to_the_page_they_were_on(client: Client) -> None:
    page = client.get("/claims/?q=x").content.decode()
    assert '<input type="hidden" name="next" value="/claims/?q=x">' in page
    assert "csrftoken" not in client.cookies

    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "es", "next": "/claims/?q=x"})

    assert (answer.status_code, answer["Location"]) == (303, "/claims/?q=x")
    cookie = answer.cookies["django_language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("es", "Lax", True)


def test_what_a_person_chose_is_kept_with_them_and_speaks_on_their_other_machines(ana: User) -> None:
    for machine, language in ((Client(), "es"), (Client(), "en")):
        machine.force_login(ana)
        machine.post("/language/", {"language": language})
    ana.refresh_from_db()

    assert ana.language == "en"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", "", "x"]
)
def test_the_switch_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    assert client.post("/language/", {"language": "es", "next": elsewhere})["Location"] == "/"


FROM = [
    ({"Origin": "http://testserver"}, 303),
    ({"Origin": "https://testserver"}, 303),  # behind a proxy that takes the certificate’s part
    ({"Sec-Fetch-Site": "none"}, 303),
    ({"Origin": "https://elsewhere.example"}, 403),
    ({"Origin": "https://testserver.elsewhere.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
]


def test_a_form_on_another_site_changes_nobodys_language(ana: User) -> None:
    for told, code in FROM:
        machine = Client()
        machine.force_login(ana)
        answer = machine.post("/language/", {"language": "es"}, headers=told)
        kept = User.objects.get(pk=ana.pk).language
        assert (answer.status_code, kept, "django_language" in answer.cookies) == (
            code, "es" if code == 303 else "", code == 303,
        ), told  # fmt: skip
        User.objects.filter(pk=ana.pk).update(language="")


@pytest.mark.parametrize("wanted", ["", "xx", "es-CO", "en\0", "E" * 500])
def test_a_language_the_pages_do_not_speak_is_refused_by_name(client: Client, ana: User, wanted: str) -> None:
    client.force_login(ana)
    answer = client.post("/language/", {"language": wanted})

    assert answer.status_code == 400
    assert "<code>language</code>" in answer.content.decode()
    ana.refresh_from_db()
    assert ana.language == ""


def test_the_switch_is_a_form_and_nothing_to_follow(client: Client) -> None:
    assert client.get("/language/").status_code == 405
