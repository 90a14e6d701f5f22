"""How well claims are backed as one reader may see it: what is hidden from them enters neither score nor counts."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from claims.actions.counting import counted
from claims.actions.hearing import Hearing
from claims.actions.lineages import families_apart
from claims.actions.origins import Origin
from claims.actions.testimonies import gather
from claims.models import Appearance, Claim, Corroboration, FurtherRivals
from claims.pages import clouds, lapsed
from claims.pages.clouds import clouded, rests_on_hidden
from claims.pages.kept import kept, kept_each
from claims.pages.stamps import resting_on
from claims.vocabulary import Stance
from sources.models import ABOVE, Article
from sources.models.among import among
from sources.models.article import kept_from, piece_visible
from sources.visibility import Reader, newsroom

SEEN = "as one reader sees it"  # the method of a corroboration weighed for one reader alone


def backings(
    claims: Sequence[Claim],
    reader: Reader | None,
    now: datetime,
    anew: Mapping[int, Corroboration] | None = None,
) -> dict[int, Corroboration]:
    """By claim: its stored corroboration, or one weighed anew where something behind it is hidden from the reader.

    A fixed number of queries decides for all; only claims with something hidden cost more. Claims nobody has
    weighed yet are missing. Who has asked which are backed otherwise (``apart``) gives them as ``anew``.
    """
    if anew is None:
        hidden_from = clouded([claim.pk for claim in claims], reader, now)
        anew = weighed_anew([claim for claim in claims if claim.pk in hidden_from], reader, now)
    found = {claim.pk: anew[claim.pk] for claim in claims if claim.pk in anew}
    for claim in claims:
        stored = getattr(claim, "corroboration", None)
        if claim.pk not in anew and stored is not None:
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
    numbers = dict(
        rows.exclude(stance=Stance.DISPUTES).order_by().values_list("claim").annotate(pieces=pieces)
    )
    for pk, backing in wanted.items():
        backing.tell_carrying(numbers.get(pk, 0))


def weighed(claim: Claim, reader: Reader | None, now: datetime) -> Corroboration:
    """The claim's corroboration worked out from what the reader may see; not saved."""
    return weighed_anew([claim], reader, now)[claim.pk]


def weighed_anew(claims: Sequence[Claim], reader: Reader | None, now: datetime) -> dict[int, Corroboration]:
    """The same of some claims, by primary key, in as many queries as of one."""
    if not claims:
        return {}
    rivals = _rivals([claim.pk for claim in claims], reader, now)
    heard = _hearing(claims, rivals, reader, now)
    return {claim.pk: _as_row(claim, heard, len(rivals[claim.pk]), now) for claim in claims}


def apart(
    reader: Reader | None, now: datetime, hides: clouds.Hides | None = None
) -> dict[int, Corroboration]:
    """By claim, how all those are backed that are backed otherwise for the reader than is stored, worked out anew.

    Every list that is narrowed or put in order by scores holds these apart: no filter and no place in a list may tell
    what the score itself does not. They are the same for everybody outside the newsroom, and depend on nothing but
    what is hidden and what has been written: so they are worked out once for each, not for each list. ``hides``:
    ``clouds.hides``, where that is known.
    """
    hides = clouds.hides(reader, now) if hides is None else hides
    if not any(hides):
        return {}
    pieces, gone = hides
    return kept("apart", (sorted(pieces), sorted(gone)), lambda: _apart(hides, reader, now))


def _apart(hides: clouds.Hides, reader: Reader | None, now: datetime) -> dict[int, Corroboration]:
    """Worked out claim by claim: where something is written, only what it touches is worked out again."""
    dim = clouds.everywhere(hides)
    if not dim:
        return {}
    rows = {row.pk: row for row in Claim.objects.visible_to(reader, now).filter(pk__in=dim)}
    states = resting_on(rows, hides)
    return kept_each("apart", states, lambda some: weighed_anew([rows[pk] for pk in some], reader, now))


def keeping(stored: Q, holds: Callable[[Corroboration], bool], anew: Mapping[int, Corroboration]) -> Q:
    """Claims of whose corroboration something holds: ``stored`` asks the database, ``holds`` those weighed ``anew``."""
    if not anew:
        return stored
    kept = [pk for pk, backing in anew.items() if holds(backing)]
    return (stored & ~among("pk", anew)) | among("pk", kept)


