"""Which stretches of words around a cue might be what somebody said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.attributions.cues import skip_back
from claims.rules.attributions.layout import Layout, Run

MOST_ENDS, MOST_STARTS = 16, 6
LATEST = 20
"""Words behind a cue within which what is said begins."""
FAR = 60
"""Words to either side of a cue that are looked through for the beginning or the end of what is said."""
CARRIED = 8
"""Sentences to either side that a quotation may carry on over."""


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch that may be what is said: ``manner`` tells where it stands, ``runs`` the words."""

    manner: str
    runs: tuple[Run, ...]


def possibilities(layout: Layout, at: int) -> list[Content]:
    """Every stretch that may be what is said, each once; the likeliest kinds first."""
    found = _behind(layout, at) + _before(layout, at) + _elsewhere(layout, at)
    whole = found + _around(found) + _parted(layout, at, found)
    subject = _subject(layout, at)
    if subject:
        whole += [
            Content("subject and behind", (subject, *right.runs))
            for right in found
            if right.manner == "behind"
        ]
        whole.append(Content("subject", (subject,)))
    return list({each.runs: each for each in reversed(whole)}.values())[::-1]


_LEFT = frozenset({"before", "quotation before"})
_RIGHT = {
    "quotation behind": "around",
    "quotations behind": "around",
    "sentence behind": "around, sentences",
    "sentences behind": "around, sentences",
}


def _around(found: Sequence[Content]) -> list[Content]:
    """What is said before the cue and goes on behind it, in its sentence or the next: "…," he said. "…"."""
    return [
        Content(_RIGHT[right.manner], (*left.runs, *right.runs))
        for left in found
        if left.manner in _LEFT
        for right in found
        if right.manner in _RIGHT
    ]


def _parted(layout: Layout, at: int, found: Sequence[Content]) -> list[Content]:
    """What is said in the article's words around the cue: "The ferry was sound, Vale said, until it sank"."""
    if layout.tags[at + 1 : at + 2] != ",":
        return []
    lefts = [left.runs for left in found if left.manner == "before"]
    rights = [right.runs for right in found if right.manner == "behind" and right.runs[0][0] == at + 2]
    return [Content("parted", (*left, *right)) for left in lefts[:2] for right in rights]


def _behind(layout: Layout, at: int) -> list[Content]:
    """Stretches behind the cue in its sentence, and with the quotations that follow."""
    end = layout.sentence(at)[1]
    if at + 1 >= end:
        return []
    ends = _ends(layout, at + 1, end)
    found = []
    for start in _starts(layout, at, end):
        if layout.quoted[start] in {-1, layout.quoted[at]}:
            through = _through(layout, start, end)
            found += [Content("behind", ((start, last),)) for last in [*ends, through] if last > start]
        else:
            found += _quotations(layout, start, "quotation behind", "quotations behind")
            found += [Content("behind", ((start, last),)) for last in ends if last > start]
    return found


def _starts(layout: Layout, at: int, end: int) -> list[int]:
    """Where what is said may begin behind a cue: at once, at "that" or a quotation, behind a listener or a comma."""
    tags, quoted = layout.tags, layout.quoted
    starts = [at + 1]
    for k in range(at + 1, min(end, at + LATEST)):
        if tags[k] in "KWT" or (quoted[k] >= 0 and quoted[k] != quoted[k - 1]):
            starts.append(k)
        elif tags[k] in ",:" and k + 1 < end:
            starts.append(k + 1)
    if tags[at + 1] in "IT" and at + 2 < end:
        starts.append(at + 2)
    return list(dict.fromkeys(starts))[:MOST_STARTS]


def _quotations(layout: Layout, start: int, one: str, several: str) -> list[Content]:
    """The quotation a place stands in, from there on, and with those that follow it."""
    last = layout.quotes[layout.quoted[start]][1]
    more = _following(layout, last)
    alone = Content(one, ((start, last),))
    return [alone, Content(several, ((start, last), more))] if more else [alone]


def _through(layout: Layout, start: int, end: int) -> int:
    """Where a quotation ends that a sentence's end stands in: what is said may run to there."""
    number = layout.quoted[end - 1]
    last = layout.quotes[number][1] if number >= 0 else end
    return last if last > end > start else 0


def _ends(layout: Layout, start: int, end: int) -> list[int]:
    """Where a stretch that begins at a place may end: the sentence's end, and before its marks and small words."""
    tags, quoted = layout.tags, layout.quoted
    found = [end]
    for k in range(start + 1, min(end, start + FAR)):
        closes = quoted[k - 1] >= 0 and quoted[k] != quoted[k - 1]
        if closes or tags[k] in ",;-.()VR" or (tags[k] in "CIKWT" and k - start > 1):
            found.append(k)
        if len(found) > MOST_ENDS:
            break
    return found


def _before(layout: Layout, at: int) -> list[Content]:
    """Stretches before the cue in its sentence, and the quotation that ends there, however early it began."""
    start = layout.sentence(at)[0]
    found = []
    for end in _stops(layout, at, start):
        number = max(layout.quoted[end - 1], layout.quoted[end - 2] if end - 2 >= start else -1)
        if number >= 0 and layout.quotes[number][1] <= end:
            found.append(Content("quotation before", (layout.quotes[number],)))
        found.append(Content("before", ((start, end),)))
        marks = (k for k in range(end - 3, max(start, end - FAR), -1) if layout.tags[k] in ",;-:")
        found += [Content("before", ((k + 1, end),)) for k in list(marks)[:1]]
    return found


def _stops(layout: Layout, at: int, start: int) -> list[int]:
    """Where what is said before a cue may end: behind the marks before it."""
    quoted = layout.quoted
    return [
        k
        for k in range(at, max(start + 1, at - FAR), -1)
        if layout.tags[k - 1] in ",-.q" or (quoted[k - 1] >= 0 and quoted[k] != quoted[k - 1])
    ][:MOST_STARTS]


def _elsewhere(layout: Layout, at: int) -> list[Content]:
    """The quotation that ends right before the sentence, or opens right behind it."""
    start, end = layout.sentence(at)
    quoted = layout.quoted
    found = []
    if start and quoted[start - 1] >= 0 and quoted[start] != quoted[start - 1]:
        found.append(Content("sentence before", (layout.quotes[quoted[start - 1]],)))
    if end < len(layout.tokens):
        if quoted[end] >= 0 and quoted[end] != quoted[end - 1]:
            found += _quotations(layout, end, "sentence behind", "sentences behind")
        else:
            found.append(Content("sentence behind", (layout.sentence(end),)))
    return found


def _following(layout: Layout, at: int) -> Run | None:
    """Quotations that follow one another from a place on, with nothing said between."""
    last = first = at
    while last < len(layout.tokens) and layout.of[last] - layout.of[max(0, at - 1)] < CARRIED:
        if layout.quoted[last] >= 0:
            run = layout.quotes[layout.quoted[last]]
            first = run[0] if first == at else first
            last = max(run[1], last + 1)
        elif layout.tags[last] in ".,":
            last += 1
        else:
            break
    return (first, last) if last > first > at - 1 and layout.quoted[first] >= 0 else None


def _subject(layout: Layout, at: int) -> Run | None:
    """The words right before the verb, back to the last mark or small word that parts clauses."""
    start = layout.sentence(at)[0]
    end = skip_back(layout, at)
    first = end
    while first > start and end - first < 12 and layout.tags[first - 1] not in ",;:-.qCVRKWBHMO()":
        first -= 1
    return (first, end) if first < end < at else None
