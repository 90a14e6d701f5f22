"""Sorting the statements of one act into events, measures and claims."""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from claims.actions import groups, nearby, twins, unsorted
from claims.actions.lineages import root_keys
from claims.models import Act, Appearance, Sorting, Unsorted
from claims.models.division import divided
from claims.rules.grouping import matching
from claims.rules.grouping.matching import Mention
from claims.rules.grouping.rarity import Rarity
from claims.vocabulary import Stance
from sources.models import Article
from sources.models.article import kept_from
from sources.vocabulary import Judgement

UNREAD = (
    "quote", "prefix", "suffix", "reasons", "capture__text", "capture__fingerprint", "capture__hints",
    "claim__text", *(f"denies__{name}" for name in ("quote", "reasons", "match_reasons", "claim_text", "terms")),
)  # fmt: skip
"""Columns that matching does not look at, and that would be most of what it reads."""


EVERY = Q()
WHOLE = 2_000
"""Statements of an act up to which all are sorted together whenever one comes: one to two seconds of a processor."""
AT_ONCE = 200
"""Statements of a larger act that are placed, or looked at again, in one pass; more wait for the next, or no lease
would last."""
TOGETHER = 10_000
"""Statements that one pass of a larger act sorts together, with all near them: ten seconds or so."""
FEWEST = 25
"""Statements that a pass takes however many are near them, or it would sort all of them again for each."""
NEWEST = 20_000
"""Statements of a larger act that are sorted together at night, its newest: a minute, for which it is locked."""


def match(*, act_id: int) -> None:
    """Give every statement of an act its event and claim.

    The grouping is a function of the whole set of statements, so that it comes out the same in whatever order they
    were read. What a person has decided is handed to it as fixed and never moved. What everybody may read is sorted
    first, as if there were nothing else: of what is hidden neither a name nor a weight of theirs may tell.

    An act of more than ``WHOLE`` statements is sorted near what came and where something moved, by how rare its words
    were when they were last counted; ``sort_anew`` puts right, at night, what that cannot see. What one pass does not
    take is due still, and waits for the next.
    """
    with transaction.atomic():
        act = Act.objects.select_for_update().get(pk=act_id)
        sorting = Sorting.objects.filter(act=act).first()
        if sorting is None:
            done = _sort_newest(act, WHOLE)
        else:
            done = _sort_near(act, Rarity.from_json(sorting.rarity), AT_ONCE)
        if done:
            Act.objects.filter(pk=act.pk).update(match_done=act.match_due)


def sort_large() -> None:
    """Sort every large act anew, each in a transaction of its own, first the one whose turn is longest ago."""
    for act in Sorting.objects.order_by("sorted_at").values_list("pk", flat=True):
        sort_anew(act_id=act)


def sort_anew(*, act_id: int) -> None:
    """Sort the ``NEWEST`` statements of a large act together, with all of their events, and count its words anew.

    One that is large no longer is sorted as a whole from then on. What came or moved besides is due still.
    """
    with transaction.atomic():
        act = Act.objects.select_for_update().get(pk=act_id)
        Sorting.objects.filter(act=act).delete()
        if _sort_newest(act, NEWEST):
            Act.objects.filter(pk=act.pk).update(match_done=act.match_due)


def _sort_newest(act: Act, most: int) -> bool:
    """Sort so many of the statements together, with all of their events; whether these were all there are.

    Of a large act it is kept how rare its words are.
    """
    kept, statements = _kept(), Appearance.objects.filter(act=act)
    held = statements.count()
    # Nor does what is hidden take the place of what is counted.
    seen = statements.exclude(capture__article__in=kept).exclude(capture__article__merged_into__in=kept)
    newest = seen.order_by("-pk")[:most]
    among = Q(pk__in=newest.values("pk")) | Q(claim__event__in=newest.values("claim__event"))
    which = EVERY if held <= most else among
    shown, hidden = _apart(_statements(act, which), kept)
    mentions = _mentions(act, shown, without=kept)
    rarity = matching.rarity_of(mentions) if held > WHOLE else None
    groups.apply(act=act, rows=shown, events=matching.group(mentions, rarity))
    _join(act, shown, hidden, rarity)
    if rarity is not None:
        told = {"statements": held, "rarity": rarity.as_json(), "sorted_at": Now()}
        Sorting.objects.update_or_create(act=act, defaults=told)
    if held <= most:
        unsorted.waiting(act=act).delete()
    return held <= most


