"""Text that stands in a page's file and that none of its readers see: hidden by style, by mark-up, or by colour."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import lxml.html
from lxml import etree

from sources.rules.lines import WORD
from sources.rules.phrasebook import table
from sources.rules.style_rules import Doubt, Selector, rules_of, tidy

UNCLOAKED = frozenset({"html", "body", "main", "article"})
"""Elements that a style sheet hides only until a script shows them; nobody publishes a page that stays blank."""

MOST_HIDDEN = 0.5
"""Share of a page's words that its style sheets may hide: our choice, as a page is published for its larger part."""

MOST_RULES = 20
"""Rules looked at for one class or id, the last ones."""

MOST_SPARED = 5
"""Classes and ids not believed because they hide too much; where more would have to be, no sheet is believed."""

Weight = tuple[int, int, int]
OWN_WEIGHT: Weight = (1_000_000, 0, 0)
"""Of an element's own style: above what any selector can weigh in a sheet that is looked at."""

ANY = "*"
_UNSEEN = re.compile(rf"(?<![\w-])(?:{'|'.join(table('markup')['unseen_style'])})")
_DOUBTED = re.compile(r"(?<![\w-])(?:display|visibility):var\(")
_SHOWN_LATER = re.compile(r"(?<![\w-])animation(?:-name)?:(?!none)")
_GONE = re.compile(r"(?<![\w-])display:none")
_SIDES = re.compile(r"(?<![\w-])(display|visibility|opacity):[^;]*+")
_FLAT = re.compile(r"(?<![\w-])(?:max-)?height:0(?:px)?(?=[;!]|$)")
_CUT_OFF = re.compile(r"(?<![\w-])overflow(?:-y)?:(?:hidden|clip)")
_CLEAR = re.compile(
    r"transparent|(?:rgb|hsl)a?\([^()/;]{1,40}[,/]\s?(?:0+(?:\.0*)?|\.0+)%?\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00"
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]{1,60})")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]{1,60})")
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_SPELT = {
    "white": "#ffffff",
    "black": "#000000",
    "rgb(255,255,255)": "#ffffff",
    "rgba(255,255,255,1)": "#ffffff",
    "rgb(0,0,0)": "#000000",
}
_TAKEN_OVER = frozenset({"", "inherit", "initial", "unset", "none", "transparent"})


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the elements around a text: colours of letters and ground, and names that rules ask for."""

    colour: str = ""
    ground: str = ""
    names: frozenset[str] = frozenset()


PLAIN = Around()


@dataclass(frozen=True, slots=True)
class Cloak:
    """What a page's own style sheets show and hide: for a class or id, the selectors that ask for it.

    With each selector, and the property it sets, stand whether that is important, its weight, its place, and whether
    it hides.
    ``doubts`` are rules that hide and that we cannot read whole, for one of the names they ask for.
    """

    rules: Mapping[str, Mapping[tuple[Selector, str], tuple[bool, Weight, int, bool]]] = field(
        default_factory=dict
    )
    asked: frozenset[str] = frozenset()
    doubts: Mapping[str, Sequence[Doubt]] = field(default_factory=dict)

    def inside(self, looks: "Looks", around: Around) -> Around:
        """What is around the text in the element."""
        # Scripts change the classes of the page as a whole; they say nothing of what readers see.
        further = self.asked & (looks.names if looks.tag not in ("html", "body") else {looks.tag})
        colour, ground = looks.own.colour or around.colour, looks.own.ground or around.ground
        if further <= around.names and (colour, ground) == (around.colour, around.ground):
            return around
        return Around(colour, ground, around.names | further)

    def covers(self, looks: "Looks", around: Around) -> bool:
        """Whether nobody sees the element, by its own style, that of its class or id, or its colours."""
        own = looks.own
        if own.unseen:
            return True
        same = bool(own.colour or own.ground) and (own.colour or around.colour) == (
            own.ground or around.ground
        )
        return same or bool(self.by_rule(looks, around))

    def by_rule(self, looks: "Looks", around: Around) -> str:
        """The class or id for which a style sheet hides the element, if any: the last weightiest rule decides."""
        asked = self.rules.keys() & looks.names
        if not asked or looks.tag in UNCLOAKED:
            return ""
        # An element's own style has the last word.
        last = {side: (False, OWN_WEIGHT, 0, False, "") for side, hides, _ in looks.own.sides if not hides}
        for name in asked:
            for (selector, side), said in self.rules[name].items():
                if selector.own <= looks.names and selector.around <= around.names:
                    mine = *said, name
                    last[side] = max(last.get(side, mine), mine)
        return max((name for *_, hides, name in last.values() if hides), default="")

    def may_cover(self, looks: "Looks", around: Around) -> bool:
        """Whether a rule that we cannot read whole may hide the element, or a value that we do not know."""
        if looks.own.doubted:
            return True
        if not self.doubts or looks.tag in UNCLOAKED:
            return False
        keys = {*looks.names, ANY, *(f"[{name}" for name in looks.attributes)}
        return any(
            len(self.doubts[key]) > MOST_RULES or doubt.may_mean(looks.names, around.names, looks.attributes)
            for key in self.doubts.keys() & keys
            for doubt in self.doubts[key]
        )


@dataclass(frozen=True, slots=True)
class Own:
    """What an element's own attributes say of how it looks: its colours, and whether nobody sees it."""

    colour: str = ""
    ground: str = ""
    unseen: bool = False
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
        _set(colour[1] if colour else told.get("color", "") if tag == "font" else ""),
        _set(ground[1] if ground else told.get("bgcolor", "")),
        _is_unseen(style),
        bool(_DOUBTED.search(style)),
        tuple(_by_side(style)),
    )


