"""Describes how a text is looked up among the known claims."""

from typing import Any

from django.conf import settings

from claims.api.matches import MatchesTold
from provenance.partners import forms
from provenance.partners.schema import Plain, error_answers, json_of
from provenance.partners.strict import MOST_BYTES

LONGEST = 5_000
"""Characters of a text that is looked up: a long paragraph. Whole articles are handed in and read."""
USUAL, MOST = 10, 50

SENT: dict[str, dict[str, Any]] = {
    "text": {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST,
        "description": "the sentence, post or paragraph to look up",
    },
    "url": {
        "type": "string",
        "format": "uri",
        "description": "where it was found; “article” then names the article we hold there",
    },
    "language": {"type": "string", "description": "its language, such as en or es; guessed if left out"},
    "limit": {
        "type": "integer",
        "minimum": 1,
        "maximum": MOST,
        "default": USUAL,
        "description": "how many claims to answer with at most",
    },
}
FAULTS = {
    400: "A field is missing, unknown or holds something it cannot; “field” names it, “detail” says what to write.",
    401: "The key shown opens nothing, or name and password are missing or do not belong together.",
    403: "The key does not open this (scope match), or may not be shown from where it was; or a session came without "
    "its CSRF token.",
    406: "Only JSON is spoken here.",
    413: f"More than {MOST_BYTES:,} bytes were sent.",
    415: "Something other than JSON was sent.",
    429: "More texts than an account may have looked up in a minute, or too many wrong passwords; “Retry-After” has "
    "the seconds to wait.",
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
            "Send a sentence, a post or a paragraph: the known claims it may repeat come back, likeliest first, each "
            "with a score, what it was made from, and which figures agree or clash. Nothing is kept of what you ask. "
            "For whoever signs in: with a key that opens match, with name and password, or with a session and its CSRF "
            "token. An account may ask "
            f"{settings.MATCHES_A_MINUTE} times in any minute."
        )

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        form = {
            "type": "object",
            "description": "A text to look up among the known claims.",
            "properties": SENT,
            "required": ["text"],
            "additionalProperties": False,
        }
        self.register("MatchAsked", form)
        return {"content": json_of({"$ref": "#/components/schemas/MatchAsked"}), "required": True}

    def get_answer(self) -> forms.Schema:
        return forms.named(MatchesTold, self.register)

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        content = json_of(self.get_answer())
        found = {"200": {"description": "The claims it may repeat.", "content": content}}
        return found | error_answers(FAULTS, self.register)
