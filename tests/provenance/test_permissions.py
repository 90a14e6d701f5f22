"""Nobody opens or changes what the table of permissions does not give them, by any route, whatever they send."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from claims.actions import attachments
from claims.actions.attachments import Handed
from claims.models import Claim
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.history.models import Entry
from provenance.searches.actions import saved
from provenance.searches.matching import found
from sources.models import Derivation, SourceImport
from sources.publicid import public_id
from tests import byhand_doors, change_doors, doors, partner_doors, registry_doors
from tests import factories as make
from tests.claims.scene import taken_back
from tests.learned import make_tie
from tests.partners import make_partner
from tests.permissions import API, EVERYBODY, NOBODY, PAGES, READER, ROUTES, STRANGER, TABLES, least_and_most
from tests.provenance.webhooks.told import WORLD, make_endpoint
from tests.racing import LOST, Sent, words_of

pytestmark = pytest.mark.django_db
ROLES = (STRANGER, READER, *(role.value for role in Role))
FORMS = {
    **doors.PAGES, **change_doors.PAGES, **registry_doors.PAGES, **byhand_doors.PAGES, **byhand_doors.SAFE_TWICE,
    **partner_doors.PAGES,
}  # fmt: skip
MET_NOWHERE = {
    "search": "what is pasted is kept nowhere",
    "language": "everybody chooses for themselves",
    "searches": "everybody keeps their own; of one name the database takes no second",
    "saved-search": "one's own alone, its version compared and set",
    "search-endpoint": "one’s own alone, its version compared and set",
    "second-factor": "one's own alone, each code compared and set",
    "sign-in": "changes nobody's row",
    "sign-in-code": "one's own alone, each code compared and set",
    "desk-sign-in": "leads elsewhere",
    "sign-out": "ends one's own session",
    "add": "the same bytes are one capture",
}
"""Forms beside the desk's at which two people never meet, and why; the desk's own race in ``tests/doors.py``."""
DEAR = {"api:schema-json", "api:schema-yaml"}
"""The description in two more shapes, open as the first one is: each takes a second to draw up."""
DESK = {**doors.TABLES, **doors.SAFE_TWICE}


@pytest.fixture(autouse=True)
def _known(settings: Any) -> None:
    settings.FETCHING_WORLD = WORLD


@pytest.fixture
def everybody(settings: Any) -> dict[str, Client]:
    """A browser for a stranger, for a reader who signs in, and for each role."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    clients = {STRANGER: Client(raise_request_exception=False)}
    for name in ROLES[1:]:
        person = (
            make.make_user(name)
            if name == READER
            else people.settle(username=name, password="x", role=Role(name))
        )
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(person)
    return clients


class Scene:
    """One row of everything that an address can name, and what each kind of address is given."""

    def __init__(self, **hidden: str) -> None:
        self.capture = make.make_capture(article=make.make_article(**hidden))
        self.claim = make.make_claim(event=make.make_event(**hidden), **hidden)
        self.appearance = make.make_appearance(self.claim, capture=self.capture)
        self.other = make.make_claim(event=self.claim.event)
        clerk = User.objects.filter(username="clerk").first() or make.make_user("clerk", staff=True)
        told = {"note": "The log.", "by": clerk, "file": Handed("log.txt", b"Four.")}
        self.attachment = attachments.add(claim=self.claim, **told)  # type: ignore[arg-type]
        self.tie = make_tie(self.capture.article.source, make.make_article(**hidden).source)
        self.derivation: Derivation = make.make_derivation(make.make_article(**hidden), self.capture.article)
        self.partner = make_partner()
        self.endpoint = make_endpoint(self.partner).endpoint
        number = str(SourceImport.objects.count())
        self.listed = SourceImport.objects.create(
            public_id=public_id("source import", number), file="list.csv", tried_by=clerk
        )

    def address(self, name: str) -> str:
        """Where a route leads for this scene."""
        kwargs = {field: self._id(name, field) for field in _fields(name)}
        return reverse(name, kwargs=kwargs)

    def _id(self, name: str, field: str) -> str:
        if field in ("other", "other_id", "attachment", "endpoint"):
            ends = {self.tie.one.public_id, self.tie.other.public_id}
            (across,) = ends - {self._source()}
            return {
                "other": across,
                "other_id": self.other.public_id,
                "attachment": self.attachment.public_id,
                "endpoint": self.endpoint.public_id,
            }[field]
        route = _routes()[name]
        kinds = {
            "import/": self.listed.public_id, "claims/": self.claim.public_id, "events/": self.claim.event.public_id,
            "articles/": self.capture.article.public_id, "sources/": self._source(),
            "derivations/": self.derivation.public_id, "captures/": self.capture.public_id,
            "appearances/": self.appearance.public_id, "partners/": self.partner.public_id,
        }  # fmt: skip
        return next((row for kind, row in kinds.items() if kind in route), "0" * 12)

    def _source(self) -> str:
        source = self.capture.article.source
        assert source is not None
        return source.public_id


