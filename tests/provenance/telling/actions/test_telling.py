"""What everybody may see is told once, in order, and nothing of what is hidden is told at all."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from claims.models import Claim, Corroboration
from provenance.accounts.models import User
from provenance.history.models import Change
from provenance.partners.changes import Forgotten, Somewhere, beginning, latest, place, stretch
from provenance.telling.actions.telling import forget, retell, tell
from provenance.telling.models import Fate, Teller, Telling, Untold
from sources.api.audience import Audience
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_source,
)
from tests.provenance.partners.settling import settle, wait

pytestmark = pytest.mark.django_db(transaction=True)


def everybody() -> Audience:
    return Audience(None, timezone.now())


def end() -> Somewhere:
    settle()
    return latest(everybody())


def told(behind: Somewhere) -> dict[tuple[str, str], str]:
    settle()
    found = stretch(behind, 1_000, everybody())
    return {(each["resource"], each["id"]): str(each["action"]) for each in found.told}


def test_a_score_that_moves_tells_its_claim_and_one_worked_out_again_tells_nothing() -> None:
    claim = make_claim()
    make_corroboration(claim, score=0.5)
    place = end()

    Corroboration.objects.filter(claim=claim).update(scored_at=timezone.now())
    assert told(place) == {}
    Corroboration.objects.filter(claim=claim).update(score=0.6)

    assert told(place) == {("claims", claim.public_id): "updated"}


def test_a_contradiction_dismissed_and_one_no_more_are_told() -> None:
    kept, gone = (make_contradiction(make_appearance(), make_appearance()) for _ in range(2))
    place = end()

    type(kept).objects.filter(pk=kept.pk).update(reason="They speak of two days.")
    gone.delete()

    fates = told(place)
    assert fates["contradictions", kept.public_id] == "updated"
    assert fates["contradictions", gone.public_id] == "deleted"


def test_what_names_a_row_is_told_with_it() -> None:
    """A claim renamed reads otherwise wherever it is named; so does an outlet, in all its articles."""
    outlet = make_source()
    said, other = make_appearance(), make_appearance()
    pair = make_contradiction(said, other)
    article = said.capture.article
    Article.objects.filter(pk=article.pk).update(source=outlet)
    place = end()

    Claim.objects.filter(pk=said.claim_id).update(text="Five were killed.")
    named = told(place)
    place = end()
    type(outlet).objects.filter(pk=outlet.pk).update(name="The Evening Post")
    renamed = told(place)

    quote, both = ("appearances", said.public_id), ("contradictions", pair.public_id)
    assert {("claims", said.claim.public_id), quote, both} <= named.keys()
    assert ("appearances", other.public_id) not in named
    assert {("sources", outlet.public_id), ("articles", article.public_id), quote, both} <= renamed.keys()
    assert ("claims", said.claim.public_id) not in renamed


def test_nothing_of_what_was_hidden_is_told_however_often_it_changed() -> None:
    """Neither that it changed nor when, nor that it was merged, nor that it went; no place moves."""
    event, kept = make_event(), make_claim()
    place = end()
    hidden = make_claim(event=event, publication=Publication.DRAFT)
    merged = make_claim(event=event, publication=Publication.DRAFT)
    for number in range(5):
        Claim.objects.filter(pk=hidden.pk).update(text=f"Number {number}.")
    Claim.objects.filter(pk=merged.pk).update(merged_into=kept)
    told(place)
    Claim.objects.filter(pk=merged.pk).update(publication=Publication.WITHDRAWN)

    assert told(place).keys() <= {("events", event.public_id)}
    assert not Telling.objects.filter(public_id__in=[hidden.public_id, merged.public_id]).exists()

    place = end()
    Claim.objects.filter(pk=hidden.pk).update(publication=Publication.PUBLISHED)
    assert told(place)["claims", hidden.public_id] == "created"
    assert Telling.objects.filter(public_id=hidden.public_id).count() == 1


def test_what_goes_and_comes_back_is_told_each_time() -> None:
    claim = make_claim()
    place = end()

    Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)
    assert told(place)["claims", claim.public_id] == "withdrawn"
    hidden = end()
    Claim.objects.filter(pk=claim.pk).update(text="In the dark.")
    assert told(hidden) == {}
    Claim.objects.filter(pk=claim.pk).update(publication=Publication.PUBLISHED)

    assert told(hidden)["claims", claim.public_id] == "created"


def test_an_embargo_on_what_was_out_takes_it_from_whoever_holds_it() -> None:
    claim = make_claim()
    place = end()

    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))

    assert told(place)["claims", claim.public_id] == "withdrawn"


def test_what_has_just_been_hidden_is_told_as_gone_before_the_teller_has_come_to_it() -> None:
    claim = make_claim()
    place = end()
    Claim.objects.filter(pk=claim.pk).update(text="Once more.")
    settle()
    Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)

    (change,) = [
        each for each in stretch(place, 10, everybody(), rows=True).told if each["resource"] == "claims"
    ]

    assert (change["action"], change["row"]) == (Fate.WITHDRAWN, None)


def test_two_tellers_at_once_give_every_place_once() -> None:
    for _ in range(30):
        make_claim()
    wait()

    def work() -> None:
        tell()
        connection.close()

    tellers = [threading.Thread(target=work) for _ in range(4)]
    for each in tellers:
        each.start()
    for each in tellers:
        each.join()
    tell()

    places = list(Telling.objects.values_list("place", flat=True))
    assert places == list(range(1, len(places) + 1))
    assert Teller.objects.get().place == len(places)
    assert not Untold.objects.exists()


def test_a_teller_that_is_stopped_half_way_loses_nothing() -> None:
    claim = make_claim()
    wait()

    with transaction.atomic():
        tell(seconds=0)
        transaction.set_rollback(True)
    assert not Teller.objects.filter(seen_xid__gt=0).exists()
    tell(seconds=0)
    assert Untold.objects.exists()
    tell()

    assert Telling.objects.filter(public_id=claim.public_id).exists()


def test_a_change_is_not_told_before_all_that_may_come_in_before_it() -> None:
    """What commits late stands before what committed early, and is waited for."""
    early = threading.Event()
    late: list[str] = []

    def slow() -> None:
        with transaction.atomic():
            late.append(make_article(source=make_source()).public_id)
            early.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    while not late:
        time.sleep(0.01)
    quick = make_article(source=make_source()).public_id
    tell()
    assert not Telling.objects.filter(public_id=quick).exists()
    early.set()
    thread.join()
    settle()

    assert Telling.objects.filter(public_id__in=[quick, *late]).count() == 2


def test_what_is_told_by_the_words_of_a_person_is_found_at_night(ana: User) -> None:
    """A signature is no row of the API's: whoever changes their name signs otherwise from then on."""
    source = make_source()
    source.grades.create(reliability="C", graded_by=ana, graded_at=timezone.now(), reason="They correct.")
    place = end()
    User.objects.filter(pk=ana.pk).update(first_name="Ana", last_name="Vega")
    assert told(place) == {}

    retell()

    assert told(place) == {("sources", source.public_id): "updated"}


