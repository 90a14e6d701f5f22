"""The audit tells administrators who did what, by person, kind and day, and takes nothing for a formula."""

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from provenance.accounts.models import User
from provenance.pages.audit import ASKED, asked_for
from sources.actions import curation, grades
from sources.vocabulary import Reliability, SourceKind
from tests.desk import sit
from tests.factories import make_user
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
AUDIT = "/audit/"


@pytest.fixture
def admin(db: None) -> Client:
    return sit(make_user("admin", staff=True))


@pytest.fixture
def deeds(ana: User, ben: User) -> None:
    """What two people did."""
    source = curation.add(name="Tessel Wire", kind=SourceKind.AGENCY, by=ben, why="=HYPERLINK(evil)")
    grades.give(source=source, reliability=Reliability.B, by=ana, reason="Corrects openly.")


def rows(client: Client, question: str = "") -> list[list[str]]:
    answer: Any = client.get(f"/audit.csv{question}")
    assert answer.status_code == 200
    return list(csv.reader(b"".join(answer.streaming_content).decode().splitlines()))


def test_it_tells_who_did_what_to_what_and_why(admin: Client, deeds: None) -> None:
    told = plain(shown(admin, AUDIT))

    assert "ana graded it B grade Tessel Wire" in told
    assert "Corrects openly." in told
    assert "ben wrote it down source Tessel Wire" in told


def test_it_is_read_in_spanish_and_its_table_is_the_same_for_everybody(admin: Client, deeds: None) -> None:
    english = rows(admin)
    admin.post("/language/", {"language": "es"})
    told = plain(shown(admin, AUDIT))

    assert "ana le puso la letra B letra Tessel Wire" in told
    assert "Quién hizo qué" in told
    assert "lugar común" in told
    assert rows(admin) == english


def test_it_is_narrowed_by_person_kind_and_day(admin: Client, deeds: None) -> None:
    today = timezone.now().date()
    tomorrow = (today + timedelta(days=1)).isoformat()
    found = {
        question: {line[3] for line in rows(admin, question)[1:]}
        for question in (
            "?person=ana", "?kind=alias", "?person=ben&kind=grade", f"?from={today}&until={today}&kind=grade",
            f"?from={tomorrow}", "?until=2020-01-01",
        )
    }  # fmt: skip

    assert found == {
        "?person=ana": {"grade"}, "?kind=alias": {"alias"}, "?person=ben&kind=grade": set(),
        f"?from={today}&until={today}&kind=grade": {"grade"}, f"?from={tomorrow}": set(), "?until=2020-01-01": set(),
    }  # fmt: skip


def test_the_table_is_taken_for_no_formula(admin: Client, deeds: None) -> None:
    table = rows(admin)

    assert table[0] == ["at", "person", "did", "kind", "resource", "id", "why", "seal"]
    assert "'=HYPERLINK(evil)" in {line[6] for line in table}
    assert not [cell for line in table for cell in line if cell.startswith(("=", "+", "-", "@"))]


MISASKED = {
    "person=nobody": "person", "kind=x": "kind", "from=March": "from", "until=9": "until", "after=x": "after",
    "page=2": "page",
}  # fmt: skip


def test_what_cannot_be_asked_is_told_by_name(admin: Client) -> None:
    for question, field in MISASKED.items():
        answer = admin.get(f"{AUDIT}?{question}")
        assert (answer.status_code, f"<code>{field}</code>" in answer.content.decode()) == (400, True), (
            question
        )
    assert admin.get("/audit.csv?kind=x").status_code == 400
    assert admin.get("/audit.csv?after=x").status_code == 400
    assert admin.get(f"{AUDIT}?until=9999-12-31").status_code == 200


@pytest.mark.parametrize("who", ["carla", "ana", "ben", None])
def test_only_administrators_get_as_far(request: pytest.FixtureRequest, who: str | None) -> None:
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))
    for door in (AUDIT, "/audit.csv"):
        assert client.get(door).status_code == (403 if who else 302)


def test_pages_follow_one_another_at_the_same_cost(admin: Client, ben: User) -> None:
    for number in range(20):
        curation.add(name=f"Outlet {number}", kind=SourceKind.OUTLET, by=ben, why="So.")
        if number == 0:
            first = queries(admin, AUDIT)
    seen: list[str] = []
    address = AUDIT
    while address:
        page = shown(admin, address)
        seen += [part.partition("</code>")[0] for part in page.split('data-of="Seal"><code>')[1:]]
        address = (
            AUDIT + page.partition('rel="next" href="')[2].partition('"')[0] if 'rel="next"' in page else ""
        )

    assert len(seen) == len(set(seen)) == len(rows(admin)) - 1
    assert queries(admin, AUDIT) == first == 6  # the last brings what the sources are called


@pytest.mark.parametrize(
    ("answers", "index"),
    [
        ({}, "decision_by_day"),
        ({"person": "ana"}, "decision_by_person"),
        ({"kind": "grade"}, "decision_by_subject"),
    ],
)
def test_each_way_of_looking_has_its_index(deeds: None, answers: dict[str, str], index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")

    assert index in asked_for({**dict.fromkeys(ASKED, ""), **answers})[:26].explain()
