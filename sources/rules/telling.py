"""Telling words: what a text must hold for a phrase to be found in it, in the form a database can look for."""

from sources.rules.template import Group, Wording, parsed, variants

LEAST = 3
"""Letters; a shorter word stands in nearly every text and tells nothing."""


def telling(template: str) -> tuple[str, ...]:
    """Patterns for ``ILIKE``, one of which fits every text the template can be found in; "%" where nothing tells.

    A letter that may bear an accent is written ``_``: the phrase is looked for with and without it.
    """
    return tuple(f"%{_written(word)}%" for word in _best(parsed(template))) or ("%",)


def _best(wording: Wording) -> tuple[str, ...]:
    """What the wording must hold and fewest texts do: the longest word, or a list of words of which one must stand."""
    runs = "".join(part if isinstance(part, str) and part.isalpha() else " " for part in wording).split()
    choices: list[tuple[str, ...]] = [(word,) for word in runs if len(word) >= LEAST]
    for part in wording:
        if isinstance(part, Group) and not part.optional:
            inner = [_best(each) for each in part.wordings]
            if all(inner):
                choices.append(tuple(word for words in inner for word in words))
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=())


def _written(word: str) -> str:
    # Arabic vowel marks stand between the letters, or do not.
    between = "%" if any("\u0621" <= sign <= "\u064a" for sign in word) else ""
    return between.join("_" if variants(sign) else sign for sign in word)
