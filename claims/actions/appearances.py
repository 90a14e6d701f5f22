"""Reading an article for claims: every statement in it becomes an appearance that waits to be matched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from claims.actions import corroboration, lapses
from claims.models import Act, Appearance, Contradiction, Reading
from claims.rules import reading
from claims.rules.statement import Piece, Statement, Voice
from sources.actions import sources
from sources.models import Article, Capture, Source
from sources.publicid import public_id
from sources.rules.span import SectionSpan
from sources.vocabulary import Judgement, SectionKind, SourceKind

METHOD = "reader 1"
CONTEXT = 64


@dataclass(frozen=True, slots=True)
class Found:
    """One statement with everything of it that lives in other tables."""

    public_id: str
    statement: Statement
    act: Act
    speaker: Source | None


def read(*, article_id: int) -> None:
    """Find the statements in every capture of an article and keep them as suggested appearances.

    Reading again gives the same rows; rows a person has judged are never touched. Ticks off the text revision seen
    before reading, so that a capture arriving meanwhile is read next time.
    """
    with transaction.atomic():
        tally, _ = Reading.objects.get_or_create(article_id=article_id)
        # One reader of an article at a time: the second finds everything done.
        Reading.objects.select_for_update().get(pk=tally.pk)
        article = Article.objects.select_related("source").get(pk=article_id)
        for capture in article.captures.prefetch_related("sections"):
            _keep(capture, _find(article, capture))
        corroboration.stir(claims=lapses.settle(article=article))
        Reading.objects.filter(pk=tally.pk).update(
            text_revision=Greatest(F("text_revision"), Value(article.text_revision))
        )


def _find(article: Article, capture: Capture) -> list[Found]:
    statements = reading.read(piece_of(article, capture))
    acts = _acts({statement.act for statement in statements})
    speakers = _speakers(article, [statement.voice for statement in statements if statement.voice])
    return [
        Found(
            _public_id(capture, statement),
            statement,
            acts[statement.act],
            speakers[statement.voice] if statement.voice else None,
        )
        for statement in statements
    ]


def piece_of(article: Article, capture: Capture) -> Piece:
    """A capture as the reader meets it."""
    sections = tuple(
        SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice)
        for part in capture.sections.all()
    )
    outlet = article.source.name if article.source else ""
    return Piece(capture.text, sections, capture.language, article.published, outlet)


def _public_id(capture: Capture, statement: Statement) -> str:
    value = statement.value
    said = (
        statement.act,
        statement.population,
        str(value.low),
        str(value.high),
        value.unit,
        value.polarity.value,
    )
    return public_id("appearance", capture.public_id, str(statement.start), str(statement.end), *said)


def _acts(keys: set[str]) -> dict[str, Act]:
    Act.objects.bulk_create([Act(key=key) for key in sorted(keys)], ignore_conflicts=True)
    return {act.key: act for act in Act.objects.filter(key__in=keys)}


def _speakers(article: Article, voices: Sequence[Voice]) -> dict[Voice, Source]:
    return {
        voice: _speaker(article, voice)
        for voice in sorted(set(voices), key=lambda voice: (voice.name, voice.kind))
    }


def _speaker(article: Article, voice: Voice) -> Source:
    if voice.kind is not SourceKind.COMMENTER:
        return sources.named(name=voice.name, kind=voice.kind)
    scope = article.source.public_id if article.source else article.public_id
    return sources.named(name=voice.name, kind=voice.kind, within=article.source, scope=scope)


def _keep(capture: Capture, found: Sequence[Found]) -> None:
    """Bring the capture's suggested appearances in line with what was found; ask the touched acts to be matched."""
    wanted = {each.public_id: each for each in found}
    held = {row.public_id: row for row in Appearance.objects.filter(capture=capture)}
    gone = _unneeded([row for name, row in held.items() if name not in wanted])
    new = [_row(capture, each) for name, each in wanted.items() if name not in held]
    outdated = [
        _row(capture, wanted[name], row)
        for name, row in held.items()
        if name in wanted and row.judgement == Judgement.SUGGESTED and row.method != METHOD
    ]
    if not (gone or new or outdated):
        return
    Appearance.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Appearance.objects.bulk_create(new)
    for row in outdated:
        row.save()
    _link_denials(capture, found)
    _ask_match({row.act_id for row in (*gone, *new, *outdated)})


def _unneeded(rows: Sequence[Appearance]) -> list[Appearance]:
    """The rows that may go: suggested ones, unless a person has judged a contradiction that rests on their words."""
    mentioned = Contradiction.objects.filter(Q(one_appearance__in=rows) | Q(other_appearance__in=rows))
    mentioned.filter(judgement=Judgement.SUGGESTED).delete()
    kept = set(mentioned.values_list("one_appearance", flat=True)) | set(
        mentioned.values_list("other_appearance", flat=True)
    )
    return [row for row in rows if row.judgement == Judgement.SUGGESTED and row.pk not in kept]


def _row(capture: Capture, found: Found, row: Appearance | None = None) -> Appearance:
    statement, value = found.statement, found.statement.value
    columns: Mapping[str, object] = {
        "capture": capture,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "prefix": capture.text[max(0, statement.start - CONTEXT) : statement.start],
        "suffix": capture.text[statement.end : statement.end + CONTEXT],
        "section": statement.section,
        "stance": statement.stance,
        "attributed_to": found.speaker,
        "depth": statement.voice.depth if statement.voice else 0,
        "hedge": statement.hedge[:200],
        "party": statement.party,
        "act": found.act,
        "population": statement.population[:200],
        "measure_label": statement.measure[:300],
        "claim_text": statement.claim_text[:600],
        "low": value.low,
        "high": value.high,
        "unit": value.unit[:60],
        "approximate": value.approximate,
        "polarity": value.polarity,
        "running": statement.running,
        "accused": sorted(statement.accused),
        "terms": sorted(statement.terms),
        "language": statement.language,
        "reasons": [reason.as_json() for reason in statement.reasons],
        "method": METHOD,
        **_times(statement),
        "place_label": statement.place_label[:300],
        "places": list(statement.places),
    }
    row = row or Appearance(public_id=found.public_id)
    for name, given in columns.items():
        setattr(row, name, given)
    return row


def _times(statement: Statement) -> dict[str, object]:
    when, as_of = statement.when, statement.as_of
    return {
        "when_first": when.first if when else None,
        "when_last": when.last if when else None,
        "when_precision": when.precision if when else "",
        "when_inferred": when.inferred if when else False,
        "as_of_first": as_of.first if as_of else None,
        "as_of_last": as_of.last if as_of else None,
    }


def _link_denials(capture: Capture, found: Sequence[Found]) -> None:
    keys = {row.public_id: row.pk for row in Appearance.objects.filter(capture=capture)}
    for each in found:
        if 0 <= each.statement.denies < len(found):
            denied = keys[found[each.statement.denies].public_id]
            Appearance.objects.filter(pk=keys[each.public_id]).exclude(pk=denied).update(denies=denied)


def _ask_match(acts: set[int]) -> None:
    # Locked in one order, so that two readers never wait for each other in a ring.
    list(Act.objects.select_for_update().filter(pk__in=acts).order_by("pk").values_list("pk"))
    Act.objects.filter(pk__in=acts).update(match_due=F("match_due") + 1)
