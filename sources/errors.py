"""What can be refused in this app, in a curator's words."""


class Refused(Exception):
    """A request that cannot be carried out: ``field`` names what is wrong, the sentence says what to do about it.

    ``code`` is stable and for programs; ``where`` names the file, row or address the fault stands in.
    """

    code = "refused"

    def __init__(self, sentence: str, *, field: str = "", where: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.field, self.where = sentence, field, where

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.where, self.field) if part)
        return f"{place}: {self.sentence}" if place else self.sentence


class Unreadable(Refused):
    """Something handed in cannot be read as an article; ``document`` is what it was, where its content is at fault."""

    code = "unreadable"
    document: object = None


class Harmful(Unreadable):
    """Something handed in brought down whoever read it; the program itself came to no harm."""

    code = "harmful"


class Unknown(Refused):
    """A name that should stand for something we hold stands for nothing."""

    code = "unknown"


class Stale(Refused):
    """Somebody else saved first; nothing was changed."""

    code = "stale"


class Taken(Refused):
    """A name, domain or address already belongs to something else."""

    code = "taken"
