"""Tells sentences the program has stored in English once more, in the reader’s language, where their shape is known."""


def retold(stored: str) -> str | None:
    """The sentence in the reader’s language; nothing where nobody has taught us its shape."""
    return None
