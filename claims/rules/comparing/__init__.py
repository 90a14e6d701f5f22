"""Whether two claims can both stand, and why."""
