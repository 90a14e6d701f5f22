"""What the program makes of some articles does not depend on when each of them came in."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from django.db import transaction

from claims.models import Corroboration
from provenance.embedded.places import PROJECT
from provenance.pipeline import line
from sources.actions import captures
from sources.intake import files
from sources.intake.handed import Handed

pytestmark = pytest.mark.django_db
CORPUS = PROJECT / "demo" / "corpus"
BATCHES = 4


def worked_through(batches: Iterable[Sequence[Handed]]) -> dict[str, Any]:
    """Every claim's corroboration once each batch was taken in and worked through; the database is left as it was."""
    with transaction.atomic():
        for batch in batches:
            for handed in batch:
                captures.take(handed=handed)
            assert line.drain().failed == 0
        rows = Corroboration.objects.filter(claim__merged_into=None)
        weighed = {row.claim.public_id: (row.score, row.ledger, row.moves) for row in rows}
        transaction.set_rollback(True)
    return weighed


def test_every_claim_is_weighed_alike_whether_the_articles_came_at_once_or_one_after_another() -> None:
    articles = [found for found in files.read(CORPUS) if isinstance(found, Handed)]
    shuffled = random.Random(2).sample(articles, len(articles))  # noqa: S311 (an order, not a secret)

    at_once = worked_through([articles])
    bit_by_bit = worked_through([shuffled[start::BATCHES] for start in range(BATCHES)])

    assert bit_by_bit == at_once
