"""What the form shows of words chosen in an article: where they stand, which claims they may carry, what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from claims.models import Appearance, Claim, Event
from claims.pages.alike import Alike, alike
from claims.pages.lists import Row, listed
from claims.rules.analysts.proposing import Proposal, proposed
from claims.rules.lookup.tongues import tongue
from claims.rules.statement import Piece, Statement
from claims.rules.text import quoting
from sources.models import Article, Capture
from sources.pages import article as piece
from sources.pages.asked import Misasked
from sources.visibility import Reader

EACH = 6  # known claims, and events, to choose from
AROUND = 160  # characters before and behind the words


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand (code points), with what stands around them."""

    start: int
    end: int
    before: str
    words: str
    after: str


def places(capture: Capture, words: str) -> list[Place]:
    """Every place of the words in a capture, in the order of the text; none where they do not stand there."""
    return [place(capture, start, end) for start, end in quoting.spans(capture.text, words)]


def place(capture: Capture, start: int, end: int) -> Place:
    """One stretch of a capture, with what stands around it."""
    before, after = capture.text[max(0, start - AROUND) : start], capture.text[end : end + AROUND]
    return Place(start, end, before, capture.text[start:end], after)


def stretch(capture: Capture, first: str, last: str) -> Place | None:
    """The stretch an address asks for by its offsets; none where it asks for none, refused where there is none."""
    if not first and not last:
        return None
    if not all(each.isascii() and each.isdigit() and len(each) < 9 for each in (first, last)):
        raise Misasked("from", gettext("follow the link of a sentence, or leave from and to out"))
    start, end = int(first), int(last)
    if not 0 <= start < end <= len(capture.text):
        raise Misasked("from", gettext("the text ends before that: follow the link of a sentence"))
    return place(capture, start, end)


def said_in(found: Article, capture: Capture, where: Place) -> Proposal:
    """What our reader makes of the words."""
    sections = tuple(piece.sections_of(capture))
    outlet = found.source.name if found.source else ""
    whole = Piece(capture.text, sections, capture.language, found.published, outlet)
    return proposed(whole, where.start, where.end)


def known(capture: Capture, where: Place, reader: Reader | None, now: datetime) -> list[Alike]:
    """The known claims the words may carry, the likeliest first."""
    return alike(where.words, tongue(capture.language), reader, now, most=EACH)


def named(claim: Claim, reader: Reader | None, now: datetime) -> Row:
    """A claim the person has named themselves, as it is listed."""
    return listed([claim], reader, now)[0]


def events(capture: Capture, near: Iterable[Alike], reader: Reader | None, now: datetime) -> list[Event]:
    """Events a new claim may be about: those of the claims alike, then those the article tells of."""
    found = {each.row.claim.event_id: each.row.claim.event for each in near}
    rows = Appearance.objects.standing().visible_to(reader, now).filter(capture=capture)
    for row in rows.select_related("claim__event").order_by("start", "pk")[: EACH * 10]:
        if row.claim is not None:
            found.setdefault(row.claim.event_id, row.claim.event)
    return list(found.values())[:EACH]


def first_told(proposal: Proposal) -> Statement | None:
    """The statement the form starts from: the first that is read in the words."""
    return proposal.statements[0] if proposal.statements else None


def summed_up(statements: Sequence[Statement]) -> list[str]:
    """What the reader reads in the words, a phrase for each statement."""
    return [f"{one.measure}: {one.quote}" if one.measure else one.quote for one in statements]
