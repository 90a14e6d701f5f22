"""Describes every address of the catalogue in OpenAPI 3.1, from the same declarations that answer it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter

from provenance.partners import forms
from provenance.partners.catalogue import RESOURCES
from provenance.partners.changes import LATEST, ChangesTold
from provenance.partners.errors import ErrorTold
from provenance.partners.paging import LARGEST, USUAL
from provenance.partners.retiring import ATTRIBUTE
from provenance.partners.vocabulary import Scope
from sources.api.parameters import TRUTH

KEYS = (
    "A key of a partner newsroom, given by the newsroom’s partner manager and shown once; what it sees is what "
    "everybody may see. It opens what its scopes say. A key that opens nothing (mistyped, expired, revoked) is "
    "answered 401, a good one out of its network or scopes 403, each with what to do; never as a stranger."
)

FEED_PLACE = "feed-place"
"""The format of a place in the feed of changes, which only we write and read; or the word for its end."""


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a key is shown."""

    target_class = "provenance.partners.showing.PartnerKey"
    name = "partnerKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """A bearer token (RFC 6750), with what a key is and opens."""
        scopes = "; ".join(f"{each.value}: {each.label}" for each in Scope)
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "pv_live_…",
            "description": f"{KEYS} {scopes}.",
        }


class Plain(AutoSchema):
    """What all descriptions share: one tag, a sentence, the faults that may come back."""

    faults: tuple[int, ...] = (400, 401, 403, 406, 414, 429)
    fresh = False
    """Whether an answer that has not changed may be asked for by its ETag."""

    def is_deprecated(self) -> bool:
        """Whether it is to go (see ``retiring``)."""
        return str(self.method) in getattr(self.view, ATTRIBUTE, {})

    def get_tags(self) -> list[str]:
        return ["Start"]

    def get_operation_id(self) -> str:
        return "root"

    def get_summary(self) -> str:
        return "What can be asked for, with addresses"

    def get_description(self) -> str:  # type: ignore[override]  # DRF's own inspector is another kind
        return self.about()

    def about(self) -> str:
        """What the address answers, in a sentence or two."""
        return f"{self.get_summary()}."

    def get_override_parameters(self) -> list[Any]:
        return self.asked()

    def asked(self) -> list[OpenApiParameter]:
        """The parameters it takes."""
        return []

    def get_auth(self) -> list[dict[str, Any]]:
        """The ways to sign in; beside a key, the scope it needs here."""
        scope = getattr(self.view, "scopes", {}).get(self.method)
        asked = [scope.value] if scope else []
        return [
            {name: asked if name == KeyScheme.name else roles for name, roles in way.items()}
            for way in super().get_auth()
        ]

    def _get_serializer(self) -> None:
        """None: answers are described by their own types, and reading takes no body."""

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False

    def get_answer(self) -> forms.Schema:
        """The schema of what a 200 holds."""
        return {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies = {"200": {"description": "The answer.", "content": json_of(self.get_answer())}}
        if self.fresh:
            bodies["304"] = {"description": UNCHANGED}
        return bodies | error_answers({number: FAULTS[number] for number in self.faults}, self.register)

    def register(self, name: str, schema: forms.Schema) -> None:
        """Put a schema among the components, once."""
        kind = ResolvedComponent.SCHEMA
        component = ResolvedComponent(name, kind, schema, name)  # type: ignore[no-untyped-call]
        self.registry.register_on_missing(component)


FAULTS = {
    400: "A parameter is unknown or holds something it cannot; “field” names it.",
    401: "The key shown opens nothing, or the name and password do not belong together; without any, what everybody "
    "may see is answered.",
    403: "The key shown does not open this address, or may not be shown from where it was; “code” says which.",
    404: "There is nothing with this id, or nothing you may see.",
    406: "Only JSON is spoken here.",
    410: "What you ask to go on from is no longer remembered: begin anew.",
    414: "The address is longer than 8,000 bytes: ask for less in one request.",
    429: "Too often: try again after as many seconds as Retry-After says.",
}
AWAY = (
    "The database was away for a moment, and nothing was done: ask again after as many seconds as Retry-After says; a "
    "request that writes, under the same Idempotency-Key."
)
UNCHANGED = "What If-None-Match names is what would be answered again."


def error_answers(faults: Mapping[int, str], register: forms.Register) -> dict[str, Any]:
    """The answers that tell of a fault, each with what it means."""
    fault = json_of(forms.named(ErrorTold, register))
    told = {503: AWAY, **faults}
    return {str(number): {"description": told[number], "content": fault} for number in sorted(told)}


def json_of(schema: forms.Schema) -> dict[str, Any]:
    """A body of this form, as JSON."""
    return {"application/json": {"schema": schema}}


def query(name: str, about: str, schema: forms.Schema, *, required: bool = False) -> OpenApiParameter:
    """The description of what an address takes behind its question mark."""
    return OpenApiParameter(
        name=name, description=about, type=schema, location=OpenApiParameter.QUERY, required=required
    )


PAGE_SIZE = query(
    "page_size",
    f"how many rows a page shows; {USUAL} unless you say otherwise",
    {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": USUAL},
)


class RootSchema(Plain):
    """The description of the list of lists."""


class ChangesSchema(Plain):
    """The description of the feed of changes."""

    faults = (400, 401, 403, 406, 410, 414, 429)
    fresh = True

    def get_tags(self) -> list[str]:
        return ["Changes"]

    def get_operation_id(self) -> str:
        return "list_changes"

    def get_summary(self) -> str:
        return "Follow changes"

    def about(self) -> str:
        return (
            "Everything to look at again since last time: claims and their scores, appearances, contradictions, "
            "events, reviews, reviews by others, articles, captures, derivations, alterations and sources, each thing "
            "once, at the place where it last came to read otherwise; what was merged, withdrawn or deleted is told "
            "to whoever may hold it. Keep “after” and give it next time. Whoever begins with nothing and reads to the "
            f"end holds all there is: give rows=true and no other address is needed. Or begin with {LATEST}, then read "
            "the lists, then follow. "
            "A score that moves tells its claim, and its row holds the new score with its interval and counts: the "
            "claim’s own address has the arithmetic of it, and with as_of, a moment before “at”, that of the old one. "
            "The feed tells each thing as it now stands, once, however often it has moved since you were here: the "
            "score it moved from, for you, is the one in the row you hold, and no two readers need hold the same. "
            f"“after” is good for {settings.TOMBSTONE_DAYS} days; an older one answers 410."
        )

    def asked(self) -> list[OpenApiParameter]:
        after = query(
            "after",
            f"the “after” of the last answer, or {LATEST}; from the beginning without it",
            {"type": "string", "format": FEED_PLACE},
        )
        resource = query(
            "resource",
            "only changes of this resource",
            {"type": "string", "enum": [each.name for each in RESOURCES]},
        )
        rows = query("rows", "whether each change brings its row as it now stands", TRUTH.schema)
        return [after, resource, rows, PAGE_SIZE]

    def get_answer(self) -> forms.Schema:
        return forms.named(ChangesTold, self.register)
