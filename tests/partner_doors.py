"""The doors by which partners and their keys are looked after."""

from tests.doors import Doors, form
from tests.partners import make_key
from tests.racing import Opened


def keeper() -> Opened:
    """Two rotate one key, by the form that holds it."""
    key = make_key().key
    return form(f"/partners/{key.partner.public_id}/", "rotate", ("key", key.public_id), overlap=("1", "2"))


PAGES: Doors = {
    "partners": (
        "one partner of a name: the database takes no second",
        lambda: form("/partners/", marked=("contact", ""), name="Harbour Courier"),
    ),
    "partner": ("the versions of the key, and of the partner; a key is replaced once", keeper),
}
TOLD = {
    "partners": ("There is a partner of this name already",),
    "partner": ("has been changed meanwhile",),
}
