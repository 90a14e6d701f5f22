"""Turning a claim's appearances into testimonies: each with its origin, the origin's family and its grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.actions.lineages import Family, families
from claims.models import Appearance
from claims.rules.corroboration import Testimony
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.vocabulary import Reliability, SectionKind, SourceKind

# A voice nobody can tell from another ("officials", "residents") is no origin of its own: the article that heard it is.
NAMELESS = frozenset({SourceKind.COLLECTIVE, SourceKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an appearance's information entered the news: a named source, else the root of the article's lineage."""

    source: Source | None
    article: Article | None

    @property
    def key(self) -> str:
        """The public name of the origin."""
        if self.source is not None:
            return f"source:{self.source.public_id}"
        return f"article:{self.article.public_id}" if self.article else ""

    @property
    def behind(self) -> Source | None:
        """The source that answers for it: the named one, else the outlet of the root article."""
        outlet = self.article.source if self.article else None
        return self.source or (outlet.merged_into or outlet if outlet else None)

    @property
    def label(self) -> str:
        """How a page names it."""
        if self.behind is None:
            return f"“{self.article}”, publisher unknown" if self.article else ""
        return f"{self.behind.name}, not held" if self.article and self.article.unseen else self.behind.name


def gather(rows: Sequence[Appearance]) -> tuple[list[Testimony], dict[int, Origin]]:
    """The testimonies of some appearances, and each appearance's origin by primary key."""
    family = families([row.capture.article for row in rows])
    origins = {row.pk: origin_of(row, family) for row in rows}
    letters = _letters([origin.behind for origin in origins.values() if origin.behind])
    return [_testimony(row, family, origins[row.pk], letters) for row in rows], origins


def origin_of(row: Appearance, family: Family) -> Origin:
    """The named source in whose mouth the words are put, else the root of the lineage."""
    speaker = row.attributed_to
    if speaker is not None and speaker.kind not in NAMELESS:
        return Origin(speaker.merged_into or speaker, None)
    return Origin(None, family.root_of(row))


def _testimony(
    row: Appearance, family: Family, origin: Origin, letters: Mapping[int, Reliability]
) -> Testimony:
    article = family.articles[row.capture.article.canonical_pk]
    behind = origin.behind
    return Testimony(
        key=row.public_id,
        article=article.public_id,
        stance=Stance(row.stance),
        origin=origin.key,
        origin_label=origin.label,
        family=household(behind) if behind else origin.key,
        reliability=letters.get(behind.pk, Reliability.F) if behind else Reliability.F,
        party=row.party,
        comment=row.section == SectionKind.COMMENT,
        rank=f"{article.rank}|{row.public_id}",
    )


def household(source: Source) -> str:
    """The name shared by a source, its editions and everything with the same owner: they count once together."""
    met: set[int] = set()
    while source.pk not in met:
        met.add(source.pk)
        source = source.merged_into or source.edition_of or source.owner or source
    return f"source:{source.public_id}"


def _letters(behind: Sequence[Source]) -> dict[int, Reliability]:
    rows = Source.objects.filter(pk__in={source.pk for source in behind}).with_reliability()
    return {pk: Reliability(letter) for pk, letter in rows.values_list("pk", "reliability")}
