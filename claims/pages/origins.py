"""Draws the origins of a claim: each with the articles that carry its word, copies hanging from what they copied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from claims.models import Appearance
from claims.pages.quotes import Origin, origin_of
from claims.rules.weighing import lapses
from claims.vocabulary import Stance
from sources.models import Article, Derivation
from sources.models.ancestry import TAKEN_WHOLE
from sources.models.article import kept_from
from sources.models.kinship import Tie, ancestors_of
from sources.pages import wording
from sources.pages.article import title_of
from sources.pages.family import kin, manner
from sources.visibility import Reader
from sources.vocabulary import SectionKind

UNFOLDED = 40  # articles; larger trees are folded below each origin


@dataclass(slots=True)
class Carrier:
    """An article under an origin: what it does with the claim, and what it was taken from."""

    article: Article
    stances: list[str]
    link: Derivation | None = None
    below: list["Carrier"] = field(default_factory=list)
    until: str = ""
    stale: bool = False

    @property
    def name(self) -> str:
        """What to call it in passing."""
        return title_of(self.article)

    @property
    def mark(self) -> str:
        """The mark that stands before it."""
        return self.stances[0] if self.stances else "unseen" if self.article.unseen else "none"

    @property
    def how(self) -> str:
        """In what way it was taken, in words."""
        return manner(self.link) if self.link else ""

    @property
    def when(self) -> str:
        """When it was published, as finely as is known."""
        return wording.moment(self.article.published_at, self.article.published_precision)


@dataclass(slots=True)
class Root:
    """One origin: who, whether it is a party, and the articles that carry its word."""

    origin: Origin
    party: bool
    disputes: bool
    own: bool
    comment: bool
    below: list[Carrier]
    size: int

    @property
    def mark(self) -> str:
        """A party is shown as one, wherever the words come from."""
        return "party" if self.party else self.origin.mark


def roots(
    rows: Sequence[Appearance],
    letters: Mapping[int, str],
    visible: set[int],
    reader: Reader | None,
    now: datetime,
) -> list[Root]:
    """Every origin of some appearances the reader may see: first those that back the claim, by when first heard of.

    A source that is named in one article and writes another itself is one origin.
    """
    carried: defaultdict[str, list[Appearance]] = defaultdict(list)
    named: dict[str, Origin] = {}
    for row in sorted(rows, key=_by_time):
        origin = behind(row, letters, visible)
        named.setdefault(origin.key, origin)
        carried[origin.key].append(row)
    pieces = {row.capture.article.canonical_pk for row in rows}
    above = ancestors_of(pieces, kept_from(reader, now))
    links, _ = kin(above, reader, now, seen=pieces, outlets=False)
    found = [_root(named[key], group, links) for key, group in carried.items()]
    return sorted(found, key=lambda root: (root.disputes, root.party))


def behind(row: Appearance, letters: Mapping[int, str], visible: set[int]) -> Origin:
    """Who answers for the words: the named source, else the outlet of the root article, else the article itself."""
    origin = origin_of(row, letters, visible)
    article = row.origin_article
    if origin.where != "article" or article is None or article.source is None:
        return origin
    key = f"source:{article.source.public_id}"
    return Origin(key, article.source.name, "source", article.source.public_id, origin.grade, article.unseen)


def _root(origin: Origin, rows: Sequence[Appearance], links: Mapping[Tie, Derivation]) -> Root:
    carriers: dict[int, Carrier] = {}
    for row in rows:
        article = row.capture.article.canonical
        carrier = carriers.setdefault(article.pk, Carrier(article, []))
        if row.stance not in carrier.stances:
            carrier.stances.append(row.stance)
        carrier.stale |= row.stale_at is not None
    for pk, until in _dropped(rows).items():
        carriers[pk].until = until
    size = len(carriers)
    comment = all(
        row.section == SectionKind.COMMENT for row in rows
    )  # comments are not copied with their article
    return Root(
        origin=origin,
        party=any(row.party for row in rows),
        disputes=all(row.stance == Stance.DISPUTES for row in rows),
        own=any(row.origin_article_id == row.capture.article.canonical_pk for row in rows),
        comment=comment,
        below=_hang(carriers, {} if comment else links),
        size=size,
    )


def _dropped(rows: Sequence[Appearance]) -> dict[int, str]:
    """The articles that no longer carry any of their words, and until when they did."""
    present = {row.capture.article.canonical_pk for row in rows if row.superseded_at is None}
    last: dict[int, datetime] = {}
    for row in rows:
        pk = row.capture.article.canonical_pk
        if row.superseded_at is not None and pk not in present:
            last[pk] = max(row.superseded_at, last.get(pk, row.superseded_at))
    return {pk: lapses.until(at) for pk, at in last.items()}


def _hang(carriers: dict[int, Carrier], links: Mapping[Tie, Derivation]) -> list[Carrier]:
    """Hang each article under the one it was taken from, if that one carries the word or was copied whole."""
    ties: defaultdict[int, list[tuple[Tie, Derivation]]] = defaultdict(list)
    for tie, link in sorted(links.items(), key=lambda pair: pair[0].derivation):
        ties[tie.downstream].append((tie, link))
    waiting, hung = list(carriers), set()
    while waiting:
        pk = waiting.pop(0)
        parent = next((pair for pair in ties[pk] if _leads(pair, carriers)), None)
        if pk in hung or parent is None or _above(pk, parent[0].upstream, carriers):
            continue
        tie, link = parent
        if tie.upstream not in carriers:
            carriers[tie.upstream] = Carrier(link.upstream, [])
            waiting.append(tie.upstream)
        carriers[pk].link = link
        carriers[tie.upstream].below.append(carriers[pk])
        hung.add(pk)
    return [carrier for pk, carrier in carriers.items() if pk not in hung]


def _leads(pair: tuple[Tie, Derivation], carriers: Iterable[int]) -> bool:
    tie, link = pair
    return tie.upstream in carriers or (link.kind in TAKEN_WHOLE and link.upstream.unseen)


def _above(pk: int, upstream: int, carriers: Mapping[int, Carrier]) -> bool:
    """Whether hanging ``pk`` under ``upstream`` would close a ring."""
    below = [carriers[pk]]
    while below:
        carrier = below.pop()
        if carrier.article.pk == upstream:
            return True
        below += carrier.below
    return False


def _by_time(row: Appearance) -> tuple[bool, float, str]:
    at = row.capture.article.canonical.published_at
    return (at is None, at.timestamp() if at else 0.0, row.public_id)
