"""The feed of changes: everything a partner must look at again since last time, in order, with nothing left out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypedDict

from provenance.history.models import Action, Change, ChangeQuerySet
from provenance.partners.asking import GUARDED
from provenance.partners.catalogue import BY_NAME
from provenance.partners.errors import Fault
from provenance.partners.paging import unreadable, unwrap, wrap
from sources.api.audience import Audience
from sources.api.resource import Row
from sources.vocabulary import Publication, Word

LATEST = "latest"
PLACE = re.compile(r"(\d{1,18})\.(\d{1,18})", re.ASCII)


class Fate(Word):
    """What has become of something a partner may hold."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


class ChangeTold(TypedDict):
    """One thing to look at again: fetch it, or drop it if it was merged, withdrawn or deleted."""

    resource: Annotated[str, "the list it stands in"]
    id: Annotated[str, "its id there"]
    action: Annotated[Fate, "what became of it; treat created and updated alike"]
    became: Annotated[str | None, "for something merged: the id it goes by now"]
    at: Annotated[datetime, "when"]


class ChangesTold(TypedDict):
    """A stretch of the feed."""

    next: Annotated[str | None, "the address of the next stretch; null at the end"]
    previous: Annotated[str | None, "always null: the feed is read forward"]
    after: Annotated[str, "give this as “after” next time to go on from here"]
    results: list[ChangeTold]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed: behind the change ``id`` of the transaction ``xid``."""

    xid: int = 0
    id: int = 0

    def token(self) -> str:
        """The place as an address carries it."""
        return wrap(f"{self.xid}.{self.id}")

    @classmethod
    def read(cls, token: str) -> "Place":
        """The place in an address; raises ``Fault`` for anything we did not write ourselves."""
        found = PLACE.fullmatch(unwrap(token, "after"))
        if not found:
            raise unreadable("after")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def latest(cls) -> "Place":
        """The end of the feed as it now stands."""
        last = settled().order_by("-xid", "-id").values_list("xid", "id").first()
        return cls(*last) if last else cls()


def named(resource: str) -> str:
    """The resource that changes are asked for, or "" for all."""
    if resource and resource not in BY_NAME:
        raise Fault(f"resource: write one of {', '.join(BY_NAME)}.", code="bad_value", field="resource")
    return resource


def settled() -> ChangeQuerySet:
    """The feed, of what the API knows."""
    return Change.objects.settled().filter(resource__in=BY_NAME)


def stretch(
    place: Place, length: int, audience: Audience, resource: str = ""
) -> tuple[list[ChangeTold], Place, bool]:
    """Up to ``length`` changes behind ``place`` as the audience may see them, where they end, whether more follow."""
    rows = settled().after(place.xid, place.id)
    if resource:
        rows = rows.filter(resource=resource)
    found = list(rows.values("xid", "id", "at", "resource", "public_id", "action")[: length + 1])
    more, found = len(found) > length, found[:length]
    end = Place(found[-1]["xid"], found[-1]["id"]) if found else place
    return list(_told(found, audience)), end, more


def _told(found: Sequence[Row], audience: Audience) -> Iterable[ChangeTold]:
    fates = {name: _fates(name, found, audience) for name in {each["resource"] for each in found}}
    for each in found:
        fate, became = _fate(each, fates[each["resource"]])
        if fate is not None:
            yield {
                "resource": each["resource"],
                "id": each["public_id"],
                "action": fate,
                "became": became,
                "at": each["at"],
            }


def _fate(change: Row, fates: Mapping[str, tuple[Fate, str | None]]) -> tuple[Fate | None, str | None]:
    """What to say of one change: a row that is hidden today is not mentioned, one that is gone leaves its id."""
    known = fates.get(change["public_id"])
    if known is not None and known[0] is Fate.UPDATED:
        return (Fate.CREATED if change["action"] == Action.CREATED else Fate.UPDATED), None
    if known is not None:
        return known
    return (Fate.DELETED, None) if change["action"] == Action.DELETED else (None, None)


def _fates(name: str, found: Sequence[Row], audience: Audience) -> dict[str, tuple[Fate, str | None]]:
    """What the audience may know of each row of one resource: there, merged into another, or withdrawn."""
    resource = BY_NAME[name]
    sought = {each["public_id"] for each in found if each["resource"] == name}
    fates: dict[str, tuple[Fate, str | None]] = {}
    if name in GUARDED:
        withdrawn = GUARDED[name].filter(public_id__in=sought, publication=Publication.WITHDRAWN)
        fates |= dict.fromkeys(withdrawn.values_list("public_id", flat=True), (Fate.WITHDRAWN, None))
    if resource.former is not None:
        merged = resource.former(audience).filter(public_id__in=sought)
        pairs = list(merged.values_list("public_id", "merged_into__public_id"))
        shown = _shown(name, {became for _, became in pairs}, audience)
        fates |= {each: (Fate.MERGED, became if became in shown else None) for each, became in pairs}
    return fates | dict.fromkeys(_shown(name, sought, audience), (Fate.UPDATED, None))


def _shown(name: str, sought: Iterable[str], audience: Audience) -> set[str]:
    rows = BY_NAME[name].rows(audience).filter(public_id__in=sought)
    return set(rows.values_list("public_id", flat=True))
