"""The page of a claim as it stood at an earlier moment: its words, quotes, score and contradictions of then."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction, Corroboration
from provenance.accounts.models import User
from provenance.pages.course import course
from sources.vocabulary import Publication
from tests.provenance.pages.reading import page_of, plain, shown
from tests.provenance.partners.test_past import moment

pytestmark = pytest.mark.django_db(transaction=True)


def at(claim: Claim, then: str, **more: str) -> str:
    return f"{page_of(claim)}?{urlencode({'as_of': then, **more})}"


def body(page: str) -> str:
    """What the page tells of the claim, without the banner, the course and the address it was asked at."""
    main = page.partition('<dl class="scope">')[2].partition('id="course"')[0]
    return plain(main)


def test_a_claim_reads_as_it_did_with_a_banner_and_a_way_back(client: Client, four: Claim) -> None:
    before, then = shown(client, page_of(four)), moment()
    Claim.objects.filter(pk=four.pk).update(text="Reworded.")
    Corroboration.objects.filter(claim=four).update(score=0.99, ledger=[], moves=[])
    Contradiction.objects.all().delete()
    Appearance.objects.filter(claim=four).delete()

    page = shown(client, at(four, then))

    assert body(page) == body(before)
    assert "Four people were killed." in page
    assert "Reworded." not in page
    assert "As it stood on" in page
    assert f'<a href="{page_of(four)}">Back to the claim as it stands now</a>' in page


def test_what_has_been_has_no_forms_and_is_not_judged(client: Client, four: Claim, ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(is_superuser=True)
    client.force_login(ana)
    assert "/admin/claims/" in shown(client, page_of(four))

    page = shown(client, at(four, moment())).partition("<main")[2].partition("</main")[0]

    assert "/admin/" not in page
    assert "<form" not in page
    assert "<button" not in page


def test_addresses_on_the_page_stay_in_the_past(client: Client, four: Claim) -> None:
    then = moment()
    carried = urlencode({"as_of": then}).replace("+00%3A00", "").split("%2B")[0]

    assert f"/api/v1/claims/{four.public_id}/?{carried}" in shown(client, at(four, then))
    assert f'href="{page_of(four)}?{carried}' in shown(client, at(four, then, stance="repeats"))


def test_before_a_claim_was_known_the_page_says_since_when_it_is(client: Client, four: Claim) -> None:
    answer = client.get(at(four, "1999-12-31"))

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "<h1>The claim was not known yet</h1>" in page
    assert "first read on" in page
    assert "lost a letter" not in page


def test_a_moment_before_a_claim_was_known_leads_to_the_first_there_is(client: Client, four: Claim) -> None:
    with time_machine.travel(timezone.now() + timedelta(seconds=2)):
        page = client.get(at(four, "1999-12-31")).content.decode()
        (first,) = re.findall(r'href="(\?as_of=[^"]+)"', page)

        assert "Four people were killed." in shown(client, f"{page_of(four)}{first}")


@pytest.mark.parametrize("written", ["soon", "2999-01-01", "2026-02-03T10:00:00"])
def test_a_moment_nobody_can_mean_is_refused_by_name(client: Client, four: Claim, written: str) -> None:
    answer = client.get(at(four, written))

    assert answer.status_code == 400
    assert "as_of" in answer.content.decode()
    assert "2026-03-01T12:00:00Z" in answer.content.decode()
    assert "..</p>" not in answer.content.decode()


def test_a_claim_taken_down_since_is_unseen_at_every_past_moment(client: Client, four: Claim) -> None:
    then = moment()
    Claim.objects.filter(pk=four.pk).update(publication=Publication.WITHDRAWN)

    assert client.get(at(four, then)).status_code == 404


def test_an_article_taken_down_since_is_left_out_of_what_was(client: Client, four: Claim) -> None:
    then = moment()
    row = Appearance.objects.filter(claim=four).select_related("capture__article__source").first()
    assert row is not None
    article = row.capture.article
    assert str(article.source) in shown(client, at(four, then))
    article.publication = Publication.WITHDRAWN
    article.save()

    assert f"/articles/{article.public_id}/" not in shown(client, at(four, then))


def test_a_claim_merged_then_leads_to_what_it_had_become_then(client: Client, four: Claim) -> None:
    two = Claim.objects.exclude(pk=four.pk).get()
    apart = moment()
    Claim.objects.filter(pk=two.pk).update(merged_into=four)
    merged = moment()

    assert client.get(at(two, apart)).status_code == 200
    onward = client.get(at(two, merged))
    assert onward.status_code == 302
    assert onward["Location"].startswith(f"{page_of(four)}?merged={two.public_id}&as_of=")


def test_the_address_of_a_step_shows_the_score_it_led_to(client: Client, four: Claim) -> None:
    corroboration.refresh(claim_id=four.pk)
    with transaction.atomic():
        Corroboration.objects.filter(claim=four).update(score=0.77)
        Claim.objects.filter(pk=four.pk).update(text="Reworded in the same breath.")

    steps = course(Corroboration.objects.get(claim=four), until=None, inside=False).steps

    page = shown(client, f"{page_of(four)}?{urlencode({'as_of': steps[-1].moment})}")
    assert "Corroboration 0.77" in page
    assert "Reworded in the same breath." in page
    assert f'id="step-{steps[-1].anchor}"' in page


def test_arithmetic_that_was_not_kept_is_said_to_be_missing(client: Client, four: Claim) -> None:
    Corroboration.objects.filter(claim=four).update(ledger=[], moves=[])

    page = shown(client, at(four, moment()))

    assert "was not kept at that time" in page
    assert "Sum, read on" not in page