def test_a_place_older_than_what_is_remembered_says_where_to_begin_anew() -> None:
    claim, other = make_claim(), make_claim()
    old = end()
    Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)
    held = end()
    start = beginning(everybody())
    later = timezone.now() + timedelta(days=91)
    assert forget(now=later, days=100) == 0
    assert forget(now=later, days=90) == 1

    with pytest.raises(Forgotten) as caught:
        place(old.token(), everybody())
    assert (caught.value.status_code, caught.value.field) == (410, "after")
    assert "begin anew" in str(caught.value.detail)
    for token in (held.token(), start.token()):
        assert place(token, everybody()).token() == token
    assert ("claims", other.public_id) in told(start)
    assert ("claims", claim.public_id) not in told(start)


def test_ten_thousand_rows_of_one_moment_are_read_page_by_page_each_once() -> None:
    moment = timezone.now()
    Telling.objects.bulk_create(
        Telling(place=n, first=n, resource="claims", public_id=f"{n:012}", at=moment, digest=b"x")
        for n in range(1, 10_001)
    )
    Teller.objects.update_or_create(pk=1, defaults={"place": 10_000})
    seen, behind, more = 0, beginning(everybody()), True
    ends = set()
    while more:
        found = stretch(behind, 1_000, everybody())
        behind, more, seen = found.end, found.more, seen + 1
        ends.add(behind.token())

    assert (seen, len(ends), behind.token()) == (10, 10, stretch(behind, 5, everybody()).end.token())
    rows = list(Telling.objects.after(0, 0)[:10_000].values_list("public_id", flat=True))
    assert len(set(rows)) == 10_000


def test_asking_for_what_is_new_costs_few_queries_however_much_there_is(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    place = end()
    make_appearance()
    settle()
    with django_assert_num_queries(7):  # type: ignore[operator]  # told, and once for each resource in the stretch
        stretch(place, 50, everybody())
    place = latest(everybody())
    with django_assert_num_queries(1):  # type: ignore[operator]
        stretch(place, 50, everybody())


def test_the_history_is_looked_at_a_stretch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction is looked at whole, however much it wrote; what one stretch leaves, the next takes up."""
    monkeypatch.setattr("provenance.telling.actions.telling.STRETCH", 3)
    monkeypatch.setattr("provenance.telling.actions.telling.AT_ONCE", 2)
    with transaction.atomic():
        many = {make_claim().public_id for _ in range(5)}
    few = {make_claim().public_id for _ in range(2)}

    settle()

    assert many | few <= set(Telling.objects.values_list("public_id", flat=True))
    assert Teller.objects.get().seen_xid > Change.objects.latest("xid").xid
