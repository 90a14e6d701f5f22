"""The analyst that is always there: our own reader, which needs no model and can say why."""

from claims.rules.analysts.analyst import Answer, Question, Suggestion
from claims.rules.reader import reading
from claims.rules.statement import Statement

VERSION = str(reading.REVISION)


class Reader:
    """The built-in reader behind the interface of all analysts; the pipeline reads with it in any case."""

    name = "reader"
    version = VERSION

    def asked(self, question: Question) -> str:
        """The article itself."""
        return question.piece.text

    def tokens(self, question: Question) -> int:
        """Nobody counts."""
        return 0

    def answer(self, question: Question) -> Answer:
        """Everything checkable it finds."""
        return Answer(tuple(_suggestion(found) for found in reading.read(question.piece)))


def _suggestion(found: Statement) -> Suggestion:
    return Suggestion(
        claim=found.claim_text,
        quote=found.quote,
        stance=found.stance.value,
        start=found.start,
        attributed_to=found.voice.name if found.voice else "",
    )
