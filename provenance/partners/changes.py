"""The feed of changes: everything a partner must look at again since last time, in order, with nothing left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, TypedDict

from provenance.history.models import Action, Change, ChangeQuerySet
from provenance.partners.catalogue import BY_NAME
from provenance.partners.errors import Fault
from provenance.partners.paging import unreadable
from provenance.telling import places
from provenance.telling.actions.telling import doubt
from provenance.telling.fates import digest, fates, readable
from provenance.telling.models import Fate, Teller, Telling
from provenance.telling.places import Entered, Place
from sources.api.audience import Audience
from sources.api.resource import Row

LATEST = "latest"
Somewhere = Place | Entered


class Forgotten(Fault):
    """A place so old that what has gone since is not known any more."""

    status_code = 410


class ChangeTold(TypedDict):
    """One thing to look at again: fetch it, or drop it if it was merged, withdrawn or deleted."""

    resource: Annotated[str, "the list it stands in"]
    id: Annotated[str, "its id there"]
    action: Annotated[Fate, "what became of it; treat created and updated alike"]
    became: Annotated[str | None, "for something merged: the id it goes by now"]
    at: Annotated[datetime, "when it was told"]
    row: Annotated[
        dict[str, Any] | None, "the row as it now stands, where rows are asked for and it is there"
    ]


class ChangesTold(TypedDict):
    """A stretch of the feed."""

    next: Annotated[str | None, "the address of the next stretch; null at the end"]
    previous: Annotated[str | None, "always null: the feed is read forward"]
    after: Annotated[str, "give this as “after” next time to go on from here"]
    results: list[ChangeTold]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the feed: what is told in it, where it ends, and whether more follows."""

    told: list[ChangeTold]
    end: Somewhere
    more: bool


def beginning(audience: Audience) -> Somewhere:
    """Where somebody begins who holds nothing."""
    return Entered() if audience.newsroom else Place(0, _end())


def latest(audience: Audience) -> Somewhere:
    """The end of the feed as it now stands."""
    if not audience.newsroom:
        return told_up_to()
    last = _entered().order_by("-xid", "-id").values_list("xid", "id").first()
    return Entered(*last) if last else Entered()


def place(token: str, audience: Audience) -> Somewhere:
    """The place in an address. Raises ``Fault`` for anything we did not give this audience, ``Forgotten``."""
    found = places.read(token)
    if not isinstance(found, Entered if audience.newsroom else Place):
        raise unreadable("after")
    teller = _teller()
    if isinstance(found, Place) and (found.reached < teller.forgotten or found.place > teller.place):
        raise Forgotten(
            "is older than what is remembered of things gone: begin anew, from the latest dump or without “after”, and "
            "drop what you held",
            code="forgotten",
            field="after",
        )
    return found


def told_up_to() -> Place:
    """The end of the feed of everybody, for who begins there."""
    end = _end()
    return Place(end, end)


def asked_behind(after: str, audience: Audience) -> Somewhere:
    """Where an address asks to go on from: a place, the end where it says so, the beginning where it says nothing."""
    if after == LATEST:
        return latest(audience)
    return place(after, audience) if after else beginning(audience)


def named(resource: str) -> str:
    """The resource that changes are asked for, or "" for all."""
    if resource and resource not in BY_NAME:
        raise Fault(f"resource: write one of {', '.join(BY_NAME)}.", code="bad_value", field="resource")
    return resource


def stretch(
    behind: Somewhere, length: int, audience: Audience, resource: str = "", *, rows: bool = False
) -> Stretch:
    """Up to ``length`` changes behind a place as the audience may see them, each with its row where ``rows``."""
    if isinstance(behind, Entered):
        return _entries(behind, length, audience, resource, rows=rows)
    return Stretch(*told(behind, length, audience, resource, rows=rows))


