"""Reads what everybody may see of who said what: the answers from which track records and ties are learned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from claims.actions.heads import SPEAKER, Heads, heads_of
from claims.models import Answer, Appearance, Claim, Contradiction, Review
from claims.models.appearance import AppearanceQuerySet
from claims.rules.weighing.settling import Pair, Said, Settlement
from claims.vocabulary import GOES_OUT, ContradictionKind, Outcome, Settles, Stance
from sources.models import Source
from sources.models.article import piece_visible
from sources.visibility import Reader, newsroom
from sources.vocabulary import SectionKind


@dataclass(frozen=True, slots=True)
class Heard:
    """Who said what, which claims contradict each other, and what people have found; keys are public ids.

    ``denials`` are the rivals of which one denies the other; ``sources`` leads from a household's public id to its
    head's primary key.
    """

    said: list[Said]
    rivals: list[Pair]
    denials: set[Pair]
    reviewed: dict[str, Settlement]
    sources: dict[str, int]


def heard(now: datetime, known: Heads) -> Heard:
    """What everybody may see: nothing hidden, no copies, no comments, no parties, nothing taken back since."""
    rows = list(_origins(now))
    named = _named({known.head(speaker) for *_, speaker, _ in rows})
    told = [
        (Said(str(measure), claim, named[known.head(speaker)], stance == Stance.DISPUTES), lapsed)
        for claim, measure, stance, speaker, lapsed in rows
    ]
    dropped = {replace(one, disputes=True) for one, lapsed in told if lapsed and not one.disputes}
    # Whoever disputes what it said itself takes it back: that is a correction, not an answer.
    said = [one for one, lapsed in told if not lapsed and one not in dropped]
    kinds = _rivals()
    denials = {pair for pair, kind in kinds.items() if kind == ContradictionKind.DENIAL}
    return Heard(said, list(kinds), denials, _reviewed(now), {name: pk for pk, name in named.items()})


def unheard(answers: "QuerySet[Answer]", reader: Reader | None, now: datetime) -> set[int]:
    """Those of some answers (by primary key) that nobody in the household gives any more as far as the reader may see.

    Answers are learned at night from what everybody may see; what is hidden since is told of no more from then on. Of
    claims with nothing hidden nothing is asked.
    """
    if newsroom(reader):
        return set()
    hidden = ~piece_visible(reader, now, "capture__article") | (
        Q(origin_article__isnull=False) & ~piece_visible(reader, now, "origin_article")
    )
    behind = Appearance.objects.standing().filter(hidden, claim__in=answers.order_by().values("claim"))
    claims = set(behind.order_by().values_list("claim", flat=True))
    if not claims:
        return set()
    voices = _voices(reader, now).filter(claim__in=claims).annotate(speaker=SPEAKER).exclude(speaker=None)
    told = set(voices.order_by().values_list("claim", "speaker").distinct())
    heads = heads_of({speaker for _, speaker in told})
    still = {(claim, heads[speaker]) for claim, speaker in told}
    given = answers.filter(claim__in=claims).order_by().values_list("pk", "claim", "source")
    return {pk for pk, claim, source in given if (claim, source) not in still}


def _voices(reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    """The appearances that are heard as answers: no comments, no parties, no origins hidden from the reader."""
    seen = Q(origin_article=None) | piece_visible(reader, now, "origin_article")
    rows = Appearance.objects.standing().visible_to(reader, now)
    return rows.filter(seen, claim__merged_into=None, party=False).exclude(section=SectionKind.COMMENT)


def _origins(now: datetime) -> Iterable[tuple[str, int, str, int, bool]]:
    """Claim, measure, stance, who answers for it, and whether it has been dropped since; each once."""
    rows = _voices(None, now)
    lapsed = Q(superseded_at__isnull=False) | Q(stale_at__isnull=False)
    told = rows.annotate(speaker=SPEAKER, lapsed=ExpressionWrapper(lapsed, output_field=BooleanField()))
    # An article of an unknown outlet is an origin, but nobody of whom anything could be learned.
    named = told.exclude(speaker=None).order_by()
    columns = ("claim__public_id", "claim__measure", "stance", "speaker", "lapsed")
    return named.values_list(*columns).distinct()


def _named(heads: set[int]) -> dict[int, str]:
    return dict(Source.objects.filter(pk__in=heads).order_by().values_list("pk", "public_id"))


def _rivals() -> dict[Pair, str]:
    """The claims of one measure that cannot stand beside each other, as far as nobody has rejected that, and why."""
    rows = Contradiction.objects.standing().filter(
        outcome=Outcome.CONTRADICTS,
        one__measure=F("other__measure"),
        one__merged_into=None,
        other__merged_into=None,
    )
    # Two claims that differ in day or place alone may give one value rightly: they answer different questions.
    rows = rows.filter(kind__in=(ContradictionKind.VALUE, ContradictionKind.DENIAL)).order_by()
    rows = rows.exclude(one=F("other"))
    told = rows.values_list("one__public_id", "other__public_id", "kind")
    return {(one, other): kind for one, other, kind in told}


def _reviewed(now: datetime) -> dict[str, Settlement]:
    """The claims that a review settles: the last version everybody may read, if it stands and its rating says so."""
    current = Claim.objects.current().visible_to(None, now)
    rows = Review.objects.visible_to(None, now).filter(claim__in=current)
    last = rows.order_by("claim_id", "-number").distinct("claim_id")
    told = last.values_list("claim__public_id", "public_id", "stage", "rating__settles")
    return {
        claim: Settlement(settles == Settles.YES, review)
        for claim, review, stage, settles in told
        if stage in GOES_OUT and settles in (Settles.YES, Settles.NO)
    }
