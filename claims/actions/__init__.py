"""Every write to events, claims, appearances, corroboration, contradictions and reviews."""
