"""Answers with the public halves of the signets, by which everybody can check what was signed here."""

from typing import Annotated, TypedDict

from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from provenance.partners import asking, forms, freshness, signing
from provenance.partners.schema import Plain
from provenance.partners.showing import ANY_KEY
from provenance.partners.signing import ALGORITHM


class SignetTold(TypedDict):
    """The public half of a pair that evidence and dumps are signed with."""

    id: Annotated[str, "the first 16 hexadecimal digits of the public half’s SHA-256"]
    algorithm: Annotated[str, "always “Ed25519” (RFC 8032)"]
    public: Annotated[str, "32 bytes in base 64"]
    current: Annotated[
        bool, "whether we sign with it today; with the others we did, and what they signed still holds"
    ]


class SignetsTold(TypedDict):
    """Every signet of this newsroom, the present one first."""

    results: list[SignetTold]


class SignetsSchema(Plain):
    """The description of the signets."""

    def get_operation_id(self) -> str:
        return "list_signets"

    def get_summary(self) -> str:
        return "What our signatures are checked by"

    def about(self) -> str:
        return (
            "The public halves of the pairs we sign with (Ed25519). Fetch them once over https and keep them: what is "
            "signed here can then be checked without asking us. Empty where nothing is signed."
        )

    def get_answer(self) -> forms.Schema:
        return forms.named(SignetsTold, self.register)


class Signets(APIView):
    """What our signatures are checked by."""

    scopes = ANY_KEY
    schema = SignetsSchema()

    def get(self, request: Request) -> HttpResponseBase:
        asking.given(request.query_params, ())
        return freshness.answer(request, _told)


def _told() -> SignetsTold:
    return {
        "results": [
            {"id": each.id, "algorithm": ALGORITHM, "public": each.written, "current": each.current}
            for each in signing.signets()
        ]
    }
