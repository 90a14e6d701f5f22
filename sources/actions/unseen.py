"""Articles we know only because another names them: real rows, waiting for the piece itself to arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from sources.actions import lineages, pieces, rings
from sources.models import Article, Derivation, Source
from sources.publicid import public_id
from sources.rules.names import fold
from sources.vocabulary import Judgement

# Without a headline the first words of the body tell one piece from another.
OPENING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """How an article names a piece we do not hold: its outlet, and the headline (or opening) it should bear."""

    outlet: Source
    title: str
    opening: str

    @property
    def headline(self) -> str:
        """What tells the piece from others of its outlet, folded."""
        return fold(self.title) or fold(" ".join(self.opening.split()[:OPENING_WORDS]))


def taken(*, naming: Naming) -> Article:
    """The unseen piece that an article was taken from as a whole: same headline, other outlet."""
    return _written_down(naming.outlet, _taken_at(naming), naming.title)


def cited(*, naming: Naming) -> Article:
    """The unseen report that a piece rests on without being a copy of it; its own headline is not known."""
    return _written_down(naming.outlet, _cited_at(naming), "")


def settle(*, article: Article, namings: Sequence[Naming]) -> None:
    """Let unseen pieces an article has named become the pieces they turned out to be, once those are held.

    The unseen row stands for the held piece from then on: its address leads there, and what people decided about it
    counts for that. It is told by what the articles that bear this headline are found to have been taken from; of
    several, by the address that comes first.
    """
    by_address = {address: naming for naming in namings for address in (_taken_at(naming), _cited_at(naming))}
    rows = Article.objects.select_for_update(of=("self",)).filter(address__in=by_address, unseen=True)
    stirred: set[int] = set()
    for row in rows.order_by("pk"):
        became = _became(article, row, by_address[row.address])
        if became != row.merged_into_id:
            Article.objects.filter(pk=row.pk).update(merged_into=became)
            naming = set(Derivation.objects.filter(upstream=row).values_list("downstream", flat=True))
            lineages.moved(articles=naming)
            Article.objects.filter(pk__in=naming - {article.pk}).update(trace_due=F("trace_due") + 1)
            stirred |= naming
    if stirred:
        # What was named may rest on the very piece that names it.
        rings.settle(pieces=pieces.of(stirred))


def _became(article: Article, row: Article, naming: Naming) -> int | None:
    """The held piece an unseen one has turned out to be, by primary key, if any."""
    bearing = Q(downstream__title=article.title) if article.title else Q(downstream=article)
    found = Derivation.objects.standing().filter(
        bearing, credited=True, upstream__source=naming.outlet, upstream__unseen=False
    )
    pieces = Coalesce("upstream__merged_into", "upstream")
    held = set(found.annotate(piece=pieces).values_list("piece", flat=True))
    judged = Derivation.objects.filter(upstream=row, judgement=Judgement.CONFIRMED)
    if row.merged_into_id and judged.exists():
        # A person has confirmed it as what it became: that is not taken back because another came.
        held.add(row.merged_into_id)
    return Article.objects.filter(pk__in=held).order_by("address").values_list("pk", flat=True).first()


def _taken_at(naming: Naming) -> str:
    return f"unseen:{naming.outlet.public_id}|{naming.headline}"[:2000]


def _cited_at(naming: Naming) -> str:
    return f"unseen:{naming.outlet.public_id}|cited in|{naming.headline}"[:2000]


def _written_down(outlet: Source, address: str, title: str) -> Article:
    article, _ = Article.objects.get_or_create(
        address=address,
        defaults={
            "public_id": public_id("article", address),
            "source": outlet,
            "title": title[:500],
            "unseen": True,
        },
    )
    return article
