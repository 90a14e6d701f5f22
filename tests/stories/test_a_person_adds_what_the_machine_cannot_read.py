"""A paper in a language nobody taught the machine carries the claim too: a person says so, and its origin counts."""

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from claims.models import Claim, Corroboration
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.models import Article
from tests.factories import make_capture
from tests.reviewing import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
READ = (
    "Four ferrymen drowned at Olmari on 27 February 2026. The quay was shut by noon.",
    "The harbour board of Olmari wrote: four ferrymen drowned at Olmari on 27 February 2026, in a squall.",
)
UNREAD = "Fire fergemenn druknet ved Olmari fredag. Kaia var stengt."
WORDS = "Fire fergemenn druknet ved Olmari"


def test_a_person_adds_what_the_machine_cannot_read_and_it_counts_until_it_is_divided_off_and_back() -> None:
    for text in READ:
        make_capture(text)
    capture = make_capture(UNREAD, language="no")
    Article.objects.update(text_revision=F("text_revision") + 1)
    line.drain()
    claim, before = Claim.objects.get(), Corroboration.objects.get()
    client: Client = sign_in(Role.FACT_CHECKER)[0]
    address = f"/articles/{capture.article.public_id}/quote/"
    said = {"words": WORDS, "claim": claim.public_id, f"version-{claim.public_id}": str(claim.version)}
    form = {
        **said,
        "capture": capture.public_id,
        "stance": "asserts",
        "why": "“Fire” is four.",
        "deed": "add",
    }

    assert "does not stand in these words" in client.post(address, form).content.decode()
    client.post(address, {**form, "inferred": "on"})
    line.drain()

    counted = Corroboration.objects.get()
    assert (counted.origins_for, counted.articles) == (before.origins_for + 1, before.articles + 1)
    assert counted.score > before.score
    row = claim.appearances.get(capture=capture)
    claim.refresh_from_db()
    ticked = {"pick": row.public_id, f"seen-{row.public_id}": row.version, "version": claim.version}
    apart = {"into": "new", "text": "Four ferrymen drowned, a Norwegian paper says.", "low": "4", "high": "4"}
    where = f"/claims/{claim.public_id}/divide/"
    client.post(where, {**ticked, **apart, "why": "Another ferry?", "deed": "save"})
    line.drain()
    assert Corroboration.objects.get(claim=claim).score == before.score
    undo = {"deed": "undo", "division": claim.divisions.get().public_id, "why": "The same ferry."}
    client.post(where, undo)
    line.drain()
    assert Corroboration.objects.get(claim=claim).score == counted.score

    line.drain()
    call_command("verify", "--scores")
