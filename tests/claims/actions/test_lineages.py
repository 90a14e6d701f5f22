"""Which of several roots stands for all: the one surely out first, whatever the others say of their own date."""

from datetime import timedelta

import pytest

from claims.actions.lineages import root_keys
from sources.models import Article
from tests.factories import NOON, make_article, make_capture, make_derivation

pytestmark = pytest.mark.django_db


def out(days: int, seen: int) -> Article:
    """Published some days after the first noon, by its own word, and seen some days after it."""
    article = make_article(published_at=NOON + timedelta(days=days))
    make_capture(f"Told by {article.title}.", article=article, retrieved_at=NOON + timedelta(days=seen))
    return article


@pytest.mark.parametrize(
    ("others", "stands"),
    [
        pytest.param((-1, -1), 1, id="out before it, and seen then"),
        pytest.param((-1, 9), 0, id="dated back, and seen nine days later"),
        pytest.param((1, 1), 0, id="out after it"),
    ],
)
def test_a_date_far_before_the_first_sighting_puts_no_root_before_another(
    others: tuple[int, int], stands: int
) -> None:
    copy, roots = make_article(), (out(0, 0), out(*others))
    for root in roots:
        make_derivation(copy, root)

    assert root_keys(articles=[copy]) == {copy.pk: roots[stands].public_id}
