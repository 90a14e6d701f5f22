"""Reading an article for claims: every statement in it becomes an appearance that waits to be matched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest

from claims.actions import corroboration, emptied, heirs, lapses, passages, twins, unsorted
from claims.models import Act, Appearance, Contradiction, Reading
from claims.rules.lookup.sought import sought_in
from claims.rules.reader import reading
from claims.rules.speaking import attribution
from claims.rules.statement import Piece, Statement, Voice
from sources.actions import affiliations, sources
from sources.models import Article, Capture, Source
from sources.publicid import public_id
from sources.rules.span import SectionSpan
from sources.vocabulary import Judgement, SectionKind, SourceKind

METHOD = f"reader {reading.REVISION}"
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

    Reading again by the same rules gives the same rows; by other rules, what nobody has judged is replaced. Rows a
    person has judged are never touched. Ticks off the text revision seen before reading, so that a capture arriving
    meanwhile is read next time.
    """
    with transaction.atomic():
        tally, _ = Reading.objects.get_or_create(article_id=article_id)
        # One reader of an article at a time: the second finds everything done.
        Reading.objects.select_for_update().get(pk=tally.pk)
        article = Article.objects.select_related("source").get(pk=article_id)
        moved: set[int] = set()
        for capture in article.captures.prefetch_related("sections"):
            context = attribution.context_for(piece_of(article, capture))
            moved |= _keep(capture, _found(article, capture, reading.read_in(context) if context else []))
            passages.keep(capture=capture, sought=sought_in(context) if context else [])
        moved -= emptied.clear(claims=moved)
        moved |= lapses.settle(article=article)
        if tally.rules_revision != reading.REVISION:
            # What headline and body do with a claim is worked out with its weight, by the same revision of the rules.
            corroboration.ask(claims=_claims_in(article))
        corroboration.stir(claims=moved | inherit(article))
        Reading.objects.filter(pk=tally.pk).update(
            text_revision=Greatest(F("text_revision"), Value(article.text_revision)),
            rules_revision=reading.REVISION,
        )
        passages.ask(articles=[article.pk])


def _claims_in(article: Article) -> set[int]:
    rows = Appearance.objects.filter(capture__article=article).exclude(claim=None)
    return set(rows.order_by().values_list("claim", flat=True))


def inherit(article: Article) -> set[int]:
    """Judge what was read as the same words were judged in the articles above; returns the claims it touched."""
    planned = heirs.planned(article=article)
    rows = [heir.row for heir in planned]
    unsorted.ask(acts={row.act_id for row in rows}, claims=heirs.claims_of(planned))
    return heirs.write(planned)


def _found(article: Article, capture: Capture, statements: Sequence[Statement]) -> list[Found]:
    acts = acts_of({statement.act for statement in statements})
    speakers = speakers_of(article, [statement.voice for statement in statements if statement.voice])
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


def acts_of(keys: set[str]) -> dict[str, Act]:
    """The acts of some keys, written down where nobody has met them yet."""
    Act.objects.bulk_create([Act(key=key) for key in sorted(keys)], ignore_conflicts=True)
    return {act.key: act for act in Act.objects.filter(key__in=keys)}


def speakers_of(article: Article, voices: Sequence[Voice]) -> dict[Voice, Source]:
    """The source each voice stands for, written down, ungraded, where nobody goes by its name yet.

    Whom a person speaks for is written down with them, as the article says it.
    """
    speakers = {
        voice: _speaker(article, voice)
        for voice in sorted(set(voices), key=lambda voice: (voice.name, voice.kind))
    }
    for voice, body in sorted({(v, v.speaks_for) for v in voices if v.speaks_for}, key=_by_names):
        affiliations.suggest(source=speakers[voice], body=_speaker(article, body))
    return speakers


def _by_names(pair: tuple[Voice, Voice]) -> tuple[str, str]:
    return pair[0].name, pair[1].name


def _speaker(article: Article, voice: Voice) -> Source:
    if voice.kind is not SourceKind.COMMENTER:
        return sources.named(name=voice.name, kind=voice.kind)
    scope = article.source.public_id if article.source else article.public_id
    return sources.named(name=voice.name, kind=voice.kind, within=article.source, scope=scope)


