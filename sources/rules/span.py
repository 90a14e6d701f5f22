"""A piece of a captured text: where it stands and which part of the page it belongs to."""

from dataclasses import dataclass

from sources.vocabulary import OmissionKind, SectionKind


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A section of a capture's text: code-point offsets, end exclusive; ``voice`` names a comment's author."""

    kind: SectionKind
    start: int
    end: int
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Omission:
    """What the page holds of one kind besides its text: in characters, and the longest passages of it, cut short."""

    kind: OmissionKind
    signs: int
    excerpts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a captured page says: its text, its sections in order, and what it tells of itself.

    ``text`` is what every offset in the program counts in. ``hints`` are provenance marks found in the page's
    own mark-up (canonical address, syndication metas, JSON-LD ``isBasedOn`` …), kept as evidence. ``published`` is a
    date in words of ISO 8601; a dateline that names no year gives "--03-04".
    """

    text: str
    sections: tuple[SectionSpan, ...]
    title: str = ""
    byline: str = ""
    language: str = ""
    site_name: str = ""
    canonical_url: str = ""
    published: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    omitted: tuple[Omission, ...] = ()
