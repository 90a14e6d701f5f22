"""The reader as a whole: which sentences become statements, and what each of them says."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.rules.reader.reading import read
from claims.rules.statement import Statement
from claims.vocabulary import Polarity, Stance
from sources.vocabulary import SectionKind, SourceKind
from tests.claims.rules.reader.reading_in_short import DAY, piece, sectioned, statements

# language, sentence, then (act, population, low, high) of every statement in it
TALLIES = [
    ("en", "A bomb in Kabul killed three policemen and wounded 12 civilians.",
     [("killed", "police", 3, 3), ("injured", "civilian", 12, 12)]),
    ("en", "The attack left 12 dead and 30 injured.", [("killed", "people", 12, 12), ("injured", "people", 30, 30)]),
    ("en", "Clashes killed four members of the Tikuna indigenous community.", [("killed", "tikuna", 4, 4)]),
    ("en", "Two Ukrainian soldiers died and five were wounded.",
     [("killed", "soldier", 2, 2), ("injured", "soldier", 5, 5)]),
    ("en", "A skirmish left at least two Chileans dead.", [("killed", "chilean", 2, None)]),
    ("en", "The feud resulted in about 70 deaths in one month.", [("killed", "people", 63, 77)]),
    ("en", "Divers found four dead bodies in the lake.", [("killed", "people", 4, 4)]),
    ("en", "The army lost eight soldiers to mines.", [("killed", "soldier", 8, 8)]),
    ("en", "The storm claimed 12 lives.", [("killed", "people", 12, 12)]),
    ("en", "The death toll rose to 1,200.", [("killed", "people", 1200, 1200)]),
    ("en", "A 34-year-old man was stabbed to death in Leeds.", [("killed", "man", 1, 1)]),
    ("en", "About two dozen migrants drowned.", [("killed", "migrant", 22, 26)]),
    ("en", "Police arrested 45 protesters.", [("arrested", "protester", 45, 45)]),
    ("en", "Two reporters and two aid workers were detained for 24 hours.",
     [("arrested", "journalist", 2, 2), ("arrested", "aid worker", 2, 2)]),
    ("en", "Three of the five hostages were released.", [("released", "hostage", 3, 3)]),
    ("en", "A few dozen Peruvian national guardsmen defected.", [("defected", "national guard", 24, 60)]),
    ("en", "Dozens of soldiers have abandoned them.", [("defected", "soldier", 24, 199)]),
    ("en", "The nearly 6,000 residents who fled wait in tents.", [("fled", "resident", 5400, 6000)]),
    ("en", "Fewer than 2,000 people had left the valley.", [("fled", "people", None, 1999)]),
    ("en", "Three trucks crossed into Brazil.", [("crossed", "truck", 3, 3)]),
    ("en", "Two of the trucks burned.", [("burned", "truck", 2, 2)]),
    ("en", "More than 300 homes were destroyed.", [("destroyed", "house", 301, None)]),
    ("en", "Up to 15,000 troops have been deployed.", [("deployed", "soldier", None, 15000)]),
    ("en", "Nobody was hurt.", [("injured", "people", 0, 0)]),
    ("en", "The price of a kilo of coffee varies between £28 and £58.", [("costs", "coffee", 28, 58)]),
    ("en", "A permit now costs about 30,000 liras.", [("costs", "permit", 27000, 33000)]),
    ("en", "It was backed by 50 nations who recognised him.", [("recognise", "nation", 50, 50)]),
    ("en", "150 exiled soldiers waited in a sawmill.", [("wait", "soldier", 150, 150)]),
    ("en", "Police say 6 people were injured.", [("injured", "people", 6, 6)]),
    ("en", "None of the 60 patients was hurt.", [("injured", "people", 0, 0)]),
    ("en", "Of the 45 people on board, 38 were rescued and seven are missing.",
     [("rescued", "people", 38, 38), ("missing", "people", 7, 7)]),
    ("en", "Of the 12 arrested, three were released.", [("released", "people", 3, 3)]),
    ("en", "The death toll rose from 98 to 112.", [("killed", "people", 112, 112)]),
    ("en", "Inflation rose from 3.8% to 4.2%.", [("inflation", "", Decimal("4.2"), Decimal("4.2"))]),
    ("en", "Two teenagers aged 15 and 16 were wounded.", [("injured", "teenager", 2, 2)]),
    ("es", "Al menos 17 personas murieron en Lima.", [("killed", "people", 17, None)]),
    ("es", "Una bomba mató a tres policías e hirió a 12 civiles.",
     [("killed", "police", 3, 3), ("injured", "civilian", 12, 12)]),
    ("es", "El viernes hubo cuatro muertos, todos de la comunidad ticuna.", [("killed", "ticuna", 4, 4)]),
    ("es", "Un soldado murió y otros dos resultaron heridos.",
     [("killed", "soldier", 1, 1), ("injured", "people", 2, 2)]),
    ("es", "La policía detuvo a 45 manifestantes.", [("arrested", "protester", 45, 45)]),
    ("es", "Decenas de migrantes desaparecieron.", [("missing", "migrant", 20, 199)]),
    ("es", "Hay casi 6.000 desplazados en el valle.", [("fled", "people", 5400, 6000)]),
    ("es", "El saldo de muertos ascendió a 1.200.", [("killed", "people", 1200, 1200)]),
    ("es", "El boleto cuesta entre 20 y 45 pesos.", [("costs", "boleto", 20, 45)]),
    ("es", "Más de 300 viviendas fueron destruidas.", [("destroyed", "house", 301, None)]),
    ("es", "La cifra de fallecidos subió de 98 a 112.", [("killed", "people", 112, 112)]),
    ("es", "De los 45 ocupantes, 38 fueron rescatados y siete siguen desaparecidos.",
     [("rescued", "people", 38, 38), ("missing", "people", 7, 7)]),
    ("es", "Un muerto y más de una docena de heridos dejó el choque.", [("injured", "people", 13, None)]),
]  # fmt: skip
NOTHING = [
    ("en", "A third of the 12 hostages were freed."),
    ("en", "Not all of the 60 patients were freed."),
    ("en", "A hundred-odd people died."),
    ("en", "Most of the 40 hostages were freed."),
    ("en", "The charity spent £1bn more than it raised."),
    ("es", "Un tercio de los 12 rehenes fue liberado."),
    ("en", "The strike could kill 500 people."),
    ("en", "Should the dam fail, 40,000 people would be displaced."),
    ("en", "Did the army kill 20 people?"),
    ("en", "The situation is increasingly parlous."),
    ("en", "It is 12 hours’ drive from Lima."),
    ("en", "The 2016 accord was signed on 12 April."),
    ("en", "A conflict is still very unlikely."),
    ("es", "El ataque podría matar a 500 personas."),
    ("es", "La situación es cada vez más grave."),
]
CLAIM_TEXTS = [
    ("Clashes yesterday killed four members of the Tikuna indigenous community in southern Peru.",
     "Four members of the Tikuna indigenous community killed in southern Peru"),
    ("A skirmish left at least two Chileans dead.", "At least two Chileans dead"),
    ("Around 29 others were injured.", "Around 29 others were injured"),
    ("The feud resulted in about 70 deaths in one month.", "About 70 deaths in one month"),
    ("A bomb killed three policemen and wounded 12 civilians.", "Three policemen killed"),
    ("Police said that 23 guards, engineers and clerks have defected so far today.",
     "23 guards, engineers and clerks have defected so far today"),
    ("At least 40 officers defected to “escort” the trucks of flour across the river.",
     "At least 40 officers defected to “escort” the trucks of flour across the river"),
]  # fmt: skip
# text, charge, accused, whether somebody else than the outlet lays it
ACCUSATIONS = [
    ("en", "Peru accused Chile of interfering in its election.", "interference", "chile", "Peru"),
    ("en", "Peru accuses Chile of “meddling” on its border.", "interference", "chile", "Peru"),
    ("en", "Minister Ana Prado denounced Chilean “interference” in the valley.", "interference", "chile", "Ana Prado"),
    ("en", "In May 2021 Peru accused Chile of being linked to cyber attacks.", "cyber-attack", "chile", "Peru"),
    ("en", "“Army units have moved to the border with the support of Chile,” Peruvian Defence Minister Ana Prado said.",
     "troop-movement", "chile", "Ana Prado"),
    ("en", "The refugees accuse the Chilean army of killing civilians.", "killing", "chile", "refugees"),
    ("es", "Perú acusó a Chile de interferir en sus elecciones.", "interference", "chile", "Peru"),
]  # fmt: skip
VOCABULARY = (
    "four at least 12 killed soldiers and the of Peru said “ ” . , : denied that not a in dead 1.5 million £20 --"
    " yesterday accused Chile Ana Prado minister murieron cuatro dijo ( ) ''"
)
WORDS = st.sampled_from([*sorted(VOCABULARY.split()), "\n"])


def said(found: Statement) -> tuple[str, str, Decimal | None, Decimal | None]:
    return found.act, found.population, found.value.low, found.value.high


@pytest.mark.parametrize(("language", "text", "expected"), TALLIES, ids=[row[1] for row in TALLIES])
def test_a_sentence_yields_each_figure_with_what_happened_to_whom(
    language: str, text: str, expected: list[tuple[str, str, Decimal | int | None, Decimal | int | None]]
) -> None:
    assert [said(found) for found in statements(text, language)] == expected


def test_the_day_on_which_somebody_speaks_is_not_the_day_of_what_he_tells() -> None:
    (found,) = statements("The regulator said on Tuesday eight people had been killed.")

    assert (found.when, found.voice and found.voice.name) == (None, "regulator")


def test_this_time_sets_a_figure_apart_from_the_time_of_the_one_before() -> None:
    before, now = statements("In 2019, 32 people were killed in a like attack. This time, four died.")

    assert (before.when and before.when.first.year, now.when) == (2019, None)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[row[1] for row in NOTHING])
def test_what_is_supposed_asked_or_felt_is_no_statement(language: str, text: str) -> None:
    assert statements(text, language) == []


@pytest.mark.parametrize(("text", "expected"), CLAIM_TEXTS, ids=[row[1] for row in CLAIM_TEXTS])
def test_the_claim_is_a_plain_sentence_from_the_quotes_own_words(text: str, expected: str) -> None:
    assert statements(text)[0].claim_text == expected


@pytest.mark.parametrize(
    ("language", "text", "charge", "accused", "voice"), ACCUSATIONS, ids=[row[1] for row in ACCUSATIONS]
)
def test_an_accusation_names_charge_accused_and_accuser(
    language: str, text: str, charge: str, accused: str, voice: str
) -> None:
    (found,) = statements(text, language)

    assert (found.act, found.accused, found.stance) == (f"accused:{charge}", (accused,), Stance.REPEATS)
    assert found.voice is not None
    assert found.voice.name == voice
    assert not found.value.numeric


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru accused Chile of interfering in its election. The Chilean embassy rejected the accusation."),
        ("en", "Peru accused Chile of interfering in its election. Santiago called the claims “baseless”."),
        ("es", "Perú acusó a Chile de interferir en sus elecciones. La embajada chilena negó las acusaciones."),
    ],
    ids=["embassy", "baseless", "Spanish"],
)  # fmt: skip
def test_a_denial_by_the_accused_disputes_as_a_party(language: str, text: str) -> None:
    laid, denial = statements(text, language)

    assert (denial.stance, denial.denies, denial.value.polarity) == (Stance.DISPUTES, 0, Polarity.NO)
    assert denial.party
    assert (denial.act, denial.population, denial.measure) == (laid.act, laid.population, laid.measure)


def test_each_accusation_is_answered_by_its_own_denial_only() -> None:
    text = (
        "“Army units have moved to the border with the support of Chile,” Peruvian Defence Minister Ana Prado"
        " said.\n\n"
        "The Chilean embassy in Peru spoke of “irresponsible” statements, and said it expected an apology.\n\n"
        "In May 2021 Peru accused Chile of being linked to cyber attacks. The Chilean embassy answered that"
        " these accusations were “baseless”."
    )

    found = statements(text)

    pairs = {found[one.denies].act: one.start for one in found if one.denies >= 0}
    assert pairs.keys() == {"accused:troop-movement", "accused:cyber-attack"}
    assert pairs["accused:troop-movement"] < text.index("May 2021") < pairs["accused:cyber-attack"]


def test_a_bystanders_doubt_is_not_a_partys_denial() -> None:
    text = "Peru accused Chile of interfering in its election. Brazil said it knew nothing of the matter."

    assert [one.stance for one in statements(text)] == [Stance.REPEATS]


def test_a_party_may_deny_what_this_article_does_not_lay() -> None:
    (denial,) = read(
        piece("No Chilean personnel has taken part in any movement of troops.", outlet="Embassy of Chile")
    )

    assert (denial.act, denial.accused, denial.party) == ("accused:troop-movement", ("chile",), True)
    assert denial.denies == -1


def test_a_reported_shooting_by_soldiers_meets_its_denial_in_another_article() -> None:
    (laid,) = statements("The villagers said soldiers had opened fire on the crowd.")
    (denial,) = statements(
        "A spokesman for the Peruvian Ministry of Defence denied that soldiers had fired on the crowd."
    )

    assert laid.act == denial.act == "accused:attack"
    assert (denial.stance, denial.party) == (Stance.DISPUTES, True)


def test_a_person_behind_a_plan_is_not_accused_by_title_or_forename() -> None:
    text = "The coup, organised by retired General Ana Prado, was stopped, Bloomberg reported. Prado did not answer."

    assert not [found for found in statements(text) if {"general", "ana"} & set(found.accused)]


def test_furniture_yields_nothing_and_a_comment_its_writers_word() -> None:
    made = sectioned(
        (SectionKind.FURNITURE, "1,200 readers killed their ads. Subscribe for $5.", ""),
        (SectionKind.BODY, "Four men died on the bridge.", ""),
        (SectionKind.COMMENT, "Two Tikuna died there. I counted.", "Heron"),
    )

    body, comment = read(made)

    assert (body.section, body.voice) == (SectionKind.BODY, None)
    assert comment.voice is not None
    assert (comment.voice.name, comment.voice.kind, comment.voice.within) == (
        "Heron",
        SourceKind.COMMENTER,
        "The Gazette",
    )
    assert said(comment) == ("killed", "tikuna", 2, 2)


def test_a_headline_is_read_too() -> None:
    (found,) = read(sectioned((SectionKind.HEADLINE, "Hundreds of guards desert as line crumbles", "")))

    assert (found.section, found.act, found.population) == (
        SectionKind.HEADLINE,
        "defected",
        "national guard",
    ) or (found.population == "guard")


def test_every_statement_carries_its_reasons() -> None:
    (found,) = statements("Four miners died in Cusco on Tuesday, officials said.")

    assert {reason.rule for reason in found.reasons} >= {
        "figure",
        "act",
        "attribution",
        "stance",
        "when",
        "place",
    }


def test_terms_hold_the_words_and_never_the_numbers() -> None:
    (found,) = statements("Four miners died in Cusco on Tuesday.")

    assert "miner" in found.terms
    assert not found.terms & {"four", "tuesday", "in"}


def test_a_language_we_do_not_read_yields_nothing() -> None:
    assert statements("Vier Menschen wurden getötet.", "de") == []


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["en", "es"]))
def test_whatever_it_reads_every_quote_stands_in_the_text(text: str, language: str) -> None:
    found = read(piece(text, language))

    assert all(text[one.start : one.end] == one.quote and one.quote for one in found)
    assert all(-1 <= one.denies < len(found) for one in found)
    assert len({(one.start, one.end, one.act, one.population, one.value) for one in found}) == len(found)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert read(piece(text)) == read(piece(text, published=DAY))