def _sort_near(act: Act, rarity: Rarity, most: int) -> bool:
    """Sort the events in which something moved and those near what came, or moved; whether that was all that waited."""
    kept = _kept()
    arrived = list(_statements(act, Q(claim=None)).order_by("pk")[:most])
    moved = unsorted.next_events(act=act, most=most - len(arrived))
    stirred = _statements(act, Q(claim__event__in=moved)).order_by("-pk")[:most]
    came, unseen = _apart([*arrived, *stirred], kept)
    near = moved | nearby.events(act=act, came=came, rarity=rarity, without=kept)
    among = _among(near, came)
    if most > FEWEST and _statements(act, among).order_by().count() > TOGETHER:
        return _sort_near(act, rarity, most // 2)
    shown, hidden = _apart(_statements(act, among), kept)
    groups.apply(act=act, rows=shown, events=matching.group(_mentions(act, shown, without=kept), rarity))
    if unseen:
        near |= nearby.events(act=act, came=unseen, rarity=rarity)
        shown, hidden = _apart(_statements(act, _among(near, [*came, *unseen])), kept)
    _join(act, shown, hidden, rarity)
    Unsorted.objects.filter(pk__in=moved).delete()
    return len(arrived) < most and not unsorted.waiting(act=act).exists()


def _among(events: Collection[int], came: Sequence[Appearance]) -> Q:
    return Q(claim__event__in=events) | Q(pk__in=[row.pk for row in came])


def _apart(rows: Iterable[Appearance], kept: set[int]) -> tuple[list[Appearance], list[Appearance]]:
    """What everybody may read, and what is kept from readers."""
    shown: list[Appearance] = []
    hidden: list[Appearance] = []
    for row in rows:
        (hidden if {row.capture.article_id, row.capture.article.canonical_pk} & kept else shown).append(row)
    return shown, hidden


def _kept() -> set[int]:
    """The articles (by primary key) that not everybody may see."""
    kept = Article.objects.filter(pk__in=kept_from(None, timezone.now()))
    return set(kept.order_by().values_list("pk", flat=True))


def _join(act: Act, shown: Sequence[Appearance], hidden: Sequence[Appearance], rarity: Rarity | None) -> None:
    """Sort what is kept from readers to what stands there without it, which is not moved by it."""
    if hidden:
        rows = sorted([*shown, *hidden], key=lambda row: row.public_id)
        mentions = _mentions(act, rows, fixed={row.pk for row in shown})
        groups.join(act=act, rows=hidden, events=matching.group(mentions, rarity))


def _statements(act: Act, which: Q) -> "QuerySet[Appearance]":
    return (
        Appearance.objects.filter(which, act=act)
        .exclude(judgement=Judgement.REJECTED)
        # What was found by a claim's words says nothing of how claims are told apart, until a person says it is one.
        .exclude(~Q(judgement=Judgement.CONFIRMED), method__startswith=twins.LOOK_UP)
        .select_related("capture__article", "claim", "denies")
        .defer(*UNREAD)
        .order_by("public_id")
    )


def _mentions(
    act: Act, rows: Sequence[Appearance], *, fixed: Collection[int] = (), without: Collection[int] = ()
) -> list[Mention]:
    """The statements for the rule: some ``fixed`` where they stand, their lineage told ``without`` some articles."""
    lineages = root_keys(articles=[row.capture.article for row in rows], without=without)
    apart = divided({row.claim_id for row in rows if row.claim_id is not None})
    return [
        _mention(act, row, lineages[row.capture.article_id], _held(row, apart, stands=row.pk in fixed))
        for row in rows
    ]


def _held(row: Appearance, apart: Collection[int], *, stands: bool) -> str:
    """The claim a statement ``stands`` in, or a person keeps it in: by a judgement, or by having told claims apart."""
    decided = row.judgement == Judgement.CONFIRMED or row.claim_id in apart
    return row.claim.public_id if row.claim and (decided or stands) else ""


def _mention(act: Act, row: Appearance, lineage: str, held: str) -> Mention:
    article = row.capture.article
    published = article.published
    return Mention(
        key=row.public_id,
        rank=f"{article.rank}|{row.start:08}|{row.public_id}",
        act=act.key,
        population=row.population,
        measure=row.measure_label,
        claim_text=row.claim_text,
        value=row.value,
        when=row.when,
        published=published.period() if published else None,
        as_of=row.as_of,
        running=row.running,
        places=tuple(row.places),
        place_label=row.place_label,
        accused=tuple(row.accused),
        terms=frozenset(row.terms),
        lineage=lineage,
        language=row.language,
        held=held,
        denied=row.denies.public_id if row.denies else "",
        stance=Stance(row.stance),
        capture=row.capture.public_id,
    )
