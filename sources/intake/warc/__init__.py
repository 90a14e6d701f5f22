"""Web archives (WARC): walked entry by entry, unpacked under limits, turned into articles to take."""

from sources.intake.warc.reading import read

__all__ = ["read"]
