"""Whether an endpoint is told anything, and who has seen to it."""

from sources.vocabulary import Word


class EndpointState(Word):
    """Whether an endpoint is told of changes; while it is not, nothing is lost: it goes on where it left off."""

    OPEN = "open", "told of changes"
    PAUSED = "paused", "told nothing until a person opens it again"
    DISABLED = "disabled", "told nothing: it has failed for too long, or asked not to be told"
