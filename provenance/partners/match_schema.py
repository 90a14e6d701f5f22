"""Describes how texts are looked up among the known claims and the articles we hold."""

from typing import Any

from django.conf import settings

from provenance.pages.pasted import LONGEST
from provenance.partners import forms
from provenance.partners.matching import AnswersTold, MatchesTold
from provenance.partners.schema import Plain, error_answers
from provenance.partners.strict import MOST_BYTES
from provenance.partners.texts import MOST, MOST_SIGNS, MOST_TEXTS, TAG, USUAL
from sources.api.parameters import NO_NUL, WEB_ADDRESS

SENT: dict[str, dict[str, Any]] = {
    "text": {
        "type": ["string", "null"],
        "pattern": NO_NUL,
        "maxLength": LONGEST,
        "description": "the sentence, post, paragraph or article to look up; may be left out beside a url",
    },
    "url": {
        "type": ["string", "null"],
        "format": WEB_ADDRESS,
        "description": "where it was found; “article” then names the article we hold there, and without a text its "
        "claims and what it was taken from are told. Nothing is fetched",
    },
    "language": {
        "type": ["string", "null"],
        "pattern": f"^({TAG.pattern})?$",
        "description": "its language, such as en or es; guessed if left out",
    },
    "limit": {
        "type": ["integer", "null"],
        "minimum": 1,
        "maximum": MOST,
        "default": USUAL,
        "description": "how many claims to answer with at most",
    },
}
ANYTHING_ELSE = {
    "description": "Anything else is answered in its place with what is wrong with it: see “error”."
}
FAULTS = {
    400: "A field is missing, unknown or holds something it cannot; “field” names it, “detail” says what to write.",
    401: "The key shown opens nothing, or name and password are missing or do not belong together.",
    403: "The key does not open this (scope match), or may not be shown from where it was; or a session came without "
    "its CSRF token.",
    406: "Only JSON is spoken here.",
    413: f"More than {MOST_BYTES:,} bytes were sent.",
    414: "The address of the request is longer than 8,000 bytes.",
    415: "Something other than JSON was sent.",
    429: "More texts than a key or an account may have looked up in a minute, or too many wrong passwords; "
    "“Retry-After” has the seconds to wait.",
}


class MatchSchema(Plain):
    """The description of looking a text up."""

    def get_tags(self) -> list[str]:
        return ["Match"]

    def get_operation_id(self) -> str:
        return "match"

    def get_summary(self) -> str:
        return "Have we seen this?"

    def about(self) -> str:
        return (
            "Send a sentence, a post, a paragraph, a whole article or an address: the known claims it may repeat come "
            "back, likeliest first, each with a score, what it was made from, which figures agree or clash, what its "
            "value makes of the claim’s, and the review that is out. “copies” has the articles its words stand in "
            "already, with the runs in code points of what you sent, and “wire_copy” whether they lead to a news "
            f"agency. Or send “texts”, up to {MOST_TEXTS} of them ({MOST_SIGNS:,} characters together): each is "
            "answered in its place, and a bad one names its own field. Nothing is kept of what you ask. "
            "For whoever signs in: with a key that opens match, with name and password, or with a session and its CSRF "
            f"token. Each text costs a key 5; an account may send {settings.MATCHES_A_MINUTE} in any minute."
        )

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        one = {
            "type": "object",
            "description": "A text to look up, an address, or both. Null and empty are as if left out.",
            "properties": SENT,
            "not": {"properties": {name: {"enum": [None, ""]} for name in ("text", "url")}},
            "additionalProperties": False,
        }
        self.register("TextAsked", one)
        reference = {"$ref": "#/components/schemas/TextAsked"}
        many = {
            "type": "object",
            "description": "Some texts to look up, each answered in its place.",
            "properties": {
                "texts": {
                    "type": "array",
                    "items": {"anyOf": [reference, ANYTHING_ELSE]},
                    "minItems": 1,
                    "maxItems": MOST_TEXTS,
                }
            },
            "required": ["texts"],
            "additionalProperties": False,
        }
        self.register("TextsAsked", many)
        either = {"anyOf": [reference, {"$ref": "#/components/schemas/TextsAsked"}]}
        return {"content": {"application/json": {"schema": either}}, "required": True}

    def get_answer(self) -> forms.Schema:
        return {"anyOf": [forms.named(each, self.register) for each in (MatchesTold, AnswersTold)]}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        body = {"application/json": {"schema": self.get_answer()}}
        found = {"200": {"description": "What is known of it; of texts, in their order.", "content": body}}
        return found | error_answers(FAULTS, self.register)
