"""Which words might put something in somebody's mouth, and what speaks for and against each."""

from collections.abc import Iterator

from claims.rules.attributions.layout import Layout, Run

CUES = frozenset("XJEYLFG")
"""Letters of words that may be cues: words of saying, and any other word that is no small word, name or mark."""
AUXILIARY = frozenset("HBMONA")
FAR = 14
"""Words to either side that are looked through for "that", a quotation or another word of saying."""
REACH = 40
"""Words to either side that are looked through for another word of saying."""
TERM = 7
"""A quotation of fewer words, its marks counted, is a term, not speech."""
LONGEST_NAME = 4
"""Words at most of the name that signs a quotation."""
MARKS = {":": ":", "-": "signature"}
EDGE = "^"
STRONG = frozenset(
    {"say", "tell", "write", "claim", "report", "note", "according", "speak", "answer", "admit"}
)


def places(layout: Layout, run: Run | None = None, *, known: bool) -> Iterator[int]:
    """Every word of a run, or of the text, that may be a cue.

    Where ``known``, these are words of saying only; else any word of content.
    """
    sayings = layout.grammar.sayings
    first, last = run or (0, len(layout.tags))
    for at in range(first, last):
        letter = layout.tags[at]
        if letter == ":":
            if _colon(layout, at):
                yield at
        elif letter == "-":
            if _signature(layout, at):
                yield at
        elif layout.folds[at] in sayings:
            if letter in CUES or letter == "Z":
                yield at
        elif not known and letter in CUES:
            yield at


def _colon(layout: Layout, at: int) -> bool:
    """Whether a colon may stand for "says": not the last mark behind a verb of saying, and words stand before it."""
    start, end = layout.sentence(at)
    return at > start and (at + 1 < end or layout.of[at] + 1 < len(layout.sentences))


def _signature(layout: Layout, at: int) -> bool:
    """Whether a dash signs the quotation before it: "…” – Ana Prado": a name follows, and then an end or a new one."""
    end = layout.sentence(at)[1]
    if not at or not (layout.tags[at - 1] == "q" or layout.quoted[at - 1] >= 0):
        return False
    last = at + 1
    while last < end and layout.tags[last] == "Z":
        last += 1
    stop = layout.tags[last] if last < end else EDGE
    return at + 1 < last <= at + 1 + LONGEST_NAME and stop in "q.(^"


def kind(layout: Layout, at: int) -> str:
    """What kind of word of saying it is; "other" where we do not know it."""
    letter = layout.tags[at]
    if letter in MARKS:
        return MARKS[letter]
    return layout.grammar.sayings.get(layout.folds[at], "other")


def form(fold: str) -> str:
    """The ending that tells a verb's form."""
    for ending in ("ing", "ed", "s"):
        if fold.endswith(ending) and len(fold) > len(ending) + 2:
            return ending
    return "-"


def skip_back(layout: Layout, at: int) -> int:
    """Where what stands before a verb ends: auxiliaries, adverbs and "to" stepped over."""
    start = layout.sentence(at)[0]
    end = at
    while end > start and layout.tags[end - 1] in AUXILIARY:
        end -= 1
    return end


