"""An analyst behind any address that speaks the chat language of OpenAI: a model of one's own, or a rented one."""

import json
from dataclasses import dataclass
from typing import Any

from claims.rules.analysts import chatting
from claims.rules.analysts.analyst import Answer, Question
from sources.fetching.failure import Failed
from sources.fetching.service import Reply, Service
from sources.rules import outcomes
from sources.vocabulary import VisitOutcome

PATH = "chat/completions"
MOST_TOKENS = 6_000
"""Of an answer; a long article's claims with their quotes take some 4,000."""
SIGNS_A_TOKEN = 3
"""Characters in a token, at the least: English has some 4, other languages fewer. Only guessed before we ask."""

_WITHOUT = frozenset({400, 404, 415, 422, 501})
"""What servers answer that do not know structured output; then they are asked for plain JSON instead."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A language model at a chat address, asked for JSON of a fixed shape (where the server can see to that)."""

    service: Service
    model: str

    @property
    def name(self) -> str:
        """The model, cut to what a row holds."""
        return f"chat {self.model}"[:60]

    @property
    def version(self) -> str:
        """The wording of the question."""
        return chatting.VERSION

    def asked(self, question: Question) -> str:
        """The messages, as they are sent."""
        return json.dumps(chatting.messages(question), ensure_ascii=False, sort_keys=True)

    def tokens(self, question: Question) -> int:
        """A guess on the safe side, put right by what the server says it has counted."""
        return len(self.asked(question)) // SIGNS_A_TOKEN + MOST_TOKENS

    def answer(self, question: Question) -> Answer:
        """Ask for structured output, and without it where the server refuses that. Raises ``Failed``."""
        sent: dict[str, Any] = {
            "model": self.model,
            "messages": chatting.messages(question),
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }
        shape = {"name": "claims", "strict": True, "schema": chatting.SCHEMA}
        reply = self._post({**sent, "response_format": {"type": "json_schema", "json_schema": shape}})
        if reply.code in _WITHOUT:
            reply = self._post(sent)
        return _read(reply)

    def _post(self, sent: dict[str, Any]) -> Reply:
        return self.service.post(PATH, json.dumps(sent, ensure_ascii=False).encode("utf-8", "replace"))


def _read(reply: Reply) -> Answer:
    outcome = outcomes.of_code(reply.code)
    if outcome is not None:
        raise Failed(outcome, f"the service answers {reply.code}", retry_after=reply.retry_after)
    try:
        told = json.loads(reply.content)
        choice = told["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise Failed(VisitOutcome.UNREADABLE, "the answer is not what a chat service sends") from error
    if choice.get("finish_reason") == "length":
        raise Failed(VisitOutcome.UNREADABLE, f"the answer was cut off after {MOST_TOKENS:,} tokens")
    try:
        return Answer(chatting.read(content if isinstance(content, str) else ""), _tokens(told.get("usage")))
    except ValueError as error:
        raise Failed(VisitOutcome.UNREADABLE, f"the answer {error}") from error


def _tokens(usage: Any) -> int:
    """What the service says it has counted; 0 where it says nothing that makes sense."""
    counted = usage.get("total_tokens") if isinstance(usage, dict) else None
    if not isinstance(counted, int) or isinstance(counted, bool) or not 0 < counted < 10_000_000:
        return 0
    return counted
