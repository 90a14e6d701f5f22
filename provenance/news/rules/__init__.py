"""What the list of changes decides: what weighs most, and why."""