def _routes() -> dict[str, str]:
    """Every named route that is not Django's own desk, with how it is written."""
    return {name: written for name, written, _ in _patterns(get_resolver())}


def _fields(name: str) -> list[str]:
    return next(fields for found, _, fields in _patterns(get_resolver()) if found == name)


def _patterns(above: URLResolver, space: str = "", before: str = "") -> Iterator[tuple[str, str, list[str]]]:
    for each in above.url_patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLPattern):
            if (each.name and not written.startswith("admin/")) or each.name == "desk-sign-in":
                yield f"{space}{each.name}", written, list(each.pattern.regex.groupindex)
        elif not written.startswith("admin/"):
            yield from _patterns(each, f"{each.namespace}:" if each.namespace else space, written)


def barred(answer: Any) -> bool:
    """Whether somebody was turned away, or sent to sign in."""
    return answer.status_code in (401, 403) or answer.headers.get("Location", "").startswith(
        "/sign-in/?next="
    )


def test_every_route_has_its_row_in_the_table() -> None:
    assert set(ROUTES) == set(_routes())
    assert {name.partition(".")[0] for name in DESK} == set(TABLES)
    met = {*FORMS, *doors.APART, *change_doors.APART, *registry_doors.APART}
    assert {name for name, may in PAGES.items() if may.write} == met | set(MET_NOWHERE)


def test_each_role_opens_what_is_theirs_and_is_turned_away_elsewhere(everybody: dict[str, Client]) -> None:
    scene = Scene()
    for name, may in ROUTES.items():
        if name in DEAR:
            continue
        address = scene.address(name)
        # Who is asked: everybody where it makes a difference; where all may look, the stranger stands for them.
        for role in (STRANGER,) if may.look == EVERYBODY else ROLES:
            answer = everybody[role].get(address)
            told = (name, role, answer.status_code)
            assert answer.status_code < 500 or name == "readyz", told
            if may.look == NOBODY:
                assert answer.status_code == 405 or barred(answer), told
                continue
            assert barred(answer) == (role not in may.look), told
            if role == STRANGER and barred(answer):
                assert answer.status_code == (401 if name in API else 302), told


def test_each_role_sends_what_is_theirs_and_an_empty_form_breaks_nothing(
    everybody: dict[str, Client],
) -> None:
    scene = Scene()
    for name, may in ROUTES.items():
        address = scene.address(name)
        # Where the method is taken from nobody, the least and the most of them stand for all.
        for role in ROLES if may.write else (STRANGER, Role.ADMINISTRATOR.value):
            if name == "sign-out":
                continue  # whoever is out stays out: tried below in a browser of its own
            answer = everybody[role].post(address, {} if name in PAGES else None, content_type=_written(name))
            told = (name, role, answer.status_code)
            assert answer.status_code < 500, told
            if may.write == NOBODY:
                assert answer.status_code in (405, 415) or barred(answer), told
            else:
                assert barred(answer) == (role not in may.write), told


def _written(name: str) -> str:
    return "multipart/form-data; boundary=BoUnDaRyStRiNg" if name in PAGES else "application/json"


