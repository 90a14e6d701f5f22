"""Draws who took from whom as a tree: roots on top, each article under what it was taken from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext

from sources.models import Article, Derivation
from sources.models.article import kept_from
from sources.models.kinship import MOST, Tie, family_of
from sources.pages import wording
from sources.pages.article import title_of
from sources.rules.figures_changed import RULE
from sources.visibility import Reader
from sources.vocabulary import DerivationKind

UNFOLDED = 40  # nodes; a larger family is folded below its second level
DEEPEST = 12  # levels; no copy chain in the wild comes near


@dataclass(slots=True)
class Node:
    """One article in the tree and the derivation that put it there; ``again`` when it is drawn elsewhere in full."""

    article: Article
    link: Derivation | None = None
    here: bool = False
    again: bool = False
    below: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What to call it in passing."""
        return title_of(self.article)

    @property
    def manner(self) -> str:
        """In what way it was taken, in words; the share is drawn beside it."""
        return manner(self.link, shared=False) if self.link else ""

    @property
    def when(self) -> str:
        """When it was published, as finely as is known."""
        return wording.moment(self.article.published_at, self.article.published_precision)

    def count(self) -> int:
        """How many articles stand at and below it."""
        return 1 + sum(node.count() for node in self.below)


@dataclass(frozen=True, slots=True)
class Family:
    """The whole family of one article: its trees, and the ties straight above and below the article.

    ``whole`` is False where the family is larger than is ever read at once.
    """

    roots: list[Node]
    upstreams: list[Derivation]
    downstreams: list[Derivation]
    size: int
    here: int
    articles: Mapping[int, Article]
    links: Mapping[Tie, Derivation]
    whole: bool

    @property
    def folded(self) -> bool:
        """Whether the tree is too large to be drawn open."""
        return self.size > UNFOLDED


def manner(link: Derivation, *, shared: bool = True) -> str:
    """“rewrite, 71 % shared, credited”"""
    words = [gettext(DerivationKind(link.kind).label)]
    if shared and link.containment is not None:
        words.append(gettext("%(containment)s shared") % {"containment": wording.percent(link.containment)})
    elif link.containment is None and link.shared_words:
        words.append(wording.many(link.shared_words, "shared word"))
    if link.credited:
        words.append(gettext("credited"))
    changed = [each["quote"] for each in link.reasons if each.get("rule") == RULE and each.get("quote")]
    if changed:
        words.append(gettext("a figure differs: %(changed)s") % {"changed": changed[0]})
    return ", ".join(words)


def family(article: Article, reader: Reader | None, now: datetime) -> Family:
    """The family of ``article`` as far as the reader may see it, in two queries beside the recursion."""
    ties = family_of([article.pk], kept_from(reader, now))
    links, articles = kin(ties, reader, now)
    articles[article.pk] = article
    roots = grow(articles, links, here=article.pk)
    size = len({end for tie in links for end in (tie.downstream, tie.upstream)}) or 1
    return Family(
        [root for root in roots if root.below],
        [link for tie, link in links.items() if tie.downstream == article.pk],
        [link for tie, link in links.items() if tie.upstream == article.pk],
        size,
        article.pk,
        articles,
        links,
        len(ties) < MOST,
    )


def kin(
    ties: Iterable[Tie],
    reader: Reader | None,
    now: datetime,
    *,
    seen: Collection[int] = (),
    outlets: bool = True,
) -> tuple[dict[Tie, Derivation], dict[int, Article]]:
    """The derivations and articles behind some ties; those the reader may not see are left out.

    Two captures of one article may each have been taken from the same piece: the closest of their ties is kept.
    Articles the reader is known to see (``seen``, by primary key) are not read; nor, without ``outlets``, is more
    of where a derivation leads than the article above.
    """
    by_pk = {tie.derivation: tie for tie in ties}
    derivations = Derivation.objects.visible_to(reader, now).filter(pk__in=by_pk).order_by("pk")
    derivations = (
        derivations.for_page()
        if outlets
        else derivations.select_related("upstream", "judged_by").defer("spans")
    )
    wanted = {end for tie in by_pk.values() for end in (tie.downstream, tie.upstream)}
    wanted -= set(seen)
    articles = Article.objects.visible_to(reader, now).for_page().in_bulk(sorted(wanted)) if wanted else {}
    shown = {*articles, *seen}
    links: dict[tuple[int, int], tuple[Tie, Derivation]] = {}
    for one in derivations:
        tie = by_pk[one.pk]
        ends = (tie.downstream, tie.upstream)
        if set(ends) <= shown and (ends not in links or _closeness(one) > _closeness(links[ends][1])):
            links[ends] = (tie, one)
    return dict(links.values()), articles


def _closeness(link: Derivation) -> tuple[float, int, str]:
    return (link.containment or 0.0, link.shared_words, link.public_id)


def grow(articles: Mapping[int, Article], links: Mapping[Tie, Derivation], here: int = 0) -> list[Node]:
    """Trees from every article nothing above is known of; one with two upstreams is drawn in full once."""
    pen = _Pen(articles, defaultdict(list), here)
    for tie, link in links.items():
        pen.below[tie.upstream].append((articles[tie.downstream], link))
    taken = {tie.downstream for tie in links}
    grown = [pen.branch(one, None) for one in _by_time(articles.values()) if one.pk not in taken]
    rings = (
        one for one in _by_time(articles.values()) if one.pk not in pen.drawn
    )  # nothing stands above all
    return [*grown, *(pen.branch(one, None) for one in rings)]


@dataclass(slots=True)
class _Pen:
    """Draws branches and remembers what it has drawn already."""

    articles: Mapping[int, Article]
    below: defaultdict[int, list[tuple[Article, Derivation]]]
    here: int
    drawn: set[int] = field(default_factory=set)

    def branch(self, article: Article, link: Derivation | None, depth: int = 0) -> Node:
        node = Node(article, link, here=article.pk == self.here, again=article.pk in self.drawn)
        self.drawn.add(article.pk)
        if not node.again and depth < DEEPEST:
            children = sorted(self.below[article.pk], key=lambda child: _time(child[0]))
            node.below += [self.branch(child, taken, depth + 1) for child, taken in children]
        return node


def _by_time(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=_time)


def _time(article: Article) -> tuple[bool, float, str]:
    at = article.published_at
    return (at is None, at.timestamp() if at else 0.0, article.public_id)
