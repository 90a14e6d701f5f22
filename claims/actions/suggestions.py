"""Keeping what an analyst has said: past the gate as suggested appearances, and each word of it as it was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.actions import appearances, corroboration, emptied, lapses, passages, twins, unsorted
from claims.actions.appearances import Found
from claims.models import Appearance, Claim, Inquiry, Reading, Suggestion
from claims.rules.analysts import analyst as asking
from claims.rules.analysts import suggesting
from claims.rules.analysts.analyst import Question
from claims.rules.analysts.gate import Gate, Passed, Refusal, judge_all
from claims.rules.statement import Statement
from claims.vocabulary import Stance
from sources.models import Capture
from sources.publicid import public_id
from sources.rules.reason import Reason
from sources.vocabulary import Judgement, SectionKind

Judged = Sequence[tuple[asking.Suggestion, Passed | Refusal]]


@dataclass(slots=True)
class Kept:
    """What came of an answer: how many suggestions passed, of which so many were known before, and were refused."""

    passed: int = 0
    known: int = 0
    refused: int = 0

    def add(self, other: "Kept") -> None:
        """Count in what came of another answer."""
        self.passed += other.passed
        self.known += other.known
        self.refused += other.refused


def method_of(name: str) -> str:
    """What stands on an appearance as its method, when an analyst of this name suggested it."""
    return f"{twins.ANALYST}{name}"[:40]


def keep(*, inquiry: Inquiry, question: Question, said: tuple[asking.Suggestion, ...]) -> Kept:
    """Put an answer through the gate and write it down; runs inside the caller's transaction.

    What another reader has found in the same words already is only linked to, however it was judged. What this analyst
    suggested of the capture before, says no longer and nobody has judged is taken back.
    """
    capture = Capture.objects.select_related("article__source").get(pk=inquiry.capture_id)
    article = capture.article
    tally, _ = Reading.objects.get_or_create(article=article)
    # One reader of an article at a time, machines of all kinds.
    Reading.objects.select_for_update().get(pk=tally.pk)
    gate = Gate(question.piece, {known.key: known for known in question.known})
    judged = judge_all(said, gate)
    links = _appearances(inquiry, capture, question, gate, judged)
    _log(inquiry, judged, links)
    moved = _take_back(inquiry, capture)
    moved |= lapses.settle(article=article)
    corroboration.stir(claims=moved | appearances.inherit(article))
    passages.ask(articles=[article.pk])
    known = sum(row.method != method_of(inquiry.analyst) for row in links.values())
    return Kept(len(links), known, len(judged) - len(links))


def _appearances(
    inquiry: Inquiry, capture: Capture, question: Question, gate: Gate, judged: Judged
) -> dict[int, Appearance]:
    """The appearance each passed suggestion (by its number) leads to, written down where there was none."""
    known = {each.key: each for each in question.known}
    why = (Reason("analyst", 1.0, f"suggested by {inquiry.analyst}, version {inquiry.version}"),)
    typed = {
        number: suggesting.statement(outcome, question.piece, gate.context, known.get(outcome.known), why)
        for number, (_, outcome) in enumerate(judged)
        if isinstance(outcome, Passed)
    }
    held = list(Appearance.objects.filter(capture=capture).select_related("act").order_by("pk"))
    acts = appearances.acts_of({statement.act for statement in typed.values()})
    speakers = appearances.speakers_of(capture.article, [said.voice for said in typed.values() if said.voice])
    unsorted.ask(acts={acts[statement.act].pk for statement in typed.values()})
    links: dict[int, Appearance] = {}
    for number, statement in typed.items():
        place = suggesting.says_the_same(statement, [_statement(row) for row in held])
        if place < 0:
            speaker = speakers[statement.voice] if statement.voice else None
            found = Found(_public_id(capture, statement), statement, acts[statement.act], speaker)
            held.append(_written(inquiry, capture, found))
        links[number] = held[place]
        _answer(links[number], judged[number][1])
    return links


def _written(inquiry: Inquiry, capture: Capture, found: Found) -> Appearance:
    columns = appearances.columns_of(capture, found)
    row, _ = Appearance.objects.get_or_create(
        public_id=found.public_id, defaults={**columns, "method": method_of(inquiry.analyst)}
    )
    return row


def _answer(row: Appearance, outcome: Passed | Refusal) -> None:
    """A denial of a known claim goes where what it denies goes."""
    if not isinstance(outcome, Passed) or not outcome.known or row.stance != Stance.DISPUTES or row.denies_id:
        return
    claim = Claim.objects.filter(public_id=outcome.known).first()
    others = Appearance.objects.filter(claim=claim, act=row.act_id).exclude(stance=Stance.DISPUTES)
    denied = others.exclude(pk=row.pk).order_by("public_id").first() if claim else None
    if denied is not None and row.judgement == Judgement.SUGGESTED:
        unsorted.ask(acts=[row.act_id], claims=[row.claim_id] if row.claim_id is not None else [])
        Appearance.objects.filter(pk=row.pk).update(denies=denied)


def _public_id(capture: Capture, statement: Statement) -> str:
    value = statement.value
    said = (statement.act, statement.population, value.low, value.high, value.unit, value.polarity.value)
    voice = statement.voice.name if statement.voice else ""
    place = (capture.public_id, statement.start, statement.end)
    return public_id("appearance", twins.ANALYST, *map(str, (*place, *said, statement.stance.value, voice)))


def _statement(row: Appearance) -> Statement:
    """A row as the rules compare it."""
    return Statement(
        *(row.quote, row.start, row.end, SectionKind(row.section), row.claim_text),
        *(row.act.key, row.population, row.measure_label, row.value, Stance(row.stance)),
    )


def _log(inquiry: Inquiry, judged: Judged, links: dict[int, Appearance]) -> None:
    """Every suggestion word for word, with what became of it; of an answer given anew, in place of the former."""
    Suggestion.objects.filter(inquiry=inquiry).delete()
    Suggestion.objects.bulk_create(
        Suggestion(
            inquiry=inquiry,
            number=number,
            claim=said.claim,
            quote=said.quote,
            stance=said.stance,
            attributed_to=said.attributed_to,
            value=said.value,
            unit=said.unit,
            known=said.known,
            refused_by=outcome.rule if isinstance(outcome, Refusal) else "",
            told=outcome.told if isinstance(outcome, Refusal) else "",
            appearance=links.get(number),
        )
        for number, (said, outcome) in enumerate(judged)
    )


def _take_back(inquiry: Inquiry, capture: Capture) -> set[int]:
    """Remove what this analyst suggested of the capture and says no longer; returns the claims that lost a voice."""
    rows = Appearance.objects.filter(capture=capture, method=method_of(inquiry.analyst))
    backed = Suggestion.objects.filter(inquiry=inquiry).exclude(appearance=None).values("appearance")
    gone = appearances.unneeded(list(rows.exclude(pk__in=backed)))
    if not gone:
        return set()
    moved = {row.claim_id for row in gone if row.claim_id is not None}
    unsorted.ask(acts={row.act_id for row in gone}, claims=moved)
    Appearance.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return moved - emptied.clear(claims=moved)
