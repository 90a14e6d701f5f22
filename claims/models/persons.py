"""Finds the people a claim may be about: who speaks, who has a stake, who is counted, who is named in its sentence."""

from dataclasses import dataclass

from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.rules.persons import names_in
from sources.models import Alias
from sources.rules.stated import stated
from sources.vocabulary import SourceKind

MOST = 6  # people named


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody a claim may be about, and how the program came upon them; a suggestion, nothing more."""

    name: str
    public_id: str
    how: str


def persons_of(claim: Claim) -> list[PersonMet]:
    """The people met in a claim, each once, in two queries; nobody is said to be alive by that."""
    found = {person.public_id: person for person in [*_speaking(claim), *_named(claim)][::-1]}
    return sorted(found.values(), key=lambda person: person.name)[:MOST]


def _speaking(claim: Claim) -> list[PersonMet]:
    rows = Appearance.objects.standing().filter(claim=claim, attributed_to__kind=SourceKind.PERSON).order_by()
    told = rows.values_list("attributed_to__name", "attributed_to__public_id", "party").distinct()
    how = {True: stated("has a stake in it"), False: stated("is quoted on it")}
    return [PersonMet(name, public_id, how[party]) for name, public_id, party in told.order_by("party")]


def _named(claim: Claim) -> list[PersonMet]:
    counted = claim.measure.population
    names = names_in(claim.text) | {counted}
    rows = Alias.objects.filter(folded__in=names, scope="", source__kind=SourceKind.PERSON)
    rows = rows.filter(source__merged_into=None).order_by("pk")
    return [
        PersonMet(
            name,
            public_id,
            stated("is what its measure counts") if folded == counted else stated("is named in its sentence"),
        )
        for name, public_id, folded in rows.values_list("source__name", "source__public_id", "folded")
    ]
