"""Reads a whole pasted article: which articles it has words from, and which of its sentences are known claims."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from claims.pages.alike import Alike, alike_each
from claims.rules.lookup.tongues import told_by_words
from claims.rules.reader.checkable import Checkable, ranked
from claims.rules.statement import Piece
from sources.pages import copied, wording
from sources.pages.asked import Misasked
from sources.rules.span import SectionSpan
from sources.visibility import Reader
from sources.vocabulary import SectionKind

LONGEST = 100_000
"""Characters of a pasted text: a long report. A longer one is taken in as an article, and read whole."""
MOST_SENTENCES = 30
"""Sentences looked up among the known claims, those that can best be checked; each costs a look-up."""
EACH = 2  # claims told of one sentence
TONGUE = 4_000  # characters by which the language is told


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the text, with the known claims it repeats or disputes, likeliest first."""

    text: str
    alike: list[Alike]


def text_of(written: str) -> str:
    """A pasted text with its lines as they are everywhere else. Raises ``Misasked`` for what is none."""
    text = written.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST:
        raise Misasked(
            "q",
            gettext("shorten it to %(LONGEST)s characters, or add it as an article")
            % {"LONGEST": wording.grouped(LONGEST)},
        )
    if any((ord(sign) < 32 and sign not in "\t\n") or "\ud800" <= sign <= "\udfff" for sign in text):
        raise Misasked("q", gettext("leave out the control characters"))
    return text


def pasted(text: str, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """Everything the page of a pasted text prints; nothing of the text is kept."""
    language = told_by_words(text[:TONGUE])
    sections = (SectionSpan(SectionKind.BODY, 0, len(text)),)
    every = ranked(Piece(text, sections, language))
    chosen = sorted(every[:MOST_SENTENCES], key=lambda each: each.place)
    sentences = _said(chosen, language, reader, now)
    return {
        "copies": copied.copied(text, reader, now),
        "copies_looked_for": copied.looked_for(),
        "known": [each for each in sentences if each.alike],
        "looked_up": len(sentences),
        "sentences": len(every),
        "words": len(text.split()),
    }


def _said(chosen: list[Checkable], language: str, reader: Reader | None, now: datetime) -> list[Said]:
    texts = list(dict.fromkeys(each.sentence.text for each in chosen))
    found = alike_each(texts, language, reader, now, most=EACH)
    return [Said(text, alike) for text, alike in zip(texts, found, strict=True)]
