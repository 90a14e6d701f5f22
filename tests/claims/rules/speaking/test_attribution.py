"""Attribution: in whose mouth an article puts its words."""

import pytest

from claims.rules.speaking.attribution import Context, attributions, context_for, find
from claims.rules.statement import Voice
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind, SourceKind
from tests.claims.rules.reader.reading_in_short import piece, sectioned

PERSON, GROUP, STATE = SourceKind.PERSON, SourceKind.COLLECTIVE, SourceKind.GOVERNMENT
BODY, CLUB, OUTLET, AGENCY = (
    SourceKind.INSTITUTION,
    SourceKind.ORGANISATION,
    SourceKind.OUTLET,
    SourceKind.AGENCY,
)
# language, text, name, kind, affiliation of the last sentence's voice
VOICES = [
    ("en", "Four died, Peruvian Interior Minister Ana Prado said.", "Ana Prado", PERSON, "peru"),
    ("en", "Ana Prado said four had died.", "Ana Prado", PERSON, ""),
    ("en", "“Four died,” said Ana Prado, a consultant.", "Ana Prado", PERSON, ""),
    ("en", "According to Ana Prado, four died.", "Ana Prado", PERSON, ""),
    ("en", "Four died, according to Reilly.", "Reilly", SourceKind.UNKNOWN, ""),
    ("en", "Of late Ana Prado said four had died.", "Ana Prado", PERSON, ""),
    ("en", "Ana Prado (47) said four had died.", "Ana Prado", PERSON, ""),
    ("en", "A list came out, which the mayor said named four dead.", "mayor", GROUP, ""),
    ("en", "The mayor had first said four had died.", "mayor", GROUP, ""),
    ("en", "Prosecutors first still said four had died.", "Prosecutors", GROUP, ""),
    ("es", "Cuatro murieron, dijo a la prensa local ayer el ministro Juan Paz.", "Juan Paz", PERSON, ""),
    ("en", "Ana Prado, spokeswoman for the Council of Elders, said no. Prado said four had died.",
     "Council of Elders", BODY, ""),
    ("en", "Ana Prado, spokeswoman for Brenner Rowing, said four had died.", "Brenner Rowing", CLUB, ""),
    ("en", "Ana Prado, spokeswoman for Brenner Rowing in Peru, said no.", "Brenner Rowing in Peru", CLUB, "peru"),
    ("en", "Ana Prado, spokeswoman for Peru, said four had died.", "Peru", STATE, "peru"),
    ("en", "Juan Paz, spokesman for the council, said four had died.", "Juan Paz", PERSON, ""),
    ("en", "The Russian Embassy in Peru said four had died.", "Russian Embassy in Peru", STATE, "russia"),
    ("en", "The Gazette foundation said four had died.", "Gazette foundation", OUTLET, ""),
    ("en", "Residents of the ministry said four had died.", "Residents of the ministry", GROUP, ""),
    ("en", "The Interior Ministry met. A statement said four had died.", "Interior Ministry", STATE, ""),
    ("en", "Four died, according to Ana Prado.", "Ana Prado", PERSON, ""),
    ("en", "Ana Prado, who leads the union, said four had died.", "Ana Prado", PERSON, ""),
    ("en", "Peruvian Interior Minister Ana Prado came. Prado said four had died.", "Ana Prado", PERSON, "peru"),
    ("en", "Peruvian Minister Ana Prado came. The minister said four had died.", "Ana Prado", PERSON, "peru"),
    ("en", "The interior minister, Ana Prado, said four had died.", "Ana Prado", PERSON, ""),
    ("en", "Peruvian Interior Minister Ana Prado came. She said four had died.", "Ana Prado", PERSON, "peru"),
    ("en", "Peru's president Ana Prado told reporters that four had died.", "Ana Prado", PERSON, "peru"),
    ("en", "Four died, officials said.", "officials", GROUP, ""),
    ("en", "Analysts in Lima said four had died.", "Analysts in Lima", GROUP, "peru"),
    ("en", "One survivor of the fire told us that four had died.", "One survivor of the fire", GROUP, ""),
    ("en", "Drivers in Quito said it was true.", "Drivers in Quito", GROUP, "ecuador"),
    ("en", "The Russian embassy in Peru said it was false.", "Russian embassy in Peru", STATE, "russia"),
    ("en", "The Russian embassy in Peru spoke. The embassy said no.", "Russian embassy in Peru", STATE, "russia"),
    ("en", "The Russian embassy in Peru rose. The Russian mission said no.",
     "Russian embassy in Peru", STATE, "russia"),
    ("en", "The Russian embassy in Peru said no. It added a word.", "Russian embassy in Peru", STATE, "russia"),
    ("en", "Moscow said it was false.", "Russia", STATE, "russia"),
    ("en", "The Peruvian military say they lost it.", "Peruvian military", BODY, "peru"),
    ("en", "A spokesman for the Ministry of Health said four had died.", "Ministry of Health", STATE, ""),
    ("en", "The director of Oxbow District Hospital said four had died.", "Oxbow District Hospital", BODY, ""),
    ("en", "According to research by Tidewater Watch, prices fell.", "Tidewater Watch", CLUB, ""),
    ("en", "A film roll handed to The Calder Observer shows four bodies.", "Calder Observer", OUTLET, ""),
    ("es", "Unas fotos entregadas a El Diario Nuevo muestran cuatro cuerpos.", "Diario Nuevo", OUTLET, ""),
    ("en", "Photos sent to her mother show four bodies.", "Photos sent to her mother", GROUP, ""),
    ("es", "Murieron siete, dijo el director del hospital, Luis Ferrán.", "Luis Ferrán", PERSON, ""),
    ("es", "El director del hospital, Luis Ferrán, dijo que murieron siete.", "Luis Ferrán", PERSON, ""),
    ("en", "The director of the hospital, Ana Prado, said four had died.", "Ana Prado", PERSON, ""),
    ("en", "Four died, said the director of the hospital, Ana Prado.", "Ana Prado", PERSON, ""),
    ("en", "The director of Lima Hospital said four had died.", "Lima Hospital", BODY, "peru"),
    ("en", "Photos seen by The Tide show four bodies.", "Photos seen by The Tide", SourceKind.UNKNOWN, ""),
    ("en", "Four died, Reuters reported.", "Reuters", AGENCY, ""),
    ("en", "According to The Harbour Times, four died.", "The Harbour Times", OUTLET, ""),
    ("en", "Four died, the paper said, citing Ana Prado.", "paper", GROUP, ""),
    ("en", "Kastovia backs it. Four died, the Kastovian ministry said.", "Kastovian ministry", STATE, "kastovia"),
    ("en", "The coroner said four had died.", "coroner", GROUP, ""),
    ("en", "Four died, said the coroner.", "coroner", GROUP, ""),
    ("en", "The think tank said four had died.", "think tank", GROUP, ""),
    ("en", "A dozen soldiers had died, a spokesman told Reuters.", "spokesman", GROUP, ""),
    ("en", "Officials fear that four had died.", "Officials", GROUP, ""),
    ("en", "Ursula von der Haar said four had died.", "Ursula von der Haar", PERSON, ""),
    ("es", "Cuatro murieron, dijo la ministra peruana Ana Prado.", "Ana Prado", PERSON, "peru"),
    ("es", "Ana Prado afirmó que cuatro murieron.", "Ana Prado", PERSON, ""),
    ("es", "Según Ana Prado, cuatro murieron.", "Ana Prado", PERSON, ""),
    ("es", "«Perdimos a cuatro», declaró el coronel Luis Paz.", "Luis Paz", PERSON, ""),
    ("es", "Cuatro murieron, informó el sábado el Consejo de Salud.", "Consejo de Salud", BODY, ""),
    ("es", "Las autoridades informaron que cuatro murieron.", "autoridades", GROUP, ""),
    ("en", "According to a study by Harlan Reed, four died.", "Harlan Reed", CLUB, ""),
    ("en", "The Gull newspaper reporter said four had died.", "Gull newspaper reporter", SourceKind.OUTLET, ""),
    ("es", "La embajada rusa afirmó que era falso.", "embajada rusa", STATE, "russia"),
    ("es", "«Cuatro murieron», dijo el ministro del Interior, Pablo de la Torre.", "Pablo de la Torre", PERSON, ""),
    ("es", "Cuatro murieron, denunció la ONG.", "ONG", CLUB, ""),
    ("es", "La forense dijo que cuatro murieron.", "forense", GROUP, ""),
]  # fmt: skip
OWN_VOICE = [
    ("en", "Four miners died in Cusco on Tuesday."),
    ("en", "The western state of Sonora is dry."),
    ("en", "At least 12 people crossed, by this newspaper's count."),
    ("en", "The report was long."),
    ("en", "An earlier version of this article said four had died."),
    ("en", "Peru's army rose. It is said that four had died."),
    ("en", "The general is said to have killed four."),
    ("en", "Nobody came and said four had died."),
    ("en", "each Herald council met. It said four had died."),
    ("en", "Four had died, citing."),
    ("en", "Nobody spoke of it. She told CNBC."),
    ("es", "Cuatro mineros murieron el martes."),
    ("es", "Cruzaron 64 guardias, según el recuento de este periódico."),
]


