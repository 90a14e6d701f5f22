"""A wire known only by name arrives after all has been scored: no score moves, unless for a reason one can read."""

import pytest

from claims.models import Claim, Corroboration
from provenance.history.models import Entry
from provenance.pipeline import line
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind
from tests.sources.actions.tracing import hand_in

pytestmark = pytest.mark.django_db

TOLD = "Four ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel."
RETOLD = "A barge struck the lock at Tessel on 28 February 2026. Four ferrymen were killed."
DRIFT = (
    "The barge, loaded with gravel from the upper quarries, had drifted from its moorings shortly before midnight and "
    "was carried down the flooded channel until it met the closed gates of the lower lock, where the watchman had gone "
    "off duty an hour before because the night shift was cut in January."
)
CREWS = (
    "Crews worked through the night with lamps and poles to free the gates, and the channel stayed shut to all boats "
    "until the water fell on the following afternoon, when the first grain barges were let through in single file."
)
BREAD = (
    "Traders at the quay said that bread would be dearer for a week, because the mill above the lock had no flour left "
    "and the road over the ridge was still under mud."
)
CREDIT = "Source: Tessel Wire"


def taken_in(source: str, *paragraphs: str, hour: int = 9) -> Article:
    text = "\n\n".join(["Barge strikes the lock at Tessel", *paragraphs])
    article = hand_in(source, text, f"2026-03-01T{hour:02}:00Z")
    assert line.drain().failed == 0
    return article


def scores() -> dict[str, tuple[float, float, float, int, int]]:
    columns = ("claim__text", "score", "score_low", "score_high", "origins_for", "origins_against")
    rows = Corroboration.objects.filter(claim__merged_into=None).values_list(*columns)
    return {text: tuple(numbers) for text, *numbers in rows}  # type: ignore[misc]


def killed() -> Claim:
    return Claim.objects.current().get(low=4, event__act__key="killed")


def since(entry: int, subject: str) -> list[Entry]:
    return list(Entry.objects.filter(pk__gt=entry, subject=subject).order_by("pk"))


def last() -> int:
    return Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def test_the_wire_itself_moves_no_score_and_the_history_of_scores_stays_as_it_was() -> None:
    for name, hour in (("First Post", 9), ("Second Post", 11)):
        taken_in(name, TOLD, DRIFT, CREWS, CREDIT, hour=hour)
    before, mark = scores(), last()
    unseen = Article.objects.get(unseen=True)
    assert before[killed().text][3] == 1

    wire = taken_in("Tessel Wire", TOLD, DRIFT, CREWS, hour=6)

    unseen.refresh_from_db()
    assert unseen.merged_into == wire
    assert scores() == before
    assert killed().corroboration.articles == 3
    # The claim is named for the first to make it, and so has a new address; what is written of it is the same score.
    written = {
        entry.after["score"]
        for entry in since(mark, "corroboration")
        if entry.after and "score" in entry.after
    }
    assert written <= {before[killed().text][0]}
    assert Claim.objects.exclude(merged_into=None).filter(merged_into=killed()).exists()


def test_a_score_that_does_move_is_told_with_the_derivation_that_moved_it() -> None:
    """The second post names nobody: only beside the wire does it show that it was taken from there as well."""
    taken_in("First Post", TOLD, DRIFT, CREDIT)
    copy = taken_in("Second Post", RETOLD, CREWS, BREAD, hour=11)
    before, mark = scores(), last()
    assert before[killed().text][3] == 2

    wire = taken_in("Tessel Wire", TOLD, DRIFT[:-90], CREWS, BREAD, hour=6)

    link = Derivation.objects.get(downstream=copy, upstream=wire)
    assert link.kind in {DerivationKind.REPUBLICATION, DerivationKind.REWRITE}
    after = scores()[killed().text]
    assert (after[3], after[0] < before[killed().text][0]) == (1, True)
    scored = since(mark, "corroboration")
    told = next(entry for entry in scored if (entry.after or {}).get("origins_for") == 1)
    assert any((entry.before or {}).get("origins_for") == 2 for entry in scored)
    made = next(entry for entry in since(mark, "derivation") if entry.public_id == link.public_id)
    assert made.pk < told.pk
    assert "words in" in str((made.after or {})["reasons"])
    named = [entry for entry in killed().corroboration.ledger if "Tessel Wire" in str(entry)]
    assert named
