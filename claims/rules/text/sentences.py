"""An article cut into sentences, each with its exact place, its section and whose page-part it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.tokens import Token, tokenize
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

LONGEST_SENTENCE = 3000
"""Characters; what runs on longer without a full stop is a table or a list, and is not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` is exactly ``capture[start:end]``; ``voice`` names a comment's author.

    ``paragraph`` counts paragraphs through the whole capture, so that neighbours can be told from strangers;
    ``part`` counts sections.
    """

    text: str
    start: int
    end: int
    section: SectionKind
    voice: str
    paragraph: int
    part: int


def words_of(sentence: Sentence) -> list[Token]:
    """A sentence's words, with their places in the capture; none of one without end."""
    return tokenize(sentence.text, sentence.start) if len(sentence.text) <= LONGEST_SENTENCE else []


# Short forms whose full stop does not end a sentence; single capitals ("J.") are added by rule.
_ABBREVIATIONS = {
    "en": "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm sen rep gov rev hon st mt jr sr hwy no nos vs etc inc ltd"
    " co corp jan feb mar apr jun jul aug sep sept oct nov dec approx est dept fig vol pp e.g i.e a.m p.m ave u.s u.k"
    " u.n ph.d d.c",
    "es": "sr sra srta dr dra prof gral cnel tte cap lic ing arq dip sen gob ee uu etc aprox av avda núm nro pág art"
    " ene feb abr jun jul ago sep sept oct nov dic a.m p.m d.c c.a ud uds mons fr",
}
_KNOWN = {language: words(text) for language, text in _ABBREVIATIONS.items()}
_ANY = frozenset().union(*_KNOWN.values())
# After these a name nearly always follows, so even a capital letter does not begin a sentence.
_TITLES = words(
    "mr mrs ms dr dra prof gen gral col cnel lt sgt capt maj adm sen rep gov rev hon st mt sr sra srta"
    " lic ing mons hwy no núm nro art e.g i.e vs"
)
# What must follow, a blank or the end, is asked of each run once: inside, a long run was gone through from each mark.
_END = re.compile(r"[.!?…][.!?…\"'”’»)\]]*+")
_LAST_WORD = re.compile(r"(?<![^\W_])([^\W_]+(?:\.[^\W_]+)*)\.$")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")
_OPENERS = "\"'“‘«([¿¡—–-•"
# A line shorter than this that ends without a full stop is a heading or a list line, not a wrapped sentence.
_WRAPPED_LINE = 55


def split(text: str, sections: Sequence[SectionSpan], language: str = "en") -> list[Sentence]:
    """Cut every section but furniture into sentences; a headline is one sentence."""
    found: list[Sentence] = []
    paragraph = 0
    known = _KNOWN.get(language.split("-", maxsplit=1)[0].lower(), _ANY)
    for part, section in enumerate(sections):
        if section.kind is SectionKind.FURNITURE:
            continue
        whole = section.kind is SectionKind.HEADLINE
        for first, last in [(section.start, section.end)] if whole else _paragraphs(text, section):
            paragraph += 1
            cuts = [(first, last)] if whole else _cuts(text, first, last, known)
            for start, end in cuts:
                kept = _trim(text, start, end)
                if kept:
                    found.append(
                        Sentence(text[kept[0] : kept[1]], *kept, section.kind, section.voice, paragraph, part)
                    )
    return found


def _paragraphs(text: str, section: SectionSpan) -> Iterator[tuple[int, int]]:
    start = section.start
    for gap in _BREAK.finditer(text, section.start, section.end):
        if gap.group().count("\n") > 1 or not _wrapped(text, start, gap.start(), gap.end(), section.end):
            yield start, gap.start()
            start = gap.end()
    yield start, section.end


def _wrapped(text: str, start: int, end: int, following: int, limit: int) -> bool:
    """Whether a single line end only breaks a long line inside a sentence or paragraph."""
    before = text[start:end].rstrip()
    after = text[following : following + 1] if following < limit else ""
    if not before or not after:
        return False
    if after.islower():
        return True
    line = before[before.rfind("\n") + 1 :]
    return len(line) >= _WRAPPED_LINE and before[-1] not in ".!?…:\"'”’»)" and after not in "•*-–—"


def _cuts(text: str, start: int, end: int, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _END.finditer(text, start, end):
        if text[stop.end() : min(stop.end() + 1, end)].isspace() and _ends(text, first, stop, end, known):
            yield first, stop.end()
            first = stop.end()
    yield first, end


def _ends(text: str, first: int, stop: re.Match[str], end: int, known: frozenset[str]) -> bool:
    """Whether this mark closes a sentence, judged by the word before it and what follows."""
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    opener = following.lstrip(_OPENERS)[:1]
    if not following or opener.islower() or stop.group() != ".":
        return not opener.islower()
    word = _LAST_WORD.search(text[max(first, stop.start() - 24) : stop.end()])
    if word is None:
        return True
    short = word.group(1)
    plain = fold(short)
    if len(short) == 1 and short.isupper():
        return False
    if plain in known or ("." in short and len(short) < 8):
        return (
            plain not in _TITLES
            and not opener.isdigit()
            and _starts_afresh(following, plain, text[first : stop.end()])
        )
    return not (plain.isdigit() and first + len(short) + 3 > stop.end())


_FRESH = re.compile(
    r"[\"'“‘«(]*(?:The|A|An|In|On|At|He|She|They|It|We|But|And|This|That|There|His|Her|Its|Their|When|As|If|After|For|El|La|"
    r"Los|Las|En|Un|Una|Pero|Según|Su|Sus|Esta|Este|Por|No)\b"
)


# What may follow a time of day in the same sentence: a day, a month, a feast, a zone ("GMT", "Eastern time").
_WITH_THE_HOUR = re.compile(
    r"[\"'“‘«(]*(?:[^\W\d_]{1,5}\.|[A-Z]{2,5}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"Christmas|Easter|New|Local|Standard|Summer|Eastern|Central|Mountain|Pacific|Greenwich)\b|"
    r"[^\W\d_]+(?: [^\W\d_]+)? [Tt]ime\b)"
)
_HOURS = frozenset({"a.m", "p.m"})
# "At 4 p.m. President Ames left" opens with its hour; so few words before one are no sentence by themselves.
_OPENING_WORDS = 6


def _starts_afresh(following: str, short: str, before: str) -> bool:
    """After "U.S." a sentence ends only where a usual opening word follows; after an hour, where any name may."""
    if _FRESH.match(following):
        return True
    whole = short in _HOURS and len(before.split()) > _OPENING_WORDS
    return whole and not _WITH_THE_HOUR.match(following)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "•*"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None
