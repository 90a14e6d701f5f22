"""Who says what: the voices an article introduces, and the words it puts in their mouths."""
