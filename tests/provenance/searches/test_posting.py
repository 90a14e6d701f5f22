"""Letters about saved searches, through a real mail server on this machine."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Claim
from provenance.accounts.models import User
from provenance.searches import posting, watching
from provenance.searches.actions import finds, letters, saved
from provenance.searches.matching import found
from provenance.searches.models import Find, Letter, SavedSearch
from sources.errors import Refused
from sources.vocabulary import Publication
from tests.factories import make_claim, make_event
from tests.provenance.searches.posted import Sink, sink

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[Sink]:
    with sink() as taken:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", taken.port, False
        settings.EMAIL_FROM, settings.SITE_ADDRESS = (
            "Provenance <desk@newsroom.example>",
            "https://desk.example",
        )
        yield taken


@pytest.fixture
def search(carla: User) -> SavedSearch:
    """Carla, outside the newsroom, is written to about dockers."""
    carla.email = "carla@partner.example"
    carla.save()
    row = saved.keep(owner=carla, name="Dockers", asked={"q": "dockers"}, found=found)
    saved.mail(search=row, version=1, wanted=True)
    return row


def claim(text: str, **fields: Any) -> Claim:
    return make_claim(text, event=make_event(text), **fields)


def again(search: SavedSearch) -> None:
    finds.keep(search=search.pk, found=found)
    letters.write(now=timezone.now())


def past(hours: float) -> None:
    """Let the letters that were written lie some hours back."""
    Letter.objects.update(written_at=timezone.now() - timedelta(hours=hours))


def test_what_is_found_goes_out_once_in_one_letter_with_every_claim_and_where_it_stands(
    server: Sink, search: SavedSearch
) -> None:
    first, second = claim("Nine dockers were injured.\nSo they say."), claim("Twelve dockers left.")
    claim("The port was closed.")
    again(search)

    assert [posting.send(seconds=5), posting.send(seconds=5)] == [1, 0]
    (mail,) = server.letters
    assert (mail["To"], mail["From"]) == ("carla@partner.example", "Provenance <desk@newsroom.example>")
    assert mail["Subject"] == "2 new claims for your searches"
    assert mail["Message-ID"].endswith("@newsroom.example>")
    text = mail.get_content()
    for each in (first, second):
        assert f"https://desk.example/claims/{each.public_id}/" in text
    assert "Dockers: 2 new claims" in text
    assert "Nine dockers were injured. So they say." in text
    assert "port was closed" not in text


def test_a_person_gets_one_letter_an_hour_and_the_next_one_tells_what_came_meanwhile(
    server: Sink, search: SavedSearch
) -> None:
    claim("Nine dockers were injured.")
    again(search)
    claim("Twelve dockers left.")
    again(search)
    assert Letter.objects.count() == 1

    past(hours=1.1)
    again(search)
    assert posting.send(seconds=5) == 2
    assert ["Twelve" in mail.get_content() for mail in server.letters] == [False, True]


def test_a_letter_the_server_will_not_take_is_tried_again_and_given_up_at_last(
    server: Sink, search: SavedSearch
) -> None:
    server.refusing = True
    claim("Nine dockers were injured.")
    again(search)
    waited = []
    for number in range(1, len(letters.PATIENCE) + 2):
        assert posting.send(seconds=5) == 0
        letter = Letter.objects.get()
        assert letter.tries == number
        assert "not now" in letter.fault
        if letter.due_at is not None:
            waited.append(round((letter.due_at - timezone.now()) / timedelta(minutes=1)))
            Letter.objects.update(due_at=timezone.now())
    assert waited == [5, 30, 180, 720, 1440]
    assert letter.due_at is None

    Letter.objects.update(due_at=timezone.now())
    server.refusing = False
    assert posting.send(seconds=5) == 1
    assert len(server.letters) == 1


def test_a_letter_whose_sender_died_is_sent_again_after_a_while_under_the_same_number(
    server: Sink, search: SavedSearch
) -> None:
    claim("Nine dockers were injured.")
    again(search)
    assert letters.take() is not None  # and nobody comes back
    assert posting.send(seconds=5) == 0

    Letter.objects.update(due_at=timezone.now())
    assert posting.send(seconds=5) == 1
    (mail,) = server.letters
    assert f"search-letter-{Letter.objects.get().pk}." in mail["Message-ID"]


def test_a_letter_tells_what_its_owner_may_see_when_it_is_sent(
    server: Sink, search: SavedSearch, carla: User
) -> None:
    hidden, shown = claim("Nine dockers were injured."), claim("Twelve dockers left.")
    again(search)
    Claim.objects.filter(pk=hidden.pk).update(publication=Publication.WITHDRAWN)

    assert posting.send(seconds=5) == 1
    text = server.letters[0].get_content()
    assert shown.public_id in text
    assert hidden.public_id not in text


@pytest.mark.parametrize("change", ["withdrawn", "gone", "stopped"])
def test_of_nothing_its_owner_may_see_nothing_is_sent(
    server: Sink, search: SavedSearch, carla: User, change: str
) -> None:
    one = claim("Nine dockers were injured.")
    again(search)
    if change == "withdrawn":
        Claim.objects.filter(pk=one.pk).update(publication=Publication.WITHDRAWN)
    elif change == "gone":
        User.objects.filter(pk=carla.pk).update(is_active=False)
    else:
        saved.mail(search=search, version=2, wanted=False)

    assert posting.send(seconds=5) == 0
    assert server.letters == []
    assert Letter.objects.get().due_at is None


def test_whoever_joins_the_newsroom_is_told_what_readers_do_not_see_and_whoever_leaves_it_no_more(
    server: Sink, search: SavedSearch, carla: User
) -> None:
    claim("Nine dockers were injured.", publication=Publication.DRAFT)
    again(search)
    assert not Letter.objects.exists()

    User.objects.filter(pk=carla.pk).update(is_staff=True)
    again(search)
    assert Letter.objects.count() == 1
    User.objects.filter(pk=carla.pk).update(is_staff=False)
    assert posting.send(seconds=5) == 0
    assert server.letters == []


def test_without_an_address_or_a_mail_server_nothing_is_promised(search: SavedSearch, carla: User) -> None:
    claim("Nine dockers were injured.")
    again(search)
    assert posting.send(seconds=5) == 0
    assert Letter.objects.get().due_at is not None

    User.objects.filter(pk=carla.pk).update(email="")
    search.refresh_from_db()
    with pytest.raises(Refused, match="no e-mail address"):
        saved.mail(search=search, version=search.version, wanted=True)


def test_what_was_found_before_the_first_letter_was_asked_for_is_in_none(server: Sink, carla: User) -> None:
    carla.email = "carla@partner.example"
    carla.save()
    claim("Nine dockers were injured.")
    row = saved.keep(owner=carla, name="Dockers", asked={"q": "dockers"}, found=found)
    claim("Twelve dockers left.")
    finds.keep(search=row.pk, found=found)
    saved.mail(search=row, version=1, wanted=True)
    letters.write(now=timezone.now())

    assert not Letter.objects.exists()
    assert Find.objects.filter(letter=None).count() == 2


def test_a_worker_looks_writes_and_sends_in_one_go(server: Sink, search: SavedSearch) -> None:
    claim("Nine dockers were injured.")
    SavedSearch.objects.update(checked_at=timezone.now() - timedelta(minutes=2))

    watching.work(seconds=5)

    assert len(server.letters) == 1
