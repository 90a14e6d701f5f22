"""Text that stands in a page's file and that none of its readers see: hidden by style, by mark-up, or by colour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

from sources.rules.phrasebook import table

UNCLOAKED = frozenset({"html", "body", "main", "article"})
"""Elements that a style sheet hides only until a script shows them; nobody publishes a page that stays blank."""

LONGEST_SHEET = 200_000
"""Signs of the page's own style sheets looked at; rules that hide single passages stand in short ones."""

_UNSEEN = re.compile(table("markup")["unseen_style"], re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_NAMED = re.compile(r"[.#][\w-]{1,100}")
_COLOUR = re.compile(r"(?:^|;)\s{0,9}color\s{0,9}:\s{0,9}([^;!]{1,60})", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s{0,9}background(?:-color)?\s{0,9}:\s{0,9}([^;!]{1,60})", re.IGNORECASE)
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_SPELT = {
    "white": "#ffffff",
    "black": "#000000",
    "rgb(255,255,255)": "#ffffff",
    "rgba(255,255,255,1)": "#ffffff",
    "rgb(0,0,0)": "#000000",
}


@dataclass(frozen=True, slots=True)
class Cloak:
    """The classes and ids that a page's own style sheets hide, each written as there: ".note", "#more"."""

    names: frozenset[str] = frozenset()

    def covers(self, element: lxml.html.HtmlElement) -> bool:
        """Whether nobody sees the element, by its own style or that of its class or id."""
        style = element.get("style", "")
        if style and (_UNSEEN.search(style) or _as_its_ground(style)):
            return True
        if not self.names or element.tag in UNCLOAKED:
            return False
        named = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        return bool(self.names & named)


def cloak_of(tree: lxml.html.HtmlElement) -> Cloak:
    """What the page's style sheets hide by one class or one id alone; the last rule for a name decides.

    Rules that depend on more (a width, a state, an element around) say nothing of what readers see.
    """
    hidden: dict[str, bool] = {}
    for selectors, rule in _rules(tree):
        unseen = bool(_UNSEEN.search(rule) or _as_its_ground(rule))
        for selector in selectors.split(","):
            name = selector.strip()
            if _NAMED.fullmatch(name) and (unseen or "display" in rule.lower()):
                hidden[name] = unseen
    return Cloak(frozenset(name for name, unseen in hidden.items() if unseen))


def _rules(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for sheet in tree.iter("style"):
        # A sheet for print or for narrow screens hides nothing from most readers.
        if sheet.get("media", "all").strip().lower() in ("", "all", "screen"):
            yield from _RULE.findall(_unconditional((sheet.text or "")[:LONGEST_SHEET]))


def _unconditional(sheet: str) -> str:
    """A style sheet without what stands in braces of @-rules, such as @media, and without comments."""
    kept: list[str] = []
    depth, within = 0, 0
    for part in re.split(r"([{}])", re.sub(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|$)", "", sheet)):
        if part == "{":
            depth += 1
        if within == 0 and depth == 0 and part.rpartition(";")[2].strip().startswith("@"):
            within = 1
            continue
        if within == 0:
            kept.append(part)
        if part == "}":
            depth = max(0, depth - 1)
            within = 0 if depth == 0 else within
    return "".join(kept)


def _as_its_ground(style: str) -> bool:
    """Whether letters are set in the very colour of their ground."""
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return bool(colour and ground and _plain(colour[1]) == _plain(ground[1]))


def _plain(colour: str) -> str:
    written = "".join(colour.lower().split())
    return _SPELT.get(written, _SHORT.sub(r"#\1\1\2\2\3\3", written) if len(written) == 4 else written)
