"""What a web page's file says and its text does not, or readers do not see: how much, where, in which words."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote_to_bytes

from sources.rules.html_blocks import Block, Zone
from sources.rules.second_reading import Reading, without_tags
from sources.rules.span import Omission
from sources.vocabulary import OmissionKind, SectionKind

RUN = 3
"""Words in a row by which a passage is known again; all of a text's runs of three are told apart in practice."""

MOST_EXCERPTS = 3
"""Passages shown of one kind, the longest ones; all are counted."""

LONGEST_EXCERPT = 160
"""Characters."""

BESIDE = 2
"""Words shown on either side of what is new: of a sentence told with another figure, the figure alone is new."""

LEAST = 2
"""Words; one by itself tells nothing."""

LEAST_SCRIPT = 4
"""Words set as prose in a script; names and commands of a program seldom stand four in a row."""

LEAST_LOST = 3
"""Words in a row that only one of two readings found; two may be one word that the other put together."""

LEAST_SHOWN = 20
"""Words of a hidden paragraph that make a page doubtful where a rule not read may show them; menus have fewer."""

DOUBTS = frozenset({OmissionKind.LOST, OmissionKind.UNREAD})
"""Kinds that make the text itself doubtful: words of the page may be missing in it, or be seen by nobody."""

UNCOUNTED = DOUBTS | {OmissionKind.SCRIPT}
"""Kinds left out of the sum: programs hold a thousand words on any page, and doubtful words stand in the text."""

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]|[^\\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]++"
)
_PROSE = re.compile(
    r"(?:(?<!\w)(?<![^\W_]['’.,-])|(?<=_)[^\W_]++['’.,-])([^\W_]++(?:['’.,-][^\W_]++)*+(?:[\"'”’».,;:!?…)\]%]{0,4}\s{1,9}[\"'“‘«(\[¿¡$€£–—-]{0,4}(?=\w)[^\W_]++(?:['’.,-][^\W_]++)*+)++)"
    "|((?:[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff][、。，,! ]?){4,}+)"
)
_QUOTED = re.compile(
    r"\"((?:[^\"\\\n]|\\[\s\S])*+)(?:[\"\n]|\\?\Z)|'((?:[^'\\\n]|\\[\s\S])*+)(?:['\n]|\\?\Z)"
)
_ESCAPED = re.compile(r"\\u\{?([0-9a-f]{4})\}?|\\x([0-9a-f]{2})", re.IGNORECASE)
_AFTER_A_NAME = re.compile(r"[\"']\s*+[:,]")
_CSS_ESCAPED = re.compile(r"\\([0-9a-f]{1,6}) ?", re.IGNORECASE)
_SPOKEN = re.compile(r"\s|[^\x00-\x7f]")
_NEW = re.compile(rb"\0+")
_NO_SIGNS = re.compile("[\0-\x1f\x7f\ud800-\udfff]")
_JOINTS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_EMBEDDED = re.compile(r"data:(?:text/|image/svg|application/xhtml)[^,]{0,100},", re.IGNORECASE)
_NO_WORDS = frozenset(
    {"class", "id", "href", "rel", "src", "srcset", "imagesrcset", "sizes", "media", "points", "d", "viewbox"}
    | {"transform", "values", "coords", "headers", "sandbox", "allow", "accept", "http-equiv", "itemtype"}
    | {"itemprop", "property", "typeof", "prefix", "for", "srcdoc"}
    | {"aria-labelledby", "aria-controls", "aria-describedby"}
)
"""Attributes that hold names and figures for programs, never words for people."""

_ADDRESSES = frozenset({"src", "href", "data", "xlink:href", "poster", "action", "formaction"})


class _Told:
    """A text and its words, parted once."""

    def __init__(self, text: str) -> None:
        self.text = text if text.isascii() else _JOINTS.sub("", text)
        self.words = [word.casefold() for word in _WORD.findall(self.text)]

    def passages(self, stretches: Sequence[tuple[int, int]]) -> Iterator[str]:
        """The text of words from one number to another."""
        places = [match.span() for match in _WORD.finditer(self.text)] if stretches else []
        for first, last in stretches:
            yield " ".join(self.text[places[first][0] : places[last][1]].split())


class _Known:
    """The passages that are known by now, as runs of words."""

    def __init__(self, text: str) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self.add(_Told(text).words)

    def add(self, words: Sequence[str]) -> None:
        for length in range(1, RUN + 1):
            self._runs.update(_runs(words, length))

    def unsaid(
        self, words: Sequence[str], *, least: int = 1, beside: int = BESIDE
    ) -> Sequence[tuple[int, int]]:
        """First and last of each stretch of at least so many words that stand in no known run, and few beside them."""
        length = min(RUN, len(words))
        if self._runs.issuperset(_runs(words, length)):
            return ()
        known = bytearray(len(words))
        for at, run in enumerate(_runs(words, length)):
            if run in self._runs:
                known[at : at + length] = b"\1" * length
        return [
            (max(0, new.start() - beside), min(len(words), new.end() + beside) - 1)
            for new in _NEW.finditer(known)
            if new.end() - new.start() >= least
        ]


