"""How an element says that it looks, and which declarations hide what stands in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import lxml.html

from sources.rules import colours
from sources.rules.phrasebook import table
from sources.rules.style_rules import tidy

INHERITED = frozenset({"visibility", "font-size", "text-indent"})
"""Properties that what stands inside takes over, and may set anew to be seen."""

_UNSEEN = re.compile(rf"(?<![\w-])(?:{'|'.join(table('markup')['unseen_style'])})")
_DOUBTED = re.compile(rf"(?<![\w-])(?:{'|'.join(table('markup')['doubted_style'])})")
_SHOWN_LATER = re.compile(r"(?<![\w-])animation(?:-name)?:(?!none)")
_GONE = re.compile(r"(?<![\w-])display:none")
_SIDES = re.compile(
    r"(?<![\w-])(display|visibility|opacity|font-size|text-indent|left|top|right|bottom|clip|transform):([^;]*+)"
)
_TAKES_OVER = re.compile(r"inherit|unset|revert|[\d.]+(?:em|%|ex|ch)")
_FLAT = re.compile(r"(?<![\w-])(?:(?:max-)?(?:height|width)|line-height):0(?:px)?(?=[;!]|$)")
_CUT_OFF = re.compile(r"(?<![\w-])overflow(?:-[xy])?:(?:hidden|clip)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]{1,60})")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]{1,60})")


@dataclass(frozen=True, slots=True)
class Own:
    """What an element's own attributes say of how it looks: its colours, and what hides or shows it."""

    colour: str = ""
    ground: str = ""
    doubted: bool = False
    sides: Sequence[tuple[str, bool, bool]] = ()


BARE = Own()


@dataclass(frozen=True, slots=True)
class Looks:
    """An element as far as style rules ask for it: its tag, its names (tag, ".class", "#id"), what it says itself."""

    tag: str
    names: frozenset[str]
    attributes: Mapping[str, str]
    own: Own


def looks_of(element: lxml.html.HtmlElement) -> Looks:
    """Read an element's names and its own style, once for all that is asked of them."""
    told = element.attrib
    tag = str(element.tag)
    names = [tag, f"#{told.get('id', '')}", *(f".{name}" for name in told.get("class", "").split())]
    styled = "style" in told or "bgcolor" in told or tag == "font"
    return Looks(tag, frozenset(names), told, _own(tag, told) if styled else BARE)


def _own(tag: str, told: Mapping[str, str]) -> Own:
    style = tidy(told.get("style", ""))
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return Own(
        colours.named(colour[1] if colour else told.get("color", "") if tag == "font" else ""),
        colours.named(ground[1] if ground else told.get("bgcolor", "")),
        bool(_DOUBTED.search(style)),
        tuple(by_side(style)),
    )


def tells(declarations: str) -> bool:
    return bool(_SIDES.search(declarations)) or is_unseen(declarations) or may_be_unseen(declarations)


def is_unseen(declarations: str) -> bool:
    """Whether tidied declarations alone keep letters from being seen."""
    if not declarations:
        return False
    colour, ground = _COLOUR.search(declarations), _GROUND.search(declarations)
    if colour and colours.CLEAR.fullmatch(colour[1].strip()):
        return "background-clip" not in declarations  # such letters are cut out of a picture, and seen
    same = bool(colour and ground and colours.blend(colour[1], ground[1]))
    return same or bool(_UNSEEN.search(declarations)) or _is_flat(declarations)


def _is_flat(declarations: str) -> bool:
    """Whether a box has no height for its text; with padding it is a frame for a picture."""
    flat = _FLAT.search(declarations) and _CUT_OFF.search(declarations)
    return bool(flat) and "padding" not in declarations


def may_be_unseen(declarations: str) -> bool:
    """Whether a value set elsewhere decides, or an animation may show what the declarations hide."""
    moved = _SHOWN_LATER.search(declarations) and not _GONE.search(declarations)
    return bool(_DOUBTED.search(declarations)) or bool(moved and is_unseen(declarations))


def by_side(declarations: str) -> Iterator[tuple[str, bool, bool]]:
    """What may hide and show by itself, whether it hides, and whether it is said to be important."""
    for side in _SIDES.finditer(declarations):
        hides = is_unseen(side[0])
        if hides or side[1] not in INHERITED or not _TAKES_OVER.match(side[2]):
            yield side[1], hides, "!important" in side[0]
    if is_unseen(_SIDES.sub("", declarations)):
        yield "", True, False
