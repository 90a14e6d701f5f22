"""Whom a named person speaks for: by the article's own words, and by nothing else."""

import pytest

from claims.rules.speaking.attribution import context_for
from sources.vocabulary import SectionKind
from tests.claims.rules.reader.reading_in_short import piece, sectioned

HOSPITAL, FIRE = "Quelmi District Hospital", "Almaro Fire Department"
# language, text, the person, the body
LED = [
    ("en", "Dora Malik, chief of the Almaro Fire Department, said three died.", "Dora Malik", FIRE),
    ("en", "Three died, fire chief Dora Malik said. The Almaro Fire Department is small.", "Dora Malik", FIRE),
    ("en", "Quelmi District Hospital director Ana Prado said two died.", "Ana Prado", HOSPITAL),
    ("en", "Quelmi District Hospital is full. The hospital's director, Ana Prado, said so.", "Ana Prado", HOSPITAL),
    ("en", "Ana Prado, who heads Quelmi District Hospital, said two died.", "Ana Prado", HOSPITAL),
    ("en", "The director of Quelmi District Hospital, Ana Prado, said two died. Prado wept.", "Ana Prado", HOSPITAL),
    ("es", "Según el Hospital Central, murieron seis. Son siete, dijo el director del hospital, Luis Ferrán.",
     "Luis Ferrán", "Hospital Central"),
    ("es", "Luis Ferrán, presidente del Consejo Electoral, dijo que hubo dos muertos.", "Luis Ferrán",
     "Consejo Electoral"),
    ("en", "Two died, the director of Quelmi District Hospital said.\n\n“I signed it,” Dr Ana Prado told us.",
     "Ana Prado", HOSPITAL),
]  # fmt: skip
APART = [
    ("en", "Dora Malik, the former chief of the Almaro Fire Department, said three died."),
    ("en", "Former fire chief Dora Malik said three died. The Almaro Fire Department said four died."),
    ("en", "Ana Prado, a nurse at Quelmi District Hospital, said two died."),
    (
        "en",
        "Tolmara's defence minister, Ana Prado, said four died. The Tolmaran Army and Government fled.",
    ),
    ("en", "Tolmaran army chief Juan Ruiz said four died. The Orvessan army said nobody had died."),
    ("en", "Lima Hospital and Cusco Hospital are full, hospital director Ana Prado said."),
    ("en", "President Ana Prado said four died. The National Electoral Council said two died."),
    (
        "en",
        "Two died, the director of Quelmi District Hospital said. “I saw them,” Ana Prado, a nurse, said.",
    ),
    ("en", "Two died, the director of Quelmi District Hospital said. “They are dead,” Ana Prado said."),
    ("en", "Two died, a nurse of Quelmi District Hospital said. “I saw them,” Ana Prado said."),
]


def led(text: str, language: str) -> dict[str, str]:
    context = context_for(piece(text, language))
    assert context is not None
    voices = [told.voice for said in context.said for told in said if told.voice]
    return {voice.name: voice.speaks_for.name for voice in voices if voice.speaks_for}


@pytest.mark.parametrize(("language", "text", "person", "body"), LED, ids=[row[1][:60] for row in LED])
def test_who_leads_a_body_by_the_words_of_the_article_speaks_for_it(
    language: str, text: str, person: str, body: str
) -> None:
    assert led(text, language) == {person: body}


@pytest.mark.parametrize(("language", "text"), APART, ids=[row[1][:60] for row in APART])
def test_nobody_speaks_for_a_body_unless_the_words_say_so(language: str, text: str) -> None:
    assert led(text, language) == {}


def test_a_reader_who_comments_makes_nobody_a_director() -> None:
    made = sectioned(
        (SectionKind.BODY, "Quelmi District Hospital is full. Ana Prado said two died.", ""),
        (SectionKind.COMMENT, "Ana Prado, director of Quelmi District Hospital, said two died.", "Heron"),
    )
    context = context_for(made)
    assert context is not None

    assert [told.voice.speaks_for for said in context.said for told in said if told.voice] == [None, None]
