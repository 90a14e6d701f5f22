"""Describes how articles are handed in, from the very fields that are read."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiParameter

from provenance.handing.outcome import HandedInTold
from provenance.partners import forms, once
from provenance.partners.schema import Plain, error_answers, json_of
from provenance.partners.strict import MOST_BYTES
from sources.api.parameters import ID, NO_NUL, SAID, WEB_ADDRESS
from sources.intake.handed import LONGEST

SENT = {
    "url": "the article's address; alone, it is fetched from there",
    "text": "the article as plain text",
    "html": "the page as HTML, instead of text",
    "title": "its headline",
    "source": "who published it",
    "author": "who wrote it",
    "published": "when: a year, a month, a day or an instant (2019, 2019-03, 2019-03-01, 2019-03-01T14:00Z)",
    "retrieved": "when it was looked at: a day or an instant",
    "language": "its language, such as en or es",
    "note": "what those who look at it later should know",
    "file": "the name of the file it came in",
}
FAULTS = {
    400: "A field is missing, unknown or holds something it cannot; “field” names it, “detail” says what to write.",
    401: "Name and password are missing or do not belong together, or the key shown opens nothing.",
    403: "Whoever signed in is not of the newsroom, the key does not open write, or a session came without its CSRF "
    "token.",
    404: "We do not hold it, and nobody has asked us to fetch it; or it is not for everybody yet, and a key asks.",
    406: "Only JSON is spoken here.",
    409: "Another request under this Idempotency-Key is still at work: send it again after as many seconds as "
    "Retry-After says.",
    413: f"More than {MOST_BYTES:,} bytes were sent.",
    414: "The address of the request is longer than 8,000 bytes.",
    415: "Something other than JSON was sent.",
    429: "Too often: try again after as many seconds as Retry-After says.",
    422: "This Idempotency-Key was used within the last day for another request.",
}
FOUND = {
    200: "We had it already: what we hold and what it was taken from, as far as known.",
    201: "Taken in: what we know so far; ask “poll” for the rest.",
    202: "To be fetched: ask “poll” what came of it. Or received from a partner: “poll” finds it once it is published.",
}


DATED, SEEN, NAME, PROSE = "dated", "seen", "name", "prose"
"""Formats that only we know: a date as finely as it is known, a day or an instant that is past, a name with letters in
it, words of which few are control characters."""
FORMATS = {
    "url": WEB_ADDRESS,
    "text": PROSE,
    "html": PROSE,
    "published": DATED,
    "retrieved": SEEN,
    "source": NAME,
}


def _field(name: str, about: str) -> forms.Schema:
    longest = {"maxLength": LONGEST[name]} if name in LONGEST else {}
    form = {"format": FORMATS[name]} if name in FORMATS else {}
    return {"type": ["string", "null"], "pattern": NO_NUL, **form, **longest, "description": about}


def _given(name: str) -> forms.Schema:
    """That a field is there, and holds more than blanks."""
    return {"required": [name], "properties": {name: {"type": "string", "pattern": SAID}}}


def _blank(*names: str) -> forms.Schema:
    """That fields are not there, or hold nothing but blanks."""
    return {"properties": {name: {"type": ["string", "null"], "pattern": "^\\s*$"} for name in names}}


class NameAndPasswordTold(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How signing in with name and password is described; being defined is enough for it to be found."""

    target_class = "provenance.partners.doors.NameAndPassword"
    name = "basicAuth"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """HTTP's own way."""
        return {"type": "http", "scheme": "basic"}


class IngestSchema(Plain):
    """The description of handing an article in, and of asking how far it has come."""

    @property
    def writes(self) -> bool:
        """Whether it is the method that hands in."""
        return str(self.method) == "POST"

    def get_tags(self) -> list[str]:
        return ["Ingest"]

    def get_operation_id(self) -> str:
        return "ingest" if self.writes else "read_ingest"

    def get_summary(self) -> str:
        return "Hand an article in" if self.writes else "Ask how far an article has come"

    def about(self) -> str:
        if not self.writes:
            return "What we hold of an article, by its address or its id; nothing is taken in and nothing fetched."
        return (
            "Send the article as text or HTML with what you know of it, or its address alone to have it fetched. "
            "Sending the same again changes nothing; the same words at another address are an article of their own, "
            "which then is found to be copied. The newsroom signs in with name and password, or with a session "
            "and its CSRF token. A partner shows a key that opens write and hands the article itself in: it is a draft "
            "in the partner’s name until somebody of the newsroom publishes it, and answered as received until then."
        )

    def asked(self) -> list[OpenApiParameter]:
        if self.writes:
            return [
                OpenApiParameter(
                    name=once.HEADER,
                    description=once.ABOUT,
                    type={"type": "string", "minLength": 1, "maxLength": 255},
                    location=OpenApiParameter.HEADER,
                )
            ]
        url = {"type": "string", "format": "uri", "maxLength": LONGEST["url"]}
        return [
            OpenApiParameter(name="url", description="the article's address", type=url),
            OpenApiParameter(name="article", description="or its id", type=ID.schema),
        ]

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        if not self.writes:
            return None
        form = {
            "type": "object",
            "description": "An article to take in: the fields of a manifest's row. Give text or html, not both; the "
            "newsroom may give its address alone. Null and empty are as if left out.",
            "properties": {name: _field(name, about) for name, about in SENT.items()},
            # Said in the negative: of choices, makers of clients make a class each.
            "not": {"anyOf": [_blank("text", "html", "url"), {"allOf": [_given("text"), _given("html")]}]},
            "additionalProperties": False,
        }
        self.register("ArticleSent", form)
        return {"content": json_of({"$ref": "#/components/schemas/ArticleSent"}), "required": True}

    def get_answer(self) -> forms.Schema:
        return forms.named(HandedInTold, self.register)

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        content = json_of(self.get_answer())
        found = FOUND if self.writes else {200: "What we hold."}
        faults = FAULTS.keys() - ({404} if self.writes else {409, 413, 415, 422})
        told = {number: FAULTS[number] for number in sorted(faults)}
        bodies = {str(number): {"description": about, "content": content} for number, about in found.items()}
        return bodies | error_answers(told, self.register)
