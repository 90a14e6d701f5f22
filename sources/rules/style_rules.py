"""The rules of a page's own style sheets that show or hide by class or id, as far as they hold for most readers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

LONGEST_SHEET = 200_000
"""Signs of one style sheet looked at; rules that hide single passages stand in short ones."""

_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|$)|<!--|-->")
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r" ?([:;,()]) ?")
_ATTRIBUTE = re.compile(r"\[\s?(class|id)\s?~?=\s?[\"']?([\w-]++)[\"']?\s?\]", re.IGNORECASE)
_COMPOUND = re.compile(r"([a-z][a-z0-9-]*+|\*)?((?:[.#][\w-]++)*+)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]++")


@dataclass(frozen=True, slots=True)
class Selector:
    """What a rule asks of an element (tag, ".class", "#id") and of the elements around it, in whatever order."""

    own: frozenset[str]
    around: frozenset[str] = frozenset()

    @property
    def weight(self) -> tuple[int, int, int]:
        """Ids, classes, tags: of two rules for one element, browsers follow the weightier."""
        asked = [*self.own, *self.around]
        ids, classes = (sum(one.startswith(sign) for one in asked) for sign in "#.")
        return ids, classes, len(asked) - ids - classes


def tidy(style: str) -> str:
    """Declarations without comments, in lower case, with no blanks but those between words."""
    return _SIGNS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", style)).strip()).lower()


def rules_of(tree: lxml.html.HtmlElement) -> Iterator[tuple[Selector, str]]:
    """Each selector with its declarations, in the page's order; what depends on a state or a width is left out."""
    for sheet in tree.iter("style"):
        around = sheet.getparent()
        # A sheet for print, or for browsers without scripts, hides nothing from most readers.
        if for_readers(sheet.get("media", "")) and (around is None or around.tag != "noscript"):
            for heads, declarations in _split((sheet.text or "")[:LONGEST_SHEET]):
                tidied = tidy(declarations)
                for head in _ATTRIBUTE.sub(_as_name, heads).split(","):
                    if selector := _selector(head):
                        yield selector, tidied


def for_readers(media: str) -> bool:
    """Whether a media query holds on every screen."""
    queries = (" ".join(query.lower().split()).removeprefix("only ") for query in media.split(","))
    return any(query in ("", "all", "screen") for query in queries)


def _split(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations, in one pass over the sheet: its length is a stranger's choice."""
    parts = re.split(r"([{}])", _COMMENT.sub("", sheet) + "}")
    heads: list[tuple[str, bool]] = []
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            holds = not heads or (heads[-1][1] and _opens_group(heads[-1][0]))
            heads.append((text.rpartition(";")[2].strip(), holds))
        elif heads:
            head, holds = heads.pop()
            if holds and not head.startswith("@"):
                yield head, text


def _opens_group(head: str) -> bool:
    name, _, query = head.partition(" ")
    return name == "@supports" or (name == "@media" and for_readers(query))


def _as_name(found: re.Match[str]) -> str:
    return ("#" if found[1].lower() == "id" else ".") + found[2]


def _selector(head: str) -> Selector | None:
    """A chain of tags, classes and ids; nothing where more is asked: a state, a neighbour, another attribute."""
    compounds = [_COMPOUND.fullmatch(one) for one in head.replace(">", " ").split()]
    if not compounds or None in compounds:
        return None
    asked = [_asked(one) for one in compounds if one]
    if not any(one[0] in ".#" for one in asked[-1]):
        return None  # a tag alone: too much of the page to believe it
    return Selector(asked[-1], frozenset().union(*asked[:-1]))


def _asked(compound: re.Match[str]) -> frozenset[str]:
    tag = {compound[1].lower()} if compound[1] and compound[1] != "*" else set()
    return frozenset(tag | set(_NAME.findall(compound[2])))
