"""What went wrong on the way to a page: in one of our words, with what exactly was met."""

from sources.rules import outcomes
from sources.vocabulary import VisitOutcome

Chain = tuple[tuple[int, str], ...]


class Failed(Exception):
    """No page came of it: ``outcome`` says in which way, ``cause`` what was met, ``chain`` how far it went.

    ``chain`` holds the number and address of every answer, redirects included; ``retry_after`` is what the site
    wrote under that name, "" if nothing.
    """

    def __init__(self, outcome: VisitOutcome, cause: str = "", *, retry_after: str = "") -> None:
        super().__init__(outcomes.sentence(outcome, cause))
        self.outcome, self.cause, self.retry_after = outcome, cause, retry_after
        self.chain: Chain = ()
