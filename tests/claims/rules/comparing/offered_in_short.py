"""What comes of a pair of sentences, with what is only offered to people where a side was not read, for tests."""

from claims.rules.bearings.clash import hold
from claims.rules.bearings.sentence import sentence
from tests.claims.rules.comparing.pairs_in_short import UNREAD, Found, Row, day_of, held_together


def looked_at(row: Row) -> Found:
    """What comes of a pair; where a side was not read, or as another measure, what its two sentences are to each other.

    So a sentence in which nobody read a statement is held against the claims it is like: it is offered to people.
    """
    found = held_together(row)
    unsure = found.outcome == UNREAD or found.reason.startswith(("Different measures", "Another "))
    said = [
        sentence(row[side]["text"], row[side]["language"], day_of(row[side]["published"]))
        for side in ("one", "other")
    ]
    held = hold(said[0], said[1]) if unsure and said[0] and said[1] else None
    return Found(held.outcome.value, held.kind.value, held.reason) if held else found
