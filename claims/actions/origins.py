"""Where the words of each appearance entered the news: with a named source, else at the root of the lineage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.actions.lineages import Family
from claims.models import Appearance
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.models.sighting import Span
from sources.vocabulary import OUTLET_UNKNOWN, SectionKind, SourceKind

# A voice nobody can tell from another ("officials", "residents") is no origin of its own: the article that heard it is.
NAMELESS = frozenset({SourceKind.COLLECTIVE, SourceKind.UNKNOWN})
PUBLISHERS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})

Said = Mapping[int, Sequence[Appearance]]
"""What each article (by primary key) says of a claim, or denies of it, in the order in which it stands there."""
Mouths = frozenset[tuple[int, str, Source | None]]
"""Which articles (by primary key) print which words in whose mouth, be it in the headline."""
Way = tuple[int, ...]
"""The articles (by primary key) through which one credit has led to the next, the first one first."""


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


def origins_of(rows: Sequence[Appearance], family: Family, spans: Mapping[int, Span]) -> dict[int, Origin]:
    """The origin of each appearance of one claim, by primary key; ``spans`` tell when each capture was seen.

    A copy that drops "the council said" does not turn the wire it copied into a witness: where the root article
    itself puts the claim in somebody's mouth, that somebody is the origin of every copy. A headline likewise says no
    more than the body under it.
    """
    # Whom a piece names today says more of its copies than whom it named before it was changed.
    ordered = sorted(rows, key=lambda row: (row.superseded_at is not None, _place(row, spans)))
    told = _said([row for row in ordered if row.stance != Stance.DISPUTES], rows)
    denied = _said([row for row in ordered if row.stance == Stance.DISPUTES], rows)
    mouths = _mouths(rows)
    return {row.pk: _origin(row, family, told, denied, mouths) for row in rows}


def _mouths(rows: Sequence[Appearance]) -> Mouths:
    standing = [row for row in rows if row.section != SectionKind.COMMENT and row.superseded_at is None]
    return frozenset((row.capture.article.canonical_pk, _words(row), _speaker(row)) for row in standing)


def _said(ordered: Sequence[Appearance], rows: Sequence[Appearance]) -> Said:
    """What each article says below its headline, or in the headline where it says it nowhere else."""
    below: dict[int, list[Appearance]] = {row.capture.article.canonical_pk: [] for row in rows}
    above: dict[int, list[Appearance]] = {article: [] for article in below}
    for row in ordered:
        if row.section != SectionKind.COMMENT:
            part = above if row.section == SectionKind.HEADLINE else below
            part[row.capture.article.canonical_pk].append(row)
    return {article: said or above[article] for article, said in below.items()}


def _origin(row: Appearance, family: Family, told: Said, denied: Said, mouths: Mouths) -> Origin:
    speaker = _speaker(row)
    if speaker is not None:
        said = denied if row.stance == Stance.DISPUTES else told
        first = _as_renamed(row, speaker, family, said) or _as_copied(row, family, told, mouths)
        return first or _as_spoken(speaker, said, family, (row.capture.article.canonical_pk,))
    root = _root(row, family, told, denied)
    if row.stance == Stance.DISPUTES:
        return _as_withdrawn(row, root, family, told, denied)
    taken = _first(row, root, family, told)
    return _as_told(taken if _named(taken, told) else root, told, family)


def _root(row: Appearance, family: Family, told: Said, denied: Said) -> Article:
    """The root of an article's lineage, else the topmost piece in it that has to do with the claim.

    A piece under which a reader alone speaks of the claim has nothing to do with it.
    """
    root = family.root_of(row)
    if root.unseen or told.get(root.pk) or denied.get(root.pk):
        return root
    tellers = {piece for said in (told, denied) for piece, rows in said.items() if rows}
    return family.teller_of(row, {row.capture.article.canonical_pk, *tellers})


def _first(row: Appearance, root: Article, family: Family, said: Said) -> Article:
    """The topmost piece above an article (or itself) that says of the claim what it says: the root, if that does."""
    if said.get(root.pk):
        return root
    tellers = {piece for piece, rows in said.items() if rows}
    return family.teller_of(row, {row.capture.article.canonical_pk, *tellers})


def _named(piece: Article, said: Said) -> list[Source]:
    """Whom a piece has a claim, or its denial, from, in the order in which it names them."""
    return [speaker for row in said.get(piece.pk, ()) if (speaker := _speaker(row)) is not None]


def _as_renamed(row: Appearance, speaker: Source, family: Family, said: Said) -> Origin | None:
    """Whom the root article names today, where a copy names somebody the root has named before and names no more.

    A copy of words that were changed since is no witness beside them: without it there would be one origin.
    """
    root = family.root_of(row)
    if root.pk == row.capture.article.canonical_pk:
        return None
    rows = said.get(root.pk, ())
    before = [_speaker(one) for one in rows if one.superseded_at is not None]
    today = [named for one in rows if one.superseded_at is None and (named := _speaker(one)) is not None]
    if not today or speaker in today or speaker not in before:
        return None
    return _as_spoken(today[0], said, family, (row.capture.article.canonical_pk, root.pk))


def _as_copied(row: Appearance, family: Family, told: Said, mouths: Mouths) -> Origin | None:
    """Whom the root article has a copied sentence from, where it prints the very words of this quote.

    A copy cut short or put in another order may read as if somebody else had said them; that makes no new witness.
    Where the root article puts them in the same mouth, anywhere, nothing was cut short.
    """
    root, words = family.root_of(row), _words(row)
    if row.stance == Stance.DISPUTES or root.pk == row.capture.article.canonical_pk:
        return None
    if (root.pk, words, _speaker(row)) in mouths:
        return None
    same = [one for one in told.get(root.pk, ()) if _speaker(one) is not None and _words(one) == words]
    return _as_told(root, {**told, root.pk: same}, family) if same else None


def _words(row: Appearance) -> str:
    """The quote as it reads, whatever its line breaks and capitals."""
    return " ".join(row.quote.split()).casefold()


def _as_withdrawn(row: Appearance, root: Article, family: Family, told: Said, denied: Said) -> Origin:
    """Who takes a claim back when an article, in its own voice, disputes what it carried itself.

    A correction is no voice against: it is the origin of the corrected words that no longer stands by them. A denial
    that was copied is whoever's the root article has it from, as an assertion would be.
    """
    first = _first(row, root, family, denied)
    # A correction is put in the mouth of the outlet itself; a denial in nobody's mouth is whoever's the piece quotes.
    corrects = row.attributed_to_id is not None and first.pk == row.capture.article.canonical_pk
    speakers = [] if corrects else _named(first, denied)
    if speakers:
        return _as_spoken(speakers[0], denied, family, (first.pk,))
    return _as_told(first, told, family) if told[first.pk] else Origin(None, root)


def _as_spoken(speaker: Source, said: Said, family: Family, met: Way) -> Origin:
    """What lies behind "according to" somebody: for an outlet, whoever its own piece has it from, if that is held.

    ``said`` is what all pieces assert, or what they deny; ``met`` the pieces on the way here. Of those that credit
    one another in a ring, the one out first stands for all.
    """
    if speaker.kind not in PUBLISHERS:
        return Origin(speaker, None)
    pieces = [
        rows for piece, rows in said.items() if piece not in met and rows and _outlet(rows[0]) == speaker.pk
    ]
    if pieces:
        return _as_published(min(pieces, key=_out), speaker, said, family, met)
    ring = _ring(speaker, said, met)
    if not ring:
        return Origin(speaker, None)
    return Origin(None, family.articles[min(ring, key=_out)[0].capture.article.canonical_pk])


def _ring(speaker: Source, said: Said, met: Way) -> list[Sequence[Appearance]]:
    """What the pieces say that lead back to the speaker: from its own piece on the way here, if any, to the last."""
    told = [said[piece] for piece in met if said.get(piece)]
    turns = [place for place, rows in enumerate(told) if _outlet(rows[0]) == speaker.pk]
    return told[turns[0] :] if turns else []


def _out(rows: Sequence[Appearance]) -> str:
    return rows[0].capture.article.rank


def _as_published(rows: Sequence[Appearance], outlet: Source, said: Said, family: Family, met: Way) -> Origin:
    """Whom an outlet's own piece has it from: somebody it names, else whoever it took the piece from, else itself.

    A third that credits a copy, and not the wire it was taken from, is no second witness beside the wire.
    """
    own = rows[0].capture.article.canonical_pk
    speakers = [speaker for row in rows if (speaker := _speaker(row)) is not None]
    if speakers:
        return _as_spoken(speakers[0], said, family, (*met, own))
    root = family.root_of(rows[0])
    if not root.unseen and root.pk not in said:
        root = family.teller_of(rows[0], said)
    return Origin(outlet, None) if root.pk in (*met, own) else _as_told(root, said, family, (*met, own))


def _outlet(row: Appearance) -> int | None:
    source = row.capture.article.source
    return (source.merged_into_id or source.pk) if source else None


def _as_told(root: Article, said: Said, family: Family, met: Way = ()) -> Origin:
    """Whom the root article has a claim from: the first it names anywhere, else nobody but itself.

    An article that quotes a source and also says the same in its own voice is not two witnesses: which of the two
    came first cannot be read off the page, so the careful count is one.
    """
    speakers = _named(root, said)
    return _as_spoken(speakers[0], said, family, (*met, root.pk)) if speakers else Origin(None, root)


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
