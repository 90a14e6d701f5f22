"""Who asks for something through the API, and when: together they decide what may be seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from sources.models.article import piece_visible
from sources.visibility import Reader, hidden, newsroom, visible


@dataclass(frozen=True, slots=True)
class Audience:
    """One request's reader (nobody in particular where ``None``) and the moment of asking.

    ``guarded`` names the kinds of row of which any is hidden at all, for whoever has looked; most days it is empty,
    and then nothing has to be looked for in lists. ``None`` means that nobody has looked.
    """

    reader: Reader | None
    now: datetime
    guarded: frozenset[str] | None = None

    @property
    def newsroom(self) -> bool:
        """Whether it is one of us, who sees everything."""
        return newsroom(self.reader)

    def sees(self, path: str = "") -> Q:
        """The condition under which the row at the end of ``path`` may be shown."""
        return visible(self.reader, self.now, path)

    def misses(self, kind: str) -> bool:
        """Whether any row of this kind ("articles") may be hidden from the reader."""
        return not self.newsroom and (self.guarded is None or kind in self.guarded)

    def kept_from(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The primary keys of those of the rows that are hidden: few, and found without reading the others."""
        return rows.filter(hidden(self.reader, self.now)).order_by().values("pk")

    def sees_article(self, path: str) -> Q:
        """The condition under which the article at ``path`` may be named, itself and as the piece it stands for.

        Told by what is hidden, not by what is visible: that needs no join, and lists read many tables as it is.
        """
        if not self.misses("articles"):
            return Q()
        return piece_visible(self.reader, self.now, path)
