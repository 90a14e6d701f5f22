"""In any newsroom, what the database finds hidden, veiled and shaded is what plain reading finds."""

import random

import pytest

from sources.models import Article, veil
from tests.factories import NOON
from tests.sources.newsrooms import made_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(8))
def test_in_any_newsroom_what_is_kept_from_readers_is_what_plain_reading_finds(seed: int) -> None:
    newsroom = made_up(random.Random(seed))  # noqa: S311 (always the same)

    def found(question: str) -> set[int]:
        kept = Article.objects.filter(pk__in=veil.keys(question, None, NOON))
        return set(kept.values_list("pk", flat=True))

    assert found("sources_veiled") == newsroom.veiled
    assert found("sources_out_of_sight") == newsroom.out_of_sight
    assert found("sources_shaded") == newsroom.shaded
