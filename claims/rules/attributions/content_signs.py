"""What speaks for and against a stretch of words being what somebody said."""

from claims.rules.attributions.contents import FAR, Content
from claims.rules.attributions.cues import EDGE, form, kind, skip_back
from claims.rules.attributions.layout import Layout, Run

SIZES = (1, 2, 4, 8, 14, 24, 40, 10**9)
"""Words by which stretches are sorted: so many at most."""
VERBS = frozenset("BHMOXE")
"""Letters of words that are mostly verbs."""


def signs(layout: Layout, at: int, content: Content, source: Run) -> list[str]:
    """What speaks for and against a stretch being what is said at a cue by a source."""
    main = content.runs[-1] if content.manner == "subject and behind" else content.runs[0]
    found = _place(layout, at, content.manner, main) + _inside(layout, at, content.manner, main)
    found += _quoting(layout, at, content, main) + _beyond(layout, at, content)
    found += _beside(content, main, source) + _closing(layout, at, content.manner, main)
    if layout.headlines[layout.of[at]]:
        found.append(f"headline {content.manner}")
    return found


def _place(layout: Layout, at: int, manner: str, main: Run) -> list[str]:
    """Where the stretch stands beside the cue, and what cue it is."""
    tags, folds = layout.tags, layout.folds
    start, end = layout.sentence(at)
    sort, shape = kind(layout, at), form(folds[at])
    before, behind = tags[at - 1] if at > start else EDGE, tags[at + 1] if at + 1 < end else EDGE
    found = [
        f"manner {manner}",
        f"{manner} kind {sort}",
        f"{manner} word {folds[at]}",
        f"{manner} form {shape} {sort}",
        f"{manner} {before}_{behind}",
        f"{manner} after {behind} {sort}",
        f"{manner} lead {main[0] - at if 0 < main[0] - at < 4 else 4}",
        f"{manner} {sort} lead {main[0] - at if 0 < main[0] - at < 4 else 4}",
        f"{manner} {shape} aux {tags[skip_back(layout, at) : at]}",
        f"{manner} room {min(end - at - 1, 4)}",
    ]
    if main[0] > at + 1:
        skipped = tags[at + 1 : main[0]]
        found += [f"skips {letter}" for letter in sorted(set(skipped))]
        found += [
            f"skips {skipped if len(skipped) < 4 else 'much'}",
            f"{manner} opens behind {tags[main[0] - 1]}",
        ]
    if main[1] == end:
        found += [f"{manner} to the end", f"{manner} to the end {sort}", f"to the end after {behind}"]
    if main[0] == start:
        found.append(f"{manner} from the beginning")
    return found


def _inside(layout: Layout, at: int, manner: str, main: Run) -> list[str]:
    """How the stretch opens, what it holds, and what it stops before."""
    tags, folds = layout.tags, layout.folds
    end = layout.sentence(at)[1]
    sort = kind(layout, at)
    size = next(most for most in SIZES if main[1] - main[0] <= most)
    stop = tags[main[1]] if main[1] < end else EDGE
    inside = tags[main[0] + 1 : main[1]]
    found = [
        f"{manner} size {size}",
        f"size {size} {sort}",
        f"{manner} opens {tags[main[0]]}",
        f"{manner} {sort} opens {tags[main[0]]}",
        f"{manner} stops {stop}",
        f"{manner} {sort} stops {stop}",
        f"{manner} word {folds[at]} stops {stop}",
        f"{manner} stops before {folds[main[1]] if main[1] < end else EDGE}",
        f"{manner} last {tags[main[1] - 1]}",
    ]
    for mark in ",;-CVRKIq:WT":
        if mark in inside:
            found += [f"{manner} holds {mark}", f"{manner} holds {mark} {sort}"]
    return found


