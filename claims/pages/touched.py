"""Which claims' quotes a change between two captures of an article has touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from claims.models import Appearance
from claims.pages import lapsed
from sources.models import Capture
from sources.visibility import Reader

MOST = 400  # appearances looked at in one capture

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Touched:
    """One quote in which words came or went: of the earlier capture, or newly said in the later one."""

    appearance: Appearance
    came: bool

    @property
    def now(self) -> str:
        """What became of it, in words."""
        if self.came:
            return gettext("said so from this capture on")
        return (
            gettext("said no longer")
            if self.appearance.superseded_at
            else gettext("still said, in other words around it")
        )


def touched(
    earlier: Capture, later: Capture, spans: Sequence[Sequence[int]], reader: Reader | None, now: datetime
) -> list[Touched]:
    """The quotes of both captures that the changed runs reach into, in reading order, the earlier ones first."""
    went = _within(earlier, [(span[0], span[1]) for span in spans], reader, now)
    came = _within(later, [(span[2], span[3]) for span in spans], reader, now)
    return [*(Touched(row, False) for row in went), *(Touched(row, True) for row in came)]


def _within(capture: Capture, runs: Sequence[Run], reader: Reader | None, now: datetime) -> list[Appearance]:
    rows = Appearance.objects.standing().visible_to(reader, now).for_page().filter(capture=capture)
    found = list(
        rows.defer("capture__text", "capture__fingerprint", "capture__hints").order_by("start", "public_id")[
            :MOST
        ]
    )
    lapsed.withhold(found, reader, now)
    return [row for row in found if any(start < row.end and row.start < end for start, end in runs)]
