"""Puts the family of an article into a picture: what stands at each mark, where it leads, and what a bundle holds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.translation import gettext, ngettext

from sources.models import Article, Derivation
from sources.pages import wording
from sources.pages.article import title_of
from sources.pages.family import Family, manner
from sources.rules import bundles, familypicture, pedigree
from sources.rules.bundles import Row
from sources.rules.familypicture import Elbow, Mark, Words
from sources.vocabulary import TO_THE_DAY, DerivationKind, Judgement

NAMED = 3  # outlets a bundle names; all of them stand in the list beneath


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a bundle, as the list beneath the picture tells it."""

    article: Article
    link: Derivation | None
    name: str
    manner: str
    when: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark as the page draws it: ``sign`` names its shape, ``pieces`` are what a bundle holds."""

    mark: Mark
    sign: str
    href: str
    link: Derivation | None
    when: str
    title: str
    here: bool
    number: int
    pieces: tuple[Piece, ...]

    @property
    def names(self) -> list[tuple[int, str]]:
        """The lines of its name, each with the pixels from the top."""
        return [(self.mark.y + 20 * line, words) for line, words in enumerate(self.mark.name)]

    @property
    def hows(self) -> list[tuple[int, str]]:
        """The lines beneath, likewise."""
        return [(self.mark.how_y + 20 * line, words) for line, words in enumerate(self.mark.how)]

    @property
    def large(self) -> bool:
        """Whether nothing known stands above it."""
        return self.mark.row.generation == 0


@dataclass(frozen=True, slots=True)
class FamilyPicture:
    """Everything the template draws."""

    marks: list[Drawn]
    elbows: list[tuple[Elbow, bool]]
    height: int
    kinds: list[DerivationKind]
    said: str

    @property
    def bundles(self) -> list[Drawn]:
        """The marks that stand for several articles."""
        return [drawn for drawn in self.marks if drawn.pieces]

    @property
    def unseen(self) -> bool:
        """Whether a piece is drawn that is only named by another."""
        return any(drawn.sign == "unseen" for drawn in self.marks)


def picture_of(kin: Family) -> FamilyPicture | None:
    """The family drawn; None for an article alone."""
    if not kin.links:
        return None
    pen = _Pen(kin)
    trees = pedigree.forest(pen.members(), pen.ties())
    rows = bundles.fold(trees, here=pen.key(kin.here))
    picture = familypicture.draw(rows, pen.words)
    marks = [pen.drawn(mark) for mark in picture.marks]
    sure = {id(each.mark): each.link is None or each.link.judgement == Judgement.CONFIRMED for each in marks}
    met = {DerivationKind(link.kind) for link in kin.links.values()}
    return FamilyPicture(
        marks,
        [(elbow, sure[id(elbow.down)]) for elbow in picture.elbows],
        picture.height,
        [kind for kind in DerivationKind if kind in met],
        _said(kin, trees),
    )


def _said(kin: Family, trees: list[pedigree.Branch]) -> str:
    kinds = Counter(DerivationKind(link.kind).label for link in kin.links.values())
    told = wording.listed([wording.many(number, kind) for kind, number in sorted(kinds.items())])
    return gettext("%(articles)s from %(beginnings)s: %(told)s.") % {
        "articles": wording.many(kin.size, "article"),
        "beginnings": wording.many(len(trees), "beginning"),
        "told": told,
    }


@dataclass(slots=True)
class _Pen:
    """Knows the articles and derivations behind the keys of a picture."""

    kin: Family
    by_key: dict[str, Article] = field(default_factory=dict)
    by_ends: dict[tuple[str, str], Derivation] = field(default_factory=dict)
    bundled: int = 0

    def __post_init__(self) -> None:
        self.by_key = {article.public_id: article for article in self.kin.articles.values()}
        for tie, link in self.kin.links.items():
            self.by_ends[self.key(tie.downstream), self.key(tie.upstream)] = link

    def key(self, pk: int) -> str:
        return self.kin.articles[pk].public_id

    def members(self) -> Iterator[pedigree.Member]:
        for key, article in self.by_key.items():
            yield pedigree.Member(key, article.published_at, title_of(article))

    def ties(self) -> Iterator[pedigree.Link]:
        for (down, up), link in self.by_ends.items():
            confirmed = 1.0 if link.judgement == Judgement.CONFIRMED else 0.0
            yield pedigree.Link(down, up, link.kind, confirmed + (link.containment or 0.0))

    def link(self, branch: pedigree.Branch) -> Derivation | None:
        return self.by_ends[branch.link.down, branch.link.up] if branch.link else None

    def words(self, row: Row) -> Words:
        if row.bundled:
            return Words(self.called(row), self.outlets(row))
        branch = row.branches[0]
        article, link = self.by_key[branch.member.key], self.link(branch)
        how = (
            manner(link)
            if link
            else gettext("named, not held")
            if article.unseen
            else gettext("nothing known above it")
        )
        here = gettext(" (this article)") if article.pk == self.kin.here else ""
        return Words(title_of(article) + here, how)

    def called(self, row: Row) -> str:
        """“32 republications, and 4 taken from them”"""
        link, number = row.branches[0].link, len(row.branches)
        kind = DerivationKind(link.kind).label if link else ""
        told = wording.many(number, kind) if kind else wording.many(number, "other beginning")
        more = row.size() - number
        if not more:
            return told
        shape = ngettext(
            "%(told)s, and %(more)s taken from it", "%(told)s, and %(more)s taken from them", number
        )
        return shape % {"told": told, "more": wording.grouped(more)}

    def outlets(self, row: Row) -> str:
        names = list(dict.fromkeys(branch.member.outlet for branch in row.branches))
        if len(names) <= NAMED + 1:
            return wording.listed(names)
        return gettext("%(named)s and %(number)s more") % {
            "named": ", ".join(names[:NAMED]),
            "number": wording.grouped(len(names) - NAMED),
        }

    def drawn(self, mark: Mark) -> Drawn:
        row, branch = mark.row, mark.row.branches[0]
        article, link = self.by_key[branch.member.key], self.link(branch)
        pieces = tuple(self.pieces(row)) if row.bundled else ()
        self.bundled += bool(pieces)
        here = not pieces and article.pk == self.kin.here
        href = f"#bundle-{self.bundled}" if pieces else "" if here else f"/articles/{article.public_id}/"
        sign = "bundle" if pieces else "unseen" if article.unseen else link.kind if link else "origin"
        return Drawn(
            mark, sign, href, None if pieces else link, self.when(row), self.title(row, article, link), here,
            self.bundled if pieces else 0, pieces,
        )  # fmt: skip

    def pieces(self, row: Row) -> Iterator[Piece]:
        waiting = list(reversed(row.branches))
        while waiting:
            branch = waiting.pop()
            article, link = self.by_key[branch.member.key], self.link(branch)
            when = wording.moment(article.published_at, article.published_precision)
            yield Piece(article, link, title_of(article), manner(link) if link else "", when)
            waiting += reversed(branch.below)

    def title(self, row: Row, article: Article, link: Derivation | None) -> str:
        said = self.words(row)
        if row.bundled or link is None:
            return f"{said.name}: {said.how}"
        above = title_of(self.by_key[row.branches[0].link.up]) if row.branches[0].link else ""
        when = wording.moment(article.published_at, article.published_precision)
        return gettext("%(name)s: %(how)s, from %(above)s, %(judgement)s") % {
            "name": said.name,
            "how": said.how,
            "above": above,
            "judgement": gettext(Judgement(link.judgement).label),
        } + (f", {when}" if when else "")

    def when(self, row: Row) -> str:
        """When it was published, short enough for the end of a line; of a bundle, from when to when."""
        pieces = [self.by_key[branch.member.key] for branch in row.branches]
        dated = [one for one in pieces if one.published_at]
        if not dated:
            return gettext("undated") if row.bundled else ""
        if row.generation == 0 and not row.bundled:
            return wording.moment(dated[0].published_at, dated[0].published_precision)
        first, last = dated[0], dated[-1]
        if first.published_at == last.published_at:
            return self.short(first)
        same = _day(first.published_at) == _day(last.published_at)
        return (
            self.short(first)
            if same
            else gettext("from %(day)s") % {"day": self.short(first).rpartition(",")[0] or self.short(first)}
        )

    def short(self, article: Article) -> str:
        """“23 Feb, 15:05”; the year is told where the family spans several."""
        words = wording.moment(article.published_at, article.published_precision)
        if article.published_precision not in TO_THE_DAY or self.years() > 1:
            return words.partition(",")[0] if self.years() > 1 else words
        return wording.without_year(article.published_at, article.published_precision)

    def years(self) -> int:
        return len({one.published_at.year for one in self.by_key.values() if one.published_at})


def _day(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d") if at else ""
