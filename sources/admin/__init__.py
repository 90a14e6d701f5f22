"""The curator's desk: sources, feeds, articles and who took from whom."""

from sources.admin import articles, derivations, feeds, sources

__all__ = ["articles", "derivations", "feeds", "sources"]
