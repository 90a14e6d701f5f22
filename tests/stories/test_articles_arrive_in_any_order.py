"""What the program makes of some articles does not depend on when each of them came in."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from claims.models import Corroboration
from provenance.pipeline import line
from sources.actions import captures
from sources.intake import files
from sources.intake.handed import Handed
from tests.claims.scene import taken_back
from tests.kept import once
from tests.stories.conftest import DEMO, SOURCES, load_sources, work_the_demo_through

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
    articles = [found for found in files.read(DEMO) if isinstance(found, Handed)]
    shuffled = random.Random(2).sample(articles, len(articles))  # noqa: S311 (an order, not a secret)

    load_sources(SOURCES)
    for start in range(BATCHES):
        for handed in shuffled[start::BATCHES]:
            captures.take(handed=handed)
        assert line.drain().failed == 0

    assert len(at_once) > 20
    assert weighed() == at_once
