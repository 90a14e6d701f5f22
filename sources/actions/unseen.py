"""Articles we know only because another names them: real rows, waiting for the piece itself to arrive."""

from dataclasses import dataclass

from sources.models import Article, Source
from sources.publicid import public_id
from sources.rules.names import fold

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
    address = f"unseen:{naming.outlet.public_id}|{naming.headline}"
    return _written_down(naming.outlet, address[:2000], naming.title)


def cited(*, naming: Naming) -> Article:
    """The unseen report that a piece rests on without being a copy of it; its own headline is not known."""
    address = f"unseen:{naming.outlet.public_id}|cited in|{naming.headline}"
    return _written_down(naming.outlet, address[:2000], "")


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
