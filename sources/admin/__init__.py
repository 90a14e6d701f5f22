"""The curator's desk: sources, feeds, articles and who took from whom."""

from sources.admin import articles, derivations, feeds, phrases, sources

__all__ = ["articles", "derivations", "feeds", "phrases", "sources"]
