"""Finding the sentences of an article that repeat a known claim, surely or possibly, and who says them there."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.actions import appearances, heirs, quotes, twins
from claims.models import Appearance, Claim, Passage
from claims.models.sayings import sayings, sharing
from claims.rules.language import pack_for
from claims.rules.lookup import linking
from claims.rules.lookup.linking import Asked, Match
from claims.rules.speaking import attribution
from claims.rules.statement import Voice
from claims.vocabulary import Stance
from sources.models import Article, Capture, Source
from sources.publicid import public_id
from sources.vocabulary import Judgement, SectionKind

METHOD = f"{twins.LOOK_UP}1"
HELD_TO = Q(judgement=Judgement.CONFIRMED, inherited_from=None)
"""What a person has said to be so, there and nowhere else."""


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence of a capture and the claim it repeats, surely or possibly, with who says it there."""

    capture: Capture
    passage: Passage
    match: Match
    claim: Claim
    section: SectionKind
    voice: Voice | None

    @property
    def quote(self) -> str:
        """The sentence."""
        return said_in(self.capture, self.passage)

    @property
    def stance(self) -> Stance:
        """What the sentence does with the claim: what is put in somebody's mouth is repeated at most."""
        spoken = self.voice is not None and self.match.stance is Stance.ASSERTS
        return Stance.REPEATS if spoken else self.match.stance


def said_in(capture: Capture, passage: Passage) -> str:
    """The words of a passage."""
    return capture.text[passage.start : passage.end]


def named(quote: str) -> str:
    """The words of a sentence as one name, whatever their capitals, signs and spacing."""
    return hashlib.sha256(twins.folded(quote).encode()).hexdigest()[:32]


def links_of(article: Article) -> list[Link]:
    """Every sentence of the article that repeats a known claim, with that claim."""
    captures = set(article.captures.order_by().values_list("pk", flat=True))
    shared = sharing(captures)
    if not shared:
        return []
    told, claims = sayings({claim for each in shared.values() for claim in each})
    open_ = _open(captures, Passage.objects.filter(pk__in=shared).order_by("capture", "start"))
    texts = article.captures.filter(pk__in={row.capture_id for row in open_}).prefetch_related("sections")
    by_pk = {capture.pk: capture for capture in texts}
    decided = _decided(claims.values())
    matched = []
    published = article.published.period() if article.published else None
    for row in open_:
        capture = by_pk[row.capture_id]
        asked = Asked(said_in(capture, row), _tongue(capture), published)
        said = decided.get(named(asked.text), {})
        found = linking.match(
            asked,
            [told[claim] for claim in shared[row.pk] if claim in told],
            refused={claim for claim, judgement in said.items() if judgement == Judgement.REJECTED},
            agreed={claim for claim, judgement in said.items() if judgement == Judgement.CONFIRMED},
        )
        if found is not None:
            matched.append((capture, row, found, claims[found.claim]))
    return _spoken(article, matched)


def _tongue(capture: Capture) -> str:
    pack = pack_for(capture.language)
    return pack.code if pack else ""


def _open(captures: Collection[int], rows: Iterable[Passage]) -> list[Passage]:
    """The passages that hold no statement, and that nobody has said to be a claim's."""
    held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    read = Appearance.objects.filter(capture__in=captures)
    read = read.exclude(~HELD_TO, method__startswith=twins.LOOK_UP)
    for capture, start, end in read.values_list("capture", "start", "end"):
        held[capture].append((start, end))
    return [
        row
        for row in rows
        if not any(start < row.end and row.start < end for start, end in held[row.capture_id])
    ]


def _decided(claims: Iterable[Claim]) -> Mapping[str, Mapping[str, str]]:
    """What people have said of some words (by name) and some claims (by public id), the last word counting."""
    rows = Appearance.objects.filter(heirs.OWN, claim__in=list(claims), method__startswith=twins.LOOK_UP)
    told = rows.order_by("judged_at", "public_id").values_list("quote", "claim__public_id", "judgement")
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quote, claim, judgement in told:
        found[named(quote)][claim] = judgement
    return found


def _spoken(article: Article, matched: Sequence[tuple[Capture, Passage, Match, Claim]]) -> list[Link]:
    """The links with who says each: only a capture with any is read for that."""
    links = []
    contexts = {
        capture.pk: attribution.context_for(appearances.piece_of(article, capture)) for capture, *_ in matched
    }
    for capture, row, found, claim in matched:
        context = contexts[capture.pk]
        for sentence in context.sentences if context else ():
            if context and (sentence.start, sentence.end) == (row.start, row.end):
                voice = attribution.find(sentence, context)
                links.append(Link(capture, row, found, claim, sentence.section, voice))
    return links


def columns_of(link: Link, speaker: Source | None) -> dict[str, Any]:
    """A link as the columns of an appearance: it says what the claim says, and gives its reasons."""
    capture, passage = link.capture, link.passage
    told = [reason.as_json() for reason in link.match.reasons]
    return {
        **quotes.said_of(link.claim),
        "claim": link.claim,
        "capture": capture,
        "quote": link.quote,
        "start": passage.start,
        "end": passage.end,
        "prefix": capture.text[max(0, passage.start - appearances.CONTEXT) : passage.start],
        "suffix": capture.text[passage.end : passage.end + appearances.CONTEXT],
        "section": link.section,
        "stance": link.stance,
        "attributed_to": speaker,
        "depth": link.voice.depth if link.voice else 0,
        "reasons": told,
        "match_reasons": told[:1],
    }


def name_of(capture: Capture, start: int, end: int, claim: Claim) -> str:
    """The public id of the appearance that a sentence makes for a claim."""
    place = (capture.public_id, str(start), str(end))
    return public_id("appearance", *place, twins.LOOK_UP, claim.public_id)
