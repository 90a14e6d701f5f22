"""Mutants that do nothing else than the program does, each with the reason: no test can notice them."""

SCALE = "claims/rules/weighing/scale.py"
COLUMNS = "claims/rules/weighing/columns.py"
FAR = "at two hundred points the score is 0 or 1 to twenty decimals, and six are shown"
BLURRED = "sums of tenths and quarters are off by 1e-16 at most: rounding at eight or ten decimals mends them as well"
NEVER = "no sum of whole tenths of a point reads as exactly that score"
OPPOSING = "claims/rules/comparing/opposing.py"
ONE_UNIT = "all claims of one crowd give their figures in one unit, the last as well as the first"
NOBODY = "who has no rival is looked at in vain, and none is found: it takes longer, and comes to the same"
DECIDES = "all of one list say the same: the last of them decides for all as well as the first"
SEVERITY = "claims/rules/comparing/severity.py"
WHOLLY = (
    "a bare yes or no is as far from any figure as the whole of the higher, by the same sum: 1 either way"
)
VISIBILITY = "sources/visibility.py"
STAND_IN = "it stands for the moment that is put in its place; no row is of the year 1, nor of the day after"
LINEUP = "claims/rules/comparing/lineup.py"
NUMBERED = "days are numbered from the first of the year 1: nothing that is told has the number 1"
NONE_THERE = (
    "with nobody on one side the sums come to nothing by themselves: it takes longer, and comes to the same"
)
FOLDING = "claims/rules/weighing/folding.py"
ROOM = "more room than is needed is left between numbers: what they tell apart they still tell apart"
FOREMOST = "no bound lies before the first: an open one that is put at its place comes before all as well"
ITSELF = "a round figure that reaches no further than the first place stands there alone: nothing else rounds to it"
SORTABLE = "figures of one unit are counted by sorting: no list comes here with itself"
PACE = "in however large stretches a crowd is gone through, the same rivals are picked: it takes longer or shorter"
DERIVATIONS = "sources/rules/derivations.py"
SPOKEN = "where reasons balance the order of keys is added, which weighs a tenth: no sum is nothing"
PEDIGREE = "sources/rules/pedigree.py"
APART = "rings that nothing stands above lead nowhere into one another: whichever is opened first, each is drawn alike"

EQUIVALENT: dict[str, str] = {
    f"{SCALE} BOUND = 2_000 | 2000 → 2001": FAR,
    f"{SCALE} BOUND = 2_000 | 2000 → 1999": FAR,
    f"{SCALE} heard = round(heard + unit, 9)  # five times two fifths are two, in whatever order they are added"
    " | 9 → 10": BLURRED,
    f"{SCALE} heard = round(heard + unit, 9)  # five times two fifths are two, in whatever order they are added"
    " | 9 → 8": BLURRED,
    f"{COLUMNS} Credibility.CONFIRMED: (trusted >= 2) & (score >= credibility.CONFIRMED_FROM) & unopposed,"
    " | score >= credibility.CONFIRMED_FROM → score > credibility.CONFIRMED_FROM": NEVER,
    f"{COLUMNS} Credibility.PROBABLY_TRUE: (trusted > 0) & (score >= credibility.PROBABLE_FROM),"
    " | score >= credibility.PROBABLE_FROM → score > credibility.PROBABLE_FROM": NEVER,
    f"{COLUMNS} Credibility.POSSIBLY_TRUE: (trusted > 0) & (score >= credibility.POSSIBLE_FROM),"
    " | score >= credibility.POSSIBLE_FROM → score > credibility.POSSIBLE_FROM": NEVER,
    f"{COLUMNS} Credibility.DOUBTFUL: score >= credibility.DOUBTFUL_FROM,"
    " | score >= credibility.DOUBTFUL_FROM → score > credibility.DOUBTFUL_FROM": NEVER,
    f"{OPPOSING} if in_share(sides[other[0]].value.unit): | 0 → -1": ONE_UNIT,
    f"{OPPOSING} if same_unit(sides[one[0]].value.unit, sides[other[0]].value.unit): | 0 → -1": ONE_UNIT,
    f"{OPPOSING} if converted(sides[some[0]].value, other) is not None: | 0 → -1": ONE_UNIT,
    f"{OPPOSING} if contradictions.compare(sides[some[0]], sides[rest[0]]).outcome is Outcome.CONTRADICTS:"
    " | 0 → -1": DECIDES,
    f"{OPPOSING} self._pick(question, ones[counts > 0], others, picked) | 0 → -1": NOBODY,
    f"{SEVERITY} if not (one.numeric and other.numeric) or second is None or one.polarity is not other.polarity:"
    " | one.numeric and other.numeric → one.numeric or other.numeric": WHOLLY,
    f"{VISIBILITY} SOME_DAY = datetime(1, 1, 1, tzinfo=UTC) | 1 → 2": STAND_IN,
    f"{COLUMNS} found: Ints = _each(scale.UNGRADED.total, np.round(hundredths / 100, 9)).astype(np.int64)"
    " | 9 → 10": BLURRED,
    f"{COLUMNS} found: Ints = _each(scale.UNGRADED.total, np.round(hundredths / 100, 9)).astype(np.int64)"
    " | 9 → 8": BLURRED,
    f"{FOLDING} _LETTERS = 5 | 5 → 6": ROOM,
    f"{FOLDING} names = 2 * (int(heard.family.max(initial=0)) + 1) | 2 → 3": ROOM,
    f"{FOLDING} names = 2 * (int(heard.family.max(initial=0)) + 1) | 1 → 2": ROOM,
    f"{FOLDING} pieces = int(heard.piece.max(initial=0)) + 1 | 1 → 2": ROOM,
    f"{LINEUP} named = days > 0 | 0 → 1": NUMBERED,
    f"{LINEUP} found: Table = self.first > 0 | 0 → 1": NUMBERED,
    f"{LINEUP} if not len(ones) or not len(others):"
    " | not len(ones) or not len(others) → not len(ones) and (not len(others))": NONE_THERE,
    f"{LINEUP} low = -1 if one.low is None else bisect_left(bounds, one.low) | 1 → 0": FOREMOST,
    f"{LINEUP} np.concatenate([line.low[each[line.near_to[each] >= 0]] for each in (ones, others)]) | 0 → 1": ITSELF,
    f"{OPPOSING} elif one[0] < other[0]: | one[0] < other[0] → one[0] <= other[0]": SORTABLE,
    f"{OPPOSING} BLOCK = 64 | 64 → 65": PACE,
    f"{OPPOSING} BLOCK = 64 | 64 → 63": PACE,
    f"{OPPOSING} if len(others) <= BLOCK: | len(others) <= BLOCK → len(others) < BLOCK": PACE,
    f"{OPPOSING} half = len(others) // 2 | 2 → 3": PACE,
    "claims/rules/comparing/edits.py gone = wording.both(*dropped) if len(dropped) > 1 else dropped[0]"
    " | 0 → -1": "it is asked of where one alone was dropped, who is the first and the last",
    f"{DERIVATIONS} if sum(reason.weight for reason in leaning) < 0:"
    " | sum((reason.weight for reason in leaning)) < 0 → sum((reason.weight for reason in leaning)) <= 0": SPOKEN,
    f"{PEDIGREE} key = heappop(ready)[2] if ready else min(lineage.roots(min(above), above)) | min → max": APART,
}  # fmt: skip
