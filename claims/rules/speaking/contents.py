"""What is said: where the words put in somebody's mouth begin and end, before or behind the verb of saying."""

from collections.abc import Sequence

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.subjects import QUOTE_MARKS, RELATIVE, TIMES, Run

# Verbs that name a listener before what is said: "told reporters that", "warned the army that".
_TELLING = (
    "tell",
    "told",
    "warn",
    "ask",
    "urg",
    "assur",
    "remind",
    "inform",
    "advis",
    "promis",
    "accus",
    "advirt",
)


def around(tokens: Sequence[Token], first: int, last: int) -> tuple[Run, ...]:
    """What stands before and after an inserted attribution, without the commas that set it off."""
    runs = []
    before = first
    while before and tokens[before - 1].text in ",(–—-":
        before -= 1
    after = _past_insertion(tokens, last)
    while after < len(tokens) and tokens[after].text in ",):–—-":
        after += 1
    if before > 0:
        runs.append((0, before))
    if len(tokens) - after > 1:
        runs.append((after, len(tokens)))
    return tuple(runs)


def _past_insertion(tokens: Sequence[Token], last: int) -> int:
    """Past ", which reported the attempt on Tuesday," or "que leyó en Hoamu la portavoz" behind the speaker."""
    if last < len(tokens) and tokens[last].fold in RELATIVE:
        return next((at for at in range(last, len(tokens)) if tokens[at].text == ","), len(tokens))
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].fold in RELATIVE:
        return next((at for at in range(last + 1, len(tokens)) if tokens[at].text == ","), last)
    return last


def said_before(tokens: Sequence[Token], at: int, end: int) -> tuple[Run, ...]:
    """What is said before an inverted "said Molano", and what goes on behind it in quotation marks."""
    runs = [(0, _before_mark(tokens, at))]
    after = end
    while after < len(tokens) and tokens[after].text not in QUOTE_MARKS:
        after += 1
    if len(tokens) - after > 3:
        runs.append((after, len(tokens)))
    return tuple(runs)


def _before_mark(tokens: Sequence[Token], at: int) -> int:
    return at - 1 if tokens[at - 1].text == "," else at


def said_around(tokens: Sequence[Token], at: int, speaker: Run, pack: Pack) -> tuple[Run, ...]:
    """What is said: behind the verb where a clause or quotation follows, before the speaker where it ends there."""
    prefix_end = speaker[0]
    while prefix_end and tokens[prefix_end - 1].text == ",":
        prefix_end -= 1
    if tokens[at].fold in pack.accuse and at + 2 < len(tokens):
        return ((at + 1, len(tokens)),)
    quoted = prefix_end > 0 and tokens[prefix_end - 1].text in QUOTE_MARKS
    set_off = prefix_end >= 2 and (prefix_end < speaker[0] or quoted)
    opening, adjunct = _opening_after(tokens, at + 1, pack)
    behind = opening is not None and len(tokens) - opening > 1
    if not set_off or tokens[at].fold in pack.accuse or tokens[at].fold in pack.denial_verbs:
        return ((opening, len(tokens)),) if behind and opening is not None else ()
    if opening is None:
        return ((0, prefix_end),)
    if quoted or adjunct:
        tail = tokens[opening].text in QUOTE_MARKS or _goes_on(tokens, opening)
        return ((0, prefix_end), (opening, len(tokens))) if tail and behind else ((0, prefix_end),)
    return ((opening, len(tokens)),) if behind else ((0, prefix_end),)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words after an inserted "he said," carry on what is said, not how it was said."""
    return (
        len(tokens) - at > 5
        and not tokens[at].fold.endswith("ing")
        and tokens[at].fold not in RELATIVE | {"as", "and", "but", "in", "on"}
    )


_MARKS = frozenset(",;:.()–—-")


def _past_day(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """Past the day of speaking: "said on Tuesday eight had died"; what is said begins behind it."""
    at = start + 1 if tokens[start].fold in {"on", "el", "este"} and start + 1 < len(tokens) else start
    return at + 1 if tokens[at].fold in pack.weekdays and tokens[at].fold not in pack.months else start


def _opening_after(tokens: Sequence[Token], start: int, pack: Pack) -> tuple[int | None, bool]:
    """Where the words said begin behind the verb, and whether only a comma after an adjunct marks the place."""
    if start >= len(tokens) - 1:
        return None, False
    past = _past_day(tokens, start, pack)
    if past > start and past < len(tokens) - 1 and tokens[past].text not in _MARKS | QUOTE_MARKS:
        that = tokens[past].fold in {"that", "que"}
        return past + 1 if that else past, False
    head = tokens[start]
    adjunct = (
        head.fold in pack.prepositions or head.fold in pack.weekdays or head.fold in TIMES or head.text == ","
    )
    told = tokens[start - 1].fold.startswith(_TELLING)
    for at in range(start, min(len(tokens) - 1, start + 16)):
        token = tokens[at]
        if at > start + 1 and not (adjunct or told):
            break
        if token.fold in {"that", "que"}:
            return at + 1, False
        if token.text in QUOTE_MARKS or token.text == ":":
            return at + (1 if token.text == ":" else 0), False
        if token.text in ",;–—" and adjunct:
            return at + 1, True
        if token.text in ",;" and not adjunct:
            break
    return (None, False) if adjunct else (start, False)
