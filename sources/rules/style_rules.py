"""The rules of a page's own style sheets that show or hide by class or id, as far as they hold for most readers."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import lxml.html

LONGEST_SHEET = 1_000_000
"""Signs of one style sheet looked at; the longest met on real news pages has 840,000."""

_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|$)|<!--|-->")
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([g-z_-]))", re.IGNORECASE)
_PACKED = re.compile(r"@import\s{1,9}(?:url\(\s{0,9})?[\"']?data:[^\"')]++", re.IGNORECASE)
_SUPPORTED = re.compile(r"\(display: ?(?:grid|flex)\)")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_BESIDE_SIGNS = re.compile(r" (?=[:;,()])|(?<=[:;,()]) ")
_ATTRIBUTE = re.compile(r"\[\s?(class|id)\s?~?=\s?[\"']?([\w-]++)[\"']?\s?\]", re.IGNORECASE)
_COMPOUND = re.compile(r"([a-z][a-z0-9-]*+|\*)?((?:[.#][\w-]++)*+)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]++")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*+\))*+\)")
_SQUARE = re.compile(
    r"\[\s*+([\w-]++)\s*+(?:([~|^$*]?)=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\]\s]*+))[^\]]*+)?\]?",
    re.IGNORECASE,
)
_COMBINED = re.compile(r"([^\s>+~|]++)\s*+([>+~|]*+)")
_PSEUDO = re.compile(r"(?<!\\)::?[\w-]*+")
_NUMBER = re.compile(r"\[(\d+)\]")
_LOOSE = re.compile(r"[.#](?:\\.|[\w-])++")
_TAG = re.compile(r"[a-z][a-z0-9-]*+", re.IGNORECASE)
_WIDTH = re.compile(r"(?:and )?\((min|max)-width ?: ?(\d{1,5}(?:\.\d{1,4})?)(px|em|rem)\)")
_AT_REST = re.compile(
    r"(?<!\\):(?::|hover|focus|active|visited|target|fullscreen|empty|before|after|first-l|marker|selection|backdrop|-)"
)
"""Asked for where it stands, a rule holds for no text while nobody does anything."""

WIDTHS = (390, 1280)
"""Pixels: a phone's screen and a desk's; what a rule hides on one of them only is seen by many."""

UNLAYERED = 1_000_000
"""The number of what stands in no layer: it outweighs all that do."""

_LAYERS = re.compile(r"@layer\s([^;{}]{1,2000})")
PIXELS = {"px": 1, "em": 16, "rem": 16}
_COMPARED: Mapping[str, Callable[[str, str], bool]] = {
    "": lambda said, value: value in ("", said),
    "~": lambda said, value: value in said.split(),
    "|": lambda said, value: said == value or said.startswith(value + "-"),
    "^": str.startswith,
    "$": str.endswith,
    "*": lambda said, value: value in said,
}
_NEVER_TEXT = (
    "@keyframes",
    "@-",
    "@font",
    "@page",
    "@property",
    "@counter-style",
    "@starting-style",
    "@position",
)


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


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule that we cannot read whole asks at least.

    Names of the element and of those around it, and its attributes, with a sign for how they compare.
    """

    own: frozenset[str]
    around: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()

    def may_mean(self, names: frozenset[str], around: frozenset[str], attributes: Mapping[str, str]) -> bool:
        """Whether an element with these names and attributes may be one the rule is for."""
        fits = self.own <= names and self.around <= around
        return fits and all(
            name in attributes and _COMPARED[sign](attributes[name].casefold(), value)
            for name, sign, value in self.attributes
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector, or what is left of one we cannot read, with its declarations."""

    asks: Selector | Doubt
    declarations: str
    layer: int = 0
    """Its number in the order of layers, the last for rules in none: of two rules the later layer's holds."""


def tidy(style: str) -> str:
    """Declarations without comments and escapes, in lower case, with no blanks but those between words."""
    plain = _COMMENT.sub("", style) if "/*" in style or "--" in style else style
    if "\\" in plain:
        plain = _ESCAPED.sub(_unescaped, plain)
    return _BESIDE_SIGNS.sub("", _BLANKS.sub(" ", plain).strip()).lower()


def _unescaped(found: re.Match[str]) -> str:
    """The letter an escape stands for; any other sign stays escaped, as it means nothing to a rule."""
    sign = chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2]
    return sign if sign.isalnum() or sign in "-_" else found[0]


def rules_of(tree: lxml.html.HtmlElement, telling: Callable[[str], bool]) -> Iterator[Rule]:
    """The selectors with their declarations, in the page's order, where these are ``telling``.

    What a state or a width decides is left out.
    """
    layers: dict[str, int] = {}
    for sheet in tree.iter("style"):
        around = sheet.getparent()
        sure = holds(sheet.get("media", ""))
        # A sheet for print, or for browsers without scripts, hides nothing from most readers.
        if sure is not False and (around is None or around.tag != "noscript"):
            for heads, declarations, read, layer in _split((sheet.text or "")[:LONGEST_SHEET], layers):
                if telling(tidied := tidy(declarations)):
                    for asks in _asks(heads, read=read and bool(sure)):
                        yield Rule(asks, tidied, layer)


