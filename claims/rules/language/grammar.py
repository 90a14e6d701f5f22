"""What tells the parts of a sentence apart in a language: its small words, and its words of saying and thinking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's closed classes and its words of saying, all in folded form.

    ``small`` gives each closed-class word one letter (see ``claims.rules.attributions.tags``); ``sayings`` gives each
    form of a word of saying, thinking, wanting or showing its kind, such as "say" or "noun of saying".
    """

    code: str
    small: dict[str, str]
    sayings: dict[str, str]
    particles: frozenset[str]
    times: frozenset[str]
