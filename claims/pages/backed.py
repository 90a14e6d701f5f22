"""Says in words how a claim is backed: who carries it, which origins stand behind it, and who disputes it."""

from django.utils.translation import gettext, ngettext

from claims.models import Corroboration
from claims.rules.weighing.backing import Role, Side
from claims.rules.weighing.ledger import COMMENT
from sources.pages import wording


def carried(backing: Corroboration) -> str:
    """“11 articles carry it, 1 disputes it”; one that does both is counted with those that carry it, and named."""
    carrying = backing.carrying
    only = backing.articles - carrying
    both = max(backing.disputes - only, 0)
    told = ngettext("%(articles)s carries it", "%(articles)s carry it", carrying)
    words = told % {"articles": wording.many(carrying, "article")}
    if both:
        words += " " + gettext("(%(both)s with a denial beside it)") % {"both": both}
    if only:
        words += ", " + ngettext("%(only)s disputes it", "%(only)s dispute it", only) % {"only": only}
    return words


def voices(backing: Corroboration) -> str:
    """“2 independent origins”, or what there is where there is none: “no independent origin: one reader's comment”."""
    if backing.origins_for:
        return wording.many(backing.origins_for, "independent origin")
    comments = gettext("one reader’s comment"), gettext("readers’ comments only")
    behind = [_readers(backing, Side.FOR, *comments), _party(backing)]
    named = wording.listed([words for words in behind if words])
    if not named:
        return gettext("no independent origin")
    return gettext("no independent origin: %(named)s") % {"named": named}


def disputed(backing: Corroboration) -> str:
    """Who says that it is not so: “1 independent origin and a party”; empty where nobody does."""
    origins, parties = backing.origins_against, backing.parties_against
    against = [
        wording.many(origins, "independent origin") if origins else "",
        ""
        if not parties
        else gettext("a party")
        if parties == 1
        else wording.many(parties, "party", "parties"),
        _readers(backing, Side.AGAINST, gettext("a reader"), gettext("readers")),
    ]
    named = wording.listed([words for words in against if words])
    if named or not backing.disputes:
        return named
    return gettext("words in %(articles)s") % {"articles": wording.many(backing.disputes, "article")}


def _readers(backing: Corroboration, side: Side, one: str, several: str) -> str:
    """Readers' comments on one side; those that add nothing any more share a line of the ledger that names none."""
    entries = [entry for entry in backing.ledger if entry["side"] == side.value]
    number = sum(entry["detail"].startswith(COMMENT) for entry in entries)
    return "" if not number else one if number == 1 else several


def _party(backing: Corroboration) -> str:
    stakes = [entry for entry in backing.ledger if entry["role"] == Role.PARTY.value]
    return gettext("a party’s word") if any(entry["side"] == Side.FOR.value for entry in stakes) else ""