def unread_of(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """What of the page's style sheets is too long to be looked at, or stands packed in an address."""
    for link in tree.iter("link"):
        if (
            "stylesheet" in link.get("rel", "").lower()
            and link.get("href", "").strip()[:5].lower() == "data:"
        ):
            yield link.get("href")
    for sheet in tree.iter("style"):
        if len(sheet.text or "") > LONGEST_SHEET:
            yield sheet.text[LONGEST_SHEET:]
        yield from _PACKED.findall(sheet.text or "")


def holds(media: str) -> bool | None:
    """Whether a media query holds on every screen; None where that cannot be told."""
    told = [_holds(" ".join(query.lower().split()).removeprefix("only ")) for query in media.split(",")]
    return True if True in told else None if None in told else False


def _holds(query: str) -> bool | None:
    if query in ("", "all", "screen"):
        return True
    if query.startswith(("print", "speech", "not all", "not screen")) or "-ms-high-contrast" in query:
        return False  # the last is for a browser that is no more
    if _WIDTH.sub("", query).replace("screen", "").replace("all", "").replace("and", "").strip():
        return None
    asked = [(side, float(size) * PIXELS[unit]) for side, size, unit in _WIDTH.findall(query)]
    return all(width >= size if side == "min" else width <= size for side, size in asked for width in WIDTHS)


def _split(sheet: str, layers: dict[str, int]) -> Iterator[tuple[str, str, bool, int]]:
    """Selectors, declarations, whether they surely hold, layer; in one pass: its length is a stranger's choice."""
    parts = re.split(r"([{}])", _COMMENT.sub("", sheet) + "}")
    groups: list[tuple[str, bool | None, bool | None, int]] = [("", True, True, UNLAYERED)]
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        around, sure, inner, layer = groups[-1]
        before, _, head = text.rpartition(";")
        told = before if brace == "{" else text  # declarations may stand before rules nested in their own
        if around and sure is not False and not around.startswith("@") and told.strip():
            yield around, told, sure is True, layer
        if "@layer" in before:
            for name in (name for names in _LAYERS.findall(before) for name in names.split(",")):
                layers.setdefault(name.strip(), len(layers))
        if brace == "{":
            head = head.strip()
            if head[:6].lower() == "@layer":
                layer = layers.setdefault(head[6:].strip() or f"{len(layers)}", len(layers))
            groups.append((head, inner, _within(head, inner), layer))
        elif len(groups) > 1:
            groups.pop()


def _within(head: str, sure: bool | None) -> bool | None:
    """Whether rules inside a group hold: never, always, or None where we cannot tell."""
    if sure is False or not head.startswith("@"):
        return False if sure is False else None
    name, _, query = head.partition(" ")
    if head.lower().startswith(_NEVER_TEXT):
        return False
    inner = (
        holds(query)
        if name == "@media"
        else True
        if name == "@layer" or _SUPPORTED.fullmatch(query)
        else None
    )
    return inner if inner is False or sure else None


def _asks(heads: str, *, read: bool) -> Iterator[Selector | Doubt]:
    squares: list[tuple[str, str, str]] = []
    written = _ATTRIBUTE.sub(_as_name, _ESCAPED.sub(_unescaped, heads) if "\\" in heads else heads)
    if "[" in written:
        squares = [
            (name.lower(), sign, (one or two or three).casefold())
            for name, sign, one, two, three in _SQUARE.findall(written)
        ]
        numbers = iter(range(len(squares)))
        written = _SQUARE.sub(lambda _: f"[{next(numbers)}]", written)  # a comma within is no comma between
    for head in (_BRACKETS.sub("()", written) if "(" in written else written).split(","):
        asks = (_selector(head) if read else None) or _doubt(head, squares)
        if asks:
            yield asks


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


def _doubt(head: str, squares: Sequence[tuple[str, str, str]]) -> Doubt | None:
    """What a selector asks, as far as we can read; nothing where it holds for no text at rest."""
    if not head.strip() or _AT_REST.search(head):
        return None
    *above, last = _COMBINED.findall(_PSEUDO.sub("*", head.replace("()", "").replace("&", "*")) + " ")
    around = [_loosely(part) for part, sign in above if sign not in ("+", "~")]
    attributes = tuple(squares[int(number)] for number in _NUMBER.findall(last[0]))
    return Doubt(_loosely(last[0]), frozenset().union(*around), attributes)


def _loosely(part: str) -> frozenset[str]:
    tag = _TAG.match(part)
    names = {name.replace("\\", "") for name in _LOOSE.findall(part)}
    return frozenset(names | ({tag[0].lower()} if tag else set()))
