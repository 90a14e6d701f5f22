"""Known claims that a text may repeat, as programs are told of them: how likely, why, and which figures clash."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, TypedDict

from django.db.models import Q

from claims.api.claims import CLAIMS, ClaimTold
from claims.api.compared import (
    ComparedTold,
    ReviewBrief,
    comparands,
    compared,
    compared_held,
    reviews_out,
)
from claims.models import Appearance
from claims.models.recognition import Recognised, Sought, recognised_each
from claims.rules.bearings.facing import Standing
from claims.rules.comparing.asked import statements
from claims.rules.lookup.tongues import tongue
from claims.rules.statement import Statement
from claims.vocabulary import Stance
from sources.api.audience import Audience
from sources.api.shapes import Reason, reasons
from sources.vocabulary import Judgement, Word


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
    compared: ComparedTold
    review: Annotated[ReviewBrief | None, "null where no review of the claim is out"]


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to be looked up: by one passage or, where it is long, by several; at most ``most`` claims are told."""

    passages: tuple[str, ...]
    language: str
    most: int


def matches_each(texts: Sequence[Wanted], *, audience: Audience, page: Page) -> list[list[MatchTold]]:
    """The known claims each text may repeat, likeliest first; ``page`` gives the address of a claim's page for its id.

    A claim is told once of a text, by the passage that is likeliest to repeat it. Takes as many queries for a hundred
    texts as for one.
    """
    sought = [Sought(passage, each.language) for each in texts for passage in each.passages]
    guarded = any(audience.misses(kind) for kind in ("claims", "events", "articles"))
    most = max((each.most for each in texts), default=0)
    every = iter(
        recognised_each(sought, reader=audience.reader, now=audience.now, most=most, guarded=guarded)
        if sought
        else []
    )
    found = [_likeliest([next(every) for _ in each.passages], each.most) for each in texts]
    known = _Known({one.claim for some in found for one in some}, audience, page)
    return [
        [known.told(one, each.language) for one in some if one.claim in known.claims]
        for each, some in zip(texts, found, strict=True)
    ]


def _likeliest(passages: Sequence[Sequence[Recognised]], most: int) -> list[Recognised]:
    best: dict[int, Recognised] = {}
    for each in sorted((each for some in passages for each in some), key=lambda each: -each.score):
        best.setdefault(each.claim, each)
    return list(best.values())[:most]


class _Known:
    """Some claims as they are told, with all that is told beside them, read together."""

    def __init__(self, wanted: Collection[int], audience: Audience, page: Page) -> None:
        rows = CLAIMS.rows(audience).filter(pk__in=wanted)
        read = list(rows.values(*CLAIMS.brief.columns)) if wanted else []
        keys = [row["pk"] for row in read]
        told = CLAIMS.brief.worded(read, audience) if read else []
        self.claims: dict[int, ClaimTold] = dict(zip(keys, told, strict=True))
        self.comparands = comparands(keys) if keys else {}
        self.reviews = reviews_out(keys, audience) if keys else {}
        self.page = page
        self._read: dict[tuple[str, str], Sequence[Statement]] = {}

    def told(self, each: Recognised, language: str) -> MatchTold:
        """One of them as a text was found to be like it."""
        read: Sequence[Statement] = ()
        if each.suggests:
            at = (each.passage, tongue(language))
            if at not in self._read:
                self._read[at] = statements(*at)
            read = self._read[at]
        beside = compared(each, self.comparands[each.claim], read)
        return _told(each, self.claims[each.claim], self.page, beside, self.reviews.get(each.claim))

    def held(self, row: Appearance) -> MatchTold:
        """One of them as it stands in an article we hold."""
        key = row.claim_id or 0
        claim = self.claims[key]
        return {
            "claim": claim,
            "address": self.page(claim["id"]),
            "score": 1.0,
            "above": Above.LINK,
            "stance": Stance(row.stance),
            "denied": "",
            "wording": row.quote,
            "reason": {
                "rule": "held",
                "weight": 1.0,
                "detail": HELD[Judgement(row.judgement)],
                "quote": row.quote,
            },
            "features": [],
            "figures": [],
            "compared": compared_held(row, self.comparands[key]),
            "review": self.reviews.get(key),
        }


HELD = {
    Judgement.CONFIRMED: "these words of the article stand for it: a person has confirmed it",
    Judgement.SUGGESTED: "these words of the article were read so: nobody has judged it",
}


def held_in(articles: Collection[int], *, audience: Audience, page: Page) -> dict[int, list[MatchTold]]:
    """The claims of each article we hold (by primary key of the piece), in the order of its words.

    Three queries and those of the claims, for however many articles.
    """
    piece = Q(capture__article__in=articles) | Q(capture__article__merged_into__in=articles)
    rows = Appearance.objects.standing().present().visible_to(audience.reader, audience.now).filter(piece)
    rows = rows.select_related("capture__article").defer("capture__text", "capture__fingerprint")
    found: dict[int, dict[int, Appearance]] = {}
    for row in rows.order_by("start", "-capture", "pk"):
        found.setdefault(row.capture.article.canonical_pk, {}).setdefault(row.claim_id or 0, row)
    known = _Known({claim for some in found.values() for claim in some}, audience, page)
    return {
        piece: [known.held(row) for claim, row in some.items() if claim in known.claims]
        for piece, some in found.items()
    }


def above(found: Recognised) -> Above:
    """The threshold it reaches."""
    return Above.LINK if found.links else Above.SUGGEST if found.suggests else Above.NOTHING


def _told(
    each: Recognised, claim: ClaimTold, page: Page, beside: ComparedTold, review: ReviewBrief | None
) -> MatchTold:
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
        "compared": beside,
        "review": review,
    }
