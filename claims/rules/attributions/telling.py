"""What an attribution found by weights is: direct or reported speech, and why it was found."""

from claims.rules.attributions import cues
from claims.rules.attributions.layout import Layout
from claims.rules.attributions.reader import Found, Reader
from sources.rules.reason import Reason
from sources.rules.stated import stated

SPOKEN = frozenset(
    {
        "say",
        "tell",
        "write",
        "report",
        "claim",
        "admit",
        "deny",
        "note",
        "answer",
        "speak",
        "warn",
        "according",
        ":",
        "signature",
    }
)
"""Kinds of cue by which somebody speaks; by the others he thinks, wants, judges or shows."""
DIRECT, REPORTED, MIXED = "direct", "reported", "mixed"
NEARLY = 0.9
"""The part of the words that must stand in quotation marks for the speech to be direct."""


def spoken(layout: Layout, found: Found) -> bool:
    """Whether the cue is one by which somebody speaks: "said", not "hopes"."""
    return cues.kind(layout, found.cue[0]) in SPOKEN


def speech(layout: Layout, found: Found) -> str:
    """Whether what is said stands in quotation marks (direct), in the article’s words (reported), or both (mixed)."""
    words = [layout.quoted[at] >= 0 for first, last in found.content for at in range(first, last)]
    if not any(words):
        return REPORTED
    return DIRECT if sum(words) >= NEARLY * len(words) else MIXED


def reasons(layout: Layout, found: Found, reader: Reader, text: str) -> tuple[Reason, ...]:
    """What spoke most for the cue, in natural logarithms of odds."""
    start, end = layout.span(found.cue)
    signs = cues.signs(layout, found.cue[0])
    return tuple(
        Reason("cue", weight, _plain(sign), text[start:end]) for sign, weight in reader.cues.because(signs, 3)
    )


def _plain(sign: str) -> str:
    """A sign in words: "kind say" becomes "a word to say"."""
    head, _, rest = sign.partition(" ")
    plain = {
        "always": stated("most words put nothing in a mouth"),
        "kind": stated(f"a word of the kind “{rest}”"),
        "subject": stated(f"what stands before it ({rest})"),
        "that": stated("a “that” follows"),
        "quotation": f"a {sign}",
        "quoted": stated("it stands in a quotation"),
        "said": stated(f"another word of saying in the sentence ({rest})"),
    }
    return plain.get(head, sign)
