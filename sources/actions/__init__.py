"""Every write to sources, articles, captures and derivations."""