def told(
    behind: Place, length: int, audience: Audience, resource: str = "", *, rows: bool = False
) -> tuple[list[ChangeTold], Place, bool]:
    """The same of the feed of everybody: what is told, where it ends, and whether more follows."""
    found = Telling.objects.after(behind.place, behind.started)
    if resource:
        found = found.filter(resource=resource)
    read = list(found[: length + 1])
    more, read = len(read) > length, read[:length]
    end = Place(read[-1].place, behind.started) if read else behind
    lines = [
        Line(each.resource, each.public_id, each.at, new=each.first > behind.place, told=each)
        for each in read
    ]
    return list(_told(lines, behind, audience, rows=rows)), end, more


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be told of, before it is known what it is now; ``told`` as everybody has heard it."""

    resource: str
    public_id: str
    at: datetime
    new: bool
    told: Telling | None = None


def _told(
    lines: Sequence[Line], behind: Somewhere, audience: Audience, *, rows: bool
) -> Iterator[ChangeTold]:
    """Each line with what became of it: as it is now, where that is not what was told; that is then told once more."""
    now = {name: _now(name, lines, audience, rows=rows) for name in {each.resource for each in lines}}
    if ahead := [(each.resource, each.public_id) for each in lines if _ahead(each, now[each.resource][0])]:
        doubt(ahead)
    for each in lines:
        there, gone = now[each.resource]
        if each.told is not None and each.told.gone:
            action, became = Fate(each.told.gone), each.told.became
        elif each.public_id in there:
            action, became = Fate.CREATED if each.new else Fate.UPDATED, ""
        elif each.public_id in gone and not (isinstance(behind, Place) and each.told and each.new):
            action, became = gone[each.public_id]
        else:
            continue
        yield {
            "resource": each.resource,
            "id": each.public_id,
            "action": action,
            "became": became or None,
            "at": each.at,
            "row": there.get(each.public_id) if rows else None,
        }


def _ahead(line: Line, there: Mapping[str, Any]) -> bool:
    """Whether a row is not what was last told of it: gone in the meantime, or read otherwise."""
    if line.told is None or line.told.digest is None:
        return False
    row = there.get(line.public_id, {})
    return row is not None and (not row or digest(row) != bytes(line.told.digest))


def _now(
    name: str, lines: Sequence[Line], audience: Audience, *, rows: bool
) -> tuple[dict[str, Any], dict[str, tuple[Fate, str]]]:
    """Of the lines of one resource, those that the audience may read now, and how the others have gone."""
    ids = {each.public_id for each in lines if each.resource == name and not (each.told and each.told.gone)}
    there = _there(name, ids, audience, rows=rows)
    gone = fates(name, ids - there.keys(), audience) if ids - there.keys() else {}
    return there, {each: (how.fate, how.became) for each, how in gone.items()}


def _there(name: str, ids: set[str], audience: Audience, *, rows: bool) -> dict[str, Any]:
    if rows:
        return {row["id"]: row for row in readable(name, ids, audience)}
    shown = BY_NAME[name].rows(audience).filter(public_id__in=ids)
    return dict.fromkeys(shown.values_list("public_id", flat=True))


def _entries(behind: Entered, length: int, audience: Audience, resource: str, *, rows: bool) -> Stretch:
    """The same for the newsroom, which sees everything as the history's triggers wrote it down."""
    found = _entered().after(behind.xid, behind.id)
    if resource:
        found = found.filter(resource=resource)
    read: list[Row] = list(found.values("xid", "id", "at", "resource", "public_id", "action")[: length + 1])
    more, read = len(read) > length, read[:length]
    end = Entered(read[-1]["xid"], read[-1]["id"]) if read else behind
    lines = [
        Line(each["resource"], each["public_id"], each["at"], new=each["action"] == Action.CREATED)
        for each in read
    ]
    return Stretch(list(_told(lines, behind, audience, rows=rows)), end, more)


def _entered() -> ChangeQuerySet:
    """What the triggers wrote, of what the API knows."""
    return Change.objects.settled().filter(resource__in=BY_NAME)


def _teller() -> Teller:
    return Teller.objects.first() or Teller()


def _end() -> int:
    return _teller().place
