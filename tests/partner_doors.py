"""The doors by which partners and their keys are looked after."""

from tests.doors import Doors, form, why
from tests.partners import make_key, make_partner
from tests.provenance.webhooks.told import URL, make_endpoint
from tests.racing import Form, Opened


def keeper() -> Opened:
    """Two rotate one key, by the form that holds it."""
    key = make_key().key
    return form(f"/partners/{key.partner.public_id}/", "rotate", ("key", key.public_id), overlap=("1", "2"))


def endpoint() -> Opened:
    """Two have an endpoint told nothing for a while, each for a reason of their own."""
    row = make_endpoint().endpoint
    return form(f"/partners/{row.partner.public_id}/endpoints/{row.public_id}/", "pause")


def endpoints() -> Opened:
    """Two open an endpoint at one address."""
    partner = make_partner()
    where = f"/partners/{partner.public_id}/endpoints/"
    return Form(where, "", ("url", ""), lambda name: {**why(name), "url": URL}).filled_in


PAGES: Doors = {
    "partners": (
        "one partner of a name: the database takes no second",
        lambda: form("/partners/", marked=("contact", ""), name="Harbour Courier"),
    ),
    "partner": ("the versions of the key, and of the partner; a key is replaced once", keeper),
    "partner-endpoints": ("one endpoint of a partner at an address: the database takes no second", endpoints),
    "partner-endpoint": ("the version of the endpoint", endpoint),
}
TOLD = {
    "partners": ("There is a partner of this name already",),
    "partner": ("has been changed meanwhile",),
    "partner-endpoints": ("is told at this address already",),
    "partner-endpoint": ("has been changed meanwhile",),
}
