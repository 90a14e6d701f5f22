"""An address whose name leads into a house is refused when it is given; one that nobody knows yet is not."""

from collections.abc import Sequence

import pytest
from django.test import Client as Browser

from provenance.webhooks import leading
from provenance.webhooks.actions import endpoints
from provenance.webhooks.models import Endpoint
from sources.errors import Refused
from sources.fetching import asking
from sources.fetching.client import Client
from sources.fetching.opening import Opener
from tests.desk import sit
from tests.factories import make_user
from tests.partners import make_partner
from tests.provenance.webhooks.told import URL, make_endpoint


def leads(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Have every name lead to these addresses; nobody knows a name that leads to none."""

    def resolve(host: str, port: int) -> Sequence[str]:
        if not addresses:
            raise OSError("no such name")
        return addresses

    found = Client(agent="Told", opener=Opener(resolve=resolve))
    monkeypatch.setattr(asking, "client", lambda: found)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.4.0.9", "172.16.1.1", "192.168.0.7", "169.254.169.254", "::1", "fe80::1", "fd00::7",
     "::ffff:10.0.0.1", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_a_name_that_leads_to_a_closed_address_is_refused_beside_an_open_one_too(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    leads(monkeypatch, "93.184.215.14", address)

    with pytest.raises(Refused, match="point it at a public address") as refused:
        leading.hold_public(endpoints.address(URL))

    assert refused.value.field == "url"


@pytest.mark.parametrize("addresses", [("93.184.215.14",), ()], ids=["open", "nobody knows it"])
def test_one_that_leads_elsewhere_or_nowhere_yet_is_let_pass(
    monkeypatch: pytest.MonkeyPatch, addresses: Sequence[str]
) -> None:
    leads(monkeypatch, *addresses)

    leading.hold_public(endpoints.address(URL))


@pytest.mark.django_db
def test_at_both_doors_it_is_refused_and_nothing_is_kept_or_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, partner = sit(make_user("olga", staff=True, is_superuser=True)), make_partner()
    held = make_endpoint(partner).endpoint
    leads(monkeypatch, "10.4.0.9")
    listed = f"/partners/{partner.public_id}/endpoints/"
    typed = {"url": f"{URL}/closed", "why": "They asked."}

    new = desk.post(listed, typed)
    moved = desk.post(f"{listed}{held.public_id}/", {**typed, "deed": "change", "version": held.version})

    assert [refusal(each) for each in (new, moved)] == [400, 400]
    assert list(Endpoint.objects.values_list("url", flat=True)) == [URL]


def refusal(page: Browser) -> int:
    """The number of a page that says that the name leads into a closed network."""
    assert "leads into a closed network" in page.content.decode()  # type: ignore[attr-defined]
    return page.status_code  # type: ignore[attr-defined,no-any-return]