def cloak_of(tree: lxml.html.HtmlElement) -> Cloak:
    """What the page's style sheets hide; the last rule for a selector decides.

    Many pages are hidden as a whole until a script shows them. So where the sheets would hide more than
    ``MOST_HIDDEN`` of the words, the rules that hide most are not believed, one after the other.
    """
    cloak = _written(tree)
    for _ in range(MOST_SPARED + 1):
        heavy = _too_heavy(tree, cloak) if cloak.rules else ""
        if not heavy:
            return cloak
        rules = {name: rules for name, rules in cloak.rules.items() if name != heavy}
        cloak = replace(cloak, rules=rules)
    return replace(cloak, rules={})


def _written(tree: lxml.html.HtmlElement) -> Cloak:
    rules: dict[str, dict[tuple[Selector, str], tuple[bool, Weight, int, bool]]] = {}
    asked: set[str] = set()
    doubts: dict[str, list[Doubt]] = {}
    for place, rule in enumerate(rules_of(tree, _tells)):
        doubtful = _may_be_unseen(rule.declarations)
        if isinstance(rule.asks, Doubt) or doubtful:
            if doubtful or _is_unseen(rule.declarations):
                doubt = rule.asks if isinstance(rule.asks, Doubt) else Doubt(rule.asks.own, rule.asks.around)
                asked |= doubt.around
                kept = doubts.setdefault(_key(doubt), [])
                kept += [doubt] if len(kept) <= MOST_RULES else []
        else:
            mine = rules.setdefault(min(name for name in rule.asks.own if name[0] in ".#"), {})
            weight = rule.asks.weight
            for side, hides, pressed in _by_side(rule.declarations):
                before = mine.pop((rule.asks, side), None)
                said = pressed, weight, place, hides
                mine[rule.asks, side] = before if before and before[0] > pressed else said
                if len(mine) > MOST_RULES:
                    del mine[next(iter(mine))]
            asked |= rule.asks.around
    hiding = any(hides for mine in rules.values() for *_, hides in mine.values())
    return Cloak(rules if hiding else {}, frozenset(asked if hiding or doubts else ()), doubts)


def _key(doubt: Doubt) -> str:
    """One of the names a doubtful rule asks for."""
    return min(doubt.own, default=f"[{doubt.attributes[0][0]}" if doubt.attributes else ANY)


def _too_heavy(tree: lxml.html.HtmlElement, cloak: Cloak) -> str:
    """The name that hides most, where the sheets hide too much of the page."""
    whole, hidden = 0, 0
    by_name: Counter[str] = Counter()
    for words, names in _words(tree, cloak):
        whole += words
        hidden += words if names else 0
        by_name.update(dict.fromkeys(names, words))
    return by_name.most_common(1)[0][0] if hidden > MOST_HIDDEN * whole else ""


def _words(tree: lxml.html.HtmlElement, cloak: Cloak) -> Iterator[tuple[int, frozenset[str]]]:
    """Each text's count of words, and the names for which the sheets hide it."""
    above: list[tuple[Around, frozenset[str]]] = [(PLAIN, frozenset())]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            around, names = above[-1]
            looks = looks_of(element)
            hides = cloak.by_rule(looks, around)
            above.append((cloak.inside(looks, around), names | {hides} if hides else names))
        else:
            above.pop()
        text = element.text if event == "start" else element.tail
        if text and not (event == "start" and element.tag in ("script", "style", "title")):
            yield len(WORD.findall(text)), above[-1][1]


def _tells(declarations: str) -> bool:
    return bool(_SIDES.search(declarations)) or _is_unseen(declarations)


def _is_unseen(declarations: str) -> bool:
    """Whether tidied declarations alone keep letters from being seen."""
    if not declarations:
        return False
    colour, ground = _COLOUR.search(declarations), _GROUND.search(declarations)
    if colour and _CLEAR.fullmatch(colour[1].strip()):
        return "background-clip" not in declarations  # such letters are cut out of a picture, and seen
    same = bool(colour and ground and _plain(colour[1]) == _plain(ground[1]))
    return same or bool(_UNSEEN.search(declarations)) or _is_flat(declarations)


def _is_flat(declarations: str) -> bool:
    """Whether a box has no height for its text; with padding it is a frame for a picture."""
    flat = _FLAT.search(declarations) and _CUT_OFF.search(declarations)
    return bool(flat) and "padding" not in declarations


def _may_be_unseen(declarations: str) -> bool:
    """Whether a value set elsewhere decides, or an animation may show what the declarations hide."""
    moved = _SHOWN_LATER.search(declarations) and not _GONE.search(declarations)
    return bool(_DOUBTED.search(declarations)) or bool(moved and _is_unseen(declarations))


def _by_side(declarations: str) -> Iterator[tuple[str, bool, bool]]:
    """What may hide and show by itself, whether it hides, and whether it is said to be important."""
    for side in _SIDES.finditer(declarations):
        yield side[1], _is_unseen(side[0]), "!important" in side[0]
    if _is_unseen(_SIDES.sub("", declarations)):
        yield "", True, False


def _set(colour: str) -> str:
    plain = _plain(colour)
    return "" if plain in _TAKEN_OVER else plain


def _plain(colour: str) -> str:
    written = "".join(colour.lower().split())
    return _SPELT.get(written, _SHORT.sub(r"#\1\1\2\2\3\3", written) if len(written) == 4 else written)
