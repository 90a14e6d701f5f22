"""How well claims are backed as one reader may see it: what is hidden from them enters neither score nor counts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from claims.actions.hearing import Hearing
from claims.actions.lineages import families_apart
from claims.actions.origins import Origin
from claims.actions.testimonies import gather
from claims.models import Appearance, Claim, Contradiction, Corroboration, FurtherRivals
from claims.pages import lapsed
from claims.rules.weighing.corroboration import Backing
from claims.vocabulary import Stance
from sources.models import ABOVE, Article
from sources.models.article import kept_from, piece_visible, shaded_by
from sources.visibility import Reader, newsroom

SEEN = "as one reader sees it"  # the method of a corroboration weighed for one reader alone


def backings(claims: Sequence[Claim], reader: Reader | None, now: datetime) -> dict[int, Corroboration]:
    """By claim: its stored corroboration, or one weighed anew where something behind it is hidden from the reader.

    A fixed number of queries decides for all; only claims with something hidden cost more. Claims nobody has
    weighed yet are missing.
    """
    hidden_from = clouded([claim.pk for claim in claims], reader, now)
    found = {}
    for claim in claims:
        stored = getattr(claim, "corroboration", None)
        if claim.pk in hidden_from:
            found[claim.pk] = weighed(claim, reader, now)
        elif stored is not None:
            found[claim.pk] = stored
    many = [claim.pk for claim in claims if claim.pk in found and getattr(claim, "further", None)]
    for pk, number in FurtherRivals.objects.told(many, reader, now).items() if many else ():
        found[pk].tell_further(number)
    _count_carrying([backing for backing in found.values() if backing.disputes], reader, now)
    return found


def _count_carrying(disputed: Sequence[Corroboration], reader: Reader | None, now: datetime) -> None:
    """Count, for claims somebody disputes, the articles that carry them; the others are carried by all of theirs."""
    if not disputed:
        return
    wanted = {backing.claim_id: backing for backing in disputed}
    rows = Appearance.objects.standing().present()
    rows = rows.filter(piece_visible(reader, now, "capture__article"), claim__in=wanted)
    pieces = Count(Coalesce("capture__article__merged_into", "capture__article"), distinct=True)
    counted = rows.exclude(stance=Stance.DISPUTES).order_by().values_list("claim").annotate(pieces=pieces)
    numbers = dict(counted)
    for pk, backing in wanted.items():
        backing.tell_carrying(numbers.get(pk, 0))


def clouded(claims: Iterable[int], reader: Reader | None, now: datetime) -> set[int]:
    """Those of the claims that have something behind them the reader may not see."""
    if newsroom(reader):
        return set()
    wanted = set(claims)
    held = _held(wanted)
    unseen = ~piece_visible(reader, now, "capture__article") | lapsed.hidden_behind(reader, now)
    unseen |= rests_on_hidden(reader, now)
    rows = Appearance.objects.standing().filter(unseen, claim__in=wanted | _ends(held))
    dim = {claim for claim in rows.order_by().values_list("claim", flat=True) if claim}
    shown = set(_in_sight(held, reader, now))
    # What stands behind a rival enters its score, and so the claim's.
    beside = [pair for pair in held if pair not in shown or {pair.one, pair.other} & dim]
    return wanted & (dim | _ends(beside))


def rests_on_hidden(reader: Reader | None, now: datetime) -> Q:
    """The condition under which where an appearance's words come from is told by what is kept from the reader."""
    shaded = shaded_by(reader, now)
    return (
        Q(origin_article__in=shaded)
        | Q(capture__article__in=shaded)
        | Q(capture__article__merged_into__in=shaded)
    )


class _Rivalry(NamedTuple):
    """A contradiction that enters scores: the keys of its claims and of the words that stand for them."""

    one: int
    other: int
    one_words: int
    other_words: int


ENDS = ("one_id", "other_id", "one_appearance_id", "other_appearance_id")


def _held(claims: Iterable[int]) -> list[_Rivalry]:
    """The contradictions that enter the scores of some claims, whoever sees them."""
    rows = Contradiction.objects.rivalries().filter(Q(one__in=claims) | Q(other__in=claims))
    return [_Rivalry(*row) for row in rows.order_by("public_id").values_list(*ENDS)]


def _ends(pairs: Iterable[_Rivalry]) -> set[int]:
    return {end for pair in pairs for end in (pair.one, pair.other)}


