"""Tells what the program has stored in English once more in the reader’s language, where the catalogues know it."""

from django.utils.translation import gettext


def retold(stored: str) -> str | None:
    """The words in the reader’s language; nothing where the catalogues have none for them.

    Rules store whole sentences with their figures and names. Only those without any are known by their words as
    yet: all others are told as they are stored, and the page marks them as English.
    """
    told = gettext(stored)
    return told if told != stored else None
