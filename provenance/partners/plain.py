"""Writes an explanation as plain text for a terminal: the answer first, then every figure and every quote behind it."""

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.api.appearances import AppearanceTold
from claims.api.claims import ClaimInFull, Corroborated, Entry
from claims.api.contradictions import ContradictionTold
from claims.api.shapes import ValueTold
from claims.models import Corroboration
from claims.pages import backed, figures
from claims.pages.ledger import running
from claims.rules.values.value import Value
from claims.rules.weighing.backing import Role
from claims.vocabulary import Credibility, Outcome, Polarity, Stance
from provenance.partners.explanation import Explanation
from sources.api.shapes import ArticleBrief
from sources.vocabulary import Judgement

NARROWEST = 40
ORDER = {stance: place for place, stance in enumerate(Stance)}
AGAINST = ("origins_against", "parties_against", "disputes")
FIGURES = 26  # columns the grade, the points and the running sum take at the right of the ledger


def written(explained: Explanation, width: int) -> Iterator[str]:
    """The lines, none wider than ``width`` but for a word that is longer still."""
    width = max(width, NARROWEST)
    claim = explained["claim"]
    yield from _wrapped(claim["text"], width)
    yield from _wrapped(_about(explained), width)
    yield ""
    yield from _wrapped(answer(claim), width)
    if claim["corroboration"]:
        yield from _wrapped(score(claim["corroboration"]), width)
        yield from ledger(claim["ledger"], claim["corroboration"]["score"], width)
        yield from origins(claim["ledger"], explained["appearances"], width)
    yield from appearances(explained["appearances"], width)
    yield from contradictions(explained["contradictions"], claim["id"], width)
    yield from further(claim["corroboration"], width)
    yield from moves(claim, width)


def _about(explained: Explanation) -> str:
    claim, event = explained["claim"], explained["event"]
    when = f", {event['when']['first']:%Y-%m-%d}" if event["when"] else ""
    place = f", {event['place']}" if event["place"] else ""
    return (
        f"Claim {claim['id']} · {claim['measure']}: {value(claim['value'])} · event: {event['title']}{when}{place} · "
        f"{claim['judgement']}"
    )


def value(told: ValueTold) -> str:
    """A value in words."""
    low, high = (Decimal(str(told[side])) if told[side] is not None else None for side in ("low", "high"))
    return figures.long(Value(low, high, told["unit"], told["approximate"], Polarity(told["polarity"])))


def many(count: int, noun: str) -> str:
    """1 article, 2 articles"""
    return f"{count} {noun}" + ("" if count == 1 else "s")


def answer(claim: ClaimInFull) -> str:
    """The answer in one line; who disputes it in the words of the claim's page."""
    backing = claim["corroboration"]
    if backing is None:
        return "Not yet weighed: run “drain” and ask again."
    stances = f" ({taken(backing)})" if backing["disputes"] else ""
    parts = [
        f"{many(backing['articles'], 'article')}{stances}, {many(backing['origins_for'], 'independent origin')}"
    ]
    against = backed.disputed(
        Corroboration(**{name: backing[name] for name in AGAINST}, ledger=claim["ledger"])  # type: ignore[literal-required]
    )
    parts.append(f"disputed by {against}" if against else "nobody disputes it")
    if opposed := backing["contradictions"] + backing["further_contradictions"]:
        parts.append(f"contradicts {many(opposed, 'claim')}")
    return "; ".join(parts) + "."


def taken(backing: Corroborated) -> str:
    """What the articles do with the claim; one that does two things is counted with each."""
    told = ((backing["asserts"], "assert"), (backing["repeats"], "repeat"), (backing["disputes"], "dispute"))
    return ", ".join(f"{count} {verb}{'s' if count == 1 else ''} it" for count, verb in told if count)


def score(backing: Corroborated) -> str:
    """The score, its interval and the digit."""
    digit = Credibility(backing["credibility"])
    return (
        f"Corroboration {backing['score']:.2f} ({backing['low']:.2f} to {backing['high']:.2f}) · credibility {digit}, "
        f"{digit.label} · says how well it is backed, not whether it is true."
    )


def ledger(entries: Sequence[Entry], reads_as: float, width: int) -> Iterator[str]:
    """Each entry with its points and the running sum."""
    yield from _heading("How it adds up")
    room = width - FIGURES - 2
    sums = running(entry["points"] for entry in entries)
    yield f"  {'':<{room}}{'grade':>6}{'points':>10}{'sum':>10}"
    for entry, after in zip(entries, sums[1:], strict=True):
        first, *rest = textwrap.wrap(entry["label"], room) or [""]
        yield f"  {first:<{room}}{entry['grade'] or '-':>6}{entry['points']:>+10.1f}{after:>+10.1f}"
        yield from (f"  {line}" for line in rest)
        yield from _wrapped(entry["detail"], width, indent=6)
    total = sums[-1]
    yield from _wrapped(
        f"The sum {total:+.1f} reads as 1 / (1 + 10^({-total:+.1f}/10)) = {reads_as:.2f}.", width, indent=2
    )


