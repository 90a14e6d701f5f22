"""The body of a captured page: the text that is compared when we ask who copied whom."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sources.rules import likeness
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

# Comments, captions and furniture travel or change without the article: they say nothing about copying.
COMPARED = frozenset({SectionKind.BODY, SectionKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Body:
    """The compared sections joined into one string, and where each of them stood in the capture's text."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, offset: int) -> int:
        """The offset in the capture's text of an offset in the body."""
        part = bisect_right(self.starts, offset) - 1
        return self.origins[part] + offset - self.starts[part] if part >= 0 else offset

    def without(self, commonplaces: str) -> "Body":
        """The body with every run of words that also stands in the commonplaces blanked; all offsets stay."""
        text = self.text
        for start, end, _, _ in likeness.measure(text, commonplaces).spans if commonplaces else ():
            text = text[:start] + "\n" * (end - start) + text[end:]
        return Body(text, self.starts, self.origins)


def body_of(text: str, sections: Sequence[SectionSpan]) -> Body:
    """The body of a page; a page without any compared section has an empty one."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for section in sections:
        if section.kind not in COMPARED:
            continue
        starts.append(length)
        origins.append(section.start)
        parts.append(text[section.start : section.end])
        length += section.end - section.start + 1
    return Body("\n".join(parts), tuple(starts), tuple(origins))