def context_of(text: str, language: str = "en") -> Context:
    context = context_for(piece(text, language))
    assert context is not None
    return context


def voice_of_last(text: str, language: str = "en") -> Voice | None:
    context = context_of(text, language)
    return find(context.sentences[-1], context)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind", "affiliation"), VOICES, ids=[row[1] for row in VOICES]
)
def test_a_voice_is_named_in_full_with_its_kind_and_side(
    language: str, text: str, name: str, kind: SourceKind, affiliation: str
) -> None:
    voice = voice_of_last(text, language)

    assert voice is not None
    assert (voice.name, voice.kind, voice.affiliation) == (name.removeprefix("The "), kind, affiliation)


@pytest.mark.parametrize(("language", "text"), OWN_VOICE, ids=[row[1] for row in OWN_VOICE])
def test_the_articles_own_voice_is_nobodys(language: str, text: str) -> None:
    assert voice_of_last(text, language) is None


def test_who_speaks_behind_a_semicolon_is_told_by_the_article_and_not_by_the_speaker_before() -> None:
    context = context_of("Peru says four died; the mine's owner says six died.")

    assert [said.voice.depth for said in context.said[0] if said.voice] == [1, 1]


def test_a_quotation_over_several_sentences_keeps_its_speaker() -> None:
    text = "“They came at night,” said Ana Prado. “Four men died. Nobody helped.” The river rose."
    context = context_of(text)

    names = [voice.name if (voice := find(one, context)) else None for one in context.sentences]

    assert names == ["Ana Prado", "Ana Prado", "Ana Prado", None]


