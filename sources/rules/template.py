"""Templates: the safe notation in which curators write a phrase, and what it finds.

A template is the words themselves, with ``{name}`` where the credited name stands. ``(a|b)`` is one of several
wordings, ``[a|b]`` one of them or nothing. ``{piece}`` stands for any word for an article, ``{word}`` for any word in
small letters, ``{any}`` for any word, ``{dash}`` for a colon or dash. Case, accents, the shape of apostrophes and the
number of blanks make no difference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sources.rules.stated import stated

LONGEST = 400
"""Characters; the longest shipped template has under 300."""

MOST_GROUPS = 24
DEEPEST = 4
"""Groups within groups; people lose count of brackets before that."""

LEAST_SAID = 3
"""Signs (blanks apart) that every wording has beside the name; "via" and "h/t" have three."""

PIECES = (
    "article|story|post|piece|report|text|interview|column|commentary|essay|analysis|op[-]ed|item|"
    "artículo|nota|noticia|reportaje|entrevista|columna|información|contenido|publicación|texto|"
    "artigo|matéria|notícia|reportagem|dépêche|papier|مقال|خبر|تقرير"
)

_VARIANTS = (
    "aáàâäãå",
    "eéèêë",
    "iíìîï",
    "oóòôöõ",
    "uúùûü",
    "nñ",
    "cç",
    "yýÿ",
    "اأإآ",
    "يى",
    "ةه",
    "'’‘`´ʼ",
    "–—-",
)
_CLASS = {sign: f"[{re.escape(group)}]" for group in _VARIANTS for sign in group}
_CLASS["-"] = "-"
_ARABIC = re.compile("[\u0621-\u064a]")
_VOWELS = re.compile("[\u0640\u064b-\u0652]")
_MARKS = "[\u0640\u064b-\u0652]{0,2}+"
_BLANK = "(?:[ \u00a0]{1,3}+|(?<=[ \u00a0:–—-])|(?<![^\n])|(?=[:–—]))"
_FIXED = {
    "{word}": r"(?-i:(?:(?![A-ZÀ-Þ])[^\W\d_]){1,30}+)",
    "{any}": r"[^\W\d_]{1,30}+",
    "{dash}": "[ \u00a0]?+[:–—-]",
    "{name}": "{name}",
    " ": _BLANK,
    ":": "[ \u00a0]?+:",
}


class Malformed(ValueError):
    """A template that cannot be read; the sentence says what to change."""


@dataclass(frozen=True, slots=True)
class Group:
    """Several wordings, of which one stands there; ``optional`` ones may be left out."""

    wordings: tuple["Wording", ...]
    optional: bool


Wording = tuple["str | Group", ...]


@cache
def pattern(template: str) -> str:
    """The regular expression a template stands for, with ``{name}`` left for the caller to fill in.

    Groups are atomic: a wording that fits is never given up for a shorter one. So the work grows with the length of
    the text alone, whatever anybody writes. Raises ``Malformed``.
    """
    wording = parsed(template)
    if template.count("{name}") != 1:
        raise Malformed(stated("needs {name} exactly once, where the credited name stands"))
    if _least(wording) < LEAST_SAID:
        raise Malformed(stated("says too little beside the name: it would find names that credit nobody"))
    found = _written(wording)
    opens = r"(?<!\w)" if not template.startswith("{name}") else r"\b"
    closes = r"(?!\w)" if not template.endswith("{name}") else ""
    return f"{opens}{found}{closes}"


def variants(sign: str) -> str:
    """The signs that count as the same one; none where there is only itself."""
    return next((group for group in _VARIANTS if sign.casefold() in group), "")


def parsed(template: str) -> Wording:
    """The template taken apart; raises ``Malformed``."""
    if len(template) > LONGEST:
        raise Malformed(stated(f"is longer than {LONGEST} characters: split it into two phrases"))
    signs = _tokens(template)
    groups = sum(sign in "([" for sign in signs)
    if groups > MOST_GROUPS:
        raise Malformed(stated(f"has more than {MOST_GROUPS} brackets: split it into two phrases"))
    wordings, rest = _wordings(signs, 0, "", 0)
    if rest != len(signs) or len(wordings) != 1:
        raise Malformed(stated("has a | or a closing bracket outside any brackets: put ( or [ before it"))
    return wordings[0]


def _tokens(template: str) -> list[str]:
    """The template in signs, with each placeholder as one."""
    signs = re.findall(r"\{[^{}]*\}|\s+|.", _VOWELS.sub("", template.strip()))
    for sign in signs:
        if sign[0] in "{}" and sign not in (*_FIXED, "{piece}"):
            raise Malformed(
                stated(
                    f"says {sign}, which stands for nothing: use {{name}}, {{piece}}, {{word}}, {{any}} or {{dash}}"
                )
            )
    return [" " if sign.isspace() else sign for sign in signs]


def _wordings(signs: Sequence[str], at: int, closing: str, depth: int) -> tuple[list[Wording], int]:
    """The wordings up to the closing bracket, and the place behind it."""
    if depth > DEEPEST:
        raise Malformed(stated(f"has brackets more than {DEEPEST} deep: split it into two phrases"))
    found: list[list[str | Group]] = [[]]
    while at < len(signs):
        sign = signs[at]
        if sign == closing:
            return [tuple(each) for each in found], at + 1
        if sign in ")]" or (sign == "|" and not closing):
            break
        if sign == "|":
            found.append([])
        elif sign in "([":
            inner, at = _wordings(signs, at + 1, ")" if sign == "(" else "]", depth + 1)
            found[-1].append(Group(tuple(inner), optional=sign == "["))
            continue
        else:
            found[-1].append(sign)
        at += 1
    if closing:
        raise Malformed(stated(f"has a bracket that is never closed: add {closing}"))
    return [tuple(each) for each in found], at


def _least(wording: Wording) -> int:
    """The signs of the shortest wording, blanks and the name apart."""
    return sum(_least_of(part) for part in wording)


def _least_of(part: "str | Group") -> int:
    if isinstance(part, Group):
        return 0 if part.optional else min(_least(each) for each in part.wordings)
    if part.startswith("{"):
        return 3 if part == "{piece}" else 0
    return 0 if part == " " else 1


def _written(wording: Wording) -> str:
    return "".join(_sign(part) for part in wording)


def _sign(part: "str | Group") -> str:
    if isinstance(part, Group):
        return _any_of([_written(each) for each in sorted(part.wordings, key=_length)], part.optional)
    if part in _FIXED:
        return _FIXED[part]
    if part == "{piece}":
        return _any_of(list(_pieces()), optional=False)
    return _CLASS.get(part.casefold(), re.escape(part)) + (_MARKS if _ARABIC.match(part) else "")


def _any_of(wordings: Sequence[str], optional: bool) -> str:
    return f"(?>{'|'.join(wordings)}){'?+' if optional else ''}"


def _length(wording: Wording) -> int:
    """Sorts the longest wording first: what fits is never given up."""
    return -sum(
        max((-_length(each) for each in part.wordings), default=0) if isinstance(part, Group) else 1
        for part in wording
    )


def _pieces() -> Iterator[str]:
    return (_written(each) for each in sorted(_wordings(_tokens(f"({PIECES})"), 1, ")", 1)[0], key=_length))
