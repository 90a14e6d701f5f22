"""Which known claim a text repeats: the words it is looked up by, and how what was found is ranked."""
