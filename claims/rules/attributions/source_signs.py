"""What speaks for and against some words naming whoever says something."""

from claims.rules.attributions.cues import EDGE, form, kind, skip_back
from claims.rules.attributions.layout import Layout
from claims.rules.attributions.sources import Source


def signs(layout: Layout, at: int, source: Source) -> list[str]:
    """What speaks for and against a phrase naming the source of a cue."""
    tags = layout.tags
    sort, shape, word = kind(layout, at), form(layout.folds[at]), layout.folds[at]
    manner = source.manner
    start, end = layout.sentence(at)
    before, behind = tags[at - 1] if at > start else EDGE, tags[at + 1] if at + 1 < end else EDGE
    ahead = skip_back(layout, at)
    found = [
        f"manner {manner}",
        f"{manner} kind {sort} {shape}",
        f"{manner} word {word}",
        f"{manner} {before}_{behind}",
        f"{manner} aux {tags[ahead:at]} {sort}",
        f"{manner} lead {ahead == start}",
        f"{manner} subject {tags[ahead - 1] if ahead > start else EDGE}",
    ]
    if source.run[0] < source.run[1]:
        found += _of_phrase(layout, at, source, sort)
    return found


def _of_phrase(layout: Layout, at: int, source: Source, sort: str) -> list[str]:
    """How the phrase is made and what stands around it."""
    tags, folds, manner = layout.tags, layout.folds, source.manner
    (first, last), (start, end) = source.run, layout.sentence(at)
    letters = tags[first:last]
    ahead, stop = tags[first - 1] if first > start else EDGE, tags[last] if last < end else EDGE
    between = tags[last:at] if last <= at else tags[at + 1 : first]
    head = letters.partition("I")[0] or letters
    found = [
        f"head {head[-1]}",
        f"head {folds[first + len(head) - 1]}",
        f"{manner} head {head[-1]}",
        f"head {head[-1]} {sort}",
        f"opens {letters[0]}",
        f"{manner} opens {letters[0]}",
        f"{manner} behind {ahead}",
        f"{manner} stop {stop}",
        f"{manner} size {min(last - first, 9)}",
        f"{manner} between {between if len(between) < 4 else len(between) // 4}",
        f"first word {folds[first]}",
        f"last word {folds[last - 1]}",
        f"ahead word {folds[first - 1] if first > start else EDGE}",
        f"behind {ahead} opens {letters[0]}",
        f"stop word {folds[last] if last < end else EDGE}",
    ]
    found += [f"{manner} holds {letter}" for letter in ",CIRXE#BY" if letter in letters]
    found += [f"between {letter}" for letter in sorted(set(between))]
    if first == start:
        found.append(f"{manner} from the beginning")
    if layout.quoted[first] != layout.quoted[at]:
        found.append("across a quotation mark")
    if "Z" in letters:
        found.append(f"{manner} named")
    return found
