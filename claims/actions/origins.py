"""Where the words of each appearance entered the news: with a named source, else at the root of the lineage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.actions.lineages import Family
from claims.models import Appearance
from claims.vocabulary import Stance
from sources.models import Article, Sighting, Source
from sources.models.sighting import Span
from sources.vocabulary import OUTLET_UNKNOWN, SectionKind, SourceKind

# A voice nobody can tell from another ("officials", "residents") is no origin of its own: the article that heard it is.
NAMELESS = frozenset({SourceKind.COLLECTIVE, SourceKind.UNKNOWN})
PUBLISHERS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})


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
            return f"“{self.article}”, {OUTLET_UNKNOWN}" if self.article else ""
        return f"{self.behind.name}, not held" if self.article and self.article.unseen else self.behind.name


def origins_of(rows: Sequence[Appearance], family: Family) -> dict[int, Origin]:
    """The origin of each appearance of one claim, by primary key.

    A copy that drops "the council said" does not turn the wire it copied into a witness: where the root article
    itself puts the claim in somebody's mouth, that somebody is the origin of every copy. A headline likewise says no
    more than the body under it.
    """
    told: dict[int, list[Appearance]] = {row.capture.article.canonical_pk: [] for row in rows}
    spans = Sighting.objects.spans({row.capture_id for row in rows})
    for row in sorted(rows, key=lambda row: _place(row, spans)):
        if row.stance != Stance.DISPUTES and row.section not in {SectionKind.HEADLINE, SectionKind.COMMENT}:
            told[row.capture.article.canonical_pk].append(row)
    return {row.pk: _origin(row, family, told) for row in rows}


def _origin(row: Appearance, family: Family, told: Mapping[int, Sequence[Appearance]]) -> Origin:
    speaker = _speaker(row)
    if speaker is not None and (first := _as_copied(row, family, told)):
        return first
    if speaker is not None:
        return _as_published(speaker, row, told) if speaker.kind in PUBLISHERS else Origin(speaker, None)
    root = family.root_of(row)
    if not root.unseen and root.pk not in told:
        root = family.teller_of(row, told)
    if row.stance == Stance.DISPUTES:
        return _as_withdrawn(row, root, family, told)
    return _as_told(root, told.get(root.pk, ()))


def _as_copied(row: Appearance, family: Family, told: Mapping[int, Sequence[Appearance]]) -> Origin | None:
    """Whom the root article has a copied sentence from, where it prints the very words of this quote.

    A copy cut short or put in another order may read as if somebody else had said them; that makes no new witness.
    """
    root = family.root_of(row)
    if row.stance == Stance.DISPUTES or root.pk == row.capture.article.canonical_pk:
        return None
    words = _words(row)
    same = [one for one in told.get(root.pk, ()) if _speaker(one) is not None and _words(one) == words]
    return _as_told(root, same) if same else None


def _words(row: Appearance) -> str:
    """The quote as it reads, whatever its line breaks and capitals."""
    return " ".join(row.quote.split()).casefold()


def _as_withdrawn(
    row: Appearance, root: Article, family: Family, told: Mapping[int, Sequence[Appearance]]
) -> Origin:
    """Who takes a claim back when an article, in its own voice, disputes what it carried itself.

    A correction is no voice against: it is the origin of the corrected words that no longer stands by them.
    """
    own = row.capture.article.canonical_pk
    return _as_told(family.articles[own], told[own]) if told[own] else Origin(None, root)


def _as_published(outlet: Source, row: Appearance, told: Mapping[int, Sequence[Appearance]]) -> Origin:
    """What lies behind "according to" an outlet: whoever its own piece has the claim from, if we hold that piece."""
    own = row.capture.article.canonical_pk
    pieces = [
        rows for article, rows in told.items() if article != own and rows and _outlet(rows[0]) == outlet.pk
    ]
    first = min(pieces, key=lambda rows: rows[0].capture.article.rank, default=[])
    speakers = [speaker for one in first if (speaker := _speaker(one)) is not None]
    return Origin(speakers[0] if speakers else outlet, None)


def _outlet(row: Appearance) -> int | None:
    source = row.capture.article.source
    return (source.merged_into_id or source.pk) if source else None


def _as_told(root: Article, rows: Sequence[Appearance]) -> Origin:
    """Whom the root article has a claim from: the first it names anywhere, else nobody but itself.

    An article that quotes a source and also says the same in its own voice is not two witnesses: which of the two
    came first cannot be read off the page, so the careful count is one.
    """
    speakers = [speaker for row in rows if (speaker := _speaker(row)) is not None]
    return Origin(speakers[0], None) if speakers else Origin(None, root)


def _place(row: Appearance, spans: Mapping[int, Span]) -> tuple[str, int, str]:
    """Where in the article a row stands, the capture that was seen first before later ones."""
    first = spans[row.capture_id][0].isoformat() if row.capture_id in spans else ""
    return (first, row.start, row.public_id)


def _speaker(row: Appearance) -> Source | None:
    """The source in whose mouth the article puts the words, if it can be told from others and is not its own."""
    speaker = row.attributed_to
    if speaker is None or speaker.kind in NAMELESS:
        return None
    speaker = speaker.merged_into or speaker
    return None if speaker.pk == _outlet(row) else speaker
