"""Proposing from outside that words stand for a claim, changing and taking that back, and a person's yes or no."""

import hashlib
import secrets
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction

from claims.actions import byhand, quotes, trials, twins
from claims.actions.byhand import Said, Told
from claims.models import Appearance, Claim, ProposedAppearance
from claims.vocabulary import Stance
from sources.actions import judging, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale, Taken, Unknown
from sources.publicid import public_id
from sources.rules.names import fold
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import Judgement

PROPOSED = "proposed"
"""The rule of the reason that says who proposed an appearance."""


class Declined(Refused):
    """A person has said no to the same words for the same claim."""

    code = "declined"


class Judged(Refused):
    """A person has judged it: what was proposed is not the proposer's to change any more."""

    code = "judged"


def propose(
    *, said: Said, about: Claim | Told, typed: dict[str, str] | None, by: Person, why: str
) -> tuple[ProposedAppearance, bool]:
    """Say that words of a capture stand for a known claim or a new one; whether that is new comes with the row.

    It waits in the desk's queue. What people may not put there by hand is refused here, by the same action, tried and
    taken back. Raises ``Refused`` with the field to mend, ``Declined`` where a person has said no to these words for
    this claim, ``Taken`` where they stand for it already. ``typed`` is a new claim as it was typed.
    """
    with signed(user=by, why=judging.reason_given(why)):
        columns = _columns(said, about, typed, by, why)
        name = public_id("proposal", secrets.token_hex(16))
        known = {each: columns[each] for each in ("capture", "start", "end", "about")}
        return ProposedAppearance.objects.get_or_create(
            proposed_by_id=by.pk,
            judgement=Judgement.SUGGESTED,
            **known,
            defaults={**columns, "public_id": name},
        )


def change(
    *,
    row: ProposedAppearance,
    version: int,
    said: Said,
    about: Claim | Told,
    typed: dict[str, str] | None,
    by: Person,
    why: str,
) -> ProposedAppearance:
    """Propose something else in place of what was seen at ``version``. Raises as ``propose``, ``Stale``, ``Judged``."""
    with signed(user=by, why=judging.reason_given(why)):
        _must_wait(_held(row, version))
        columns = _columns(said, about, typed, by, why)
        try:
            with transaction.atomic():
                return versions.change(row=row, seen=version, **columns)
        except IntegrityError as error:
            raise Taken(
                "you have proposed just this already: change that, or take it back", field="quote"
            ) from error


def take_back(*, row: ProposedAppearance, version: int, by: Person) -> None:
    """Forget that it was proposed, as it was seen at ``version``. Raises ``Stale`` and ``Judged``."""
    with signed(user=by, why="Taken back by who proposed it."):
        held = _held(row, version)
        _must_wait(held)
        held.delete()


def judge(
    *,
    row: ProposedAppearance,
    judgement: Judgement,
    by: Person,
    why: str,
    version: int,
    claim_version: int = 0,
    told: Told | None = None,
    proposer: str = "",
) -> ProposedAppearance:
    """Agree, say no, or take a "no" back (``SUGGESTED``): a person's word on what was proposed.

    A "yes" puts the words to the claim by hand, in that person's name; ``claim_version`` is the known claim's as they
    saw it, ``told`` the new claim. Raises ``Refused`` as that action does, and ``Stale`` if somebody was faster.
    """
    with signed(user=by, why=why.strip()):
        if judgement is not Judgement.CONFIRMED:
            _must_be_open(row)
            return judging.settle(row=row, judgement=judgement, by=by, why=why, version=version)
        said = replace(
            said_of(row), proposed=Reason(PROPOSED, 0.0, stated(f"{proposer} proposed it: {row.why}"))
        )
        made = _made(row.claim or told, claim_version, said, by, why)
        return judging.settle(
            row=row, judgement=judgement, by=by, why=why, version=version, appearance_id=made.pk
        )


