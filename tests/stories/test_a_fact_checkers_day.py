"""A fact-checker's day: the list in the morning, a wire that corrects itself, a new origin, and a tick taken back."""

import pytest
from django.test import Client

from claims.vocabulary import ReviewStage
from provenance.accounts.vocabulary import Role
from provenance.news.models import Look
from provenance.pipeline import line
from sources.actions import captures
from tests.factories import make_review
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in
from tests.stories.test_a_wire_corrects_itself import FOUR, TWO, claim, hand, take_in

pytestmark = pytest.mark.django_db(transaction=True)  # what is known and what is new is told by transactions
LIST = "/queue/changes/"
WITNESS = """Four ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel, said Doru Malk, who \
keeps the lower gate and counted them as they were carried ashore."""


def first_row(client: Client) -> str:
    page = plain(shown(client, LIST))
    return page[page.index("ranked by what it could change") : page.index("With the ticked rows")]


def test_a_day() -> None:
    ida, person = sign_in(Role.FACT_CHECKER, "ida")
    other, _ = sign_in(Role.FACT_CHECKER, "otto")
    take_in(*FOUR[:6])
    four = claim(4)
    make_review(four, stage=ReviewStage.SIGNED, written_by=person)

    # In the morning she opens what was on her desk: she knows it now.
    shown(ida, f"/claims/{four.public_id}/")
    assert "Nothing changed since you looked" in plain(shown(ida, LIST))
    before = four.corroboration.score

    # The wire corrects itself; five copies stand as they were.
    take_in(TWO)
    after = claim(4).corroboration.score
    row = first_row(ida)
    assert "Correction at the origin: Tessel Wire took it back" in row
    assert "5 stale copies" in row
    assert f"{before:.2f} → {max(after, 0.01):.2f}" in row
    assert "First because a review you wrote or signed rests on it" in row
    assert "First because a review that is signed or published rests on it" in first_row(other)

    # She ticks it, and a colleague's list stays as it is.
    page = shown(ida, LIST)
    typed = {"claim": four.public_id, "deed": "seen"}
    typed["shown"] = page.partition('name="shown" value="')[2].partition('"')[0]
    ida.post(LIST, typed)
    assert "Correction at the origin" not in plain(shown(ida, LIST))
    assert "Correction at the origin" in first_row(other)

    # A second person saw it: a new independent origin, for her since the tick, for him since ever.
    captures.take(handed=hand("Gate Gazette", WITNESS, 30, 31))
    assert line.drain().failed == 0
    row = first_row(ida)
    assert "New independent origin: Doru Malk" in row
    assert "took it back" not in row
    assert "Correction at the origin" in first_row(other)

    # She was too quick, and takes the tick back: the correction is there again beside the new contradiction.
    at = Look.objects.get(person=person).looked_at.isoformat()
    ida.post(LIST, {"deed": "undo", "done": "seen", "at_once": at})
    row = first_row(ida)
    assert "Correction at the origin: Tessel Wire took it back" in row
    assert "new contradictions, the latest: 4 here, 2 from Ilka Brandt" in row
