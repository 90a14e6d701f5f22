"""One bit that has turned over in any of many stored pages and texts is found by the check, and its row is named."""

import os
import random
import time
from collections.abc import Callable

import pytest
from django.db import connection

from provenance.history.checks import Fault
from provenance.history.checks.evidence import pages, texts
from sources.models import Capture
from sources.vocabulary import SourceKind
from tests.claims import printing
from tests.factories import NOON
from tests.provenance.history.tampering import sql, tampering

pytestmark = pytest.mark.django_db(transaction=True)
SEED = 20261003
STORED = int(os.environ.get("STORED_CAPTURES", "200"))
TURNED = int(os.environ.get("TURNED_BITS", "6"))
"""Half of them in pages as they came, half in texts as they were read."""
AT_ONCE = 5_000
SECONDS = 120
"""Within which a hundred thousand are looked through."""


def store(size: int, chance: random.Random) -> None:
    """So many captures with their pages, each of some two thousand signs that no other has."""
    (outlet,) = printing.sources([SourceKind.OUTLET])
    for first in range(0, size, AT_ONCE):
        some = printing.articles([(outlet, NOON)] * min(AT_ONCE, size - first))
        printing.captures(
            (f"{article.url} said so. {chance.randbytes(1_000).hex()}", article) for article in some
        )


def seen() -> list[Fault]:
    """What a look at all pages and texts finds."""
    return [*pages(lambda *_: None), *texts(lambda *_: None)]


def turn_one_in_a_page(capture: Capture, chance: random.Random) -> str:
    bit = chance.randrange(8 * len(capture.text.encode()))
    sql(
        "UPDATE sources_rawpage SET content = set_bit(content, %s, 1 - get_bit(content, %s)) WHERE sha256 = %s",
        bit,
        bit,
        capture.raw_id,
    )
    return f"sources_rawpage {capture.raw_id}"


def turn_one_in_a_text(capture: Capture, chance: random.Random) -> str:
    place = chance.randrange(len(capture.text))
    other = chr(ord(capture.text[place]) ^ 1)
    turned = "UPDATE sources_capture SET text = overlay(text placing %s from %s for 1) WHERE id = %s"
    sql(turned, other, place + 1, capture.pk)
    return f"sources_capture {capture.pk}"


def test_a_bit_that_has_turned_over_anywhere_is_found_and_its_row_is_named(
    proved: Callable[..., None],
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (bits, no secrets)
    print(f"seed {SEED}")
    store(STORED, chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_capture, sources_rawpage")
    began = time.monotonic()
    assert seen() == []
    took = time.monotonic() - began
    keys = list(Capture.objects.order_by("pk").values_list("pk", flat=True))

    found = 0
    for number, key in enumerate(chance.sample(keys, TURNED)):
        turn = (turn_one_in_a_page, turn_one_in_a_text)[number % 2]
        with tampering():
            row = turn(Capture.objects.get(pk=key), chance)
            (fault,) = seen()
            assert str(fault).startswith(row), fault
            found += 1

    assert STORED < 100_000 or took <= SECONDS
    proved(
        "T19",
        size=f"{STORED:,} captures with their pages, each bit turned alone, seed {SEED}",
        figure=f"{found} of {TURNED} found, each row named; all looked through in {took:.1f} s",
    )
