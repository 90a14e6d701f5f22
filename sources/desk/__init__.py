"""The newsroom's desk: how tables are shown to people who change them, whichever app they belong to."""