def _rivals(claims: Collection[int], reader: Reader | None, now: datetime) -> dict[int, list[Claim]]:
    """By claim, the claims in sight that contradict it, as far as the reader may see the words on both sides."""
    beside: dict[int, set[int]] = {pk: set() for pk in claims}
    for pair in clouds.in_sight(clouds.held(claims), reader, now):
        for end, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if end in beside:
                beside[end].add(other)
    shown = Claim.objects.visible_to(reader, now).current().filter(pk__in=set().union(*beside.values()))
    ordered = list(shown.order_by("public_id")) if any(beside.values()) else []
    return {pk: [rival for rival in ordered if rival.pk in others] for pk, others in beside.items()}


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


def ways_from(sources: Collection[int], reader: Reader | None, now: datetime) -> list[Q]:
    """The conditions under one of which the reader may know an appearance to come from one of some sources.

    Each is answered by one index; put together in one condition they would be by none. ``sources``: primary keys.
    """
    stored = [Q(origin_source__in=sources), Q(origin_article__source__in=sources)]
    if newsroom(reader):
        return stored
    resting = Appearance.objects.standing().filter(pk__in=clouds.resting(reader, now))
    behind = dict(resting.values_list("pk", "claim"))
    if not behind:
        return stored
    found = origins_seen({claim for claim in behind.values() if claim}, reader, now)
    ours = [pk for pk in behind if pk in found and bearer(found[pk]) in sources]
    return [*(way & ~Q(pk__in=list(behind)) for way in stored), Q(pk__in=ours)]


def bearer(origin: Origin) -> int | None:
    """The source an origin is of, by primary key."""
    return origin.source.pk if origin.source else origin.article.source_id if origin.article else None


def tell_origins(rows: Collection[Appearance], reader: Reader | None, now: datetime) -> None:
    """Tell quotes of any claims to come from where the reader may see them come from; not saved."""
    if newsroom(reader) or not rows:
        return
    resting = Appearance.objects.filter(rests_on_hidden(reader, now), pk__in=[row.pk for row in rows])
    behind = set(resting.values_list("pk", flat=True))
    _give([row for row in rows if row.pk in behind], reader, now)


def give_origins(rows: Iterable[Appearance], claim: Claim, reader: Reader | None, now: datetime) -> None:
    """Tell some quotes of a claim to come from where the reader may see them come from; not saved."""
    _give(list(rows), reader, now)


def _give(rows: Collection[Appearance], reader: Reader | None, now: datetime) -> None:
    found = origins_seen({row.claim_id for row in rows if row.claim_id}, reader, now) if rows else {}
    for row in rows:
        if origin := found.get(row.pk):
            row.origin_source, row.origin_article = origin.source, origin.article


def _kept(reader: Reader | None, now: datetime) -> set[int]:
    kept = Article.objects.filter(pk__in=kept_from(reader, now))
    return set(kept.order_by().values_list("pk", flat=True))


def _hearing(
    claims: Sequence[Claim], rivals: Mapping[int, Sequence[Claim]], reader: Reader | None, now: datetime
) -> Hearing:
    """What stands behind them, their lineage told as if what is kept from the reader had never come."""
    everybody = {claim.pk for claim in (*claims, *(rival for each in rivals.values() for rival in each))}
    rows: dict[int, list[Appearance]] = {pk: [] for pk in everybody}
    for row in _said(everybody, reader, now):
        rows[row.claim_id or 0].append(row)
    articles = {pk: [row.capture.article for row in said] for pk, said in rows.items()}
    families = families_apart(articles, without=_kept(reader, now))
    return Hearing(claims, rivals, rows, families)


def _said(claims: Collection[int], reader: Reader | None, now: datetime) -> list[Appearance]:
    """What is said of some claims (by primary key), as far as the reader may see it."""
    rows = Appearance.objects.standing().visible_to(reader, now).filter(claim__in=claims)
    rows = rows.order_by("public_id")
    speakers = ("attributed_to", *(f"attributed_to__{each}" for each in ABOVE))
    unread = ("capture__text", "capture__fingerprint", "capture__hints")
    found = list(rows.select_related("capture__article__source", *speakers).defer(*unread))
    lapsed.withhold(found, reader, now)
    return found


def _as_row(claim: Claim, heard: Hearing, rivals: int, now: datetime) -> Corroboration:
    return Corroboration(claim_id=claim.pk, method=SEEN, scored_at=now, **counted(heard, claim, rivals))
