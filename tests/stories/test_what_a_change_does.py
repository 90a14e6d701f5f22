"""What each kind of change does to quotes, queue and score: nothing is inherited but what stays word for word."""

from dataclasses import dataclass

import pytest

from claims.actions import judgements
from claims.models import Appearance
from provenance.accounts.models import User
from sources.models import Alteration, Capture
from sources.vocabulary import AlterationKind, Judgement
from tests.stories.test_a_wire_corrects_itself import (
    BODY,
    NOTICE,
    claim,
    copy,
    hand,
    stale_rows,
    take_in,
)

pytestmark = pytest.mark.django_db

FOUR = BODY.format(number="Four")


@dataclass(frozen=True)
class Change:
    """A new text of the wire's page, and what is expected to come of it.

    ``stays`` tells that the quote stands on, with the judgement a person gave it; ``waits`` that what is said now waits
    for a person; ``counts`` that the wire still stands behind the claim.
    """

    kind: AlterationKind
    text: str
    stays: bool
    waits: bool
    counts: bool


CHANGES = [
    Change(
        AlterationKind.COSMETIC, FOUR.replace("quay said that", "Quay said, that"), stays=True, waits=False, counts=True
    ),
    Change(
        AlterationKind.WORDING, FOUR.replace("Crews worked", "Crews laboured"), stays=True, waits=False, counts=True
    ),
    Change(
        AlterationKind.STANCE, FOUR.replace("were killed", "were allegedly killed"),
        stays=False, waits=True, counts=True,
    ),
    Change(AlterationKind.FIGURE, BODY.format(number="Two"), stays=False, waits=True, counts=False),
    Change(AlterationKind.CORRECTION, f"{FOUR}\n\n{NOTICE}", stays=True, waits=False, counts=True),
    Change(
        AlterationKind.WITHDRAWN, "This report has been withdrawn by Tessel Wire.",
        stays=False, waits=False, counts=False,
    ),
]  # fmt: skip


def test_every_kind_of_change_is_among_them() -> None:
    assert {change.kind for change in CHANGES} == set(AlterationKind)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.kind.value)
def test_what_a_change_does(change: Change, ana: User) -> None:
    take_in(hand("Tessel Wire", FOUR, 0, 0), copy(0))
    row = claim(4).appearances.filter(capture__article__source__name="Tessel Wire").latest("start")
    judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="Read it.", version=row.version)
    before = claim(4).corroboration.score

    take_in(hand("Tessel Wire", change.text, 0, 24))

    assert Alteration.objects.get().kinds[0] == change.kind
    row.refresh_from_db()
    assert (row.superseded_at is None, row.judgement) == (change.stays, Judgement.CONFIRMED)
    anew = Appearance.objects.filter(capture=Capture.objects.latest("retrieved_at"), act__key="killed")
    told = set(anew.values_list("judgement", flat=True))
    assert (Judgement.CONFIRMED in told, bool(told) and told == {Judgement.SUGGESTED}) == (
        change.stays,
        change.waits,
    )
    assert (stale_rows() == 0, claim(4).corroboration.origins_for) == (change.counts, int(change.counts))
    assert (claim(4).corroboration.score >= before) is change.counts
