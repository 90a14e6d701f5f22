"""Sources on the desk."""

import pytest

from provenance.accounts.models import User
from sources.actions import captures, sources
from sources.intake.handed import Handed
from sources.models import Grade, Source
from tests.desk import address, save, sit, told
from tests.factories import make_grade, make_source

pytestmark = pytest.mark.django_db


def test_a_source_is_written_down_with_names_and_domains(ben: User) -> None:
    save(
        sit(ben),
        address(Source, "add"),
        name="Naru Wire",
        kind="agency",
        other_names="Agencia Naru\n\nNaruWire",
        hosts="www.naru.example",
        why="New.",
    )

    source = Source.objects.get()
    assert sources.find(name="agencia naru") == source
    assert [domain.host for domain in source.domains.all()] == ["naru.example"]


def test_saving_without_typing_keeps_all_names(ben: User) -> None:
    source = make_source("The Post", host="post.example")

    save(sit(ben), address(source, "change"), why="Looked at it.")

    assert sources.find(name="Post") == sources.publishing_at(host="post.example") == source


def test_a_change_without_a_reason_is_refused(ben: User) -> None:
    answer = save(sit(ben), address(make_source(), "change"), country="Orvessa", why="")

    assert told(answer) == "Say why, in a few words: whoever looks at this later will ask"


def test_a_grade_is_given_and_never_changed(ben: User) -> None:
    source, client = make_source(), sit(ben)

    save(client, address(Grade, "add"), source=source.pk, reliability="B", reason="Corrects in public.")

    grade = Grade.objects.get()
    assert (grade.source, grade.graded_by, grade.reliability) == (source, ben, "B")
    assert client.post(address(grade, "change"), {"reliability": "A"}).status_code == 403


def test_the_page_of_a_source_lists_its_grades_and_leads_to_its_page(ben: User) -> None:
    source = make_source()
    make_grade(source, reason="Sound on prices.")

    page = sit(ben).get(address(source, "change")).content.decode()

    assert "Sound on prices." in page
    assert f"/sources/{source.public_id}/" in page
    assert f"{address(Grade, 'add')}?source={source.pk}" in page


def test_the_desk_tells_what_the_pages_of_a_source_call_it_and_whom_we_know_by_that_name(ben: User) -> None:
    wire = make_source("Naru Wire", host="naru.example")
    head = b'<head><meta property="og:site_name" content="Naru Wire"></head>'
    page = b"<html>" + head + b"<body><p>A ferry sank.</p></body></html>"
    handed = Handed(content=page, media="text/html", where="a.html", url="https://evil.example/a")
    source = captures.take(handed=handed).capture.article.source

    shown = sit(ben).get(address(source, "change")).content.decode()

    assert f'Naru Wire (known as <a href="{address(wire, "change")}">Naru Wire</a>: merge the two' in shown
    assert "merge the two" not in sit(ben).get(address(wire, "change")).content.decode()
