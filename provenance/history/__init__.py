"""Who changed what, when, from what to what: history and change feed, written by triggers and chained by hash."""
