"""Partner newsrooms are named once, and every fault names the field to mend."""

from typing import Any

import pytest

from provenance.partners.actions import partners
from provenance.partners.models import Partner
from sources.errors import Refused, Taken
from tests.partners import make_keeper, make_partner

pytestmark = pytest.mark.django_db
SOUND = {"name": "Harbour Courier", "contact": "desk@harbour.example", "why": "They have signed."}


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"name": " \n "}, "name", "Name the newsroom"),
        ({"name": "a" * 101}, "name", "Shorten the name to 100"),
        ({"name": "Harbour\u0000Courier"}, "name", "Leave out the control characters"),
        ({"contact": "a" * 201}, "contact", "Shorten whom to tell to 200"),
        ({"why": " "}, "why", "Say why"),
        ({"why": "a" * 501}, "why", "Shorten the reason to 500"),
    ],
)
def test_what_is_wrong_with_a_newsroom_is_refused_at_its_field(
    wrong: dict[str, str], field: str, told: str
) -> None:
    asked: dict[str, Any] = {**SOUND, **wrong}

    with pytest.raises(Refused, match=told) as refused:
        partners.welcome(by=make_keeper(), **asked)

    assert refused.value.field == field
    assert not Partner.objects.exists()


def test_a_newsroom_is_not_called_what_another_is_called_already() -> None:
    one, other = make_partner("Harbour Courier"), make_partner("Valley Post")

    with pytest.raises(Taken):
        partners.change(partner=other, version=1, by=make_keeper(), **{**SOUND, "name": one.name})

    assert Partner.objects.get(pk=other.pk).name == "Valley Post"
