"""An analyst that says what it was told to say, for tests of what becomes of it."""

from dataclasses import dataclass, field, replace

from claims.actions import appearances, inquiries, matching
from claims.actions.allowances import Limits
from claims.models import Act, Inquiry
from claims.rules.analysts.analyst import Answer, Question
from claims.rules.analysts.analyst import Suggestion as Said
from sources.models import Article, Capture
from tests.claims.analysts.chat_server import ARTICLE
from tests.factories import make_article, make_capture

PLENTY = Limits(calls=100, tokens=1_000_000)
FLED = Said("At least two soldiers fled to Brazil.", "At least two soldiers fled to Brazil", "asserts")
ANGRY = Said(
    "The army denied the killing.",
    "The army denied that anybody had been killed",
    "asserts",
    attributed_to="",
)
LYING = replace(FLED, claim="At least ninety soldiers fled to Brazil.")


@dataclass(frozen=True)
class Parrot:
    """An analyst that says what it was told to say."""

    said: tuple[Said, ...] = (FLED, ANGRY, LYING)
    name: str = "parrot"
    version: str = "1"
    price: int = 1000
    asked_of: list[Question] = field(default_factory=list)

    def asked(self, question: Question) -> str:
        return question.piece.text + "".join(known.key for known in question.known)

    def tokens(self, question: Question) -> int:
        return self.price

    def answer(self, question: Question) -> Answer:
        self.asked_of.append(question)
        return Answer(self.said, 400)


def read_article(text: str = ARTICLE, article: Article | None = None) -> Capture:
    """A capture our own reader has been through, its claims made."""
    capture = make_capture(text, article=article or make_article())
    work_through(capture)
    return capture


def work_through(capture: Capture) -> None:
    appearances.read(article_id=capture.article_id)
    for act in Act.unmatched():
        matching.match(act_id=act.pk)


def ask(analyst: Parrot, *, limits: Limits = PLENTY) -> list[Inquiry]:
    """Put everything that is due to the analyst, as a worker does."""
    inquiries.note(analyst=analyst)
    for row in Inquiry.objects.due().order_by("pk"):
        question = inquiries.prepare(inquiry_id=row.pk, analyst=analyst, limits=limits)
        if question is not None:
            inquiries.settle(inquiry_id=row.pk, question=question, brought=analyst.answer(question))
    return list(Inquiry.objects.order_by("pk"))
