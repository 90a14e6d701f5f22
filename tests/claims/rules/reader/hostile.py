"""Texts that no newspaper prints and some attacker will hand in, made from a seed; and the whole reader over them."""

import unicodedata
from random import Random

from claims.rules.bearings.bearing import bears_on, text_bears_on
from claims.rules.bearings.lines import line
from claims.rules.bearings.throughout import Whole
from claims.rules.language import PACKS
from claims.rules.reader import reading
from claims.rules.reader.quantities import quantities
from claims.rules.speaking import attribution
from claims.rules.statement import Piece
from claims.rules.text import quotations
from claims.rules.text.sentences import split
from provenance.bench import pressroom
from sources.rules.page_text import read_text
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

CLAIM = "At least 60 people were killed when the bridge at Palmyra fell, the minister denied on Tuesday."
LANGUAGES = (*sorted(PACKS), "", "es-CO", "xx")
_EVERY = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Nd", "Nl", "No"}]
_MARKS = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)).startswith("M")]
ALPHABETS = {
    "bidi": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "combining": _MARKS,
    "figures": _EVERY,
    "odd": "\x00\x01\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufffd\ufffe\U000e0001\U0010ffff",
    "halves": "\ud800\udbff\udc00\udfff",
    "scripts": "ßİıſKﬁǅΣςжШקלمنกขあ漢字한글😀👩‍👧ªº",
    "signs": ".,;:!?…'\"“”‘’«»„()[]{}-–—‑/\\|$£€¥₹₽%°&@#*•¡¿_^~`+=<>",
    "breaks": "\n\n\n\t \xa0 \r",
}
WORDS = [
    "at least", "more than", "60", "1.5", "28 000", "half a dozen", "killed", "people", "were", "soldiers",
    "said", "told", "accused of", "denied", "según", "dijo", "al menos", "de cada", "two", "thirds of",
    "one in", "percent", "million", "$", "12:30", "2019-02-23", "the", "minister", "Molano", "who", "not", "a",
    "few", "reportedly", "supuestamente", "that", "que", "May", "5", "10th", "3-2", "may", "was", "by",
    "Russia", "embassy", "no", "nobody", "km", "US$", "U.S.", "p.m.", "J.", "au moins", "selon", "pelo menos",
    "segundo", "على الأقل", "قتل", "٤٠", "قال", "مليون",
]  # fmt: skip


def text(chance: Random) -> str:
    """One hostile text of up to some hundred pieces."""
    kinds = chance.sample(sorted(ALPHABETS), chance.randint(1, 4))
    pieces = []
    if chance.random() < 0.4:
        pieces += next(made for made, _ in pressroom.make(size=1, seed=chance.randrange(10**6))).split(" ")
        pieces = pieces[: chance.randint(20, 120)]
    for _ in range(chance.randint(1, 120)):
        alphabet = ALPHABETS[chance.choice(kinds)]
        letters = "".join(chance.choice(alphabet) for _ in range(chance.choice((1, 1, 1, 2, 5, 30))))
        pieces.insert(
            chance.randint(0, len(pieces)),
            chance.choice((letters, chance.choice(WORDS), letters + chance.choice(WORDS))),
        )
    joined = chance.choice((" ", " ", "", "\n")).join(pieces)
    return _broken(joined, chance) if chance.random() < 0.2 else joined


def _broken(whole: str, chance: Random) -> str:
    """The same with bytes lost and others put in, read as UTF-8 with replacement."""
    raw = bytearray(whole.encode("utf-8", "surrogatepass"))
    for _ in range(1 + len(raw) // 40):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return raw.decode("utf-8", "replace")


def read_whole(given: str, language: str) -> None:
    """Everything the reader does with an article; every offset it gives must fit the words it gives them for."""
    piece = _piece(given, language)
    _sections_and_quotations(piece)
    sentences = split(piece.text, piece.sections, language)
    for sentence in sentences:
        assert piece.text[sentence.start : sentence.end] == sentence.text
        for quantity in quantities(sentence.text, language):
            assert 0 <= quantity.start < quantity.end <= len(sentence.text)
    for statement in reading.read(piece):
        assert piece.text[statement.start : statement.end] == statement.quote
        assert all(
            reason.quote in piece.text for reason in statement.reasons if reason.rule in {"figure", "act"}
        )
    for said in attribution.attributions(piece.text, piece.sections, language):
        for start, end in (said.source, said.cue, *said.content):
            assert 0 <= start <= end <= len(piece.text)
    pack = PACKS.get(language[:2], PACKS["en"])
    lines = [line(sentence.text, pack, sentence.start) for sentence in sentences[:40]]
    for one in lines:
        assert all(piece.text[token.start : token.end] == token.text for token in one.tokens)
        found = bears_on(CLAIM, one, language=language)
        assert all(reason.quote in piece.text for reason in found.reasons)
    text_bears_on(CLAIM, Whole.of(lines), language=language)


def _piece(given: str, language: str) -> Piece:
    """A page as it is taken in; what intake refuses (NUL, nothing to read) is put to the reader all the same."""
    try:
        page = read_text(given, language=language)
    except ValueError:
        return Piece(given, (SectionSpan(SectionKind.BODY, 0, len(given)),), language)
    return Piece(page.text, page.sections, language)


def _sections_and_quotations(piece: Piece) -> None:
    ends = [0, *(section.end for section in piece.sections)]
    assert all(
        end <= section.start <= section.end for end, section in zip(ends, piece.sections, strict=False)
    )
    assert ends[-1] <= len(piece.text)
    for start, end in quotations.find(piece.text, piece.sections).spans:
        assert 0 <= start < end <= len(piece.text)
