"""Which statements speak of the same event, the same measure and the same claim."""
