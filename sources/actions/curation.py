"""Curating sources: writing them down by hand and changing names, kinds, owners, editions and domains."""

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction

from sources.actions import belongings, households, sources, sweeps, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken
from sources.models import Source
from sources.publicid import public_id
from sources.rules.names import fold
from sources.vocabulary import SourceKind


class Ties(TypedDict, total=False):
    """What may be said of a source besides its name and kind; what is left out stays as it is."""

    owner: Source | None
    edition_of: Source | None
    speaks_for: Source | None
    country: str
    note: str
    aliases: Sequence[str]
    domains: Sequence[str]


class Changes(Ties, total=False):
    """What may be changed of a source; what is left out stays as it is."""

    name: str
    kind: SourceKind
    retired: bool


# What the weighing of claims looks at.
STANDING = {"kind", "owner", "edition_of", "speaks_for"}


def add(*, name: str, kind: SourceKind, by: Person, why: str, **ties: Unpack[Ties]) -> Source:
    """Write a source down by hand. Raises ``Taken`` if somebody goes by the name already."""
    written = _name(name)
    folded = fold(written)
    why = reason_given(why)
    with signed(user=by, why=why):
        known = sources.find(name=written)
        if known is not None:
            raise Taken(f"“{written}” already is a name of “{known}”: change that one instead", field="name")
        try:
            with transaction.atomic():
                source = Source.objects.create(
                    public_id=public_id("source", "", folded), kind=kind, name=written
                )
                belongings.settle_aliases(source=source, names=())
        except IntegrityError as error:
            raise Taken(
                f"“{written}” was written down by somebody else just now: look again", field="name"
            ) from error
        return revise(source=source, version=1, by=by, why=why, **ties)


def revise(*, source: Source, version: int, by: Person, why: str, **changes: Unpack[Changes]) -> Source:
    """Change a source the curator saw at ``version``, all at once or not at all; ``why`` goes into the history.

    A new name joins the old ones: whoever goes on using those still means this source. Lists of aliases and domains
    replace the former lists. Raises ``Stale``, ``Taken`` or ``Refused`` with the field to mend.
    """
    with signed(user=by, why=reason_given(why)):
        households.hold()
        _refuse_merged(source)
        columns = _columns(source, changes)
        former = source.name
        source = versions.change(row=source, seen=version, **columns)
        if "aliases" in changes or "name" in columns:
            known = changes.get("aliases", [alias.name for alias in source.aliases.all()])
            belongings.settle_aliases(source=source, names=(*known, former))
        if "domains" in changes:
            belongings.settle_domains(source=source, hosts=changes["domains"])
        if STANDING & columns.keys():
            sources.moved(source=source)
        if source.kind == SourceKind.AGENCY and {"aliases", "kind", "name"} & changes.keys():
            sweeps.ask(names=[alias.name for alias in source.aliases.all()])
        return source


def _columns(source: Source, changes: Changes) -> dict[str, Any]:
    """The plain columns that differ, checked."""
    columns: dict[str, Any] = {
        name: value
        for name, value in changes.items()
        if name not in ("aliases", "domains") and getattr(source, name) != value
    }
    if "name" in columns:
        columns["name"] = _name(columns["name"])
    if source.within is not None and columns.get("kind", SourceKind.COMMENTER) != SourceKind.COMMENTER:
        raise Refused(
            "A reader who comments stays one: write the person down as a source of their own", field="kind"
        )
    for field in ("owner", "edition_of", "speaks_for"):
        above = columns.get(field)
        if above is not None:
            columns[field] = above = above.merged_into or above
            households.refuse_loop(source=source, above=above, field=field)
    return columns


def _name(name: str) -> str:
    written = " ".join(name.split())
    if not fold(written):
        raise Refused("A source needs a name: write at least one letter", field="name")
    if len(written) > 300:
        raise Refused("The name is longer than 300 characters: shorten it", field="name")
    return written


def _refuse_merged(source: Source) -> None:
    source.refresh_from_db(fields=["merged_into"])
    if source.merged_into is not None:
        raise Refused(
            f"“{source}” has been merged into “{source.merged_into}”: change that one, or split them first"
        )
