"""Describes how partners propose appearances, look after what they have proposed, and what a person made of it."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

from claims.api.proposals import PROPOSALS, ProposalTold
from claims.vocabulary import Polarity, Stance
from provenance.partners import forms, once
from provenance.partners.list_schema import ListSchema
from provenance.partners.paging import LARGEST
from provenance.partners.schema import FAULTS, PAGE_SIZE, Plain, error_answers, json_of, query
from provenance.partners.strict import MOST_BYTES
from sources.api.parameters import ID, PLACED, SAID

LATER = {
    "400": "A field is missing, unknown or holds something it cannot; “field” names it (as in claim.value.low), "
    "“detail” says what to write. Words that do not stand in the article come back with the nearest that do.",
    "401": "The key shown opens nothing, or none was shown.",
    "403": "The key does not open write, or may not be shown from where it was.",
    "404": "There is nothing with this id, or nothing you may see.",
    "406": "Only JSON is spoken here.",
    "409": "A person has judged just this already (declined, taken, judged), or another request under this "
    "Idempotency-Key is still at work (in_progress): send it again after as many seconds as Retry-After says.",
    "412": "It has been changed since you read it.",
    "413": f"More than {MOST_BYTES:,} bytes were sent.",
    "415": "Something other than JSON was sent.",
    "422": "This Idempotency-Key was used within the last day for another request.",
    "428": "If-Match is missing: send the ETag you read.",
    "429": FAULTS[429],
}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": ["number", "null"]}


def _fields(properties: dict[str, Any], required: list[str], about: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": about,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


VALUE = _fields(
    {
        "low": {**NUMBER, "description": "lower bound, included"},
        "high": {**NUMBER, "description": "upper bound, included"},
        "unit": {**TEXT, "description": "what is counted or measured in, as people or GBP"},
        "approximate": {"type": "boolean"},
        "polarity": {**TEXT, "enum": [each.value for each in Polarity], "default": "yes"},
    },
    [],
    "What a new claim gives; left out, it only says that something is so.",
)
EVENT = _fields(
    {"title": TEXT, "first": DAY, "last": DAY, "place": TEXT},
    ["title"],
    "A new event that a new claim is about.",
)


class Proposing:
    """What is shared by the descriptions of sending a proposal and of changing one."""

    register: Any

    def form(self, name: str, required: list[str], *, article: bool) -> dict[str, Any]:
        """A reference to the form of what is sent."""
        self.register("NewValueSent", VALUE)
        self.register("NewEventSent", EVENT)
        claim = _fields(
            {
                "text": {**TEXT, "maxLength": 600, "description": "the claim in one sentence"},
                "measure": {**TEXT, "description": "what it gives a value for, as in “Pemon killed”"},
                "population": {**TEXT, "description": "who or what is counted, as in “Pemon”"},
                "value": {"$ref": "#/components/schemas/NewValueSent"},
                "as_of": {**DAY, "description": "the day its figure speaks for"},
                "event": {"anyOf": [ID.schema, {"$ref": "#/components/schemas/NewEventSent"}]},
            },
            ["text", "measure", "event"],
            "A claim we do not know yet.",
        )
        self.register("NewClaimSent", claim)
        properties = {
            "article": {**ID.schema, "description": "the id of the article"},
            "quote": {
                **TEXT,
                "pattern": SAID,
                "maxLength": 1000,
                "description": "its exact words, as its latest capture has them",
            },
            "start": {
                "type": ["integer", "null"],
                "description": "the code point at which they begin, where they stand in several places",
            },
            "claim": {
                "anyOf": [ID.schema, {"$ref": "#/components/schemas/NewClaimSent"}],
                "description": "the id of a claim, or a new one",
            },
            "stance": {**TEXT, "enum": [each.value for each in Stance]},
            "attributed_to": {
                **TEXT,
                "description": "in whose mouth the article puts the words, as it names them; empty for its own voice",
            },
            "inferred": {
                "type": "boolean",
                "description": "that the claim’s figure does not stand in the words, and was worked out",
            },
            "why": {
                **TEXT,
                "pattern": SAID,
                "maxLength": 2000,
                "description": "your reason, for the person who looks at it",
            },
        }
        if not article:
            del properties["article"]
        about = "Words of an article that stand for a claim."
        self.register(name, _fields(properties, required, about))
        return {"$ref": f"#/components/schemas/{name}"}

    def body(self, name: str, required: list[str], *, article: bool) -> dict[str, Any]:
        """The body of a request."""
        return {"content": json_of(self.form(name, required, article=article)), "required": True}

    def bodies(self, found: dict[str, str], faults: tuple[int, ...]) -> dict[str, Any]:
        """The answers, good and bad."""
        form = json_of(forms.named(ProposalTold, self.register))
        good = {number: {"description": about, "content": dict(form)} for number, about in found.items()}
        return good | error_answers({each: LATER[str(each)] for each in faults}, self.register)


class ProposingSchema(Proposing, ListSchema):
    """The description of the list of appearances, and of proposing one."""

    @property
    def writes(self) -> bool:
        """Whether it is the method that proposes."""
        return str(self.method) == "POST"

    def get_operation_id(self) -> str:
        return "propose_appearance" if self.writes else super().get_operation_id()

    def get_summary(self) -> str:
        return "Propose an appearance" if self.writes else super().get_summary()

    def about(self) -> str:
        if not self.writes:
            return super().about()
        return (
            "Say that words of an article we hold stand for a claim, a known one or a new one. It waits in the "
            "newsroom’s queue with your name beside it and counts for nothing until a person agrees. The words must "
            "stand in the article letter by letter, the claim’s figure in the words, and whom they are put in the "
            "mouth of must be named there. What a person has said no to is refused again. Proposing the same while it "
            "waits leads to the one that waits. With a key that opens write."
        )

    def asked(self) -> list[OpenApiParameter]:
        if not self.writes:
            return super().asked()
        return [
            OpenApiParameter(
                name=once.HEADER,
                description=once.ABOUT,
                type={"type": "string", "minLength": 1, "maxLength": 255},
                location=OpenApiParameter.HEADER,
                required=True,
            )
        ]

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        if not self.writes:
            return None
        required = ["article", "quote", "claim", "stance", "why"]
        return self.body("AppearanceSent", required, article=True)

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        if not self.writes:
            return super()._get_response_bodies(direction)
        found = {"200": "It waits already: the one that does.", "201": "It waits for a person now."}
        return self.bodies(found, (400, 401, 403, 404, 406, 409, 413, 415, 422, 429))


class ProposalsSchema(Plain):
    """The description of the list of a partner's proposals."""

    def get_tags(self) -> list[str]:
        return ["Proposals"]

    def get_operation_id(self) -> str:
        return "list_proposals"

    def get_summary(self) -> str:
        return "What you have proposed"

    def about(self) -> str:
        return f"{PROPOSALS.about} With a key that opens write."

    def asked(self) -> list[OpenApiParameter]:
        own = [query(each.name, each.about, each.kind.schema) for each in PROPOSALS.parameters]
        cursor = query(
            "cursor",
            f"where the page begins, of {LARGEST} rows at most: follow “next”",
            PLACED,
        )
        return [*own, cursor, PAGE_SIZE]

    def get_answer(self) -> forms.Schema:
        return forms.page_of(ProposalTold, self.register)