def _quoting(layout: Layout, at: int, content: Content, main: Run) -> list[str]:
    """How a stretch lies to the quotations around the cue."""
    quoted = layout.quoted
    start, end = layout.sentence(at)
    numbers = {quoted[k] for k in range(max(start, at - FAR), min(end, at + FAR))} - {-1, quoted[at]}
    found = []
    held = {quoted[k] for run in content.runs for k in (run[0], run[1] - 1)} - {-1}
    speech = any(layout.quotes[n][1] - layout.quotes[n][0] > 7 for n in numbers)
    if numbers:
        found.append(f"{content.manner} with {'speech' if speech else 'terms'} near")
        if not held & numbers:
            found.append(f"{content.manner} without the {'speech' if speech else 'terms'} near")
    opens = quoted[main[0]]
    if opens >= 0 and layout.quotes[opens][0] == main[0]:
        found.append(f"{content.manner} opens a quotation")
        if layout.quotes[opens][1] == main[1]:
            found.append(f"{content.manner} is a quotation")
    closes = quoted[main[1] - 1]
    if closes >= 0 and layout.quotes[closes][1] > main[1]:
        found.append("cuts a quotation")
    if opens >= 0 and layout.quotes[opens][0] < main[0]:
        found.append("begins within a quotation")
    return found


def _beyond(layout: Layout, at: int, content: Content) -> list[str]:
    """How what is said goes on in other sentences: in the same paragraph, and with words of others behind it."""
    first, last = content.runs[-1]
    here, there = layout.of[at], layout.of[first]
    final = layout.of[last - 1]
    if here == there == final:
        return []
    manner = content.manner
    apart = min(abs(layout.paragraphs[here] - layout.paragraphs[there]), 2)
    rest = layout.tags[last : layout.sentences[final][1]].strip(".")
    found = [
        f"{manner} {apart} paragraphs off",
        f"{manner} {'alone' if not rest else 'with more'} in its sentence",
        f"{manner} {min(abs(there - here), 3)} sentences off",
        f"{manner} over {min(final - there, 4)} sentences",
        f"{manner} behind {layout.tags[first - 1] if first else EDGE}",
    ]
    if rest:
        found.append(f"{manner} goes on {rest[:2]}")
    before, cue = layout.sentence(at)[0], layout.sentence(at)[1]
    found.append(f"{manner} cue {min(at - before, 3)} {min(cue - at, 4)} {apart}")
    return found


def _beside(content: Content, main: Run, source: Run) -> list[str]:
    """How the stretch lies to the words that name the source: it does not hold them, and often touches them."""
    if source[0] == source[1]:
        return [f"{content.manner} of nobody"]
    if any(first < source[1] and source[0] < last for first, last in content.runs):
        return ["holds its source", f"{content.manner} holds its source"]
    return [
        f"{content.manner} {min(source[0] - main[1], 3) if source[0] >= main[1] else 'past'} before its source",
        f"{content.manner} {min(main[0] - source[1], 3) if main[0] >= source[1] else 'past'} behind its source",
    ]


def _closing(layout: Layout, at: int, manner: str, main: Run) -> list[str]:
    """Whether the stretch is whole: it has a verb, ends no half-sentence, and what follows is a new beginning."""
    tags, folds = layout.tags, layout.folds
    end = layout.sentence(at)[1]
    sort = kind(layout, at)
    inside = tags[main[0] : main[1]]
    opening = inside.lstrip("Kq")[:1]
    verb = "verb" if any(letter in VERBS for letter in inside) else "no verb"
    found = [f"{manner} {sort} {verb}", f"{manner} opening {opening} {verb}"]
    if main[1] < end:
        stop, following = tags[main[1]], tags[main[1] + 1 : main[1] + 3]
        word = folds[main[1] + 1] if main[1] + 1 < end else EDGE
        found += [
            f"{manner} {verb} stops {stop}",
            f"{manner} stops {stop}{following}",
            f"{manner} stops {stop} with {min(end - main[1], 12) // 3} left",
            f"stops {stop} before {word}",
            f"stops {stop}{following[:1]} {sort}",
            f"{manner} opening {opening} stops {stop} after {inside.count(',')} commas",
        ]
        if any(letter in VERBS for letter in tags[main[1] : end]):
            found.append(f"{manner} {verb} stops {stop} before a verb")
    return found
