"""Says in words how a claim is backed: who carries it, which origins stand behind it, and who disputes it."""

from claims.models import Corroboration
from claims.rules.weighing.backing import Role, Side
from claims.rules.weighing.ledger import COMMENT
from sources.pages import wording


def carried(backing: Corroboration) -> str:
    """“11 articles carry it, 1 disputes it”; one that does both is counted with those that carry it, and named."""
    carrying = backing.carrying
    only = backing.articles - carrying
    both = max(backing.disputes - only, 0)
    words = f"{wording.many(carrying, 'article')} {'carries' if carrying == 1 else 'carry'} it"
    words += f" ({both} with a denial beside it)" if both else ""
    return words + (f", {only} {'disputes' if only == 1 else 'dispute'} it" if only else "")


def voices(backing: Corroboration) -> str:
    """“2 independent origins”, or what there is where there is none: “no independent origin: one reader's comment”."""
    if backing.origins_for:
        return wording.many(backing.origins_for, "independent origin")
    behind = [_readers(backing, Side.FOR, "one reader’s comment", "readers’ comments only"), _party(backing)]
    named = wording.listed([words for words in behind if words])
    return f"no independent origin: {named}" if named else "no independent origin"


def disputed(backing: Corroboration) -> str:
    """Who says that it is not so: “1 independent origin and a party”; empty where nobody does."""
    origins, parties = backing.origins_against, backing.parties_against
    against = [
        wording.many(origins, "independent origin") if origins else "",
        "" if not parties else "a party" if parties == 1 else wording.many(parties, "party", "parties"),
        _readers(backing, Side.AGAINST, "a reader", "readers"),
    ]
    named = wording.listed([words for words in against if words])
    return named or (f"words in {wording.many(backing.disputes, 'article')}" if backing.disputes else "")


def _readers(backing: Corroboration, side: Side, one: str, several: str) -> str:
    """Readers' comments on one side; those that add nothing any more share a line of the ledger that names none."""
    entries = [entry for entry in backing.ledger if entry["side"] == side.value]
    number = sum(entry["detail"].startswith(COMMENT) for entry in entries)
    return "" if not number else one if number == 1 else several


def _party(backing: Corroboration) -> str:
    stakes = [entry for entry in backing.ledger if entry["role"] == Role.PARTY.value]
    return "a party’s word" if any(entry["side"] == Side.FOR.value for entry in stakes) else ""
