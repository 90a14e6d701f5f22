"""Hands out the dumps on the shelf: what there is, and each of their files."""

from datetime import datetime
from typing import Annotated, TypedDict

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.views import APIView

from provenance.partners import asking, forms, freshness
from provenance.partners.doors import SignedIn
from provenance.partners.schema import Plain
from provenance.partners.showing import Costs, Scopes
from provenance.partners.signing import MANIFEST, SIGNATURE
from provenance.partners.vocabulary import Scope
from provenance.telling.dump import shelf
from provenance.telling.dump.shelf import Dump

BULK: Scopes = {"GET": Scope.BULK}
PACKED = "application/gzip"


class DumpFileTold(TypedDict):
    """One file of a dump."""

    name: str
    url: Annotated[str, "where it is fetched"]


class DumpTold(TypedDict):
    """Everything that everybody could see at one moment."""

    id: Annotated[str, "the second it was taken in, in UTC"]
    taken_at: datetime
    after: Annotated[str, "where to go on from in the feed of changes: give it there as “after”"]
    rows: Annotated[dict[str, int], "how many rows of each resource it holds"]
    files: Annotated[list[DumpFileTold], "the manifest, its signature, then a packed file for each resource"]


class DumpsTold(TypedDict):
    """The dumps there are, the latest first."""

    results: list[DumpTold]


class DumpsSchema(Plain):
    """The description of the list of dumps."""

    def get_operation_id(self) -> str:
        return "list_dumps"

    def get_summary(self) -> str:
        return "Full dumps"

    def about(self) -> str:
        return (
            "Everything that everybody may see, taken once a night: a file of JSON lines for each resource (gzip), "
            "each row as its own address tells it; a manifest with the SHA-256 of each file and the place in the "
            "feed of changes to go on from, so that nothing lies between; and the manifest’s signature, to be "
            "checked by /api/v1/signets/. For keys that open “bulk”, and the newsroom’s own programs."
        )

    def get_answer(self) -> forms.Schema:
        return forms.named(DumpsTold, self.register)


class Dumps(APIView):
    """What dumps there are."""

    scopes = BULK
    permission_classes = (SignedIn,)
    schema = DumpsSchema()

    def get(self, request: Request) -> HttpResponseBase:
        asking.given(request.query_params, ())
        told = {"results": [_told(each, request) for each in shelf.dumps()]}
        return freshness.answer(request, lambda: told, remembered=False)


class DumpFile(APIView):
    """One file of a dump."""

    scopes = BULK
    costs: Costs = {"GET": 10}
    permission_classes = (SignedIn,)
    schema = None

    def get(self, request: Request, dump: str, name: str) -> HttpResponseBase:
        asking.given(request.query_params, ())
        found = shelf.find(dump)
        if found is None or name not in found.names:
            raise Http404
        content = PACKED if name.endswith(".gz") else "application/json"
        response = FileResponse((found.folder / name).open("rb"), content_type=content, filename=name)
        response["Cache-Control"] = "private, max-age=86400, immutable"
        response["Content-Encoding"] = "identity"  # packed already, or small
        return response


def _told(dump: Dump, request: Request) -> DumpTold:
    return {
        "id": dump.id,
        "taken_at": dump.taken_at,
        "after": dump.manifest["after"],
        "rows": dump.manifest["rows"],
        "files": [
            {"name": name, "url": request.build_absolute_uri(reverse("api:dump-file", args=[dump.id, name]))}
            for name in (MANIFEST, SIGNATURE, *dump.names[2:])
        ],
    }
