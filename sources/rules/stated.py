"""Marks the sentences that are kept in English and told in each reader’s own language."""


def stated(sentence: str) -> str:
    """The sentence itself: marked where it is made, so that the catalogues of all languages have words for it.

    What is kept (reasons, ledgers) or raised (refusals) stays as it is, byte for byte; a page knows its form again and
    tells it in the reader’s language (``sources/pages/retelling.py``). An f-string leaves a blank for each value,
    called as the value is: ``stated(f"the text credits {name}")``. What stands between “ and ” is somebody’s words, and
    so is a blank called as one of ``retelling.VERBATIM``: these are told as they are.
    """
    return sentence


def numbered(number: int, one: str, several: str = "") -> str:
    """“1 article”, “1,200 articles”: a number with what it counts, as a part of a sentence that is told."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