def said_of(row: ProposedAppearance) -> Said:
    """The words that were proposed, as people choose them."""
    return Said(row.capture, row.quote, Stance(row.stance), row.speaker, row.start, row.inferred)


def _made(about: Claim | Told | None, seen: int, said: Said, by: Person, why: str) -> Appearance:
    if isinstance(about, Claim):
        return byhand.repeat(claim=about, seen=seen, said=said, by=by, why=why)
    if about is None:
        raise Refused("Say what the new claim is", field="text")
    return byhand.begin(told=about, said=said, by=by, why=why)


def _columns(
    said: Said, about: Claim | Told, typed: dict[str, str] | None, by: Person, why: str
) -> dict[str, Any]:
    """What is kept of a proposal that a person could put there by hand just so."""
    found = quotes.stand(capture=said.capture, quote=said.words, start=said.start)
    name = _about(about)
    words = _digest(twins.folded(found.quote))
    _refuse_declined(about, name, words, by)
    _refuse_held(about, said, found)
    with trials.tried():
        _made(about, about.version if isinstance(about, Claim) else 0, said, by, why)
    return {
        "why": judging.reason_given(why),
        "capture": said.capture,
        "quote": found.quote,
        "start": found.start,
        "end": found.end,
        "section": found.section.kind,
        "claim": about if isinstance(about, Claim) else None,
        "told": None if isinstance(about, Claim) else typed,
        "about": name,
        "words": words,
        "stance": said.stance,
        "speaker": " ".join(said.speaker.split()),
        "inferred": said.inferred,
    }


def _refuse_declined(about: Claim | Told, name: str, words: str, by: Person) -> None:
    """Refuse what a person has said no to: these words, wherever they stand, for this claim."""
    refused = ProposedAppearance.objects.refused(name, words).order_by("-judged_at").first()
    if refused is not None:
        own = stated(f": “{refused.judged_why}”") if refused.proposed_by_id == by.pk else ""
        raise Declined(_declined(own), field="quote")
    if not isinstance(about, Claim):
        return
    for row in Appearance.objects.filter(claim=about, judgement=Judgement.REJECTED).only("quote"):
        if _digest(twins.folded(row.quote)) == words:
            raise Declined(_declined(""), field="quote")


def _refuse_held(about: Claim | Told, said: Said, found: quotes.Stand) -> None:
    """Refuse what a person has confirmed at just this place."""
    if not isinstance(about, Claim):
        return
    rows = Appearance.objects.filter(claim=about, capture=said.capture, start=found.start, end=found.end)
    if rows.filter(judgement=Judgement.CONFIRMED).exists():
        raise Taken("these words stand for this claim already, as a person has confirmed", field="quote")


def _declined(why: str) -> str:
    return stated(
        f"a person has looked at these words for this claim and said no{why}; quote others, or tell the newsroom why "
        "it should look again"
    )


def _about(about: Claim | Told) -> str:
    return _digest(about.public_id if isinstance(about, Claim) else f"new|{fold(about.text)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _held(row: ProposedAppearance, version: int) -> ProposedAppearance:
    """The row, locked as it was seen. Raises ``Stale``, and ``Unknown`` where it is there no more."""
    held = ProposedAppearance.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise Unknown("there is nothing proposed under this id any more", field="id")
    if held.version != version:
        raise Stale(
            "it has been changed since you read it: read it again, then send what you want", field="If-Match"
        )
    return held


def _must_wait(row: ProposedAppearance) -> None:
    if row.judgement != Judgement.SUGGESTED:
        said = stated("agreed to it") if row.judgement == Judgement.CONFIRMED else stated("said no to it")
        raise Judged(stated(f"a person has {said}: it is not changed any more"), field="id")


def _must_be_open(row: ProposedAppearance) -> None:
    if row.judgement == Judgement.CONFIRMED:
        raise Refused("It has become an appearance: reject that one instead", field="judgement")
