"""The curator's desk: sources, feeds, addresses, articles, who took from whom, and the phrases that say so."""

from sources.admin import articles, derivations, feeds, phrases, put_away, sources, visits

__all__ = ["articles", "derivations", "feeds", "phrases", "put_away", "sources", "visits"]