def omissions_of(
    reading: Reading,
    *,
    text: str,
    head: Sequence[str],
    blocks: Sequence[Block],
    kinds: Sequence[SectionKind],
    unread: Sequence[str],
) -> tuple[Omission, ...]:
    """What the page holds besides its text, by kind; what the text says too is no omission.

    ``head`` is what the page's head says; ``unread`` are style sheets, or ends of them, too long to be looked at.
    """
    known = _Known(text)
    found: dict[OmissionKind, list[str]] = {}
    found[OmissionKind.HIDDEN] = [block.text for block in blocks if block.zone is Zone.HIDDEN]
    found[OmissionKind.UNREAD] = [*_doubted(blocks, kinds), *unread]
    for kind, pieces, least in (
        (OmissionKind.HEAD, head, LEAST),
        (OmissionKind.ATTRIBUTE, _attributes(reading), LEAST),
        (OmissionKind.EMBEDDED, _embedded(reading), LEAST),
        (OmissionKind.REMARK, reading.remarks, LEAST),
        (OmissionKind.LINKED, _scripts(reading, linked=True), LEAST),
        (OmissionKind.SCRIPT, _scripts(reading, linked=False), LEAST_SCRIPT),
        (OmissionKind.STYLE, _styles(reading), LEAST),
    ):
        found[kind] = list(_left_out(known, pieces, least))
    known.add(_Told(" ".join(head)).words)
    whole = _Told("".join(reading.letters))
    found[OmissionKind.LOST] = list(whole.passages(known.unsaid(whole.words, least=LEAST_LOST, beside=0)))
    return tuple(_told(kind, found[kind]) for kind in OmissionKind if found[kind])


def _doubted(blocks: Sequence[Block], kinds: Sequence[SectionKind]) -> Iterator[str]:
    """Words taken for somebody's that a style rule may hide, and hidden ones that a rule may show."""
    for block, kind in zip(blocks, kinds, strict=True):
        least = LEAST_SHOWN if block.zone is Zone.HIDDEN else LEAST
        taken = kind is not SectionKind.FURNITURE or block.zone is Zone.HIDDEN
        if taken and len(_Told(block.doubted).words) >= least:
            yield block.doubted


def _told(kind: OmissionKind, passages: Sequence[str]) -> Omission:
    longest = sorted(passages, key=len, reverse=True)[:MOST_EXCERPTS]
    return Omission(kind, sum(map(len, passages)), tuple(_cut(passage) for passage in longest))


def _cut(passage: str) -> str:
    words = " ".join(_NO_SIGNS.sub(" ", passage).split())
    return words if len(words) <= LONGEST_EXCERPT else words[: LONGEST_EXCERPT - 2].rstrip() + " …"


def _left_out(known: _Known, pieces: Iterable[str], least: int) -> Iterator[str]:
    """The prose in the pieces that is not known; a passage told twice is told once."""
    for piece in pieces:
        for latin, other in _PROSE.findall(piece):
            told = _Told(latin or other)
            if len(told.words) >= least:
                for passage in told.passages(known.unsaid(told.words)):
                    known.add(_Told(passage).words)
                    yield passage


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(length)), strict=False)


def _attributes(reading: Reading) -> Iterator[str]:
    """What attributes tell people, and names of attributes in a row that make a sentence."""
    for tag in reading.tags:
        nameless = [name for name, value in tag.attributes if not value]
        if len(nameless) >= LEAST_SCRIPT:
            yield " ".join(nameless)
        for name, value in tag.attributes:
            if name not in _NO_WORDS and not name.startswith("on") and _SPOKEN.search(value.strip()):
                yield from _quoted(value) if name == "style" else (without_tags(value),)


def _embedded(reading: Reading) -> Iterator[str]:
    """Pages that stand in an attribute of another."""
    for tag in reading.tags:
        for name, value in tag.attributes:
            if name == "srcdoc":
                yield without_tags(value)
            elif name in _ADDRESSES and (head := _EMBEDDED.match(value.strip())):
                yield without_tags(_unpacked(head[0], value.strip()[head.end() :]))


def _unpacked(head: str, packed: str) -> str:
    raw = unquote_to_bytes(packed)
    if ";base64" in head.lower():
        try:
            raw = base64.b64decode(raw + b"==")
        except binascii.Error:
            return ""
    return raw.decode("utf-8", "replace")


def _scripts(reading: Reading, *, linked: bool) -> Iterator[str]:
    """Words in scripts: in JSON-LD, which tells machines of the piece, or in all others and in attributes that act."""
    for tag, written in reading.raws:
        if tag.name == "script" and linked == ("ld+json" in dict(tag.attributes).get("type", "").lower()):
            told = _AFTER_A_NAME.sub("|", written)
            if "\\" in told:
                told = _ESCAPED.sub(_sign, told).replace("\\n", " ").replace("\\/", "/")
            yield without_tags(told)
    if not linked:
        for tag in reading.tags:
            yield from (
                value
                for name, value in tag.attributes
                if name.startswith("on") or value[:11].lower() == "javascript:"
            )


def _styles(reading: Reading) -> Iterator[str]:
    """Words in quotation marks in style sheets, which they can set before or after any element."""
    for tag, written in reading.raws:
        if tag.name == "style":
            yield from _quoted(written)


def _quoted(written: str) -> Iterator[str]:
    for one, other in _QUOTED.findall(written):
        yield _CSS_ESCAPED.sub(_css_sign, one or other)


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def _css_sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= 0x10FFFF else ""


def incomplete(omitted: Iterable[Omission]) -> bool:
    """Whether words of the page may be missing in its text, or stand in it though nobody sees them."""
    return any(one.kind in DOUBTS for one in omitted)


def signs_of(omitted: Iterable[Omission]) -> int:
    """Characters that the page holds besides its text, but for its programs."""
    return sum(one.signs for one in omitted if one.kind not in UNCOUNTED)
