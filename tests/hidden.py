"""A newsroom in which some pieces are kept from readers, and the same newsroom where they never came."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from claims.models import Appearance, Claim, Contradiction, Event, OutsideReview, Review
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import captures, publication
from sources.intake.handed import Handed
from sources.models import Alteration, Article, Capture, Derivation, Source
from sources.rules import dates
from sources.vocabulary import Reliability, SourceKind
from tests.factories import make_grade, make_rating, make_review, make_source, make_user
from tests.outside import confirmed

FIRST = datetime(2026, 3, 2, 8, tzinfo=UTC)
LOCK = """{number} ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel, the harbour master \
Ilka Brandt said.

The barge, loaded with gravel from the upper quarries, had drifted from its moorings shortly before midnight and was \
carried down the flooded channel until it met the closed gates of the lower lock.

Crews worked through the night with lamps and poles to free the gates, and the channel stayed shut to all boats until \
the water fell on the following afternoon, when the first grain barges were let through in single file.

Traders at the quay said that bread would be dearer for a week, because the mill above the lock had no flour left and \
the road over the ridge was still under mud."""
WARD = """Four ferrymen were killed on 28 February 2026 at Tessel, the hospital director Mara Velde said.

Two wards were opened for the families, and the chapel bell was rung at the hour when the shift would have ended.

She spoke on the steps of the hospital, asked that nobody send flowers, and went back in by the kitchen door."""
SLOPE = """Six houses were destroyed on 1 March 2026 by a landslide at Ibrena, the mayor Pia Ochs said.

The slope above the tannery had been watched since the autumn, when a crack as wide as a hand opened in the path.

Nobody slept in the row that night, because the goats had been restless and the oldest of the tanners knew why."""
COUNTED = """Four ferrymen were killed on 28 February 2026 at Tessel, the coroner Nils Aker said.

His list was read out in the customs house, name by name, and hung on the door with two nails."""
FEWER = """Two ferrymen were killed on 28 February 2026 at Tessel, the mill owner Otto Reuss said.

He had stood at the upper window with a lantern, he wrote to the paper, and had counted the men who climbed out."""
DENIED = """The quarry owner Lutz Hamm denied that six houses were destroyed on 1 March 2026 by a landslide at Ibrena.

He showed a drawing of the slope, on which every roof stood where it had always stood, and took no questions."""
GATE = """Nine whistleblowers were arrested on 1 March 2026 at the Verrin gate, the prefect Dora Lint said.

They had come with a handcart of ledgers, and asked for a receipt for each of them."""
SHIPS = """Three tugs were burned on 27 February 2026 at Orvess, the pilot Jan Moor said.

The pilots' guild keeps a book of every boat that passes the mole, and the page of that night is missing from it."""


@dataclass(frozen=True)
class Piece:
    """One article as it comes in; ``hidden`` says how it is kept from readers, empty where it is not."""

    outlet: str
    text: str
    hours: int
    hidden: str = ""

    @property
    def handed(self) -> Handed:
        name = self.outlet.lower().replace(" ", "-")
        at = FIRST + timedelta(hours=self.hours)
        return Handed(
            self.text.encode(), "text/plain", "a test", url=f"https://{name}.example/{self.hours}",
            title=f"{' '.join(self.text.split()[:6])}, {self.outlet}", source=self.outlet,
            published=dates.parse(at.isoformat()), retrieved=at, language="en",
        )  # fmt: skip


PIECES = (
    Piece("Quay Ledger", LOCK.format(number="Four"), 0, "draft"),
    Piece("Tessel Post", LOCK.format(number="Four"), 2),
    Piece("Harbour Gazette", COUNTED, 3, "withdrawn"),
    Piece("Bell Journal", WARD, 4),
    Piece("Upland Mail", LOCK.format(number="Four"), 5),
    Piece("Ridge Times", FEWER, 6, "embargo"),
    Piece("Night Copy", WARD, 7, "draft"),
    Piece("Otter Sheet", SLOPE, 8),
    Piece("Slope Herald", DENIED, 9, "embargo"),
    Piece("Gate Record", GATE, 10, "draft"),
    Piece("Tanners Weekly", f"{SLOPE}\n\nSource: Far Bulletin", 11, "withdrawn"),
    Piece("Mole Courier", SHIPS, 12),
    Piece("Two Shores", f"{SHIPS}\n\n{SLOPE}", 14, "draft"),
    Piece("Pilot Letter", f"{SHIPS}\n\nSource: Mole Courier", 13),
)
"""Pieces hidden in every way: above what readers see, beside and below it, against it, and alone with a claim."""

