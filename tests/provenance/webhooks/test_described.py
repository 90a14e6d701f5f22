"""What endpoints are sent is described under the very names it is sent by."""

from itertools import product

from provenance.partners import reference
from provenance.telling.models import Fate
from provenance.webhooks.rules.message import FOUND, KINDS, SINGULAR, Message, MessageAboutTold, kind


def test_every_message_is_described_by_the_name_it_is_sent_under_and_no_other_is() -> None:
    sent = {kind(resource, fate.value) for resource, fate in product(SINGULAR, Fate)} | {FOUND}

    described = reference.description()
    assert described["webhooks"].keys() == sent == set(KINDS)
    assert set(described["components"]["schemas"]["Message"]["properties"]["type"]["enum"]) == sent


def test_the_body_is_described_with_its_envelope() -> None:
    schemas = reference.description()["components"]["schemas"]

    assert schemas["Message"]["required"] == list(Message.__annotations__)
    assert schemas["MessageAbout"]["required"] == list(MessageAboutTold.__annotations__)


def test_each_leads_to_a_description_that_names_it() -> None:
    described = reference.description()

    for name, item in described["webhooks"].items():
        told = described["components"]["pathItems"][item["$ref"].rsplit("/", 1)[-1]]["post"]
        assert name in told["description"]
