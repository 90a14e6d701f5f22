"""Numbers in Spanish as newspapers print them: 1.234,5; Django would part thousands by a space."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
