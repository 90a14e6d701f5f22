"""Who asks for something through the API, and when: together they decide what may be seen."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sources.visibility import Reader, visible


@dataclass(frozen=True, slots=True)
class Audience:
    """One request's reader (nobody in particular where ``None``) and the moment of asking."""

    reader: Reader | None
    now: datetime

    @property
    def newsroom(self) -> bool:
        """Whether it is one of us, who sees everything."""
        return self.reader is not None and self.reader.is_authenticated and self.reader.is_staff

    def sees(self, path: str = "") -> Q:
        """The condition under which the row at the end of ``path`` may be shown."""
        return visible(self.reader, self.now, path)

    def sees_piece(self, path: str) -> Q:
        """The same for an article, whose name may be that of the piece it was merged into."""
        if self.newsroom:
            return Q()
        return self.sees(path) & (Q(**{f"{path}merged_into": None}) | self.sees(f"{path}merged_into__"))
