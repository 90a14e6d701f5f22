"""What every analyst has in common: a name, a version, and one way of being asked."""

from typing import Protocol

from claims.rules.analysts.analyst import Answer, Question
from sources.fetching.failure import Failed


class Analyst(Protocol):
    """Reads one capture and suggests what it claims. It touches no database, and everything it says is checked.

    ``name`` and ``version`` are kept with each suggestion; another version is asked anew. ``tokens`` is the most that
    asking a question may cost, 0 where nothing is counted.
    """

    @property
    def name(self) -> str:
        """By what it is known: at most 60 characters."""
        ...

    @property
    def version(self) -> str:
        """What may change its answers: the model, the words of the question, the code around it."""
        ...

    def asked(self, question: Question) -> str:
        """Exactly what it is going to be asked, as text: the same text gets the same answer without asking again."""
        ...

    def tokens(self, question: Question) -> int:
        """The most tokens that this question and its answer may take."""
        ...

    def answer(self, question: Question) -> Answer:
        """Ask it. Raises ``Failed`` where no answer came of it."""
        ...


__all__ = ["Analyst", "Failed"]
