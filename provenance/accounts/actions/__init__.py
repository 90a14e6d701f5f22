"""Every write to the people who sign in."""