KINDS: dict[str, Callable[[], QuerySet[Any]]] = {
    "articles": Article.objects.all,
    "captures": Capture.objects.all,
    "derivations": Derivation.objects.all,
    "alterations": Alteration.objects.all,
    "reviews": Review.objects.all,
    "outside_reviews": OutsideReview.objects.all,
    "sources": Source.objects.all,
    "claims": Claim.objects.current,
    "appearances": Appearance.objects.all,
    "contradictions": Contradiction.objects.all,
    "events": Event.objects.current,
}
"""Everything that has an address. What sorting anew has left behind led on while all was in sight, and still does."""


@dataclass(frozen=True)
class Told:
    """The public ids of a newsroom, by their kind, and a few that are picked by name."""

    ids: dict[str, list[str]]
    few: dict[str, str]

    def without(self, other: "Told") -> "Told":
        """Those that another newsroom does not have."""
        return Told(
            {kind: [each for each in ids if each not in other.ids[kind]] for kind, ids in self.ids.items()},
            {},
        )


def build(*, hidden: bool) -> Told:
    """Take everything in, in one order, work it through, and keep from readers what is to be kept from them."""
    who = make_user("rosa", staff=True)
    _list_outlets(who)
    _take([each for each in PIECES if hidden or not each.hidden])
    if hidden:
        _hide(who)
    _conclude(who)
    _work()
    _hear_of_others(who)
    return Told(
        {
            kind: list(rows().order_by("public_id").values_list("public_id", flat=True))
            for kind, rows in KINDS.items()
        },
        _picked(),
    )


def _picked() -> dict[str, str]:
    """One of a kind, where every one would only ask the same again."""
    question = Claim.objects.current().get(text__startswith="Four ferrymen")
    return {
        "outlet": Source.objects.get(name="Tessel Post").public_id,
        "speaker": Source.objects.get(name="Mara Velde").public_id,
        "piece": Article.objects.get(source__name="Upland Mail").public_id,
        "question": question.public_id,
        "happening": question.event.public_id,
    }


def _list_outlets(who: User) -> None:
    for name, letter in (("Tessel Post", Reliability.B), ("Bell Journal", Reliability.C)):
        make_grade(make_source(name), letter, graded_by=who)
    make_source("Mole Courier", kind=SourceKind.AGENCY)


def _take(pieces: Iterable[Piece]) -> None:
    for each in pieces:
        captures.take(handed=each.handed)
    _work()


def _work() -> None:
    assert line.drain().failed == 0


def _hide(who: User) -> None:
    for each in PIECES:
        if each.hidden:
            _keep(Article.objects.get(url=each.handed.url), each.hidden, who)


def _keep(row: Article, how: str, who: User) -> None:
    if how == "embargo":
        lifts = datetime.now(UTC) + timedelta(days=900)
        publication.publish(row=row, by=who, why="Agreed.", version=row.version, embargo_until=lifts)
    else:
        deed = publication.draft if how == "draft" else publication.withdraw
        deed(row=row, by=who, why="Not ours to show.", version=row.version)


def _conclude(who: User) -> None:
    """A review of every claim that readers see."""
    with transaction.atomic():
        for claim in Claim.objects.filter(text__contains="houses").order_by("public_id"):
            make_review(claim, rating=make_rating(), written_by=who)


def _hear_of_others(who: User) -> None:
    """A review by others of every claim, as all is sorted in the end: each is known by the claim it was put beside."""
    for claim in Claim.objects.current().order_by("public_id"):
        confirmed(claim=claim, judged_by=who, number=claim.public_id)
