"""Which language a text is written in."""

import py3langid

# Enough to tell languages apart, little enough to stay quick on a very long page.
SAMPLE = 4_000


def guess(text: str) -> str:
    """The ISO 639-1 code of the text's likeliest language (py3langid's model, which ships with the package)."""
    code, _ = py3langid.classify(text[:SAMPLE])
    return str(code)
