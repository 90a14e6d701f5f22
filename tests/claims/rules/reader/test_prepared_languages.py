"""Portuguese, French and Arabic are prepared: figures with bounds, what happened, negation, and whose word it is."""

from decimal import Decimal

import pytest

from claims.rules.language import PACKS
from claims.rules.reader.reading import read
from claims.rules.speaking.attribution import context_for
from claims.rules.statement import Piece, Statement
from claims.rules.text.sentences import Sentence
from claims.rules.values.figures import find
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

Bound = Decimal | int | None
FIGURES: list[tuple[str, str, Bound, Bound]] = [
    ("pt", "pelo menos 12 pessoas", 12, None),
    ("pt", "mais de 6.000 moradores", 6001, None),
    ("pt", "cerca de vinte e três soldados", 21, 25),
    ("pt", "menos de 40 casas", None, 39),
    ("pt", "até 15 caminhões", None, 15),
    ("pt", "entre 10 e 20 feridos", 10, 20),
    ("pt", "dezenas de famílias", 20, 199),
    ("pt", "1,5 milhão de pessoas", 1_500_000, 1_500_000),
    ("fr", "au moins 12 personnes", 12, None),
    ("fr", "plus de 28 000 habitants", 28_001, None),
    ("fr", "environ 29 blessés", 26, 32),
    ("fr", "moins de 40 maisons", None, 39),
    ("fr", "entre 10 et 20 soldats", 10, 20),
    ("fr", "quatre-vingt-douze migrants", 92, 92),
    ("fr", "deux cents familles", 200, 200),
    ("fr", "des milliers de manifestants", 2000, 19_999),
    ("fr", "soixante-douze policiers", 72, 72),
    ("ar", "12 شخصا", 12, 12),
    ("ar", "أكثر من 40 جنديا", 41, None),
    ("ar", "ما لا يقل عن 7 مدنيين", 7, None),
    ("ar", "نحو ٣٠ طفلا", 27, 33),
    ("ar", "ثلاثة جنود", 3, 3),
]
HAPPENED: list[tuple[str, str, str, Bound, Bound]] = [
    ("pt", "Pelo menos 12 pessoas foram mortas em Palmira.", "killed", 12, None),
    ("pt", "Quatro soldados ficaram feridos na segunda-feira.", "injured", 4, 4),
    ("pt", "A polícia prendeu 30 manifestantes.", "arrested", 30, 30),
    ("pt", "Cerca de 200 famílias fugiram da aldeia.", "fled", 180, 220),
    ("fr", "Au moins 12 personnes ont été tuées à Palmyre.", "killed", 12, None),
    ("fr", "Quatre soldats ont été blessés lundi.", "injured", 4, 4),
    ("fr", "La police a arrêté 30 manifestants.", "arrested", 30, 30),
    ("fr", "Environ 200 familles ont fui le village.", "fled", 180, 220),
    ("ar", "قتل 12 شخصا في الغارة.", "killed", 12, 12),
    ("ar", "أصيب أكثر من 40 مدنيا.", "injured", 41, None),
]
SAID = [
    ("pt", "O ministro Rui Prado afirmou que 12 pessoas foram mortas.", "Rui Prado"),
    ("pt", "Segundo a polícia, 12 pessoas foram mortas.", "olícia"),
    ("pt", "Pelo menos 12 pessoas foram mortas em Palmira, disse a polícia.", "olícia"),
    ("pt", "Pelo menos 12 pessoas foram mortas, afirmou o ministro Rui Prado.", "Rui Prado"),
    ("fr", "Le ministre Jean Prado a déclaré que 12 personnes ont été tuées.", "Jean Prado"),
    ("fr", "Selon la police, 12 personnes ont été tuées.", "police"),
    ("fr", "Au moins 12 personnes ont été tuées, a déclaré la police.", "police"),
    ("fr", "Au moins 12 personnes ont été tuées, affirme la police.", "police"),
    ("fr", "Au moins 12 personnes ont été tuées, a affirmé le ministre Jean Prado.", "Jean Prado"),
    ("fr", "« Au moins 12 personnes ont été tuées », ont indiqué les secours.", "secours"),
]
DENIED = [
    ("pt", "O ministro Rui Prado negou que 12 pessoas foram mortas."),
    ("fr", "Le ministre Jean Prado nie que 12 personnes ont été tuées."),
]
NOTHING = [
    ("pt", "12 pessoas poderiam ser mortas."),
    ("fr", "12 personnes pourraient être tuées."),
    ("pt", "12 pessoas foram mortas?"),
    ("fr", "La réunion a duré 12 heures."),
]


def statements(language: str, text: str) -> list[Statement]:
    return read(Piece(text, (SectionSpan(SectionKind.BODY, 0, len(text)),), language))


@pytest.mark.parametrize(("language", "text", "low", "high"), FIGURES, ids=[row[1] for row in FIGURES])
def test_a_figure_is_read_with_its_bound(language: str, text: str, low: Bound, high: Bound) -> None:
    (found,) = find(Sentence(text, 0, len(text), SectionKind.BODY, "", 1, 0), language)

    assert (found.value.low, found.value.high) == (low, high)


@pytest.mark.parametrize(
    ("language", "text", "act", "low", "high"), HAPPENED, ids=[row[1] for row in HAPPENED]
)
def test_a_figure_finds_what_happened(language: str, text: str, act: str, low: Bound, high: Bound) -> None:
    (found,) = statements(language, text)

    assert (found.act, found.value.low, found.value.high) == (act, low, high)
    assert found.language == language


@pytest.mark.parametrize(("language", "text", "name"), SAID, ids=[row[1] for row in SAID])
def test_whose_word_it_is_is_read(language: str, text: str, name: str) -> None:
    (found,) = statements(language, text)

    assert found.voice is not None
    assert name in found.voice.name
    assert found.stance.value == "repeats"


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_denial_disputes(language: str, text: str) -> None:
    assert [found.stance.value for found in statements(language, text)] == ["disputes"]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_only_possible_or_asked_is_no_statement(language: str, text: str) -> None:
    assert statements(language, text) == []


@pytest.mark.parametrize("language", ["pt", "fr", "ar", "pt-BR", "fr_CA"])
def test_an_articles_language_picks_its_pack(language: str) -> None:
    context = context_for(Piece("", (), language))

    assert context is not None
    assert context.pack is PACKS[language[:2]]


@pytest.mark.parametrize("code", ["pt", "fr", "ar"])
def test_a_pack_has_months_days_and_words_of_saying(code: str) -> None:
    pack = PACKS[code]

    assert set(pack.months.values()) == set(range(1, 13))
    assert set(pack.weekdays.values()) == set(range(7))
    assert pack.cues
    assert pack.negations
    assert {act for act, _ in pack.acts.values()} <= {act for act, _ in PACKS["en"].acts.values()}
