"""The ways from the public pages to the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Contradiction
from sources.models import Source
from tests.factories import make_user
from tests.provenance.pages.reading import page_of, shown

pytestmark = pytest.mark.django_db


def test_somebody_who_may_finds_the_desk_from_claim_and_source(client: Client, four: Claim) -> None:
    client.force_login(make_user(staff=True, is_superuser=True))
    appearance, contradiction = four.appearances.all()[0], Contradiction.objects.all()[0]
    page = shown(client, page_of(four))

    assert f'href="/claims/{four.public_id}/review/"' in page
    assert reverse("admin:claims_claim_change", args=[four.pk]) in page
    assert reverse("admin:claims_appearance_change", args=[appearance.pk]) in page
    assert reverse("admin:claims_contradiction_change", args=[contradiction.pk]) in page
    source = Source.objects.all()[0]
    graded = f"{reverse('admin:sources_grade_add')}?source={source.pk}"
    assert graded in shown(client, f"/sources/{source.public_id}/")


@pytest.mark.parametrize("staff", [True, False], ids=["staff without rights", "a reader"])
def test_nobody_is_led_where_they_may_not_go(client: Client, four: Claim, staff: bool) -> None:
    client.force_login(make_user(staff=staff))

    assert "/admin/claims/" not in shown(client, page_of(four))
