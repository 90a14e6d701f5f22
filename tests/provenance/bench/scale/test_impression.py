"""A newsroom told again is what the program would have made of its articles, row by row."""

from copy import deepcopy
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.test import override_settings

from claims.models import Claim, Contradiction
from provenance.bench.scale import checking, costs, pattern
from provenance.bench.scale.answers import Answers
from provenance.bench.scale.impression import impress
from provenance.bench.scale.pages import asked
from provenance.bench.scale.template import template
from provenance.history.actions import chain
from provenance.history.models import Entry
from provenance.pipeline.line import settled
from sources.models import Article, Shingle, Source, Spelling

UNTIL = datetime(2026, 11, 30, tzinfo=UTC)
ALL_RIGHT = {
    "scores": 0,
    "quotes": 0,
    "fingerprints": 0,
    "names": 0,
    "terms": 0,
    "entries": 0,
    "entries not in the chain": 0,
}

MEASURED = ("claims", "articles, a deep page", "API: a claim")

FORGED = (
    "UPDATE claims_appearance SET quote = reverse(quote) WHERE id = (SELECT max(id) FROM claims_appearance)",
    "UPDATE claims_corroboration SET score = score / 2 WHERE claim_id = (SELECT max(id) FROM claims_claim)",
    "UPDATE sources_capture SET fingerprint = '' WHERE id = (SELECT max(id) FROM sources_capture)",
    "UPDATE history_entry SET after = '{}' WHERE id = (SELECT max(id) FROM history_entry)",
)


def quiet(_: str, __: int, ___: int) -> None:
    """Nobody watches."""


@pytest.mark.django_db(transaction=True)
def test_what_is_told_again_is_what_the_program_makes_and_a_forged_row_is_found() -> None:
    made = pattern.make(size=8, seed=3, until=UNTIL, watch=quiet)
    before = [kind.objects.count() for kind in (Article, Claim, Contradiction, Source, Entry, Shingle)]

    texts = set(Claim.objects.values_list("text", flat=True))

    impress(template(made.made), range(1, 3), quiet)

    after = [kind.objects.count() for kind in (Article, Claim, Contradiction, Source, Entry, Shingle)]
    assert all(before[:2] + before[3:])
    assert after[:-2] == [3 * count for count in before[:-2]]
    assert checking.differing(1_000) == ALL_RIGHT
    assert (chain.seal(), settled()) == (0, True)
    assert len(set(Claim.objects.values_list("text", flat=True))) == 3 * len(texts)
    assert {each.table for each in costs.taken()} >= {"sources_capture", "history_entry"}
    assert (
        not Spelling.objects.values("word", "name").annotate(times=Count("pk")).filter(times__gt=1).exists()
    )
    with own_settings():
        answers = Answers(str(connection.settings_dict["NAME"]))
        asked_for(answers)
        told = answers.answer("line 2")
    assert (told["articles"], told["failed"]) == (2, 0)
    assert Article.objects.filter(unseen=False).count() == 3 * 8 + 2
    assert "testserver" in settings.ALLOWED_HOSTS
    assert settled()
    forge()
    assert {name for name, number in checking.differing(1_000).items() if number} == {
        "scores",
        "quotes",
        "fingerprints",
        "entries",
    }


def own_settings() -> override_settings:
    """What is answered sets its settings for a process of its own: here they are set back for the tests that follow."""
    return override_settings(CACHES=deepcopy(settings.CACHES), STORAGES=deepcopy(settings.STORAGES))


def asked_for(answers: Answers) -> None:
    """Every page that is measured is there; three are measured: one of a list, one deep in it, one of a claim."""
    found = {page.name: answers.clients[page.who].get(answers.place(page)).status_code for page in asked()}
    assert found == dict.fromkeys(found, 200)
    told = [answers.answer(name) for name in MEASURED]
    assert {each["status"] for each in told} == {200}
    assert all(each["work_ms"] > 0 for each in told)


def forge() -> None:
    """One score, one quote, one fingerprint and one entry are not what they were."""
    with connection.cursor() as cursor:
        for table in ("claims_corroboration", "claims_appearance", "sources_capture", "history_entry"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for change in FORGED:
            cursor.execute(change)
        for table in ("claims_corroboration", "claims_appearance", "sources_capture", "history_entry"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
