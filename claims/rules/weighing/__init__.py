"""How well a claim is backed: origins, the points they are worth, and what would change the sum."""
