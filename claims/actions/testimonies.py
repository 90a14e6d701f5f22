"""Turning a claim's appearances into testimonies: each with its origin, the origin's family and its grade."""

from collections.abc import Collection, Mapping, Sequence

from claims.actions.heads import head_of
from claims.actions.lineages import Family
from claims.actions.origins import Origin, origins_of
from claims.models import Appearance
from claims.rules.weighing import lapses
from claims.rules.weighing.corroboration import Testimony
from claims.vocabulary import Stance
from sources.models import Sighting, Source
from sources.vocabulary import Reliability, SectionKind


def gather(
    said: Mapping[int, Sequence[Appearance]], lineages: Mapping[int, Family]
) -> dict[int, tuple[list[Testimony], dict[int, Origin]]]:
    """The testimonies of each of some groups of appearances by itself, and each appearance's origin by primary key.

    As many queries for all groups as for one.
    """
    spans = Sighting.objects.spans({row.capture_id for rows in said.values() for row in rows})
    origins = {group: origins_of(rows, lineages[group], spans) for group, rows in said.items()}
    letters = _letters([one.behind for found in origins.values() for one in found.values() if one.behind])
    return {
        group: (_told(rows, lineages[group], origins[group], letters), origins[group])
        for group, rows in said.items()
    }


def _told(
    rows: Sequence[Appearance],
    family: Family,
    origins: Mapping[int, Origin],
    letters: Mapping[int, Reliability],
) -> list[Testimony]:
    named = {origin.behind.pk for origin in origins.values() if origin.behind}
    return [_testimony(row, family, origins[row.pk], letters, named) for row in rows]


def _testimony(
    row: Appearance,
    family: Family,
    origin: Origin,
    letters: Mapping[int, Reliability],
    named: Collection[int],
) -> Testimony:
    article = family.articles[row.capture.article.canonical_pk]
    behind = origin.behind
    return Testimony(
        key=row.public_id,
        article=article.public_id,
        stance=Stance(row.stance),
        origin=origin.key,
        origin_label=_label(origin, named),
        family=household(behind) if behind else origin.key,
        reliability=letters.get(behind.pk, Reliability.F) if behind else Reliability.F,
        party=row.party,
        comment=row.section == SectionKind.COMMENT,
        rank=f"{article.rank}|{row.public_id}",
        until=_until(row),
        stale=row.stale_at is not None,
    )


def _label(origin: Origin, named: Collection[int]) -> str:
    """How a page names an origin, and whom it speaks for where that body stands behind the claim too."""
    body = origin.source.speaks_for if origin.source and origin.source.speaks_for_id in named else None
    return f"{origin.label}, speaks for {body.name}" if body else origin.label


def _until(row: Appearance) -> str:
    if row.superseded_at and row.superseded_by_id is None:
        return lapses.gone(row.superseded_at)
    lapsed = row.superseded_at or row.stale_at
    return lapses.until(lapsed) if lapsed else ""


def household(source: Source) -> str:
    """The name shared by a source, its editions all with the same owner and who speaks for them: one together."""
    return f"source:{head_of(source).public_id}"


def _letters(behind: Sequence[Source]) -> dict[int, Reliability]:
    rows = Source.objects.filter(pk__in={source.pk for source in behind}).with_reliability()
    # The letter is an annotation: the stubs cannot see it through the QuerySet's own method.
    return {row.pk: Reliability(row.reliability) for row in rows}  # type: ignore[attr-defined]