class ProposalSchema(Proposing, Plain):
    """The description of one proposal: reading, changing and taking it back."""

    def get_tags(self) -> list[str]:
        return ["Proposals"]

    def get_operation_id(self) -> str:
        return {"GET": "read_proposals", "PATCH": "change_proposal", "DELETE": "take_proposal_back"}[
            str(self.method)
        ]

    def get_summary(self) -> str:
        return {
            "GET": "One of your proposals",
            "PATCH": "Change what you have proposed",
            "DELETE": "Take back what you have proposed",
        }[str(self.method)]

    def about(self) -> str:
        if str(self.method) == "GET":
            return "What you have proposed and what a person made of it, with its ETag; nobody else’s is there for you."
        return (
            "While nobody has judged it. Send the ETag you read as If-Match: of two who change the same, one is "
            "answered 412 and has changed nothing."
        )

    def asked(self) -> list[OpenApiParameter]:
        own = OpenApiParameter(
            name="public_id",
            description="its id",
            type=ID.schema,
            location=OpenApiParameter.PATH,
            required=True,
        )
        if str(self.method) == "GET":
            return [own]
        match = OpenApiParameter(
            name="If-Match",
            description="the ETag of the proposal as you read it",
            type={"type": "string"},
            location=OpenApiParameter.HEADER,
            required=True,
        )
        return [own, match]

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        if str(self.method) != "PATCH":
            return None
        return self.body("AppearanceChanged", [], article=False)

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        if str(self.method) == "GET":
            return self.bodies({"200": "The proposal."}, (400, 401, 403, 404, 406, 429))
        faults = (400, 401, 403, 404, 406, 409, 412, 428, 429)
        if str(self.method) == "PATCH":
            return self.bodies({"200": "As it stands now."}, (*faults, 413, 415))
        gone = {"204": {"description": "It is taken back."}}
        return gone | error_answers({each: LATER[str(each)] for each in faults}, self.register)
