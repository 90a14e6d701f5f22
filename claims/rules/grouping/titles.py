"""The title of an event as a sub-editor would have it: who or what, what happened to them, where and when."""

from claims.rules.grouping.accusing import has_a_name
from claims.rules.grouping.mention import Mention
from claims.rules.language import PACKS
from claims.rules.language.folding import fold
from claims.rules.language.forms import english_verb, plural_of
from claims.rules.values import wording
from claims.rules.values.nesting import WIDEST, plain
from claims.rules.values.plurals import many_of
from sources.rules.period import Period

PREFIX = "accused:"
_SINGLE = {
    "attack": "an attack", "killing": "a killing", "invasion": "an invasion", "blockade": "a blockade",
    "abduction": "an abduction", "violation": "a violation",
}  # fmt: skip
# Verbs whose past is not made with "-ed"; the acts of our own lists are past already.
_PAST = {
    "go": "went", "leave": "left", "take": "taken", "come": "came", "give": "given", "build": "built", "buy": "bought",
    "sell": "sold", "send": "sent", "spend": "spent", "lose": "lost", "win": "won", "hold": "held", "meet": "met",
    "make": "made", "find": "found", "get": "received", "grow": "grew", "fall": "fell", "rise": "rose",
    "draw": "drawn", "run": "run", "begin": "begun", "bring": "brought", "steal": "stolen", "pay": "paid",
    "cut": "cut", "shut": "shut", "hit": "hit", "put": "put", "see": "seen", "become": "became", "stand": "stood",
    "lead": "led", "lay": "laid", "cost": "cost",
}  # fmt: skip
_OWN = frozenset(act for act, _ in PACKS["en"].acts.values())


def title(first: Mention, place: str, when: Period | None) -> str:
    """The title of an event, told from the statement that speaks for it."""
    parts = (happened(first), place, wording.period(when) if when else "")
    return wording.sentence(", ".join(part for part in parts if part))


def happened(first: Mention) -> str:
    """Whom it happened to and what: "People killed", "Soldiers accused of an attack", "Permit price"."""
    if first.act.startswith(PREFIX):
        charge = first.act.removeprefix(PREFIX)
        label = PACKS["en"].charge_nouns.get(charge, charge.replace("-", " "))
        return f"{_parties(first)} accused of {_SINGLE.get(charge, label)}"
    if first.act == "costs":
        return f"{first.population} price".strip()
    if first.act == "casualties":
        return first.act
    return f"{_counted(first)} {_past(first)}"


def _parties(first: Mention) -> str:
    names = [_party(name) for name in first.accused or (first.population,) if name]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "Somebody"


def _party(name: str) -> str:
    return name.title() if has_a_name(name) else many_of(name)


def _counted(first: Mention) -> str:
    """The group or thing in the plural; the name of a people stays as the measure has it."""
    if plain(first.population) in WIDEST:
        return "people"
    many = plural_of(first.population, "en")
    if many in fold(first.claim_text).split() and first.population.title() not in first.claim_text:
        return many
    label = first.measure.removesuffix(f" {first.act}")
    return label if label != first.measure else many_of(first.population)


def _past(first: Mention) -> str:
    """The act as done; a verb of another language stays as it is."""
    act = first.act
    if act in _OWN or " " in act or first.language != "en":
        return act
    if act in _PAST:
        return _PAST[act]
    return next(form for form in sorted(english_verb(act)) if form.endswith("ed"))
