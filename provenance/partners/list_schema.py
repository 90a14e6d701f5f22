"""Describes the lists of the catalogue, and one row of each, from the declarations that answer them."""

from collections.abc import Collection
from typing import Any

from drf_spectacular.utils import OpenApiParameter

from provenance.history.past.instant import FIELD
from provenance.partners import forms, parts, past
from provenance.partners.bulk import FORMATS
from provenance.partners.schema import PAGE_SIZE, Plain, error_answers, query
from sources.api.parameters import ID, PLACED
from sources.api.resource import Resource

NO_CLAIM = "There is no such claim, or none you may see, to be told of as it stood."
MOVED = "It was merged: Location has the address of what it became."
WHOLE = query(
    "format",
    "ndjson, csv or xlsx: the whole list at once instead of a page of it, for keys that open “bulk” and the newsroom; "
    "in CSV and spreadsheets, what may be taken for a formula begins with an apostrophe",
    {"type": "string", "enum": ["json", "ndjson", "csv", "xlsx"], "default": "json"},
)


def _words(name: str) -> str:
    """The name of a list as people read it."""
    return name.replace("_", " ")


class OfResource(Plain):
    """What the descriptions of a list and of one of its rows share."""

    @property
    def resource(self) -> Resource:
        """The resource the view answers for."""
        return self.view.resource  # type: ignore[no-any-return,attr-defined]

    def moment(self, resources: Collection[str]) -> list[OpenApiParameter]:
        """The past moment that some resources can be asked about."""
        return [query(FIELD, past.ABOUT, past.SCHEMA)] if self.resource.name in resources else []

    def get_tags(self) -> list[str]:
        return [_words(self.resource.name).capitalize()]


class ListSchema(OfResource):
    """The description of a list."""

    fresh = True

    def get_operation_id(self) -> str:
        return f"list_{self.resource.name}"

    def get_summary(self) -> str:
        return f"List {_words(self.resource.name)}"

    def about(self) -> str:
        return self.resource.about

    def asked(self) -> list[OpenApiParameter]:
        cursor = query(
            "cursor",
            "where the page begins; follow “next” and “previous” instead of building one",
            PLACED,
        )
        own = [query(each.name, each.about, each.kind.schema) for each in self.resource.parameters]
        chosen = parts.parameters(self.resource.name, self.resource.brief.form)
        return [*own, *chosen, *self.moment(past.OF_CLAIM), cursor, PAGE_SIZE, WHOLE]

    def get_answer(self) -> forms.Schema:
        form = self.resource.brief.form
        page = forms.page_of(form, self.register)
        return {"anyOf": [page, parts.page_of(self.resource.name, form, self.register)]}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        """What a page leads to, and the other forms of a whole list."""
        bodies = super()._get_response_bodies(direction)
        bodies["200"]["content"] |= {
            each.media.partition(";")[0]: {"schema": {"type": "string"}} for each in FORMATS.values()
        }
        bodies["200"]["links"] = {
            operation: {"operationId": operation, "parameters": {"public_id": "$response.body#/results/0/id"}}
            for operation in self.onward()
        }
        if self.resource.name in past.OF_CLAIM:
            bodies |= error_answers({404: NO_CLAIM}, self.register)
        return bodies

    def onward(self) -> list[str]:
        """The operations that tell more of a row of the list."""
        name = self.resource.name
        return [f"read_{name}", *(["list_article_sentences"] if name == "articles" else [])]


class OneSchema(OfResource):
    """The description of one row."""

    faults = (400, 401, 403, 404, 406, 414, 429)
    fresh = True

    def get_operation_id(self) -> str:
        return f"read_{self.resource.name}"

    def get_summary(self) -> str:
        return f"One of the {_words(self.resource.name)}"

    def about(self) -> str:
        onward = (
            " One that was merged answers 302 with the address it became." if self.resource.former else ""
        )
        return f"{self.resource.about}{onward}"

    def asked(self) -> list[OpenApiParameter]:
        return [
            OpenApiParameter(
                name="public_id",
                description="its id",
                type=ID.schema,
                location=OpenApiParameter.PATH,
                required=True,
            ),
            *parts.parameters(self.resource.name, self.resource.full.form),
            *self.moment(past.ONE),
        ]

    def get_answer(self) -> forms.Schema:
        form = self.resource.full.form
        whole = forms.named(form, self.register)
        return {"anyOf": [whole, parts.named(self.resource.name, form, self.register)]}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        """Where what was merged leads, too."""
        bodies = super()._get_response_bodies(direction)
        return bodies | ({"302": {"description": MOVED}} if self.resource.former else {})
