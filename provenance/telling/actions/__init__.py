"""Every write of what is told."""
