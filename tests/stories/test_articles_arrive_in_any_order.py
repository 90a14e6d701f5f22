"""What the program makes of some articles does not depend on when each of them came in."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from claims.models import Corroboration
from tests.claims.scene import taken_back
from tests.kept import once
from tests.stories.conftest import DEMO, SOURCES, handed_in, load_sources, work_the_demo_through
from tests.stories.test_a_wire_corrects_itself import take_in

pytestmark = pytest.mark.django_db
BATCHES = int(os.environ.get("ARRIVING_BATCHES", "2"))
"""In how many parts the articles arrive, each worked through before the next; four in a longer run."""


def weighed() -> dict[str, Any]:
    """Every claim's corroboration."""
    rows = Corroboration.objects.filter(claim__merged_into=None)
    return {row.claim.public_id: (row.score, row.ledger, row.moves) for row in rows}


def test_every_claim_is_weighed_alike_whether_the_articles_came_at_once_or_one_after_another(
    kept_demo: Path,
) -> None:
    with taken_back():
        once(kept_demo, work_the_demo_through)
        at_once = weighed()
    articles = handed_in(DEMO)
    shuffled = random.Random(2).sample(articles, len(articles))  # noqa: S311 (an order, not a secret)

    load_sources(SOURCES)
    for start in range(BATCHES):
        take_in(*shuffled[start::BATCHES])

    assert len(at_once) > 20
    assert weighed() == at_once
