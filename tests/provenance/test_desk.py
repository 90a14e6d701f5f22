"""Every page of the desk: opens, keeps to the content security policy, asks the database little, deletes nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from claims.models import (
    Allowance,
    Appearance,
    Claim,
    Contradiction,
    Event,
    Inquiry,
    OutsideReview,
    Rating,
    Review,
    Suggestion,
)
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.history.models import Entry
from provenance.pipeline.models import Job, JobState, ScoreCheck, Step
from sources.actions import visits
from sources.models import Article, Capture, Derivation, Feed, Grade, Host, Phrase, PutAway, Source, Visit
from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace
from tests.desk import address, pick, sit, told
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_derivation,
    make_event,
    make_feed,
    make_grade,
    make_rating,
    make_review,
    make_source,
    make_user,
)
from tests.outside import make_outside_review

pytestmark = pytest.mark.django_db


def make_job() -> Job:
    """A job that failed too often."""
    failed = {"state": JobState.QUARANTINED, "attempts": 3, "last_error": "Boom\nValueError: no"}
    return Job.objects.create(step=Step.READ, rank=1, subject=Job.objects.count(), **failed)


def make_entry() -> Entry:
    """A row of history."""
    make_source()
    return Entry.objects.latest("id")


def make_grade_of_anybody() -> Grade:
    """A letter for somebody."""
    return make_grade(make_source(owner=make_source()))


def make_visit() -> Visit:
    """An address that waits to be looked at."""
    return visits.ask(url=f"https://news{Visit.objects.count()}.example/a")


def make_phrase() -> Phrase:
    """A curator's way of giving credit."""
    template = f"copied from {{name}} {Phrase.objects.count()}"
    given = {"place": PhrasePlace.LINE, "scope": CreditScope.WHOLE, "kind": DerivationKind.REPUBLICATION}
    return Phrase.objects.create(language="en", template=template, **given)


def make_put_away() -> PutAway:
    """A file that could not be read."""
    return PutAway.objects.create(
        sha256=f"{PutAway.objects.count():064}", size=3, media="text/html", place="a.html", told="Is empty: mend it",
        content=b"<p>", capture=make_capture(),
    )  # fmt: skip


def make_inquiry() -> Inquiry:
    """A capture that waits for an analyst."""
    return Inquiry.objects.create(capture=make_capture(), analyst="parrot", version="1")


def make_suggestion() -> Suggestion:
    """What an analyst said, and what became of it."""
    return Suggestion.objects.create(
        inquiry=make_inquiry(), number=1, claim="Four fled.", quote="four fled", stance="asserts",
        appearance=make_appearance(),
    )  # fmt: skip


def make_allowance() -> Allowance:
    """What an analyst took on one day."""
    return Allowance.objects.create(
        analyst=f"parrot {Allowance.objects.count()}", day=date(2026, 3, 2), calls=1
    )


def make_score_check() -> ScoreCheck:
    return ScoreCheck.objects.create(began_at=datetime(2026, 3, 2, 3, 0, tzinfo=UTC))


MAKERS: dict[type[Model], Callable[[], Model]] = {
    Allowance: make_allowance,
    Appearance: make_appearance,
    Article: make_article,
    Capture: make_capture,
    Claim: lambda: make_corroboration().claim,
    Contradiction: make_contradiction,
    Derivation: make_derivation,
    Entry: make_entry,
    Event: make_event,
    Feed: make_feed,
    Grade: make_grade_of_anybody,
    Host: lambda: make_visit().host,
    Inquiry: make_inquiry,
    Job: make_job,
    Phrase: make_phrase,
    OutsideReview: make_outside_review,
    PutAway: make_put_away,
    Rating: make_rating,
    Review: make_review,
    ScoreCheck: make_score_check,
    Source: lambda: make_source(owner=make_source(), edition_of=make_source()),
    Suggestion: make_suggestion,
    User: lambda: make_user(staff=True),
    Visit: make_visit,
}
APPS = ("sources.", "claims.", "provenance.")
OURS = [model for model in admin.site._registry if model.__module__.startswith(APPS)]
INLINE = "//@style | //style | //@onclick | //script[not(@src) and not(contains(@type, 'json'))]"
MOST = 14  # queries for a list, whatever stands in it


@pytest.fixture
def client(ben: User) -> Client:
    return sit(ben)


