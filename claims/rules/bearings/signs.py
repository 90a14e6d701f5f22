"""What can be seen when a text is held against a claim: shared words, words of doubt and denial, figures, questions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.rules.bearings.lines import ALIKE, Leaning, Line, Telling
from claims.rules.language.pack import Pack

NEAR = 3
"""Words between a word that leans and the claim's words for it to lean on them."""
REACH = 6
"""Words behind a word that leans which it speaks of."""
LONG = 30
"""Words of a sentence that counts as of full length."""
AGAINST = frozenset({"false", "denied", "doubted"})
"""Sorts of words by which a sentence speaks against something: a text that does so too is with a claim that does."""
OWN_WORD = "adds:"
"""Begins the name of a sign for one single word that the text adds to the claim."""


class Sign(NamedTuple):
    """One thing seen: its plain name, how much of it (0 to 1), and the tokens it rests on, if any, in which line."""

    name: str
    amount: float
    first: int = 0
    last: int = 0
    line: int = 0


def signs(
    claim: Line, text: Line, pack: Pack, telling: Telling = ALIKE, *, words: bool = False
) -> list[Sign]:
    """Everything seen of a sentence held against a claim's; with ``words``, each single word it adds as well.

    The single words are for weights that are learnt; weights set by hand know the sorts of words alone.
    """
    found = [
        *_shared(claim, text, telling),
        *_figures(claim, text),
        *_leaning(claim, text),
        *_turned(claim, text, pack),
        *_covered(claim, text, telling),
    ]
    if words:
        added = {
            token.fold for token, stem in zip(text.tokens, text.stems, strict=True) if stem not in claim.terms
        }
        found += [Sign(OWN_WORD + word, 1.0) for word in sorted(added)]
    return found


def amounts(found: Sequence[Sign]) -> dict[str, float]:
    """The signs as weights want them."""
    return {sign.name: sign.amount for sign in found if sign.amount}


def _shared(claim: Line, text: Line, telling: Telling) -> Iterator[Sign]:
    """How far both say the same: words, pairs of words, names, the kind of happening."""
    shared = claim.terms & text.terms
    whole, common = telling(claim.terms) or 1.0, telling(shared)
    yield Sign("words of the claim", common / whole)
    yield Sign("of the text about the claim", common / (telling(text.terms) or 1.0))
    yield Sign("pairs of words shared", len(claim.pairs & text.pairs) / max(1, len(claim.pairs)))
    yield Sign("names missing", telling(claim.names - text.terms) / whole)
    if claim.names and not claim.names & text.terms:
        yield Sign("no name shared", 1.0)
    yield Sign("other words missing", telling(claim.terms - claim.names - text.terms) / whole)
    if claim.acts:
        yield Sign("same happening" if claim.acts & text.acts else "another happening", 1.0)
    yield Sign("length of the claim", min(len(claim.tokens), LONG) / LONG)
    yield Sign("length of the text", min(len(text.tokens), LONG) / LONG)


def _figures(claim: Line, text: Line) -> Iterator[Sign]:
    if not claim.figures and text.figures:
        yield Sign("figure added", 1.0)
    elif claim.figures & text.figures:
        yield Sign("same figure", 1.0)
    elif claim.figures:
        yield Sign("another figure" if text.figures else "no figure", 1.0)


def _leaning(claim: Line, text: Line) -> Iterator[Sign]:
    """Words of doubt, denial, hearsay and proof: whether the claim has them too, and how near its words they stand."""
    yield from (Sign(f"claim itself: {sort}", 1.0) for sort in sorted({each.sort for each in claim.leanings}))
    about = [at for at, stem in enumerate(text.stems) if stem in claim.terms]
    seen: dict[str, Sign] = {}
    for each in text.leanings:
        for name in _places(each, text, claim, about):
            seen.setdefault(name, Sign(name, 1.0, each.first, each.last))
    yield from seen.values()


def _covered(claim: Line, text: Line, telling: Telling) -> Iterator[Sign]:
    """How much of the claim stands right behind a word that leans, or a negation: "no ceasefire", "rumours of war"."""
    heads = [*text.leanings, *(Leaning("not", at, at + 1) for at in text.negations)]
    most: dict[str, Sign] = {}
    for each in heads:
        behind = claim.terms.intersection(text.stems[each.last : each.last + REACH])
        if behind:
            sign = Sign(f"{each.sort}: the claim’s words", telling(behind), each.first, each.last)
            most[each.sort] = max(most.get(each.sort, sign), sign, key=lambda one: one.amount)
    whole = telling(claim.terms) or 1.0
    yield from (sign._replace(amount=sign.amount / whole) for sign in most.values())


def _places(leaning: Leaning, text: Line, claim: Line, about: Sequence[int]) -> Iterator[str]:
    own = [stem for stem in text.stems[leaning.first : leaning.last] if stem]
    if own and all(stem in claim.terms for stem in own):
        yield f"both: {leaning.sort}"
        return
    yield leaning.sort
    if not about:
        return
    if min(abs(at - leaning.first) for at in about) <= NEAR:
        yield f"{leaning.sort}, beside the claim"
    if leaning.last <= about[0]:
        yield f"{leaning.sort}, before the claim"
    elif leaning.first > about[-1]:
        yield f"{leaning.sort}, after the claim"


def _turned(claim: Line, text: Line, pack: Pack) -> Iterator[Sign]:
    """Signs that the text turns the claim round: negation, a question, quotation marks, an opposite."""
    if text.negations:
        at = text.negations[0]
        yield Sign("negation", 1.0, at, at + 1)
        if len(claim.negations) % 2 != len(text.negations) % 2:
            yield Sign("negation that the claim has not", 1.0, at, at + 1)
    elif len(claim.negations) % 2:
        yield Sign("without the claim’s negation", 1.0)
    if text.asks:
        yield Sign("a question", 1.0, len(text.tokens) - 1, len(text.tokens))
    if text.quoted:
        within = bool(text.quoted & claim.terms)
        yield Sign(
            "the claim’s words in quotation marks" if within else "other words in quotation marks", 1.0
        )
    turned = opposite(claim, text, pack)
    if turned >= 0:
        yield Sign("the opposite word", 1.0, turned, turned + 1)
    if _calls_false(claim):
        yield Sign("both speak against it" if denies(text) else "tells straight what the claim denies", 1.0)


def denies(one: Line) -> bool:
    """Whether a sentence speaks against something, by a negation or a word of falsehood, denial or doubt."""
    return bool(one.negations) or any(each.sort in AGAINST for each in one.leanings)


def _calls_false(claim: Line) -> bool:
    """Whether a claim is that something is not so: "Shark photo is fake", "No, the dam has not burst".

    A "not" within it is not enough: "the watch does not last a day" tells what is so.
    """
    answers = len(claim.tokens) > 1 and 0 in claim.negations and claim.tokens[1].text == ","
    return answers or any(each.sort in AGAINST for each in claim.leanings)


def opposite(claim: Line, text: Line, pack: Pack) -> int:
    """Where the text has the contrary of a word of the claim, and not that word; -1 where nowhere."""
    for sides in pack.opposites:
        for one, other in (sides, sides[::-1]):
            if not claim.folds & one or claim.folds & other or text.folds & one or not text.folds & other:
                continue
            return next(at for at, token in enumerate(text.tokens) if token.fold in other)
    return -1
