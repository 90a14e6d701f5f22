"""Every write of the saved searches."""
