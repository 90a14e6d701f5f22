"""Short ways to hand a text to the reader in tests."""

from datetime import UTC, datetime

from claims.rules.reader.reading import read
from claims.rules.statement import Piece, Statement
from claims.rules.text.sentences import Sentence
from sources.rules.period import Moment
from sources.rules.span import SectionSpan
from sources.vocabulary import Precision, SectionKind

DAY = Moment(datetime(2024, 3, 15, tzinfo=UTC), Precision.DAY)  # a Friday
MONTH = Moment(datetime(2019, 3, 1, tzinfo=UTC), Precision.MONTH)


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), SectionKind.BODY, "", 1, 0)


def piece(
    text: str, language: str = "en", published: Moment | None = DAY, outlet: str = "The Gazette"
) -> Piece:
    return Piece(text, (SectionSpan(SectionKind.BODY, 0, len(text)),), language, published, outlet)


def statements(text: str, language: str = "en", published: Moment | None = DAY) -> list[Statement]:
    return read(piece(text, language, published))


def sectioned(
    *parts: tuple[SectionKind, str, str], language: str = "en", outlet: str = "The Gazette"
) -> Piece:
    """A capture of several sections: kind, text and, for a comment, its author."""
    text, spans = "", []
    for kind, words, voice in parts:
        spans.append(SectionSpan(kind, len(text), len(text) + len(words), voice))
        text += words + "\n\n"
    return Piece(text, tuple(spans), language, DAY, outlet)


def rows(table: str) -> list[list[str]]:
    """The rows of a table written as text: language, sentence and, where something is read, what."""
    return [row.split("|", 2) for row in table.strip().splitlines()]


def said(text: str, language: str) -> list[str]:
    """Each statement in short: measure, whom or what it is of, lowest and highest figure, unit."""
    found = [
        (one.act, one.population, one.value.low, one.value.high, one.value.unit)
        for one in statements(text, language)
    ]
    return ["|".join(map(str, parts)) for parts in found]
