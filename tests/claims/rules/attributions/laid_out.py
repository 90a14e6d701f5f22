"""A text laid out in one call, and runs of its words told as words."""

from claims.rules.attributions.layout import Layout, Run, layout_of
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind


def laid_out(text: str, language: str = "en") -> Layout:
    """A body of text laid out."""
    return layout_of(text, (SectionSpan(SectionKind.BODY, 0, len(text)),), language)


def at(layout: Layout, word: str) -> int:
    """The place of the first word that is spelled so."""
    return next(place for place, token in enumerate(layout.tokens) if token.text == word)


def told(layout: Layout, *runs: Run) -> str:
    """The words of some runs, runs parted by a stroke."""
    return " | ".join(" ".join(token.text for token in layout.tokens[first:last]) for first, last in runs)
