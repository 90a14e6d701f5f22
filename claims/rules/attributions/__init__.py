"""Who says what in a text: the source, the words that put something in its mouth, and what is said."""
