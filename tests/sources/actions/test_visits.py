"""Asking for an address to be looked at."""

import pytest

from provenance.accounts.models import User
from sources.actions import visits
from sources.errors import Refused
from sources.models import Host, Visit
from sources.vocabulary import VisitReason
from tests.factories import make_feed
from tests.sources.fetching import payloads

pytestmark = pytest.mark.django_db


def test_an_address_is_written_down_and_due_at_once(ben: User) -> None:
    visit = visits.ask(url="https://News.example/a/?b=1&a=2&utm_source=x#top", by=ben)

    assert visit.address == "https://news.example/a?a=2&b=1"
    assert visit.url == "https://news.example/a/?b=1&a=2&utm_source=x"
    assert (visit.host.name, visit.reason, visit.asked_by) == ("news.example", VisitReason.ASKED, ben)
    assert list(Visit.objects.due()) == [visit]


def test_asking_twice_makes_one_visit_and_has_it_looked_at_again(ben: User) -> None:
    visit = visits.ask(url="https://news.example/a")
    Visit.objects.update(due_at=None, tries=3)

    again = visits.ask(url="https://news.example/a/?utm_source=x", by=ben)

    assert again == visit
    assert (again.tries, list(Visit.objects.due())) == (0, [visit])


@pytest.mark.parametrize("url", payloads.written())
def test_an_address_that_is_no_public_sites_is_refused_and_not_kept(url: str) -> None:
    with pytest.raises(Refused) as refused:
        visits.ask(url=url)

    assert refused.value.field == "url"
    assert (Visit.objects.count(), Host.objects.count()) == (0, 0)


def test_what_a_feed_lists_is_looked_at_once_and_keeps_its_own_time_then() -> None:
    feed = make_feed()

    visit, new = visits.announce(url="https://news.example/a", feed=feed)
    assert (new, visit.reason, visit.feed) == (True, VisitReason.ANNOUNCED, feed)

    Visit.objects.update(due_at=None)
    assert visits.announce(url="https://news.example/a", feed=feed) == (visit, False)
    assert list(Visit.objects.due()) == []


def test_of_each_host_only_the_visit_that_waited_longest_is_due() -> None:
    first = visits.ask(url="https://news.example/1")
    visits.ask(url="https://news.example/2")
    other = visits.ask(url="https://other.example/1")

    assert set(Visit.objects.due()) == {first, other}
