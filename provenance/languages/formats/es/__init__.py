"""How Spanish writes numbers here."""
