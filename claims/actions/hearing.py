"""Hearing everybody behind some claims and behind their rivals: read for all of them at once, weighed one by one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.actions import ties
from claims.actions.lineages import Family, families_apart
from claims.actions.origins import Origin
from claims.actions.testimonies import gather
from claims.models import Appearance, Claim, Contradiction
from claims.rules.weighing.corroboration import Backing, Testimony, weigh
from claims.rules.weighing.dependence import Ties
from sources.models import ABOVE
from sources.vocabulary import Judgement


@dataclass(frozen=True)
class Hearing:
    """Some claims with their rivals and with the appearances and lineages of all of these, by the claim's primary key.

    Testimonies are taken when they are first asked for: whoever marks appearances before has them heard as marked.
    """

    claims: Sequence[Claim]
    rivals: Mapping[int, Sequence[Claim]]
    rows: Mapping[int, Sequence[Appearance]]
    families: Mapping[int, Family]
    _alone: dict[int, Backing] = field(default_factory=dict)

    def testimonies(self, claim: Claim) -> Sequence[Testimony]:
        """What is said of one of the claims."""
        return self._heard[claim.pk][0]

    def origins(self, claim: Claim) -> Mapping[int, Origin]:
        """Where it entered the news, by the primary key of the appearance."""
        return self._heard[claim.pk][1]

    def backing(self, claim: Claim) -> Backing:
        """One of the claims weighed, its rivals with it."""
        rivals = [self._weighed_alone(rival) for rival in self.rivals[claim.pk]]
        said = self.testimonies(claim)
        return weigh(said, rivals, claim=claim.public_id, label=claim.text, ties=self._ties)

    def _weighed_alone(self, rival: Claim) -> Backing:
        """A rival without what its own rivals take from it, worked out once however many it stands against."""
        if rival.pk not in self._alone:
            said = self.testimonies(rival)
            self._alone[rival.pk] = weigh(said, claim=rival.public_id, label=rival.text, ties=self._ties)
        return self._alone[rival.pk]

    @cached_property
    def _heard(self) -> dict[int, tuple[list[Testimony], dict[int, Origin]]]:
        return gather(self.rows, self.families)

    @cached_property
    def _ties(self) -> Ties:
        return ties.among(*(testimonies for testimonies, _ in self._heard.values()))


def hear(claims: Sequence[Claim]) -> Hearing:
    """Read all that some claims rest on, in as many queries as for one."""
    rivals = rivals_of(claims)
    rows = _appearances(
        {claim.pk for claim in (*claims, *(rival for each in rivals.values() for rival in each))}
    )
    lineages = families_apart({pk: [row.capture.article for row in said] for pk, said in rows.items()})
    return Hearing(claims, rivals, rows, lineages)


def rivals_of(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """For each claim those that cannot stand beside it, as far as nobody has rejected the contradiction, by name."""
    asked = [claim.pk for claim in claims]
    pairs = Contradiction.objects.rivalries().order_by()
    beside = defaultdict(set)
    for one, other in pairs.filter(one__in=asked).values_list("one", "other"):
        beside[one].add(other)
    for one, other in pairs.filter(other__in=asked).values_list("one", "other"):
        beside[other].add(one)
    everybody = Claim.objects.filter(pk__in=set().union(*beside.values()), merged_into=None)
    ordered = list(everybody.order_by("public_id")) if beside else []
    return {pk: [rival for rival in ordered if rival.pk in beside[pk]] for pk in asked}


def _appearances(claims: set[int]) -> dict[int, list[Appearance]]:
    """What stands behind each of some claims (by primary key), by name."""
    rows = (
        Appearance.objects.filter(claim__in=claims)
        .exclude(judgement=Judgement.REJECTED)
        .select_related(
            "claim",
            "capture__article__source",
            *(f"attributed_to__{each}" for each in ABOVE),
        )
        .defer("capture__text", "capture__fingerprint", "capture__hints")
        .order_by("public_id")
    )
    found: dict[int, list[Appearance]] = {claim: [] for claim in claims}
    for row in rows:
        if row.claim_id is not None:
            found[row.claim_id].append(row)
    return found