def test_every_table_on_the_desk_is_tried_here() -> None:
    assert set(OURS) == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_opens_and_asks_as_much_for_many_rows_as_for_few(client: Client, model: type[Model]) -> None:
    MAKERS[model]()
    client.get(address(model, "changelist"))
    few = queries(client, address(model, "changelist"))
    if model is not Rating:
        for _ in range(5):
            MAKERS[model]()

    assert queries(client, address(model, "changelist")) <= few <= MOST


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_row_opens_and_nothing_on_its_page_is_inline(client: Client, model: type[Model]) -> None:
    row = MAKERS[model]()

    for url in (address(row, "change"), address(model, "changelist"), f"{address(model, 'changelist')}?q=x"):
        answer = client.get(url)
        assert answer.status_code == 200
        page = html.fromstring(answer.content.decode())
        assert page.xpath(INLINE) == []
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_no_table_offers_to_delete(client: Client, model: type[Model]) -> None:
    row = MAKERS[model]()

    assert b"delete_selected" not in client.get(address(model, "changelist")).content
    assert (
        client.post(address(row, "change").replace("/change/", "/delete/"), {"post": "yes"}).status_code
        == 403
    )
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_nobody_from_outside_gets_to_the_desk(dario: User, model: type[Model]) -> None:
    outside = Client()
    outside.force_login(dario)

    for url in (address(model, "changelist"), address(MAKERS[model](), "change")):
        assert outside.get(url).status_code == 302


RIGHTS = [
    (Role.CURATOR, Source, True),
    (Role.CURATOR, Derivation, True),
    (Role.CURATOR, Claim, False),
    (Role.FACT_CHECKER, Claim, True),
    (Role.FACT_CHECKER, Review, None),
    (Role.FACT_CHECKER, Source, False),
    (Role.FACT_CHECKER, Job, None),
]


@pytest.mark.parametrize(
    ("role", "model", "may"), RIGHTS, ids=lambda each: getattr(each, "__name__", str(each))
)
def test_each_role_changes_its_own_tables_and_no_others(
    role: Role, model: type[Model], may: bool | None
) -> None:
    person = people.settle(username="eva", password="not-for-use", role=role)
    row, eva = MAKERS[model](), Client()
    eva.force_login(person)

    page = eva.get(address(row, "change"))

    if may is None:  # a review is looked at and followed by the next; jobs are for administrators
        assert page.status_code == (200 if model is Review else 403)
        assert b'name="_save"' not in page.content
    else:
        assert (b'name="_save"' in page.content) is may
    assert may or eva.post(address(row, "change"), {"why": "Try."}).status_code == 403


def test_a_search_finds_a_claim_by_its_words(client: Client) -> None:
    make_claim("Four were killed.")
    make_claim("Two fled.")

    page = client.get(f"{address(Claim, 'changelist')}?q=fled").content.decode()

    assert "Two fled." in page
    assert "Four were killed." not in page


@pytest.mark.parametrize(
    ("asked", "files"), [("doubtful", {"b"}), ("1000", {"a", "c"}), ("10000", {"c"}), ("x", set("abc"))]
)
def test_captures_are_found_by_what_was_left_out_of_them(client: Client, asked: str, files: set[str]) -> None:
    make_capture("One.", file="a", omitted_signs=1_000)
    make_capture("Two.", file="b", incomplete=True)
    make_capture("Three.", file="c", omitted_signs=10_000)

    page = html.fromstring(client.get(f"{address(Capture, 'changelist')}?omitted={asked}").content.decode())

    assert set(page.xpath("//td[@class='field-file']/text()")) == files


def test_a_quarantined_job_is_tried_again(client: Client) -> None:
    job = make_job()
    done = Job.objects.create(step=Step.READ, rank=1, subject=99, state=JobState.DONE)

    answer = client.post(
        address(Job, "changelist"), {"action": "retry", "_selected_action": [job.pk, done.pk]}, follow=True
    )

    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == (JobState.PENDING, 0, "")
    assert told(answer) == "1 will be tried again. 1 left alone: only quarantined jobs are tried again."


def test_more_rows_than_anybody_has_looked_at_are_not_judged_in_one_go(client: Client) -> None:
    rows = [make_event() for _ in range(101)]

    answer = client.post(
        address(Event, "changelist"),
        {"action": "withdraw", "_selected_action": [row.pk for row in rows]},
        follow=True,
    )

    assert told(answer) == "Pick 100 rows at most."
    assert pick(client, "withdraw", rows[0], why="A court order.").status_code == 200
    assert Event.objects.filter(publication="withdrawn").count() == 1