def signs(layout: Layout, at: int) -> list[str]:
    """What speaks for and against a word being a cue."""
    start, end = layout.sentence(at)
    tags, folds = layout.tags, layout.folds
    word, sort = folds[at], kind(layout, at)

    def letter(place: int) -> str:
        return tags[place] if start <= place < end else EDGE

    def fold(place: int) -> str:
        return folds[place] if start <= place < end else EDGE

    before, after, shape = letter(at - 1), letter(at + 1), form(word)
    auxiliaries = tags[(ahead := skip_back(layout, at)) : at]
    subject = letter(ahead - 1)
    found = [
        "always", f"word {word}", f"kind {sort}", f"form {shape}", f"kind {sort} {shape}", f"letter {tags[at]}",
        f"letters {before}_{after}", f"letters {letter(at - 2)}{before}_", f"letters _{after}{letter(at + 2)}",
        f"kind {sort} letters {before}_{after}", f"word {word} {before}_", f"word {word} _{after}",
        f"before {fold(at - 1)}", f"after {fold(at + 1)}", f"after2 {fold(at + 2)}", f"before2 {fold(at - 2)}",
        f"word {word} {fold(at + 1)}", f"word {fold(at - 1)} {word}",
        f"subject {subject}", f"subject {subject} kind {sort}", f"subject {subject} {shape} {after}",
        f"auxiliaries {auxiliaries}", f"ending {word[-3:]}", f"ending {word[-3:]} {subject} {after}",
        f"subject word {fold(ahead - 1)}", f"far {letter(at - 3)} {letter(at + 3)}",
        f"room {min(end - at - 1, 4)}", f"lead {min(at - start, 3)}",
    ]  # fmt: skip
    if "B" in auxiliaries:
        found.append(f"passive {sort}")
    if letter(at) == "X" and before in "DSZ" and sort.startswith("noun"):
        found.append("noun behind its owner" if before != "D" else "noun behind an article")
    found += _around(layout, at, (start, end), sort)
    return found


def _around(layout: Layout, at: int, sentence: Run, sort: str) -> list[str]:
    """What stands farther off: quotations, "that", other words of saying, the headline."""
    start, end = sentence
    tags = layout.tags
    ahead = tags[at + 1 : min(end, at + FAR)]
    found = _near_quotations(layout, at, sentence, sort)
    if "K" in ahead[:7]:
        found += [f"that {ahead.index('K')}", f"that kind {sort}"]
    if "," in tags[max(start, at - FAR) : at]:
        found.append("comma behind")
    if ":" in ahead[:4]:
        found += ["colon ahead", f"colon ahead kind {sort}"]
    found += _said_before(layout, at, start, sort) + _said_behind(layout, at, end, sort)
    if layout.headlines[layout.of[at]]:
        found += ["headline", f"headline {sort}", f"headline {tags[at]}"]
    return found


def _near_quotations(layout: Layout, at: int, sentence: Run, sort: str) -> list[str]:
    """Whether the word stands in a quotation, and how far off the nearest are."""
    start, end = sentence
    quoted = layout.quoted
    number = quoted[at]
    if number >= 0:
        first, last = layout.quotes[number]
        return ["quoted", f"quoted {'term' if last - first < TERM else 'speech'}", f"quoted kind {sort}"]
    ahead = next((k for k in range(at + 1, min(end, at + FAR)) if quoted[k] >= 0), -1)
    behind = next((k for k in range(at - 1, max(start, at - FAR) - 1, -1) if quoted[k] >= 0), -1)
    if ahead < 0 and behind < 0:
        return [f"no quotation kind {sort}"]
    found = []
    if ahead >= 0:
        found += [f"quotation ahead {min(ahead - at, 5)}", f"quotation ahead kind {sort}"]
    if behind >= 0:
        found += [f"quotation behind {min(at - behind, 7)}", f"quotation behind kind {sort}"]
    return found


def _said_before(layout: Layout, at: int, start: int, sort: str) -> list[str]:
    """A strong word of saying earlier in the sentence, among whose words this may stand."""
    for place in range(at - 1, max(start, at - REACH) - 1, -1):
        if _strong(layout, place):
            marks = _marks(layout.tags[place + 1 : at], "K,q")
            strong = layout.grammar.sayings[layout.folds[place]]
            return ["said before", f"said before kind {sort}", f"said before {strong} {marks}"]
    return []


def _said_behind(layout: Layout, at: int, end: int, sort: str) -> list[str]:
    """A strong word of saying later in the sentence, whose words this may be among."""
    for place in range(at + 1, min(end, at + REACH)):
        if _strong(layout, place):
            marks = _marks(layout.tags[at + 1 : place], ",q") + (" at the end" if end - place < 4 else "")
            return ["said behind", f"said behind kind {sort}", f"said behind {marks}"]
    return []


def _strong(layout: Layout, at: int) -> bool:
    return layout.quoted[at] < 0 and layout.grammar.sayings.get(layout.folds[at]) in STRONG


def _marks(letters: str, wanted: str) -> str:
    return "".join(mark for mark in wanted if mark in letters)
