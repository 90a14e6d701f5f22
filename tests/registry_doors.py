"""The doors of the registry of sources, beside those of the desk."""

from provenance.history.models import Entry
from sources.actions import curation, source_pairs
from sources.models import SourceImport, SourcePair
from sources.publicid import public_id
from sources.vocabulary import SourceKind
from tests import factories as make
from tests.doors import VERSION, Doors, form, why
from tests.racing import NAMES, Opened, Sent


def bulk() -> Opened:
    row = make.make_source()
    held = {"pick": row.public_id, f"seen-{row.public_id}": row.version, "deed": "grade", "sure": "yes"}
    letters = dict(zip(NAMES, "AC", strict=True))
    return lambda client, name: Sent(
        client, "/sources/bulk/", {**held, "reliability": letters[name], **why(name)}
    )


def undo() -> Opened:
    row, by = make.make_source(), make.make_user("earlier")
    row = curation.revise(source=row, version=1, by=by, why="So.", kind=SourceKind.AGENCY)
    xid = Entry.objects.about("sources", row.public_id).decisions()[0].xid
    held = {"source": row.public_id, "version": row.version, "xid": xid}
    return lambda client, name: Sent(client, "/sources/undo/", {**held, **why(name)})


def taken_in() -> Opened:
    """A list tried out by one, that two want to take in."""
    row = SourceImport.objects.create(
        public_id=public_id("source import", "race"), file="list.csv", tried_by=make.make_user("earlier")
    )
    return form(f"/sources/import/{row.public_id}/", "apply")


def same() -> Opened:
    """Two say of one source that it is another's: each of a third."""
    row, others = make.make_source(), dict(zip(NAMES, (make.make_source(), make.make_source()), strict=True))
    held = {"version": row.version, "deed": "merge", "keep": "other"}
    url = f"/sources/{row.public_id}/same-as/"
    return lambda client, name: Sent(client, url, {**held, "other": others[name].public_id, **why(name)})


def pair() -> Opened:
    """Two decide whether two sources are one."""
    for name in ("SkyNews", "Sky News"):
        make.make_source(name)
    source_pairs.suggest()
    return form("/queue/sources/", "reject", ("pair", SourcePair.objects.get().public_id))


PAGES: Doors = {
    "source-bulk": (VERSION, bulk),
    "source-undo": (VERSION, undo),
    "source-same": (
        "the versions of both sources, and whether either is merged, under the lock of all mergers",
        same,
    ),
    "source-queue": ("the versions of the pair and of both sources", pair),
    "source-import": ("the version of the list, and those of all sources it touches", taken_in),
}
TOLD = {"source-undo": ("Somebody has decided",), "source-same": ("already is merged into",)}
APART = {"source-imports": "each list handed in is a row of its own"}
