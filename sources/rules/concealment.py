"""Text that stands in a page's file and that none of its readers see: hidden by style, by mark-up, or by colour."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

import lxml.html
from lxml import etree

from sources.rules import colours
from sources.rules.lines import WORD
from sources.rules.looks import INHERITED, Looks, by_side, is_unseen, looks_of, may_be_unseen, tells
from sources.rules.style_rules import UNLAYERED, Doubt, Selector, rules_of

UNCLOAKED = frozenset({"html", "body", "main", "article"})
"""Elements that a style sheet hides only until a script shows them; nobody publishes a page that stays blank."""

MOST_HIDDEN = 0.5
"""Share of a page's words that its style sheets may hide: our choice, as a page is published for its larger part."""

MOST_RULES = 20
"""Rules looked at for one class or id, the last ones."""

MOST_SPARED = 5
"""Classes and ids not believed because they hide too much; where more would have to be, no sheet is believed."""

Weight = tuple[int, int, int, int]
"""Layer, ids, classes, tags."""

OWN_WEIGHT: Weight = (2 * UNLAYERED, 0, 0, 0)
"""Of an element's own style: above what any selector can weigh in a sheet that is looked at."""

Said = tuple[bool, Weight, int, bool, str]
"""Whether it is important, its weight, its place, whether it hides, and the class or id that it is for."""

