"""Other articles that by their headlines tell of the same event, though no derivation ties them to this one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import ExpressionWrapper, FloatField
from django.db.models.functions import Abs, Extract

from claims.models.lookup import LookUp
from claims.rules.language.folding import fold
from claims.rules.lookup.rarity import Rarities, TermRarity
from claims.rules.lookup.together import FADES, Headline, together
from claims.rules.lookup.tongues import told_by_words
from claims.rules.lookup.words import Words, ways_of_saying, words_of
from sources.models import Article
from sources.models.article import ArticleQuerySet
from sources.pages.search import sharing
from sources.visibility import Reader

COMPARED = 40
"""Articles that are held together with this one, the nearest in time first."""
EACH = 6
"""Articles on show at most."""
DAY = timedelta(days=1)
"""In which days between two headlines are counted."""
WORDS = 6
"""Words of the headline by which others are found, the rarest first; of equally rare ones, names."""


@dataclass(frozen=True, slots=True)
class Alongside:
    """An article that seems to tell of the same event: how surely, from 0 to 1, and why."""

    article: Article
    sure: float
    why: str


def alongside(
    article: Article, kin: Collection[int], reader: Reader | None, now: datetime
) -> list[Alongside]:
    """The likeliest, of articles published within days of this one that share two words of its headline.

    Articles of its own family (by primary key) are left out: the page shows them already, and a copied headline would
    stand in the way of all others. Takes three queries; none where the article has no headline or no date.
    """
    own = _read(article)
    if article.published_at is None or len(own.terms) < 2:
        return []
    looked = LookUp(reader, now)
    rows = Article.objects.visible_to(reader, now).current().filter(unseen=False)
    near = _near(rows.exclude(pk__in={article.pk, *kin}), article.published_at, _looked_up(own, looked))
    headlines = [_headline(each, article.published_at) for each in (article, *near)]
    found = together(headlines, _rarities([each.words for each in headlines], looked))
    judged = [(found.reason(0, at), other) for at, other in enumerate(near, 1) if found.shows(0, at)]
    shown = [Alongside(other, why.weight, why.detail) for why, other in judged]
    return sorted(shown, key=lambda each: (-each.sure, each.article.pk))[:EACH]


def _read(article: Article) -> Words:
    return words_of(article.title, told_by_words(article.title))


def _headline(article: Article, beside: datetime) -> Headline:
    day = (article.published_at - beside) / DAY if article.published_at else None
    return Headline(_read(article), day)


def _looked_up(own: Words, looked: LookUp) -> list[str]:
    """The rarest words of a headline, each as the beginning that its forms have in common."""
    told = looked.rarity(own.terms)
    rarest = sorted(own.terms, key=lambda term: (-told(term), term not in own.names, term))[:WORDS]
    whole = {term: fold(own.shown[term]) for term in rarest}
    return [term if whole[term].startswith(term) else whole[term] for term in rarest]


def _near(rows: ArticleQuerySet, at: datetime, words: Sequence[str]) -> list[Article]:
    """The articles to compare, each headline once however many print it: the one nearest in time."""
    span = timedelta(days=FADES)
    found = sharing(rows.filter(published_at__range=(at - span, at + span)), "title", words)
    gap = Abs(ExpressionWrapper(Extract("published_at", "epoch") - at.timestamp(), output_field=FloatField()))
    nearest = found.order_by(gap, "pk").values("pk")[:COMPARED]
    once: dict[str, Article] = {}
    for row in Article.objects.filter(pk__in=nearest).for_page().order_by(gap, "pk"):
        once.setdefault(fold(row.title), row)
    return list(once.values())


def _rarities(headlines: Sequence[Words], looked: LookUp) -> Rarities:
    """How rare words are among all claims, and runs of letters among these headlines."""
    meant = {term for each in headlines for term in each.meanings}
    ways = {term: ways_of_saying(term) for term in sorted(meant)}
    told = looked.rarity({*meant, *(way for said in ways.values() for way in said)})
    carriers = {term: sum(told.carriers.get(way, 0) for way in said) for term, said in ways.items()}
    letters = TermRarity.among([each.letters for each in headlines])
    return Rarities(TermRarity(told.claims, told.length, carriers), letters)