def _in_sight(held: Sequence[_Rivalry], reader: Reader | None, now: datetime) -> list[_Rivalry]:
    """Those of some contradictions that the reader may see, asked in narrow joins that the database plans quickly."""
    words = {end for pair in held for end in (pair.one_words, pair.other_words)}
    shown = set(Claim.objects.visible_to(reader, now).filter(pk__in=_ends(held)).values_list("pk", flat=True))
    read = set(Appearance.objects.visible_to(reader, now).filter(pk__in=words).values_list("pk", flat=True))
    return [
        pair
        for pair in held
        if {pair.one, pair.other} <= shown and {pair.one_words, pair.other_words} <= read
    ]


def weighed(claim: Claim, reader: Reader | None, now: datetime) -> Corroboration:
    """The claim's corroboration worked out from what the reader may see; not saved."""
    pairs = _in_sight(_held([claim.pk]), reader, now)
    beside = [pair.other if pair.one == claim.pk else pair.one for pair in pairs]
    shown = Claim.objects.visible_to(reader, now).current().filter(pk__in=beside).order_by("public_id")
    rivals = list(shown)
    heard = _hearing(claim, rivals, reader, now)
    return _as_row(claim, heard.backing(claim), heard.rows[claim.pk], len(rivals), now)


def origins_seen(claims: Collection[int], reader: Reader | None, now: datetime) -> dict[int, Origin]:
    """By quote (primary key), where it comes from, had what is kept from the reader never come; for all such claims.

    ``claims`` (by primary key) are read in as many queries as one.
    """
    said: dict[int, list[Appearance]] = {}
    for row in _said(claims, reader, now):
        said.setdefault(row.claim_id or 0, []).append(row)
    articles = {pk: [row.capture.article for row in rows] for pk, rows in said.items()}
    heard = gather(said, families_apart(articles, without=_kept(reader, now)))
    return {quote: origin for _, origins in heard.values() for quote, origin in origins.items()}


def give_origins(rows: Iterable[Appearance], claim: Claim, reader: Reader | None, now: datetime) -> None:
    """Tell some quotes of a claim to come from where the reader may see them come from; not saved."""
    found = origins_seen([claim.pk], reader, now)
    for row in rows:
        if origin := found.get(row.pk):
            row.origin_source, row.origin_article = origin.source, origin.article


def _kept(reader: Reader | None, now: datetime) -> set[int]:
    kept = Article.objects.filter(pk__in=kept_from(reader, now))
    return set(kept.order_by().values_list("pk", flat=True))


def _hearing(claim: Claim, rivals: Sequence[Claim], reader: Reader | None, now: datetime) -> Hearing:
    """What stands behind them, their lineage told as if what is kept from the reader had never come."""
    rows = {each.pk: _said([each.pk], reader, now) for each in (claim, *rivals)}
    articles = {pk: [row.capture.article for row in said] for pk, said in rows.items()}
    families = families_apart(articles, without=_kept(reader, now))
    return Hearing([claim], {claim.pk: rivals}, rows, families)


def _said(claims: Collection[int], reader: Reader | None, now: datetime) -> list[Appearance]:
    """What is said of some claims (by primary key), as far as the reader may see it."""
    rows = Appearance.objects.standing().visible_to(reader, now).filter(claim__in=claims)
    rows = rows.order_by("public_id")
    speakers = ("attributed_to", *(f"attributed_to__{each}" for each in ABOVE))
    unread = ("capture__text", "capture__fingerprint", "capture__hints")
    found = list(rows.select_related("capture__article", *speakers).defer(*unread))
    lapsed.withhold(found, reader, now)
    return found


def _as_row(
    claim: Claim, backing: Backing, rows: Sequence[Appearance], rivals: int, now: datetime
) -> Corroboration:
    stances = {
        stance: {
            row.capture.article.canonical_pk
            for row in rows
            if row.stance == stance and row.superseded_at is None
        }
        for stance in Stance
    }
    return Corroboration(
        claim_id=claim.pk,
        score=backing.score,
        score_low=backing.low,
        score_high=backing.high,
        credibility=backing.credibility,
        origins_for=backing.origins_for,
        origins_against=backing.origins_against,
        parties_against=backing.parties_against,
        articles=backing.articles,
        asserts=len(stances[Stance.ASSERTS]),
        repeats=len(stances[Stance.REPEATS]),
        disputes=len(stances[Stance.DISPUTES]),
        contradictions=rivals,
        ledger=[asdict(entry) for entry in backing.ledger],
        moves=[asdict(move) for move in backing.moves],
        method=SEEN,
        scored_at=now,
    )
