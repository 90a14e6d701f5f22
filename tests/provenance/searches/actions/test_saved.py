"""Keeping searches: names, secrets, what was seen, and two who do it at once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections, transaction
from django.utils import timezone

from claims.models import Claim
from provenance.accounts.models import User
from provenance.searches.actions import finds, saved
from provenance.searches.matching import found
from provenance.searches.models import Find, SavedSearch
from sources.errors import Refused, Stale
from sources.vocabulary import Publication
from tests.factories import make_claim, make_corroboration, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db
ASKED = {"q": "dockers"}


def claim(text: str, **fields: Any) -> Claim:
    return make_claim(text, event=make_event(text), **fields)


def keep(owner: User, name: str = "Dockers", asked: dict[str, str] = ASKED) -> SavedSearch:
    return saved.keep(owner=owner, name=name, asked=asked, found=found)


def look(search: SavedSearch) -> list[str]:
    """The sentences a look finds that none found before."""
    last = max(Find.objects.values_list("pk", flat=True), default=0)
    finds.keep(search=search.pk, found=found)
    return list(Find.objects.filter(pk__gt=last).order_by("pk").values_list("claim__text", flat=True))


def test_only_what_it_finds_after_it_was_kept_is_new_and_each_claim_once(carla: User) -> None:
    claim("Nine dockers were injured.")
    search = keep(carla)
    assert list(search.finds.values_list("known", flat=True)) == [True]

    claim("The port was closed.")
    claim("Twelve dockers left.")
    assert look(search) == ["Twelve dockers left."]
    assert look(search) == []


def test_a_claim_is_found_when_it_begins_to_fit_comes_out_of_hiding_or_out_of_its_embargo(
    carla: User,
) -> None:
    asked = {"q": "dockers", "contested": "yes"}
    old = claim("Nine dockers were injured.")
    make_corroboration(old)
    hidden = claim("Twelve dockers left.", publication=Publication.DRAFT)
    make_corroboration(hidden, contradictions=1)
    later = timezone.now() + timedelta(hours=1)
    held = claim("Ten dockers came.", embargo_until=later)
    make_corroboration(held, contradictions=1)
    search = keep(carla, asked=asked)
    assert look(search) == []

    type(old.corroboration).objects.filter(claim=old).update(contradictions=1)
    Claim.objects.filter(pk=hidden.pk).update(publication=Publication.PUBLISHED)
    Claim.objects.filter(pk=held.pk).update(embargo_until=timezone.now())
    assert set(look(search)) == {"Nine dockers were injured.", "Twelve dockers left.", "Ten dockers came."}


def test_a_misspelt_search_finds_what_was_meant(carla: User) -> None:
    search = keep(carla, asked={"q": "dokcers"})
    claim("Nine dockers were injured.")
    assert look(search) == ["Nine dockers were injured."]


def test_somebody_who_may_not_sign_in_any_longer_finds_nothing(carla: User) -> None:
    search = keep(carla)
    User.objects.filter(pk=carla.pk).update(is_active=False)
    claim("Nine dockers were injured.")
    assert look(search) == []


@pytest.mark.parametrize(
    ("name", "told"), [("  ", "Give it a name"), ("x" * 101, "Shorten"), (" Dockers ", "already")]
)
def test_a_name_is_needed_short_and_ones_own(carla: User, name: str, told: str) -> None:
    keep(carla)
    with pytest.raises(Refused, match=told):
        keep(carla, name)
    keep(make_user("other"))


def test_nobody_keeps_more_than_so_many(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST", 1)
    keep(carla)
    with pytest.raises(Refused, match="the most there may be"):
        keep(carla, "Cranes")


def test_a_feeds_secret_is_kept_nowhere_and_a_new_one_ends_the_old(carla: User) -> None:
    search = keep(carla)
    first = saved.open_feed(search=search, version=1)
    assert len(first) > 40
    row = SavedSearch.objects.get()
    assert row.token_hash == saved.hashed(first) != first
    second = saved.open_feed(search=row, version=2)
    assert SavedSearch.objects.get().token_hash == saved.hashed(second) != saved.hashed(first)
    saved.close_feed(search=row, version=3)
    assert SavedSearch.objects.get().token_hash == ""


def test_who_changes_what_is_no_more_as_they_saw_it_is_told_so(carla: User) -> None:
    search = keep(carla)
    saved.open_feed(search=search, version=1)
    for change in (
        lambda: saved.open_feed(search=search, version=1),
        lambda: saved.close_feed(search=search, version=1),
        lambda: saved.let_go(search=search, version=1),
    ):
        with pytest.raises(Stale):
            change()
    saved.let_go(search=search, version=2)
    assert not SavedSearch.objects.exists()


def test_a_look_only_ever_leads_further_and_never_beyond_what_was_found(carla: User) -> None:
    search = keep(carla)
    claim("Nine dockers were injured."), claim("Twelve dockers left.")
    look(search)
    one, two = Find.objects.order_by("pk").values_list("pk", flat=True)
    for upto, expected in ((one, one), (two, two), (one, two), (two + 99, two), (0, two)):
        saved.seen(search=search, upto=upto)
        assert SavedSearch.objects.get().looked_at == expected


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_commits_after_later_ones_were_found_is_found_and_two_looks_find_nothing_twice() -> None:
    search = keep(make_user("carla"))
    measure = make_measure()
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                make_claim("Nine dockers were injured.", measure=measure)
                begun.set()
                go_on.wait(10)
        finally:
            connections["default"].close()

    writer = threading.Thread(target=slow)
    writer.start()
    begun.wait(10)
    make_claim("Twelve dockers left.", measure=measure)
    assert look(search) == ["Twelve dockers left."]
    go_on.set()
    writer.join()

    def at_once() -> None:
        finds.keep(search=search.pk, found=found)
        connections["default"].close()

    both = [threading.Thread(target=at_once) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert list(search.finds.order_by("pk").values_list("claim__text", flat=True)) == [
        "Twelve dockers left.",
        "Nine dockers were injured.",
    ]
