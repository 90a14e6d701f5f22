"""Letters: the same word, however its letters are written, dressed up or swapped for others that look alike."""

import re
import unicodedata

INSIDE = "\u0300-\u036f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Marks on letters, and signs that nobody sees between them: with or without, it is the same word."""

LEAST_MIXED = 3
"""Words of letters of two alphabets from which a text is taken to be masked: names of firms and formulas mix them, but
seldom so often in a page. Our choice."""

_INSIDE = re.compile(f"[{INSIDE}]")
_MIXED = re.compile(r"\b(?=\w{0,40}[A-Za-z])(?=\w{0,40}[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f])\w++")

# Letters of other alphabets that look like Latin ones (confusables of Unicode Technical Standard 39).
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTXIJSoavABEZHIKMNOPTYX",
)


def unmask(text: str) -> str:
    """The text, Latin letters put for their look-alikes if it mixes alphabets inside words; as long as before."""
    if text.isascii():
        return text
    mixed = sum(1 for _, _ in zip(_MIXED.finditer(text), range(LEAST_MIXED), strict=False))
    return text.translate(_ALIKE) if mixed == LEAST_MIXED else text


def fold(text: str) -> str:
    """Letter forms, accents and capitals folded, invisible signs gone: what copies of one text have in common."""
    if text.isascii():
        return text.casefold()
    return _INSIDE.sub("", unicodedata.normalize("NFKD", text)).casefold()
