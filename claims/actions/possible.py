"""What people decide about possible appearances: with their word they become appearances, confirmed or rejected."""

from typing import Any

from claims.actions import appearances, dues, heirs, passages, quotes, repeats
from claims.models import Appearance, PossibleAppearance
from claims.rules.statement import Voice
from sources.actions import judging, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.models import Source
from sources.rules.stated import stated
from sources.vocabulary import Judgement, SourceKind


def judge(
    *,
    possible: PossibleAppearance,
    judgement: Judgement,
    by: Person,
    why: str,
    version: int,
    claim_version: int,
) -> Appearance:
    """Say that a sentence repeats a claim, or that it does not: the same words are never asked about again.

    Where other articles have the same words, a "yes" makes suggestions of them (a copy has the judgement too), and a
    "no" takes them out of the queue. ``version`` and ``claim_version`` are those of the sentence and of the claim as
    the person saw them: raises ``Stale`` if somebody else was faster, the sentence was found otherwise since, or the
    claim was reworded or merged into another, for which the sentence is looked up again.
    """
    if judgement is Judgement.SUGGESTED:
        raise Refused("Nobody has judged this yet: confirm it or reject it", field="judgement")
    with signed(user=by, why=judging.reason_given(why)):
        dues.ask(claims=[possible.claim_id])
        versions.hold(row=possible.claim, seen=claim_version)
        held = PossibleAppearance.objects.select_for_update(of=("self",))
        row = held.filter(pk=possible.pk, version=version).first()
        if row is None:
            raise lost(name_of(possible))
        made = _appearance(row, judgement, by, why)
        row.delete()
        heirs.told(made)
        passages.ask_for(claims=[made.claim_id or 0])
        return made


def name_of(possible: PossibleAppearance) -> str:
    """The public id of the appearance that a decision makes of it."""
    return repeats.name_of(possible.capture, possible.start, possible.end, possible.claim)


def lost(name: str) -> Stale:
    """What to tell a person whose sentence waits no more: who has decided about it, where that made an appearance."""
    made = (
        Appearance.objects.filter(public_id=name).exclude(judged_by=None).select_related("judged_by").first()
    )
    if made is None:
        told = stated("These words have been judged elsewhere, or are found otherwise, since you opened them")
    else:
        said = "yes" if made.judgement == Judgement.CONFIRMED else "no"
        told = stated(f"{made.judged_by} has said {said} since you opened it: “{made.judged_why}”")
    return Stale(f"{told}. Nothing of yours was saved: open the queue again", field="version")


def _appearance(row: PossibleAppearance, judgement: Judgement, by: Person, why: str) -> Appearance:
    capture, claim = row.capture, row.claim
    voice = _voice(row)
    return Appearance.objects.create(
        public_id=name_of(row),
        **quotes.said_of(claim),
        claim=claim,
        capture=capture,
        quote=row.quote,
        start=row.start,
        end=row.end,
        prefix=capture.text[max(0, row.start - appearances.CONTEXT) : row.start],
        suffix=capture.text[row.end : row.end + appearances.CONTEXT],
        section=row.section,
        stance=row.stance,
        attributed_to=_speaker(row, voice),
        depth=voice.depth if voice else 0,
        reasons=row.reasons,
        match_reasons=row.reasons[:1],
        method=row.method,
        **judging.marks(judgement=judgement, by=by, why=why),
    )


def _voice(row: PossibleAppearance) -> Voice | None:
    if row.voice is None:
        return None
    return _as_voice(row.voice)


def _as_voice(kept: dict[str, Any]) -> Voice:
    body = kept.get("speaks_for")
    return Voice(
        **{**kept, "kind": SourceKind(kept["kind"]), "speaks_for": _as_voice(body) if body else None}
    )


def _speaker(row: PossibleAppearance, voice: Voice | None) -> Source | None:
    """The source a voice stands for; nobody new is written down for a "no"."""
    return appearances.speakers_of(row.capture.article, [voice])[voice] if voice else None