def test_words_that_stand_before_a_bare_she_told_are_hers() -> None:
    context = context_of("Mayor Ana Prado came. “Four men died in the blast.” She told reporters.")

    assert [voice.name for one in context.sentences[1:2] if (voice := find(one, context))] == ["Ana Prado"]


def test_a_speaker_named_behind_the_first_of_two_quoted_sentences_speaks_both() -> None:
    text = '"They said it would hold. The bridge fell," she told the council.'
    context = context_of("Mayor Ana Prado spoke. " + text)

    assert [voice.name for one in context.sentences[1:] if (voice := find(one, context))] == [
        "Ana Prado",
        "Ana Prado",
    ]


def test_a_comment_is_its_writers_word_within_the_outlet() -> None:
    made = sectioned(
        (SectionKind.BODY, "Four died on the bridge.", ""),
        (SectionKind.COMMENT, "Reuters said two died there.", "Heron"),
    )
    context = context_for(made)
    assert context is not None

    voice = find(context.sentences[-1], context)

    assert voice == Voice("Heron", SourceKind.COMMENTER, within="The Gazette")


def test_a_comment_never_introduces_people_to_the_article() -> None:
    made = sectioned(
        (SectionKind.BODY, "Prado said four had died.", ""),
        (SectionKind.COMMENT, "That is Minister Julio Prado.", "Heron"),
    )
    context = context_for(made)
    assert context is not None

    assert [person.name for person in context.directory.persons] == []


def test_a_report_within_a_report_is_a_mouth_deeper() -> None:
    context = context_of("Reuters reported that officials said four had died.")

    depths = {voice.depth for a in context.said[0] if (voice := a.voice)}

    assert depths == {1, 2}


def test_spans_tell_who_by_which_word_says_what() -> None:
    text = "Four miners died, the union said on Monday."

    (found,) = attributions(text, (SectionSpan(SectionKind.BODY, 0, len(text)),))

    assert text[slice(*found.source)] == "the union"
    assert text[slice(*found.cue)] == "said"
    assert [text[slice(*run)] for run in found.content] == ["Four miners died"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Prado went on to say that four had died.", "Ana Prado"),
        ("She went on to say that four had died.", None),
        ("Ana Prado went on to hope that four had died.", None),
        ("Ana Prado went on to say little when four died.", None),
    ],
)
def test_where_no_rule_finds_a_speaker_the_likeliest_who_is_named_and_speaks_is_taken(
    text: str, name: str | None
) -> None:
    context = context_for(piece(text))
    assert context is not None
    start = text.index("four")

    voice = find(context.sentences[0], context, start, start + len("four"))

    assert (voice.name if voice else None) == name


def test_attributions_by_rules_and_by_weights_stand_in_one_row() -> None:
    text = "Ana Prado said four had died. Osric Vale hopes to find more."
    found = attributions(text, (SectionSpan(SectionKind.BODY, 0, len(text)),))

    assert [(text[slice(*one.cue)], one.manner) for one in found] == [("said", "said"), ("hopes", "held")]
    assert found[1].voice is None
