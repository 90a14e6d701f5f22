"""Describes the addresses at which things are told in the forms of others."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

from provenance.partners import forms
from provenance.partners.paging import LARGEST
from provenance.partners.schema import PAGE_SIZE, Plain, query
from provenance.partners.standards import annotations, schemaorg
from sources.api.parameters import ID, PLACED

EVERYBODY = " It holds what everybody may see, whoever asks: no draft, nothing under embargo."
CURSOR = query(
    "cursor",
    "where the page begins; follow “next” instead of building one",
    PLACED,
)


class Foreign(Plain):
    """What descriptions of a form of others' share: what is answered is theirs to describe."""

    media = schemaorg.MEDIA
    faults: tuple[int, ...] = (400, 401, 404, 429)

    def get_answer(self) -> forms.Schema:
        return {"type": "object", "description": "As its own standard describes it."}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        bodies["200"]["content"] = {self.media_type: bodies["200"]["content"]["application/json"]}
        return bodies

    @property
    def media_type(self) -> str:
        """In what the answer is given."""
        return self.media


class FormSchema(Foreign):
    """The description of one row in one form."""

    @property
    def media_type(self) -> str:
        return str(self.view.form.media)  # type: ignore[attr-defined]

    def get_tags(self) -> list[str]:
        return [self.view.resource.capitalize()]  # type: ignore[attr-defined]

    def get_operation_id(self) -> str:
        view: Any = self.view
        return f"read_{view.resource}_as_{view.form.name.replace('-', '_')}"

    def get_summary(self) -> str:
        return str(self.view.form.summary)  # type: ignore[attr-defined]

    def about(self) -> str:
        return f"{self.view.form.about}{EVERYBODY}"  # type: ignore[attr-defined]

    def asked(self) -> list[OpenApiParameter]:
        return [public_id()]


def public_id() -> OpenApiParameter:
    """The part of an address that names the row."""
    return OpenApiParameter(
        name="public_id",
        description="its id",
        type=ID.schema,
        location=OpenApiParameter.PATH,
        required=True,
    )


class ReviewsSchema(Foreign):
    """The description of the feed of reviews."""

    faults = (400, 401, 429)

    def get_tags(self) -> list[str]:
        return ["Reviews"]

    def get_operation_id(self) -> str:
        return "list_claimreviews"

    def get_summary(self) -> str:
        return "Every published review as ClaimReview"

    def about(self) -> str:
        return (
            "A schema.org `DataFeed` of `ClaimReview`, as fact-checkers exchange theirs: every review that stands, by "
            f"the id of its claim. Where more than {LARGEST} stand, the header `Link` leads to the next page."
            f"{EVERYBODY}"
        )

    def asked(self) -> list[OpenApiParameter]:
        return [CURSOR, PAGE_SIZE]


class OfQuotes(Foreign):
    """What the descriptions of a collection of quotes and of its pages share."""

    media = annotations.MEDIA

    def get_tags(self) -> list[str]:
        return [self.view.resource.capitalize()]  # type: ignore[attr-defined]

    def asked(self) -> list[OpenApiParameter]:
        return [public_id()]


class CollectionSchema(OfQuotes):
    """The description of a collection."""

    def get_operation_id(self) -> str:
        return f"collect_annotations_of_{self.view.resource}"  # type: ignore[attr-defined]

    def get_summary(self) -> str:
        return "Its quotes as Web Annotations: the collection"

    def about(self) -> str:
        return f"How many quotes there are, and the address of the first page of them.{EVERYBODY}"


class QuotePageSchema(OfQuotes):
    """The description of a page of a collection."""

    def get_operation_id(self) -> str:
        return f"list_annotations_of_{self.view.resource}"  # type: ignore[attr-defined]

    def get_summary(self) -> str:
        return "Its quotes as Web Annotations: a page"

    def about(self) -> str:
        return (
            "Each quote selected by its words, with those around them, and by its place in the capture’s text in code "
            f"points; follow `next`. Rejected ones are left out.{EVERYBODY}"
        )

    def asked(self) -> list[OpenApiParameter]:
        return [public_id(), CURSOR, PAGE_SIZE]
