"""Every write of what a person follows, has seen, was given or has put off."""
