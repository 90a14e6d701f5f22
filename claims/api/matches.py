"""Known claims that a text may repeat, as programs are told of them: how likely, why, and which figures clash."""

from collections.abc import Callable
from typing import Annotated, TypedDict

from claims.api.claims import CLAIMS, ClaimTold
from claims.models.recognition import Recognised, recognised
from claims.rules.bearings.facing import Standing
from claims.vocabulary import Stance
from sources.api.audience import Audience
from sources.api.shapes import Reason, reasons
from sources.vocabulary import Word


class Above(Word):
    """Which of the two thresholds a score reaches: none, the one for suggesting, or the one for linking."""

    NOTHING = "nothing", "a resemblance, no more"
    SUGGEST = "suggest", "likely enough to be shown to a person"
    LINK = "link", "so likely that nobody needs to be asked; it is not denied, and no figure clashes"


class FigureOutcome(Word):
    """What the claim says to a figure of the text."""

    AGREES = "agrees", "the same figure, or the sum of its parts"
    CLASHES = "clashes", "another figure for the same"
    OPEN = "open", "the claim leaves it open"
    MISSING = "missing", "the claim has no figure for it"


class FigureTold(TypedDict):
    """One figure of the text, held against the claim's sentence."""

    outcome: Annotated[FigureOutcome, "missing: the claim has no figure for it; open: it leaves it open"]
    reason: Annotated[str, "the same in a sentence, with the words of both"]


class FeatureTold(TypedDict):
    """One thing the score was made from."""

    name: str
    value: Annotated[float, "from 0 to 1; without a bound where words are weighed by their rarity"]


class MatchTold(TypedDict):
    """One known claim that the text may repeat."""

    claim: ClaimTold
    address: Annotated[str, "the claim’s page"]
    score: Annotated[float, "how likely the text repeats it, 0 to 1"]
    above: Annotated[
        Above, "suggest from the lower threshold, link from the upper one unless the text disputes it"
    ]
    stance: Annotated[
        Stance,
        "disputes where the text says the contrary or a figure that cannot stand beside it, else repeats",
    ]
    denied: Annotated[
        str, "what one of the two denies and the other tells, in a sentence; empty where neither does"
    ]
    wording: Annotated[
        str, "the words recognised: the claim’s own, those of one merged into it, or an article’s"
    ]
    reason: Annotated[Reason, "the rarest words in common"]
    features: Annotated[list[FeatureTold], "what the score was made from"]
    figures: Annotated[list[FigureTold], "what the claim says to each figure of the text’s nearest sentence"]


class MatchesTold(TypedDict):
    """The known claims that a text may repeat, likeliest first."""

    language: Annotated[str, "the language the text was read in"]
    article: Annotated[str | None, "the id of the article we hold at the url, if one was given"]
    suggest_from: Annotated[float, "the score from which a claim is suggested"]
    link_from: Annotated[float, "the score from which a text is linked without asking"]
    results: list[MatchTold]


Page = Callable[[str], str]
OUTCOMES = {
    Standing.SAME: FigureOutcome.AGREES,
    Standing.SUM: FigureOutcome.AGREES,
    Standing.PRINTED: FigureOutcome.AGREES,
    Standing.RECKONED: FigureOutcome.AGREES,
    Standing.OPEN: FigureOutcome.OPEN,
    Standing.CLASH: FigureOutcome.CLASHES,
    Standing.AMISS: FigureOutcome.CLASHES,
    Standing.LIKE: FigureOutcome.MISSING,
    Standing.MISSING: FigureOutcome.MISSING,
}


def matches(text: str, *, language: str, most: int, audience: Audience, page: Page) -> list[MatchTold]:
    """At most ``most`` claims; ``page`` gives the address of a claim's page for its id."""
    guarded = any(audience.misses(kind) for kind in ("claims", "events", "articles"))
    found = recognised(
        text, language=language, reader=audience.reader, now=audience.now, most=most, guarded=guarded
    )
    rows = CLAIMS.rows(audience).filter(pk__in=[each.claim for each in found])
    read = list(rows.values(*CLAIMS.brief.columns))
    told = dict(zip([row["pk"] for row in read], CLAIMS.brief.worded(read, audience), strict=True))
    return [_told(each, told[each.claim], page) for each in found if each.claim in told]


def above(found: Recognised) -> Above:
    """The threshold it reaches."""
    return Above.LINK if found.links else Above.SUGGEST if found.suggests else Above.NOTHING


def _told(each: Recognised, claim: ClaimTold, page: Page) -> MatchTold:
    return {
        "claim": claim,
        "address": page(claim["id"]),
        "score": round(each.score, 4),
        "above": above(each),
        "stance": each.stance,
        "denied": each.opposed.detail if each.opposed else "",
        "wording": each.wording,
        "reason": reasons([each.reason.as_json()])[0],
        "features": [{"name": name, "value": round(value, 4)} for name, value in each.features.items()],
        "figures": [
            {"outcome": OUTCOMES[held.standing], "reason": held.reason} for held in each.figures.held
        ],
    }
