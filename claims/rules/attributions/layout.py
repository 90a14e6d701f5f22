"""A text laid out for finding attributions: its words in one row, with sentences, paragraphs and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.attributions.tags import tags
from claims.rules.language import grammar_for, pack_for
from claims.rules.language.grammar import Grammar
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.text import quotations
from claims.rules.text.quotations import Quotations
from claims.rules.text.sentences import Sentence, split, words_of
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

Run = tuple[int, int]
"""Words from a place to a place in the row, the last exclusive."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a text in one row; ``sentences`` are runs of them, ``of`` tells each word's sentence.

    ``tags`` has one letter a word; ``quoted`` the number of the quotation a word stands in, or -1; ``quotes`` the
    run of each quotation, marks included; ``paragraphs`` and ``headlines`` tell of each sentence.
    """

    tokens: Sequence[Token]
    tags: str
    folds: Sequence[str]
    sentences: Sequence[Run]
    of: Sequence[int]
    paragraphs: Sequence[int]
    headlines: Sequence[bool]
    quoted: Sequence[int]
    quotes: Sequence[Run]
    grammar: Grammar

    def sentence(self, at: int) -> Run:
        """The sentence a word stands in."""
        return self.sentences[self.of[at]]

    def span(self, run: Run) -> Run:
        """Where some words stand in the text."""
        return self.tokens[run[0]].start, self.tokens[run[1] - 1].end


def lay_out(
    sentences: Sequence[Sentence],
    words: Sequence[Sequence[Token]],
    quotes: Quotations,
    grammar: Grammar,
    pack: Pack,
) -> Layout:
    """Lay out the sentences of a text, each cut into words."""
    tokens: list[Token] = []
    runs: list[Run] = []
    of: list[int] = []
    for place, row in enumerate(words):
        runs.append((len(tokens), len(tokens) + len(row)))
        tokens += row
        of += [place] * len(row)
    quoted, kept = _quoted(tokens, quotes)
    firsts = frozenset(at for start, _ in runs for at in (start, start + 1)) - frozenset(
        start + 1 for start, end in runs if start + 1 < end and tokens[start].word
    )
    return Layout(
        tokens,
        tags(tokens, firsts, grammar, pack),
        [token.fold for token in tokens],
        runs,
        of,
        [sentence.paragraph for sentence in sentences],
        [sentence.section is SectionKind.HEADLINE for sentence in sentences],
        quoted,
        kept,
        grammar,
    )


def _quoted(tokens: Sequence[Token], quotes: Quotations) -> tuple[list[int], list[Run]]:
    """Which quotation each word stands in, and which words each quotation has, in one walk over both."""
    quoted = [-1] * len(tokens)
    runs: list[Run] = []
    at = 0
    for start, end in quotes.spans:
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < end:
            quoted[at] = len(runs)
            at += 1
        if at > first:
            runs.append((first, at))
    return quoted, runs


def layout_of(text: str, sections: Sequence[SectionSpan], language: str = "en") -> Layout:
    """A text laid out for finding attributions. Raises ``KeyError`` where its language is not read."""
    pack, grammar = pack_for(language), grammar_for(language)
    if pack is None or grammar is None:
        raise KeyError(f"attributions are not read in {language!r}")
    sentences = split(text, sections, language)
    words = [words_of(each) for each in sentences]
    return lay_out(sentences, words, quotations.find(text, sections), grammar, pack)