def _keep(capture: Capture, found: Sequence[Found]) -> set[int]:
    """Bring the capture's suggested appearances in line with what was found; ask the touched acts to be matched.

    Returns the claims (by primary key) some of whose voices went or speak otherwise now.
    """
    wanted = {each.public_id: each for each in found}
    held = {row.public_id: row for row in _own(capture)}
    gone = unneeded([row for name, row in held.items() if name not in wanted])
    new = [_filled(Appearance(public_id=name), capture, wanted[name]) for name in wanted if name not in held]
    outdated = [
        row
        for name, row in held.items()
        if name in wanted and row.judgement == Judgement.SUGGESTED and row.method != METHOD
    ]
    if not (gone or new or outdated):
        return set()
    # Before any row is written: matching locks its act first as well.
    unsorted.ask(acts={row.act_id for row in (*gone, *new, *outdated)}, claims=_claims_of((*gone, *outdated)))
    _succeed(new, gone)
    Appearance.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Appearance.objects.bulk_create(new)
    changed = _bring_up_to_date(outdated, capture, wanted)
    _link_denials(capture, found)
    return _claims_of((*gone, *changed))


def _claims_of(rows: Iterable[Appearance]) -> set[int]:
    return {row.claim_id for row in rows if row.claim_id is not None}


def _own(capture: Capture) -> "QuerySet[Appearance]":
    """All in a capture but what other analysts and the look-up have suggested, which is theirs to take back."""
    rows = Appearance.objects.filter(capture=capture).exclude(method__startswith=twins.ANALYST)
    return rows.exclude(method__startswith=twins.LOOK_UP)


def _succeed(new: Sequence[Appearance], gone: Sequence[Appearance]) -> None:
    """Put what is read in some words now where what was read in them before stood, until it is matched.

    So a claim that nobody turns out to have made leads on to the one that was meant.
    """
    for row in new:
        over = [(min(row.end, one.end) - max(row.start, one.start), one) for one in gone if one.claim_id]
        shared, former = max(over, key=lambda pair: (pair[0], pair[1].public_id), default=(0, row))
        if shared > 0:
            row.claim_id = former.claim_id


def _bring_up_to_date(
    rows: Sequence[Appearance], capture: Capture, wanted: Mapping[str, Found]
) -> list[Appearance]:
    """Write down what the rules at hand read in words that older rules read already; returns what reads otherwise."""
    changed = []
    for row in rows:
        columns = columns_of(capture, wanted[row.public_id])
        if any(getattr(row, name) != value for name, value in columns.items()):
            _filled(row, capture, wanted[row.public_id])
            # Whoever is about to judge what it said before is told.
            row.version += 1
            changed.append(row)
    Appearance.objects.filter(pk__in=[row.pk for row in rows]).update(method=METHOD)
    if changed:
        names = [name.removesuffix("_id") for name in columns_of(capture, wanted[changed[0].public_id])]
        Appearance.objects.bulk_update(changed, [*names, "version"])
    return changed


def unneeded(rows: Sequence[Appearance], *, inherited: bool = False) -> list[Appearance]:
    """The rows that may go: suggested ones, unless a person has judged a contradiction that rests on their words.

    With ``inherited`` also those that only have a judgement given elsewhere.
    """
    mentioned = Contradiction.objects.filter(Q(one_appearance__in=rows) | Q(other_appearance__in=rows))
    mentioned.filter(judgement=Judgement.SUGGESTED).delete()
    kept = set(mentioned.values_list("one_appearance", flat=True)) | set(
        mentioned.values_list("other_appearance", flat=True)
    )
    return [
        row
        for row in rows
        if (row.judgement == Judgement.SUGGESTED or (inherited and row.inherited_from_id is not None))
        and row.pk not in kept
    ]


def _filled(row: Appearance, capture: Capture, found: Found) -> Appearance:
    for name, given in columns_of(capture, found).items():
        setattr(row, name, given)
    row.method = METHOD
    return row


def columns_of(capture: Capture, found: Found) -> dict[str, object]:
    """All that was read, as columns."""
    statement, value = found.statement, found.statement.value
    return {
        "capture_id": capture.pk,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "prefix": capture.text[max(0, statement.start - CONTEXT) : statement.start],
        "suffix": capture.text[statement.end : statement.end + CONTEXT],
        "section": statement.section,
        "stance": statement.stance,
        "attributed_to_id": found.speaker.pk if found.speaker else None,
        "depth": statement.voice.depth if statement.voice else 0,
        "hedge": statement.hedge[:200],
        "party": statement.party,
        "act_id": found.act.pk,
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
        **_times(statement),
        "place_label": statement.place_label[:300],
        "places": list(statement.places),
    }


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
