"""Sections: the stretches a page's text falls into, in order and leaving nothing out."""

from collections.abc import Iterable, Sequence

from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind


def check(text: str, sections: Sequence[SectionSpan]) -> None:
    """Raise ``ValueError`` unless the sections are in order, apart, not empty, and cover all that is not blank."""
    end = 0
    for section in sections:
        if section.start < end or section.end <= section.start or section.end > len(text):
            raise ValueError(
                f"section {section.kind} {section.start}–{section.end} overlaps or leaves the text"
            )
        if text[end : section.start].strip():
            raise ValueError(f"text {end}–{section.start} lies in no section")
        end = section.end
    if text[end:].strip():
        raise ValueError(f"text {end}–{len(text)} lies in no section")


def complete(text: str, found: Iterable[SectionSpan]) -> tuple[SectionSpan, ...]:
    """The sections in order, each trimmed of blanks, with what none of them covers added as furniture."""
    whole: list[SectionSpan] = []
    end = 0
    for section in sorted(found, key=lambda section: (section.start, section.end)):
        kept = _trimmed(text, SectionSpan(section.kind, max(section.start, end), section.end, section.voice))
        if kept:
            whole += _rest(text, end, kept.start)
            whole.append(kept)
            end = kept.end
    return tuple(_joined(text, [*whole, *_rest(text, end, len(text))]))


def _rest(text: str, start: int, end: int) -> list[SectionSpan]:
    left = _trimmed(text, SectionSpan(SectionKind.FURNITURE, start, end))
    return [left] if left else []


def _trimmed(text: str, section: SectionSpan) -> SectionSpan | None:
    words = text[section.start : section.end]
    if not words.strip():
        return None
    start = section.start + len(words) - len(words.lstrip())
    return SectionSpan(section.kind, start, section.end - len(words) + len(words.rstrip()), section.voice)


def _joined(text: str, sections: list[SectionSpan]) -> list[SectionSpan]:
    """Body after body, and furniture after furniture, is one section; all others stay apart."""
    joined: list[SectionSpan] = []
    for section in sections:
        last = joined[-1] if joined else None
        if last and last.kind is section.kind and section.kind in (SectionKind.BODY, SectionKind.FURNITURE):
            joined[-1] = SectionSpan(last.kind, last.start, section.end)
        else:
            joined.append(section)
    return joined
