"""Sorting the statements of one act into events, measures and claims."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q

from claims.actions import groups, twins
from claims.actions.lineages import root_keys
from claims.models import Act, Appearance
from claims.models.division import divided
from claims.rules.grouping import matching
from claims.rules.grouping.matching import Mention
from claims.vocabulary import Stance
from sources.vocabulary import Judgement


def match(*, act_id: int) -> None:
    """Give every statement of an act its event and claim.

    The grouping is a function of the whole set of statements, so that it comes out the same in whatever order they
    were read. What a person has decided is handed to it as fixed and never moved.
    """
    with transaction.atomic():
        act = Act.objects.select_for_update().get(pk=act_id)
        rows = _statements(act)
        groups.apply(act=act, rows=rows, events=matching.group(_mentions(rows)))
        Act.objects.filter(pk=act.pk).update(match_done=act.match_due)


def _statements(act: Act) -> list[Appearance]:
    return list(
        Appearance.objects.filter(act=act)
        .exclude(judgement=Judgement.REJECTED)
        # What was found by a claim's words says nothing of how claims are told apart, until a person says it is one.
        .exclude(~Q(judgement=Judgement.CONFIRMED), method__startswith=twins.LOOK_UP)
        .select_related("act", "capture__article__merged_into", "claim__event", "denies")
        .defer("capture__text", "capture__fingerprint", "capture__hints")
        .order_by("public_id")
    )


def _mentions(rows: Sequence[Appearance]) -> list[Mention]:
    lineages = root_keys(articles=[row.capture.article for row in rows])
    apart = divided({row.claim_id for row in rows if row.claim_id is not None})
    return [_mention(row, lineages[row.capture.article_id], _held(row, apart)) for row in rows]


def _held(row: Appearance, apart: Collection[int]) -> str:
    """The claim a person keeps a statement in: by a judgement on it, or by having told its claim from another."""
    decided = row.judgement == Judgement.CONFIRMED or row.claim_id in apart
    return row.claim.public_id if row.claim and decided else ""


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
