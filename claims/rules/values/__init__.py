"""Numbers, amounts, dates and the groups of people they count, as news writes them."""
