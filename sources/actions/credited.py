"""Following credits: the pieces an article says it was taken from or rests on, whether we hold them or not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from sources.actions import neighbours, quotations, sources, unseen
from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.actions.unseen import Naming
from sources.models import Article, Capture, Derivation, Source
from sources.rules import anchors
from sources.rules.credits import Credit
from sources.rules.names import fold
from sources.rules.reason import Reason
from sources.vocabulary import DerivationKind

# A piece credits what came out shortly before it; a clock that is a day off must not hide that.
BEFORE = timedelta(days=7)
AFTER = timedelta(days=1)
MOST_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A credit with the source it names."""

    credit: Credit
    outlet: Source


@dataclass(frozen=True, slots=True)
class Asking:
    """An article whose credits are followed: its captures, the sources they name, and the upstreams (by primary key)
    that a person has ruled out for it."""

    article: Article
    copies: Sequence[Copy]
    named: Sequence[Named]
    refused: Collection[int]

    def naming(self, outlet: Source, title: str = "") -> Naming:
        """How it names a piece of an outlet."""
        return Naming(outlet, title or self.article.title, self.copies[0].body.text)

    @property
    def namings(self) -> list[Naming]:
        """How it names, by its credits, pieces that may not be held."""
        return [self.naming(each.outlet) for each in self.named]


def asking(*, article: Article, copies: Sequence[Copy], refused: Collection[int] = frozenset()) -> Asking:
    """An article with the sources it credits; those nobody knows yet are written down."""
    return Asking(article, copies, _named(article, copies), refused)


def findings(*, asking: Asking, explained: Sequence[Finding]) -> list[Finding]:
    """The derivations that rest on credits alone: what likeness has already explained is left out.

    A credit for the whole piece leads to the piece credited. What that piece in turn rests on ("according to …,
    which reported") is its derivation, not this article's, as long as we do not hold it to see for ourselves. What is
    refused is not found again, under whatever name.
    """
    whole = [each for each in asking.named if each.credit.scope == "whole"]
    parts = [
        each
        for each in asking.named
        if each.credit.scope != "whole" and each.outlet not in {one.outlet for one in whole}
    ]
    copied = [pair for pair in explained if pair.kind is not DerivationKind.SAME_ARTICLE]
    if not whole:
        return [] if copied else [found for each in parts for found in _citation(asking, each)]
    first = whole[0]
    upstreams = [pair.upstream for pair in copied]
    if Article.objects.filter(pk__in=upstreams, source=first.outlet).exists():
        return []
    return [
        found
        for taken in _taken(asking, first)
        for found in (taken, *_grounds(asking, Article.objects.get(pk=taken.upstream), parts))
    ]


def waiting_for(*, article: Article) -> set[int]:
    """Articles that credit this one's outlet: what they were taken from may just have arrived."""
    if article.source_id is None:
        return set()
    named_only = Q(containment=None) | Q(kind=DerivationKind.QUOTATION)
    rows = Derivation.objects.filter(named_only, credited=True, upstream__source=article.source_id)
    undated = Q(downstream__published_at=None)
    if article.published_at is not None:
        # As far from it as ``_held`` looks, seen from the other end.
        within = (article.published_at - AFTER, article.published_at + BEFORE)
        undated |= Q(downstream__published_at__range=within)
    return set(rows.filter(undated).exclude(downstream=article).values_list("downstream", flat=True))


def _named(article: Article, copies: Sequence[Copy]) -> list[Named]:
    """Each credited source once, best credit first; an outlet that credits itself credits nobody."""
    best: dict[str, Credit] = {}
    for credit in sorted(
        (credit for copy in copies for credit in copy.credits),
        key=lambda one: (-one.weight, one.start, one.name),
    ):
        best.setdefault(fold(credit.name), credit)
    named = [Named(credit, sources.named(name=credit.name, kind=credit.voice)) for credit in best.values()]
    return [each for each in named if each.outlet.pk != article.source_id]


def _taken(asking: Asking, named: Named) -> list[Finding]:
    held, share = _held(asking, _pieces(asking, named.outlet))
    upstream = held or unseen.taken(naming=asking.naming(named.outlet))
    if upstream.pk in asking.refused:
        return []
    kind = named.credit.kind
    if held and _language(held) != asking.copies[0].capture.language[:2]:
        kind = DerivationKind.TRANSLATION
    return [_finding(asking.article, upstream, kind, named.credit, share)]


def _citation(asking: Asking, named: Named) -> list[Finding]:
    pieces = _pieces(asking, named.outlet)
    if quotation := quotations.found(mine=asking.copies[0], pieces=pieces, credit=named.credit):
        return [quotation]
    held, share = _held(asking, pieces)
    upstream = held or unseen.cited(naming=asking.naming(named.outlet))
    if upstream.pk in asking.refused:
        return []
    return [_finding(asking.article, upstream, DerivationKind.CITATION, named.credit, share)]


def _grounds(asking: Asking, carrier: Article, parts: Sequence[Named]) -> list[Finding]:
    """What an unseen piece rests on, as the article taken from it shows."""
    if not carrier.unseen:
        return []
    return [
        _finding(
            carrier,
            unseen.cited(naming=asking.naming(each.outlet, carrier.title)),
            DerivationKind.CITATION,
            each.credit,
            0.0,
        )
        for each in parts
    ]


def _held(asking: Asking, pieces: Sequence[Copy]) -> tuple[Article | None, float]:
    """That of the credited outlet's pieces which the article means: same headline, else most in common."""
    title = fold(asking.article.title)
    if title and (same := next((one.article for one in pieces if fold(one.article.title) == title), None)):
        return same, 1.0
    bodies = [(one.article.public_id, one.body.text) for one in pieces]
    key, share = anchors.nearest(asking.copies[0].body.text, bodies)
    return next((one.article for one in pieces if one.article.public_id == key), None), share


def _pieces(asking: Asking, outlet: Source) -> list[Copy]:
    """What the outlet published about then, the newest first, as it was first captured."""
    article = asking.article
    rows = Article.objects.filter(source=outlet, unseen=False, merged_into=None).exclude(pk=article.pk)
    if article.published_at is not None:
        rows = rows.filter(published_at__range=(article.published_at - BEFORE, article.published_at + AFTER))
    rows = rows.exclude(pk__in=asking.refused)
    rows = rows.select_related("source").order_by("-published_at", "public_id")
    return neighbours.first_copies(list(rows[:MOST_CANDIDATES]))


def _language(article: Article) -> str:
    return Capture.objects.filter(article=article).in_order().values_list("language", flat=True)[0][:2]


def _finding(down: Article, up: Article, kind: DerivationKind, credit: Credit, share: float) -> Finding:
    reasons = [Reason("credit", credit.weight, f"the text credits {credit.name}", credit.quote)]
    if share:
        reasons.append(
            Reason("names and figures", share, f"{share:.0%} of its names and figures stand in that piece")
        )
    if up.unseen:
        reasons.append(
            Reason("unseen", 0.0, "we do not hold the piece; it is known only because it is named here")
        )
    return Finding(
        downstream=down.pk,
        upstream=up.pk,
        kind=kind,
        credited=True,
        reasons=tuple(reason.as_json() for reason in reasons),
    )
