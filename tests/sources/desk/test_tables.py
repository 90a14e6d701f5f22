"""Tables on the desk: saved through actions, nothing deleted, nothing typed lost."""

import pytest

from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.actions import curation
from sources.models import Source
from tests.desk import address, save, sit, told, typed
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_what_is_saved_bears_the_persons_name_and_reason(ben: User) -> None:
    source = make_source("The Post")

    save(sit(ben), address(source, "change"), country="Orvessa", why="On their masthead.")

    source.refresh_from_db()
    assert (source.country, source.version) == ("Orvessa", 2)
    entry = Entry.objects.filter(subject="source", public_id=source.public_id).latest("id")
    assert (entry.actor, entry.why) == ("ben", "On their masthead.")


def test_a_form_gone_stale_says_so_and_keeps_every_word(ben: User) -> None:
    source, client = make_source("The Post"), sit(ben)
    late = typed(client, address(source, "change"), note="My long note.", why="I asked them.")
    curation.revise(source=source, version=1, by=ben, why="Moved.", country="Tolmara", note="Their note.")

    answer = client.post(address(source, "change"), late)

    assert "has been changed since you opened it" in told(answer)
    assert "note “Their note.”" in told(answer)
    assert "country “Tolmara”" in told(answer)
    assert b"My long note." in answer.content
    source.refresh_from_db()
    assert (source.note, source.version) == ("Their note.", 2)


def test_having_seen_what_changed_one_may_save_after_all(ben: User) -> None:
    source, client = make_source("The Post"), sit(ben)
    late = typed(client, address(source, "change"), note="My long note.", why="I asked them.")
    curation.revise(source=source, version=1, by=ben, why="Moved.", note="Their note.")
    stale = client.post(address(source, "change"), late)

    form = stale.context["adminform"].form
    client.post(
        address(source, "change"), {name: form[name].value() or "" for name in form.fields} | grades()
    )

    source.refresh_from_db()
    assert (source.note, source.version) == ("My long note.", 3)


def grades() -> dict[str, str]:
    """The empty list of grades beneath the form."""
    return {"grades-TOTAL_FORMS": "0", "grades-INITIAL_FORMS": "0"}


def test_what_an_action_refuses_is_shown_at_its_field_with_everything_typed(ben: User) -> None:
    make_source("The Gazette")
    source = make_source("The Post")

    answer = save(
        sit(ben), address(source, "change"), other_names="Gazette", country="Orvessa", why="Known so."
    )

    assert answer.context["adminform"].form.errors["other_names"] == [
        "“Gazette” already is a name of “The Gazette”: merge the two, or take the name from it first"
    ]
    assert answer.context["adminform"].form["country"].value() == "Orvessa"
    assert Source.objects.get(pk=source.pk).country == ""


def test_nothing_is_deleted_from_the_desk(ben: User) -> None:
    source, client = make_source(), sit(ben)

    answer = client.post(address(source, "change").replace("change", "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert Source.objects.filter(pk=source.pk).exists()
