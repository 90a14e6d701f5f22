"""What the queues show alike: rows the database has ranked, cut into pages, the row after each, and usual reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext

from sources.pages.asked import Misasked
from sources.pages.paging import SIZE, Key

RANKED = 10_000  # suggestions ranked against each other, the newest; older ones wait until these are judged
DECIDED = (Key("judged_at", descending=True), Key("pk", descending=True))
END = (1 << 62, 1 << 62)

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class QueuePage(Generic[Line]):
    """The rows of one page; ``next`` is the cursor of the page after it, empty on the last one.

    ``left`` are the older suggestions that are not ranked yet.
    """

    rows: list[Line]
    next: str
    first: bool
    left: int


def ranked(query: str, asked: Mapping[str, Any], after: str) -> tuple[list[tuple[Any, ...]], str]:
    """The rows of one page and the cursor of the page after it, empty on the last one.

    ``query`` gives each row's key first and its height last, the highest first, no more than ``size`` of those below
    ``height`` and ``id``.
    """
    height, pk = place_of(after) if after else END
    with connection.cursor() as cursor:
        cursor.execute(query, {**asked, "height": height, "id": pk, "size": SIZE + 1})
        found = cursor.fetchall()
    shown = found[:SIZE]
    return shown, f"{shown[-1][-1]}.{shown[-1][0]}" if len(found) > SIZE else ""


def place_of(cursor: str) -> tuple[int, int]:
    """The height and key of the last row seen, from the link that follows it."""
    height, dot, pk = cursor.partition(".")
    if not (dot and height.isdecimal() and pk.isdecimal() and len(cursor) < 38):
        raise Misasked(
            "after", gettext("follow the link “Next” instead of writing it yourself, or leave it out")
        )
    return min(int(height), END[0]), min(int(pk), END[1])


def unranked(suggested: "QuerySet[Any]") -> int:
    """How many of those that wait are too old to be ranked yet."""
    return max(0, suggested.count() - RANKED)


def following(names: Sequence[str]) -> list[str]:
    """For each row the name of the one after it, to which a decision leads; empty after the last."""
    return [*names, ""][1:]


def usual_reasons(decided: "QuerySet[Any]", usual: Sequence[Any] = ()) -> list[str]:
    """The reasons somebody gave lately in what they ``decided``, the latest first, and the usual ones."""
    own = dict.fromkeys(decided.values_list("judged_why", flat=True)[:20])
    return list(dict.fromkeys([*list(own)[:5], *map(str, usual)]))
