"""Ratings that are plainly a yes or a no settle their claims from the start."""

from importlib import import_module

import pytest
from django.apps import apps

from claims.models import Rating
from tests.factories import make_rating

pytestmark = pytest.mark.django_db
migration = import_module("claims.migrations.0018_ratings_that_settle")


@pytest.mark.parametrize(
    ("name", "settles"),
    [("True", "yes"), ("FALSO", "no"), ("Partly true", "open"), ("Refuted", "no"), ("Unproven", "open")],
)
def test_only_a_whole_plain_word_settles(name: str, settles: str) -> None:
    make_rating(name, negative=True)  # what settles as wrong is negative since

    migration.settle(apps, None)

    assert Rating.objects.get().settles == settles


def test_what_a_curator_has_said_stays() -> None:
    make_rating("True", settles="no")

    migration.settle(apps, None)

    assert Rating.objects.get().settles == "no"
