"""A newsroom that has been weighed, and what may happen to it when a law of corroboration is tried on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import strategies as st

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.models.backings import FIGURES
from claims.pages.seen import apart, backings
from claims.rules.weighing import scale
from provenance.accounts.models import User
from sources.models import Article, Capture, Derivation, Source
from sources.vocabulary import DerivationKind, Judgement, Publication, Reliability, SectionKind, SourceKind
from tests.claims import printing
from tests.claims.newsroom import START, World
from tests.claims.weighed import weigh_due
from tests.factories import NOON, make_user

CARRIED = {"articles", "asserts", "repeats", "disputes"}
"""What counts who carries a claim, and so rises with every copy."""
LATER = START + timedelta(days=30)

Figures = list[tuple[Any, ...]]


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def example() -> Iterator[User]:
    """Room for one example, gone afterwards; the curator who acts in it."""
    with taken_back():
        yield make_user(staff=True)


def figures(*, without: set[str] = frozenset(), also: Sequence[str] = ()) -> Figures:
    """All that is stored of how well claims are backed, the ledger's words left out."""
    names = [name for name in FIGURES if name not in without]
    return list(Corroboration.objects.order_by("claim").values_list("claim", *names, *also))


@dataclass(frozen=True)
class Newsroom:
    """A newsroom that has been weighed: what its claims come to, who acts in it, and the dice."""

    world: World
    claims: Sequence[Claim]
    before: Figures
    curator: User
    data: st.DataObject

    def place(self, most: int) -> int:
        """A place in a list of so many."""
        return self.data.draw(st.integers(0, max(most - 1, 0)))

    def shuffled(self) -> list[Claim]:
        """The claims in any order."""
        places = self.data.draw(st.permutations(range(len(self.claims))))
        return [self.claims[place] for place in places]

    def some(self, most: int, number: int) -> list[int]:
        """A few places in a list of so many, one of them perhaps more than once."""
        return self.data.draw(st.lists(st.integers(0, most - 1), min_size=1, max_size=number))


def points_of(claim: Claim) -> int:
    """The sum of a claim's ledger, in tenths of a point."""
    found = Corroboration.objects.filter(claim=claim).first()
    return round(10 * sum(entry["points"] for entry in found.ledger)) if found else scale.START


def standing() -> list[Capture]:
    """What the pieces of the newsroom say as they stand today."""
    rows = Capture.objects.filter(sightings__seen_at=NOON).order_by("pk")
    return list(rows.select_related("article__merged_into", "article__source__merged_into"))


def copy(capture: Capture, *, whole: bool) -> Capture:
    """Another outlet, which nobody knows, prints a piece as it stands: with or without saying who is speaking."""
    (article,) = printing.articles([(printing.sources([SourceKind.OUTLET])[0], LATER)])
    printing.derivations([(article, capture.article, DerivationKind.REPUBLICATION)])
    (printed,) = printing.captures([(f"{capture.text} ", article)])
    carried = printing.appearances(
        ((row.claim, printed), taken_over(row, whom(row, whole=whole))) for row in told_by(capture)
    )
    corroboration.ask(claims=[row.claim_id for row in carried])
    return printed


def told_by(capture: Capture) -> list[Appearance]:
    """What a piece says in its own words and for all to read, as it stands today."""
    rows = Appearance.objects.filter(capture=capture, superseded_at=None).order_by("pk")
    rows = rows.exclude(judgement=Judgement.REJECTED).exclude(section=SectionKind.COMMENT)
    return list(rows.select_related("claim__event__act", "claim__measure", "attributed_to__merged_into"))


def told_on(row: Appearance, *, by: Source | None) -> dict[str, Any]:
    """How another text puts the same quote, in whose mouth it may be."""
    return {
        "quote": row.quote,
        "stance": row.stance,
        "section": row.section,
        "party": row.party and by == row.attributed_to,
        "attributed_to": by,
    }


def taken_over(row: Appearance, by: Source | None) -> dict[str, Any]:
    """How a copy puts a quote: what an outlet says in its own voice makes nobody who prints it a party."""
    told = told_on(row, by=by)
    return {**told, "party": told["party"] and by is not None}


def whom(row: Appearance, *, whole: bool) -> Source | None:
    """Whom a copy names: nobody where it leaves the speaker out, or the piece names itself."""
    return row.attributed_to if whole and not of_its_own(row) else None


def of_its_own(row: Appearance) -> bool:
    """Whether a piece names its own outlet as the one that says so."""
    speaker, outlet = row.attributed_to, row.capture.article.source
    return bool(speaker and outlet and (speaker.merged_into or speaker) == (outlet.merged_into or outlet))


def shown_to_all(*, in_lists: bool = False) -> Figures:
    """What everybody is told of how well the claims in their sight are backed, as ``figures`` tells what is stored.

    Claim by claim, or as lists tell it, which ask once for all that are backed otherwise for readers.
    """
    now = timezone.now()
    claims = Claim.objects.visible_to(None, now).current().select_related("corroboration").order_by("pk")
    found = backings(list(claims), None, now, apart(None, now) if in_lists else None)
    return [(pk, *(getattr(found[pk], name) for name in FIGURES)) for pk in sorted(found)]


def take_out_what_is_hidden() -> None:
    """As if the pieces that only the newsroom may read had never come; every score is worked out from nothing."""
    kept = Article.objects.exclude(publication=Publication.PUBLISHED)
    tied = Derivation.objects.filter(Q(upstream__in=kept) | Q(downstream__in=kept))
    quotes = Appearance.objects.filter(capture__article__in=kept)
    pairs = Contradiction.objects.filter(Q(one_appearance__in=quotes) | Q(other_appearance__in=quotes))
    pairs.delete()
    tied.delete()
    quotes.delete()
    Corroboration.objects.all().delete()


def say_in_print(claim: Claim, curator: User, graded: Sequence[str]) -> None:
    """As many outlets as letters, which nobody has to do with, say a claim in their own voice."""
    outlets = printing.sources([SourceKind.OUTLET] * len(graded))
    known = [(row, Reliability(letter), START) for row, letter in zip(outlets, graded, strict=True)]
    printing.grades([each for each in known if each[1] is not Reliability.F], curator)
    pieces = printing.articles([(outlet, LATER) for outlet in outlets])
    said = printing.captures(("This piece says so.", piece) for piece in pieces)
    printing.appearances(((claim, capture), {}) for capture in said)
    corroboration.ask(claims=[claim.pk])
    weigh_due()


def in_one_line(one: Source, other: Source) -> bool:
    """Whether one of two sources leads to the other, so that they cannot be merged."""
    return one in above(other) or other in above(one) or bool(looped(one)) or bool(looped(other))


def above(source: Source) -> set[Source]:
    met: set[Source] = set()
    waiting = [source]
    while waiting:
        each = waiting.pop()
        ups = {up for up in (each.owner, each.edition_of, each.merged_into, each.speaks_for) if up} - met
        met |= ups
        waiting += ups
    return met


def looped(source: Source) -> bool:
    return any(each in above(each) for each in {source, *above(source)})
