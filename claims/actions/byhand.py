"""Writing down what a person has read in an article: that its words repeat a known claim, or are a new one."""

from dataclasses import dataclass

from claims.actions import appearances, claims, dues, events, judgements, quotes
from claims.models import Appearance, Claim, Event
from claims.rules.analysts import vouching
from claims.rules.analysts.naming import stands, voice_called
from claims.rules.analysts.vouching import Words
from claims.rules.speaking import attribution
from claims.rules.values.value import Value
from claims.rules.values.wording import grouped
from claims.vocabulary import Stance
from sources.actions import judging, sources, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused, Unknown
from sources.models import Capture, Source
from sources.rules.names import names_somebody
from sources.rules.period import Period
from sources.rules.reason import Reason
from sources.vocabulary import Judgement, Publication, SectionKind


@dataclass(frozen=True, slots=True)
class Said:
    """Words a person has chosen in a capture, and what the article does with them.

    ``start`` says which place is meant where they stand in several. ``speaker`` is the name, or the id, of the source
    in whose mouth they are put, empty for the article's own voice. ``inferred`` says that the claim's figure does not
    stand in the words and that the person has worked it out. ``proposed`` says who proposed it, and why, where it was
    not the person's own find.
    """

    capture: Capture
    words: str
    stance: Stance
    speaker: str = ""
    start: int | None = None
    inferred: bool = False
    proposed: Reason | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """A new event, as a person describes it; ``act`` is the kind the reader finds in the words, if any."""

    title: str
    act: str = ""
    when: Period | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A new claim, as a person words it, about an event we know or a new one."""

    event: Event | Happening
    text: str
    population: str
    label: str
    value: Value
    as_of: Period | None = None
    publication: Publication = Publication.DRAFT


def repeat(*, claim: Claim, seen: int, said: Said, by: Person, why: str) -> Appearance:
    """Say that the words carry a known claim, seen at version ``seen``; saying it again gives the same appearance.

    Where a machine has put just these words to the claim already, its suggestion is confirmed. Raises ``Refused`` for
    words that do not stand in the capture, for a figure that does not stand in them and is not marked as inferred, and
    ``Stale`` where the claim was changed since.
    """
    found = quotes.stand(capture=said.capture, quote=said.words, start=said.start)
    with signed(user=by, why=judging.reason_given(why)):
        dues.ask(claims=[claim.pk])
        held = versions.hold(row=claim, seen=seen)
        known = _held_already(held, said, found)
        if known is not None:
            return _confirmed(known, by, why)
        return _added(held, said, found, by, why)


def begin(*, told: Told, said: Said, by: Person, why: str) -> Appearance:
    """Write down a new claim with the words it stands in, all or nothing; a claim already written so is found again."""
    found = quotes.stand(capture=said.capture, quote=said.words, start=said.start)
    with signed(user=by, why=judging.reason_given(why)):
        event = told.event
        if isinstance(event, Happening):
            event = events.propose(
                title=event.title,
                act=event.act,
                when=event.when,
                place=event.place,
                publication=told.publication,
                by=by,
                why=why,
            )
        claim = claims.propose(
            event=event,
            population=told.population,
            label=told.label,
            text=told.text,
            value=told.value,
            as_of=told.as_of,
            language=said.capture.language,
            publication=told.publication,
            by=by,
            why=why,
        )
        return _added(claim.merged_into or claim, said, found, by, why)


def _held_already(claim: Claim, said: Said, found: quotes.Stand) -> Appearance | None:
    """What a machine has put to the claim at just these words; refused where it is said to do otherwise with it."""
    rows = Appearance.objects.filter(capture=said.capture, claim=claim, start=found.start, end=found.end)
    row = rows.exclude(method=quotes.METHOD).exclude(judgement=Judgement.REJECTED).first()
    if row is not None and row.stance != said.stance:
        raise Refused(
            f"These words stand for this claim already, which the article {row.stance}: judge that appearance instead",
            field="stance",
        )
    return row


def _confirmed(row: Appearance, by: Person, why: str) -> Appearance:
    if row.judgement == Judgement.CONFIRMED and row.inherited_from_id is None:
        return row
    return judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=by, why=why, version=row.version)


def _added(claim: Claim, said: Said, found: quotes.Stand, by: Person, why: str) -> Appearance:
    speaker = _speaker(said, found)
    if speaker is not None and said.stance is Stance.ASSERTS:
        raise Refused(
            "What is put in somebody’s mouth is repeated, not asserted: choose “repeats”, or leave out the speaker",
            field="stance",
        )
    return quotes.add(
        claim=claim,
        capture=said.capture,
        quote=found.quote,
        stance=said.stance,
        by=by,
        why=why,
        attributed_to=speaker,
        start=found.start,
        beside=[each for each in (_beyond(claim, said, found), said.proposed) if each is not None],
    )


def _beyond(claim: Claim, said: Said, found: quotes.Stand) -> Reason | None:
    """What the claim says that does not stand in the words; whoever disputes a claim need not give its figure."""
    if said.stance is Stance.DISPUTES:
        return None
    held = Words(found.quote, said.capture.language)
    missing = [grouped(bound) for bound in vouching.bounds_missing(claim.value, held)]
    if not missing:
        return None
    if not said.inferred:
        raise Refused(
            f"“{missing[0]}” does not stand in these words: quote those that give it, or mark the figure as inferred",
            field="inferred",
        )
    return Reason("inferred", 0.0, f"a person worked out “{missing[0]}”, which does not stand in these words")


def _speaker(said: Said, found: quotes.Stand) -> Source | None:
    """Whom the person names: somebody we know by id or name, else somebody the article itself names."""
    name = " ".join(said.speaker.split())
    if not name or found.section.kind == SectionKind.COMMENT:
        return None
    known = Source.objects.select_related("merged_into").filter(public_id=name).first() or sources.find(
        name=name
    )
    if known is not None:
        return known.merged_into or known
    article = said.capture.article
    piece = appearances.piece_of(article, said.capture)
    voice = voice_called(name, found.start, attribution.context_for(piece))
    if voice is None or not names_somebody(name) or not stands(name, said.capture.text):
        raise Unknown(
            f"Nobody we know, and nobody the article names, is called “{name[:60]}”: write the name as it stands there",
            field="speaker",
        )
    return appearances.speakers_of(article, [voice])[voice]
