"""Sorting the statements of one act into events, measures and claims."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.actions import groups, twins
from claims.actions.lineages import root_keys
from claims.models import Act, Appearance
from claims.models.division import divided
from claims.rules.grouping import matching
from claims.rules.grouping.matching import Mention
from claims.vocabulary import Stance
from sources.models import Article
from sources.models.article import kept_from
from sources.vocabulary import Judgement

UNREAD = (
    "quote", "prefix", "suffix", "reasons", "capture__text", "capture__fingerprint", "capture__hints",
    "claim__text", *(f"denies__{name}" for name in ("quote", "reasons", "match_reasons", "claim_text", "terms")),
)  # fmt: skip
"""Columns that matching does not look at, and that would be most of what it reads."""


def match(*, act_id: int) -> None:
    """Give every statement of an act its event and claim.

    The grouping is a function of the whole set of statements, so that it comes out the same in whatever order they
    were read. What a person has decided is handed to it as fixed and never moved. What everybody may read is sorted
    first, as if there were nothing else: of what is hidden neither a name nor a weight of theirs may tell.
    """
    with transaction.atomic():
        act = Act.objects.select_for_update().get(pk=act_id)
        kept = _kept()
        rows = _statements(act)
        shown = [row for row in rows if not {row.capture.article_id, row.capture.article.canonical_pk} & kept]
        groups.apply(act=act, rows=shown, events=matching.group(_mentions(shown, without=kept)))
        if len(shown) < len(rows):
            _join(act, rows, {row.pk for row in shown})
        Act.objects.filter(pk=act.pk).update(match_done=act.match_due)


def _kept() -> set[int]:
    """The articles (by primary key) that not everybody may see."""
    kept = Article.objects.filter(pk__in=kept_from(None, timezone.now()))
    return set(kept.order_by().values_list("pk", flat=True))


def _join(act: Act, rows: Sequence[Appearance], shown: Collection[int]) -> None:
    """Sort what is kept from readers to what stands there without it, which is not moved by it."""
    hidden = [row for row in rows if row.pk not in shown]
    groups.join(act=act, rows=hidden, events=matching.group(_mentions(rows, fixed=shown)))


def _statements(act: Act) -> list[Appearance]:
    rows = list(
        Appearance.objects.filter(act=act)
        .exclude(judgement=Judgement.REJECTED)
        # What was found by a claim's words says nothing of how claims are told apart, until a person says it is one.
        .exclude(~Q(judgement=Judgement.CONFIRMED), method__startswith=twins.LOOK_UP)
        .select_related("capture__article", "claim", "denies")
        .defer(*UNREAD)
        .order_by("public_id")
    )
    for row in rows:
        row.act = act
    return rows


def _mentions(
    rows: Sequence[Appearance], *, fixed: Collection[int] = (), without: Collection[int] = ()
) -> list[Mention]:
    """The statements for the rule: some ``fixed`` where they stand, their lineage told ``without`` some articles."""
    lineages = root_keys(articles=[row.capture.article for row in rows], without=without)
    apart = divided({row.claim_id for row in rows if row.claim_id is not None})
    return [
        _mention(row, lineages[row.capture.article_id], _held(row, apart, stands=row.pk in fixed))
        for row in rows
    ]


def _held(row: Appearance, apart: Collection[int], *, stands: bool) -> str:
    """The claim a statement ``stands`` in, or a person keeps it in: by a judgement, or by having told claims apart."""
    decided = row.judgement == Judgement.CONFIRMED or row.claim_id in apart
    return row.claim.public_id if row.claim and (decided or stands) else ""


def _mention(row: Appearance, lineage: str, held: str) -> Mention:
    article = row.capture.article
    published = article.published
    return Mention(
        key=row.public_id,
        rank=f"{article.rank}|{row.start:08}|{row.public_id}",
        act=row.act.key,
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