def test_what_is_hidden_is_answered_as_what_is_not_there(everybody: dict[str, Client]) -> None:
    hidden, open_to_all = Scene(publication="draft"), Scene()
    named = [
        name
        for name in ROUTES
        if {"public_id", "other_id"} & set(_fields(name)) and name not in ("saved-search", "search-endpoint")
    ]
    assert len(named) > 35
    for name in named:
        there = hidden.address(name)
        if there == open_to_all.address(name):
            continue  # names nothing of the scene
        for role in (STRANGER, READER):
            client = everybody[role]
            for ask in (client.get, client.post):
                answer = ask(there)
                told = (name, role, ask.__name__, answer.status_code)
                assert answer.status_code in (404, 405) or barred(answer), told
                assert hidden.claim.text not in answer.content.decode(errors="replace"), told


def test_a_saved_search_is_its_owners_alone(everybody: dict[str, Client]) -> None:
    owner = User.objects.get(username=READER)
    row = saved.keep(owner=owner, name="Dockers", asked={"q": "dockers"}, found=found)
    address = reverse("saved-search", args=[row.public_id])
    for role in ROLES[2:]:
        assert everybody[role].get(address).status_code == 404, role
        assert everybody[role].post(address, {"do": "let go", "version": "1"}).status_code == 404, role
    assert everybody[READER].get(address).status_code == 200


@pytest.fixture
def superuser() -> Client:
    """Who opens the forms that others then send."""
    client = Client()
    client.force_login(make.make_user("ana", staff=True, is_superuser=True))
    make.make_user("ben", staff=True)
    return client


def test_a_whole_form_from_somebody_who_may_not_changes_nothing(
    everybody: dict[str, Client], superuser: Client
) -> None:
    for name in FORMS:
        with taken_back():
            sent, may, before = FORMS[name][1]()(superuser, "ana"), PAGES[name].write, _decisions()
            for role in least_and_most([role for role in ROLES if role not in may]):
                answer = everybody[role].post(sent.url, dict(sent.fields))
                assert barred(answer) or answer.status_code == 404, (name, role, answer.status_code)
            assert _decisions() == before, name

            lowest = next(role for role in ROLES if role in may)
            answer = Sent(everybody[lowest], sent.url, sent.fields).send()

            assert answer.status_code == 200, (name, lowest, words_of(answer)[:300])
            assert LOST not in words_of(answer), (name, lowest)
            assert _decisions() > before, (name, lowest)


def test_a_form_of_the_desk_from_somebody_who_may_not_changes_nothing(
    everybody: dict[str, Client], superuser: Client
) -> None:
    tables: set[str] = set()
    for name in DESK:
        with taken_back():
            table = name.partition(".")[0]
            sent, may = DESK[name][1]()(superuser, "ana"), TABLES[table]
            before = Entry.objects.count()
            shut_out = [role for role in ROLES[1:] if role not in may]
            # One door of each table is tried by all of them: the others are given to the same roles.
            for role in least_and_most(shut_out) if table in tables else shut_out:
                everybody[role].post(sent.url, dict(sent.fields))
                assert Entry.objects.count() == before, (name, role)
            tables.add(table)


def _decisions() -> int:
    return Entry.objects.decisions().count()


def test_signing_out_is_sent_and_ends_every_session_alike(everybody: dict[str, Client]) -> None:
    for role, client in everybody.items():
        assert client.get("/sign-out/").status_code == 405, role
        assert client.post("/sign-out/").status_code == 302, role
        assert "_auth_user_id" not in client.session, role


def test_no_claim_is_told_by_an_address_that_takes_its_words_for_another(
    everybody: dict[str, Client],
) -> None:
    """The ids of two things in one address are both looked at: a file of one claim does not open at another."""
    scene, client = Scene(), everybody[Role.ADMINISTRATOR.value]
    elsewhere = Claim.objects.get(pk=scene.other.pk).public_id
    for asked in (f"/claims/{elsewhere}/attachments/{scene.attachment.public_id}/file",):
        assert client.get(asked).status_code == 404
    assert client.get(scene.address("attachment-file")).status_code == 200
