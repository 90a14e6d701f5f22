"""The examples of the description are of the form in which the demo's newsroom answers today."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from provenance.management import demonstrated
from provenance.partners.examples import Example, examples
from provenance.partners.examples.gathering import gathered
from provenance.partners.examples.shortening import NAMED

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.slow]


def form(told: Any) -> Any:
    """The fields of an answer at every depth, without what they hold; what may be missing tells nothing."""
    if isinstance(told, dict):
        return {name: form(each) for name, each in told.items() if NAMED not in name}
    return [form(each) for each in told[:1]] if isinstance(told, list) else None


def alike(one: Any, other: Any) -> bool:
    """Whether two forms have the same fields wherever both have any."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return not (one and other) or alike(one[0], other[0])
    return one is None or other is None


def key(each: Example) -> tuple[Any, ...]:
    return each.name, each.asked.partition(" ")[0], each.number, each.media


def test_every_example_has_the_fields_of_what_is_answered_today(
    newsroom: str, settings: Any, tmp_path: Path
) -> None:
    settings.DUMPS, settings.ALLOWED_HOSTS, since = tmp_path, ["testserver", "localhost"], timezone.now()
    cast = demonstrated.engage()
    demonstrated.review(cast)

    found = gathered(cast.asker, demonstrated.scene(cast.asker), since, demonstrated.names(cast))

    assert found.keys() == examples().keys()
    for operation, rows in found.items():
        assert [key(each) for each in rows] == [key(each) for each in examples()[operation]]
        for now, kept in zip(rows, examples()[operation], strict=True):
            assert alike(form(now.answer), form(kept.answer)), f"{operation}: run make examples"
            assert now.sent == kept.sent or form(now.sent) == form(kept.sent)
            assert (now.number, now.media) == (kept.number, kept.media)