ANY = "*"


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the elements around a text: colours of letters and ground, and names that rules ask for."""

    colour: str = ""
    ground: str = ""
    names: frozenset[str] = frozenset()


PLAIN = Around()


@dataclass(frozen=True, slots=True)
class Cover:
    """How an element is hidden: for good, with all in it, or by values that what is in it takes over or sets anew.

    ``may_show`` is whether a rule that we cannot read whole may show what is hidden here.
    """

    gone: bool = False
    veils: frozenset[str] = frozenset()
    lifted: frozenset[str] = frozenset()
    may_show: bool = False


OPEN = Cover()


@dataclass(frozen=True, slots=True)
class Cloak:
    """What a page's own style sheets show and hide: for a class or id, the selectors that ask for it.

    With each selector, and the property it sets, stand whether that is important, its weight, its place, and whether
    it hides.
    ``doubts`` are rules that hide and that we cannot read whole, for one of the names they ask for; ``showing`` those
    that show, with the properties they set and whether that is important.
    """

    rules: Mapping[str, Mapping[tuple[Selector, str], tuple[bool, Weight, int, bool]]] = field(
        default_factory=dict
    )
    asked: frozenset[str] = frozenset()
    doubts: Mapping[str, Sequence[Doubt]] = field(default_factory=dict)
    showing: Mapping[str, Sequence[tuple[Doubt, frozenset[tuple[str, bool]]]]] = field(default_factory=dict)

    def inside(self, looks: Looks, around: Around) -> Around:
        """What is around the text in the element."""
        # Scripts change the classes of the page as a whole; they say nothing of what readers see.
        further = self.asked & (looks.names if looks.tag not in ("html", "body") else {looks.tag})
        colour, ground = looks.own.colour or around.colour, looks.own.ground or around.ground
        if further <= around.names and (colour, ground) == (around.colour, around.ground):
            return around
        return Around(colour, ground, around.names | further)

    def covers(self, looks: Looks, around: Around) -> Cover:
        """How the element is hidden by its own style, that of its classes and id, or its colours."""
        own = looks.own
        colour, ground = own.colour or around.colour, own.ground or around.ground
        same = bool(own.colour or own.ground) and colours.blend(colour, ground)
        sides = self.sides(looks, around)
        if not sides:
            return Cover(gone=True) if same else OPEN
        hiding = {side: said for side, said in sides.items() if said[3]}
        return Cover(
            same or not hiding.keys() <= INHERITED,
            INHERITED & hiding.keys(),
            INHERITED & (sides.keys() - hiding.keys()),
            not same and bool(hiding) and self._may_show(looks, around, hiding),
        )

    def sides(self, looks: Looks, around: Around) -> dict[str, Said]:
        """What decides of each property: of the rules for the element the last weightiest, or its own style."""
        last = {side: (pressed, OWN_WEIGHT, 0, hides, "") for side, hides, pressed in looks.own.sides}
        if looks.tag in UNCLOAKED:
            return last
        for name in self.rules.keys() & looks.names:
            for (selector, side), said in self.rules[name].items():
                if selector.own <= looks.names and selector.around <= around.names:
                    mine = *said, name
                    last[side] = max(last.get(side, mine), mine)
        return last

    def by_rule(self, looks: Looks, around: Around) -> str:
        """The class or id for which a style sheet hides the element, if any."""
        if not self.rules.keys() & looks.names:
            return ""
        return max((name for *_, hides, name in self.sides(looks, around).values() if hides), default="")

    def _may_show(self, looks: Looks, around: Around, hiding: Mapping[str, Said]) -> bool:
        """Whether one rule not read may set anew what hides here: all that does, and with no less importance."""
        keys = self.showing.keys() & {*looks.names, ANY, *(f"[{name}" for name in looks.attributes)}
        rules = [rule for key in keys for rule in self.showing[key]]
        return any(
            all(
                (side, True) in shows or (not said[0] and said[4] and (side, False) in shows)
                for side, said in hiding.items()
            )
            and doubt.may_mean(looks.names, around.names, looks.attributes)
            for doubt, shows in rules
        )

    def may_cover(self, looks: Looks, around: Around) -> bool:
        """Whether a rule that we cannot read whole may hide the element, or a value that we do not know."""
        own = looks.own
        # White letters on a ground that nothing tells of: another sheet may give it a colour, or nobody reads them.
        pale = own.colour and not (own.ground or around.ground) and colours.blend(own.colour, colours.PAPER)
        if own.doubted or pale:
            return True
        if not self.doubts or looks.tag in UNCLOAKED:
            return False
        keys = {*looks.names, ANY, *(f"[{name}" for name in looks.attributes)}
        return any(
            len(self.doubts[key]) > MOST_RULES or doubt.may_mean(looks.names, around.names, looks.attributes)
            for key in self.doubts.keys() & keys
            for doubt in self.doubts[key]
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
    showing: dict[str, list[tuple[Doubt, frozenset[tuple[str, bool]]]]] = {}
    places = count()
    for rule in rules_of(tree, tells):
        doubtful = may_be_unseen(rule.declarations)
        asked |= rule.asks.around
        if doubtful or (isinstance(rule.asks, Doubt) and is_unseen(rule.declarations)):
            doubt = rule.asks if isinstance(rule.asks, Doubt) else Doubt(rule.asks.own, rule.asks.around)
            kept = doubts.setdefault(_key(doubt), [])
            kept += [doubt] if len(kept) <= MOST_RULES else []
        elif isinstance(rule.asks, Doubt):
            shows = frozenset((side, pressed) for side, _, pressed in by_side(rule.declarations))
            met = showing.setdefault(_key(rule.asks), [])
            met += [(rule.asks, shows)] if len(met) <= MOST_RULES else []
        else:
            mine = rules.setdefault(min(name for name in rule.asks.own if name[0] in ".#"), {})
            weight = rule.asks.weight
            for side, hides, pressed in by_side(rule.declarations):
                # What is important counts the other way round: the first layer's holds.
                said = pressed, (-rule.layer if pressed else rule.layer, *weight), next(places), hides
                mine[rule.asks, side] = max(mine.pop((rule.asks, side), said), said)
                if len(mine) > MOST_RULES:
                    del mine[next(iter(mine))]
    hiding = any(pressed or hides for mine in rules.values() for pressed, *_, hides in mine.values())
    known = frozenset(asked if hiding or doubts or showing else ())
    return Cloak(rules if hiding else {}, known, doubts, showing)


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