def origins(entries: Sequence[Entry], appearances: Sequence[AppearanceTold], width: int) -> Iterator[str]:
    """Each voice behind or against the claim, with the articles that collapse into it."""
    voices = [
        entry for entry in entries if entry["role"] in (Role.ORIGIN.value, Role.PARTY.value, Role.REST.value)
    ]
    if not voices:
        return
    yield from _heading("Origins")
    articles = {each["article"]["id"]: each["article"] for each in appearances}
    for entry in voices:
        stake = ", a party to the claim" if entry["role"] == Role.PARTY.value else ""
        count = len(entry["collapsed"])
        once = ", counted once" if count > 1 else ""
        yield from _wrapped(
            f"{entry['label']} ({entry['side'] or 'neither side'}{stake}): {many(count, 'article')}{once}",
            width,
            indent=2,
        )
        for identity in entry["collapsed"]:
            named = _article(articles[identity]) if identity in articles else f"article {identity}"
            yield from _wrapped(f"- {named}", width, indent=4)


def _article(told: ArticleBrief) -> str:
    parts = (told["source"], f"“{told['title']}”" if told["title"] else "", told["file"] or told["url"])
    return ", ".join(part for part in parts if part) or f"article {told['id']}"


def appearances(told: Sequence[AppearanceTold], width: int) -> Iterator[str]:
    """Every quote: what the article does with the claim, where, and in whose mouth."""
    yield from _heading(f"Appearances ({len(told)})")
    for each in sorted(
        told, key=lambda one: (ORDER[Stance(one["stance"])], one["article"]["source"], one["id"])
    ):
        place = f"{each['section']}, {each['start']}–{each['end']}"
        yield from _wrapped(f"{each['stance']}: {_article(each['article'])} ({place})", width, indent=2)
        yield from _wrapped(f"“{' '.join(each['quote'].split())}”", width, indent=4)
        yield from _wrapped(_voice(each), width, indent=4)


def _voice(each: AppearanceTold) -> str:
    parts = [
        f"in the mouth of {each['attributed_to']}" if each["attributed_to"] else "in its own voice",
        "a party to the claim" if each["party"] else "",
        f"hedged: {each['hedge']}" if each["hedge"] else "",
        f"origin: {each['origin']['label']}" if each["origin"] else "",
        each["judgement"] if each["judgement"] != Judgement.SUGGESTED else "",
    ]
    return "; ".join(part for part in parts if part)


def contradictions(told: Sequence[ContradictionTold], claim: str, width: int) -> Iterator[str]:
    """Every pair this claim was held in: what came of it, why, and the words on both sides."""
    if not told:
        return
    yield from _heading(f"Held against it ({len(told)})")
    for each in sorted(told, key=lambda one: (list(Outcome).index(Outcome(one["verdict"])), one["id"])):
        yield from _wrapped(opponent(each, claim), width, indent=2)
        yield from _wrapped(each["reason"], width, indent=4)
        for quote in each["appearances"]:
            said = " ".join(quote["quote"].split())
            yield from _wrapped(f"- “{said}” ({_article(quote['article'])})", width, indent=4)


def further(backing: Corroborated | None, width: int) -> Iterator[str]:
    """How many more claims of a large event contradict it."""
    if backing and (more := backing["further_contradictions"]):
        told = f"And {many(more, 'more claim')} of this event: counted, not held against it one by one."
        yield from _wrapped(told, width, indent=2)


def opponent(told: ContradictionTold, claim: str) -> str:
    """What stands against the claim: another claim, or somebody who takes up this very one."""
    rejected = ", rejected" if told["judgement"] == Judgement.REJECTED else ""
    kind = f"({told['kind']}{rejected})"
    for other in told["claims"]:
        if other["id"] != claim:
            return f"{Outcome(told['verdict']).label} {kind}: {other['text']}"
    against = [quote for quote in told["appearances"] if quote["stance"] == Stance.DISPUTES]
    names = sorted({quote["attributed_to"] or quote["article"]["source"] for quote in against})
    if names and told["verdict"] == Outcome.CONTRADICTS:
        return f"disputed by {' and '.join(names)} {kind}"
    return f"{Outcome(told['verdict']).label} {kind}: two quotes of this very claim"


def moves(claim: ClaimInFull, width: int) -> Iterator[str]:
    """What would change the score, and to what."""
    backing = claim["corroboration"]
    if backing is None or not claim["moves"]:
        return
    yield from _heading("What would change it")
    for move in claim["moves"]:
        yield from _wrapped(f"{move['label']}: {backing['score']:.2f} → {move['score']:.2f}", width, indent=2)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text.upper()


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2 if indent else 0)
    )
