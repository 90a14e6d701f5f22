"""Reads from a posted form what a person decided about a derivation, and hands it to the action that writes it."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import Q

from sources.actions import judgements
from sources.actions.signature import Person
from sources.errors import Refused, Unknown
from sources.models import Article, Derivation
from sources.pages.derivation import KINDS
from sources.vocabulary import DerivationKind, Judgement

Typed = Mapping[str, str]


class Deed(StrEnum):
    """What a button on the page does."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNDO = "undo"
    TURN = "turn"
    REDIRECT = "redirect"


DONE = {
    Deed.CONFIRM: "Confirmed",
    Deed.REJECT: "Rejected; this pair is not suggested again",
    Deed.UNDO: "Taken back; it is a suggestion again",
    Deed.TURN: "Turned round: rejected this way, confirmed the other",
    Deed.REDIRECT: "Rejected, and the upstream you named is confirmed",
}
UNDONE_TWO = "Taken back, with what was decided in the same breath; both are suggestions again"
LOST = "Open the page again and decide there: this form has lost its version"
JUDGED = {Deed.CONFIRM: Judgement.CONFIRMED, Deed.REJECT: Judgement.REJECTED}


def decide(*, derivation: Derivation, typed: Typed, by: Person) -> str:
    """Do what was decided; returns what to tell the person. Raises ``Refused``, and then nothing was written."""
    deed = deed_of(typed)
    why, version = typed.get("why", ""), version_of(typed)
    kind = kind_of(typed, now=DerivationKind(derivation.kind))
    if deed is Deed.TURN:
        judgements.turn(derivation=derivation, kind=kind, by=by, why=why, version=version)
    elif deed is Deed.REDIRECT:
        upstream = upstream_of(typed.get("upstream", ""))
        judgements.redirect(
            derivation=derivation, upstream=upstream, kind=kind, by=by, why=why, version=version
        )
    elif deed is Deed.UNDO:
        undone = judgements.take_back(derivation=derivation, by=by, why=why, version=version)
        return UNDONE_TWO if len(undone) > 1 else DONE[deed]
    else:
        judgements.judge(
            derivation=derivation, judgement=JUDGED[deed], by=by, why=why, version=version, kind=kind
        )
    return DONE[deed]


def deed_of(typed: Typed) -> Deed:
    """Which button was pressed."""
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused(
            "Choose confirm, reject, undo, turn or redirect: use one of the buttons", field="deed"
        ) from None


def kind_of(typed: Typed, *, now: DerivationKind) -> DerivationKind:
    """The kind chosen, as it is now where it was left alone; captures of one article are told by the texts alone."""
    written = typed.get("kind", "") or now
    allowed = {kind.value for kind in DerivationKind if kind in (now, *KINDS)}
    if written not in allowed:
        raise Refused("Choose one of the kinds in the list", field="kind")
    return DerivationKind(written)


def version_of(typed: Typed) -> int:
    """The version of the row the person was looking at."""
    return number_of(typed, "version", lost=LOST)


def number_of(typed: Typed, field: str, *, lost: str) -> int:
    """A number the page has put into its form; ``lost`` is what to say where it is not there any more."""
    written = typed.get(field, "")
    if not written.isdecimal() or len(written) > 9:
        raise Refused(lost, field=field)
    return int(written)


def upstream_of(written: str) -> Article:
    """The article a person named by its public id, its address here, or its URL."""
    written = written.strip()
    if not written:
        raise Refused("Name the article it was taken from: its id, or its address", field="upstream")
    tail = written.rstrip("/").rpartition("/")[2]
    found = (
        Article.objects.filter(Q(public_id=tail) | Q(address=written) | Q(url=written)).order_by("pk").first()
    )
    if found is None:
        raise Unknown("No article has this id or address: copy it from the article’s page", field="upstream")
    return found.canonical
