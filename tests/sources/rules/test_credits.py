"""Credits: whom an article names as the one it was taken from, or whose work it leans on."""

import pytest

from sources.rules.credits import Credit, read
from sources.rules.page_text import read_text
from sources.rules.span import SectionSpan
from sources.vocabulary import DerivationKind, SectionKind, SourceKind
from tests.sources.rules.seeds import needs_seeds, seed

LEAD = "Two people were killed on Saturday when soldiers stopped a convoy on the bridge, witnesses said."
ARABIC = "قتل شخصان يوم السبت حين أوقف جنود قافلة على الجسر، بحسب شهود عيان تحدثوا في المكان."
LONG = "\n\n".join(
    [f"{LEAD} It was the {number}th day of the blockade, and the town was quiet." for number in range(30)]
)


def credited(text: str, **told: object) -> list[tuple[str, str]]:
    page = read_text(text)
    return [(credit.scope, credit.name) for credit in read(page.text, page.sections, **told)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Originally appeared at Harbour Watchers", "Harbour Watchers"),
        ("This article was originally published on The Harbour Post on March 3, 2019.", "The Harbour Post"),
        ("This story first appeared in Mother Jones magazine", "Mother Jones magazine"),
        ("Republished with permission from The Conversation", "The Conversation"),
        ("Reposted from harbourwatch.org", "harbourwatch.org"),
        ("Source: Harbour Post", "Harbour Post"),
        ("Source: https://www.harbourpost.com/2019/03/two-dead", "harbourpost.com"),
        ("(Source: Harbour Post)", "Harbour Post"),
        ("Via Harbour Watchers", "Harbour Watchers"),
        ("Courtesy of The Harbour Post", "The Harbour Post"),
        ("Read the full story at Harbour Post", "Harbour Post"),
        ("Translated from Spanish by Harbour Watchers", "Harbour Watchers"),
        ("Fuente: El Faro", "El Faro"),
        ("Fuente: http://www.elfaro.net/nota", "elfaro.net"),
        ("Con información de El Faro", "El Faro"),
        ("Publicado originalmente en El Faro", "El Faro"),
        ("Este artículo fue publicado por primera vez en La Estrella", "La Estrella"),
        ("Tomado de La Estrella", "La Estrella"),
        ("Vía: El Faro", "El Faro"),
        ("Com informações da Folha do Sul", "Folha do Sul"),
        ("Publicado originalmente no Jornal do Porto", "Jornal do Porto"),
        ("Texto publicado originalmente em Jornal do Porto", "Jornal do Porto"),
        ("Fonte: Jornal do Porto", "Jornal do Porto"),
        ("Reproduzido de Jornal do Porto", "Jornal do Porto"),
        ("Traduzido do inglês por Vozes do Mar", "Vozes do Mar"),
        ("Cet article a été publié initialement dans Le Phare", "Le Phare"),
        ("Article repris de Le Phare", "Le Phare"),
        ("Source : Le Phare", "Le Phare"),
        ("Traduit de l'anglais par Voix du Large", "Voix du Large"),
        ("المصدر: الجزيرة", "الجزيرة"),
        ("المصدر : صحيفة المرفأ", "المرفأ"),
        ("نقلاً عن صحيفة المرفأ", "المرفأ"),
        ("نقلا عن: موقع المرفأ", "المرفأ"),
        ("نشر هذا المقال لأول مرة في المرفأ", "المرفأ"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_credit_line_at_either_end_tells_whose_piece_it_is(line: str, name: str, place: str) -> None:
    text = f"{line}\n\n{LONG}" if place == "head" else f"{LONG}\n\n{line}"

    assert credited(text) == [("whole", name)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Source: Ministry of Defence", id="an office"),
        pytest.param("Source: Agencies", id="nobody in particular"),
        pytest.param("Sources: police", id="no name"),
        pytest.param("Fuente: Redacción", id="themselves"),
        pytest.param("Via Facebook", id="a network"),
        pytest.param("Source of the river is in the hills", id="a sentence"),
        pytest.param("According to Caracas, which reported two deaths, the border is shut.", id="a capital"),
        pytest.param("According to research by Harbour Institute, prices rose.", id="a study"),
        pytest.param("Officials in Bogota told reporters that nobody had died.", id="reporters"),
        pytest.param("The FARC reported two deaths.", id="an unexplained abbreviation"),
        pytest.param("He told Maria Delgado that two had died.", id="a person told"),
        pytest.param("As John Smith pointed out, two had died.", id="a person pointing out"),
        pytest.param(f"CARACAS (Delta Force) - {LEAD}", id="brackets after a place that name no outlet"),
        pytest.param("By the time they arrived in Caracas, two had died.", id="by the time"),
    ],
)
def test_what_is_no_credit_to_an_outlet_gives_none(line: str) -> None:
    assert credited(f"{LEAD}\n\n{line}") == []


def test_the_source_of_a_chart_amid_the_piece_is_no_credit() -> None:
    assert credited(f"{LONG}\n\nSource: Harbour Numbers\n\n{LONG}") == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "According to Harbour Watchers, which reported the deaths on Tuesday, it was a trap.",
            "Harbour Watchers",
        ),
        ("Harbour Watchers based its reporting on interviews with survivors.", "Harbour Watchers"),
        ("The deaths were first reported by Harbour Watchers.", "Harbour Watchers"),
        ("One survivor told The Harbour Telegraph that soldiers came at night.", "Harbour Telegraph"),
        ("He told CNN’s Ana Ruiz that soldiers came at night.", "CNN"),
        ("On Tuesday Reuters reported that two had died.", "Reuters"),
        ("As the Harbour Post noted, two had died.", "Harbour Post"),
        ("Según El País, dos personas murieron.", "El País"),
        ("Así lo informó el diario La Estrella.", "La Estrella"),
        ("Según La Estrella del Sur, que informó del hecho, murieron dos.", "La Estrella del Sur"),
        ("Segundo o jornal Farol do Sul, morreram dois.", "Farol do Sul"),
        ("De acordo com a Reuters, morreram dois.", "Reuters"),
        ("Um sobrevivente disse à Folha de Pernambuco que eram três.", "Folha de Pernambuco"),
        ("Selon le journal Le Phare, deux sont morts.", "Le Phare"),
        ("Selon l’AFP, deux sont morts.", "AFP"),
        (
            "Un survivant a déclaré au Monde diplomatique, puis cité par Le Figaro, qu’ils étaient trois.",
            "Le Figaro",
        ),
        (
            "According to Harbour Watchers Tuesday, which reported two deaths, it was a trap.",
            "Harbour Watchers",
        ),
        ("قتل شخصان وفقا لوكالة رويترز للأنباء.", "Reuters"),
        ("نقلت وكالة الأناضول عن شاهد أن شخصين قتلا.", "Anadolu"),
    ],
)
def test_another_outlets_work_is_cited_in_part(sentence: str, name: str) -> None:
    assert credited(f"{LEAD}\n\n{sentence}") == [("part", name)]


def test_names_the_newsroom_knows_count_where_strangers_would_not() -> None:
    text = f"{LEAD}\n\nAs HBR pointed out, two had died."

    assert credited(text) == []
    assert credited(text, known={"hbr"}) == [("part", "HBR")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"CARACAS, Feb 23 (Reuters) - {LEAD}", "Reuters", id="dateline"),
        pytest.param(
            f"QUELMI, Orvessa, Oct 10 (Valley Desk) - {LEAD}", "Valley Desk", id="dateline of a stranger"
        ),
        pytest.param(f"BOGOTA (AP) — {LEAD}", "Associated Press", id="dateline with dash"),
        pytest.param(f"Caracas, 23 feb (EFE).- {LEAD}", "EFE", id="dateline en español"),
        pytest.param(f"By Ana Ruiz, Associated Press\n\n{LEAD}", "Associated Press", id="byline"),
        pytest.param(f"Por Agencia EFE\n\n{LEAD}", "EFE", id="firma"),
        pytest.param(f"Agence France-Presse\n\n{LEAD}", "AFP", id="name alone"),
        pytest.param(
            f"{LEAD}\n\nCopyright 2019 The Associated Press. All rights reserved.",
            "Associated Press",
            id="law",
        ),
        pytest.param(f"{LEAD}\n\n(Reporting by Ana Ruiz; Editing by Luz Paz)", "Reuters", id="sign-off"),
        pytest.param(f"{LEAD} (AFP)", "AFP", id="in brackets at the end"),
        pytest.param(f"Con información de EFE\n\n{LEAD}", "EFE", id="con información de"),
        pytest.param(f"LISBOA (Lusa) – {LEAD}", "Lusa", id="linha de data"),
        pytest.param(f"Lisboa, 05 mar (Lusa) — {LEAD}", "Lusa", id="linha de data com dia"),
        pytest.param(
            f"Maputo, 5 de março (Voz do Índico) – {LEAD}", "Voz do Índico", id="agência desconhecida"
        ),
        pytest.param(f"{LEAD}\n\nCom informações da Reuters", "Reuters", id="com informações da"),
        pytest.param(f"{LEAD}\n\nCom agência Lusa.", "Lusa", id="com agência"),
        pytest.param(f"Redação com AFP\n\n{LEAD}", "AFP", id="redação com"),
        pytest.param(f"PARIS (AFP) - {LEAD}", "AFP", id="dateline en français"),
        pytest.param(f"Le Monde avec AFP\n\n{LEAD}", "AFP", id="signé avec"),
        pytest.param(f"{LEAD}\n\n(avec AFP)", "AFP", id="avec en pied"),
        pytest.param(f"Par Ana Ruiz, avec Reuters\n\n{LEAD}", "Reuters", id="par et avec"),
        pytest.param(f"{LEAD}\n\nSource : AFP", "AFP", id="source en pied"),
        pytest.param(f"القاهرة (رويترز) – {ARABIC}", "Reuters", id="سطر المكان"),
        pytest.param(f"القاهرة 5 مارس آذار (رويترز) - {ARABIC}", "Reuters", id="سطر المكان واليوم"),
        pytest.param(f"\u200fالقاهرة (\u200fرويترز\u200f) – {ARABIC}", "Reuters", id="turned signs"),
        pytest.param(f"دبي/القاهرة (أ ف ب) - {ARABIC}", "AFP", id="مكانان"),
        pytest.param(f"واشنطن ـ رويترز: {ARABIC}", "Reuters", id="بلا قوسين"),
        pytest.param(f"{ARABIC}\n\nنقلا عن وكالة رويترز", "Reuters", id="نقلا عن وكالة"),
        pytest.param(f"{ARABIC}\n\nالمصدر: وكالة الأناضول", "Anadolu", id="المصدر وكالة"),
        pytest.param(f"{ARABIC}\n\n(فرانس برس)", "AFP", id="توقيع"),
    ],
)
def test_agency_copy_is_known_by_its_marks(text: str, name: str) -> None:
    page = read_text(text)

    (credit,) = read(page.text, page.sections)

    assert (credit.name, credit.scope, credit.kind) == (name, "whole", DerivationKind.SYNDICATION)
    assert credit.voice is SourceKind.AGENCY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Ana Ruiz / Reuters\n\n{LEAD}", id="a photographer"),
        pytest.param(f"From Reuters:\n\n{LEAD}", id="an introduction to a quote"),
        pytest.param(f"The (AP) exam was hard, and {LEAD}", id="letters in a sentence"),
    ],
)
def test_an_agency_named_for_something_else_is_no_mark(text: str) -> None:
    assert [scope for scope, _ in credited(text)] == []


def test_an_agency_that_helped_is_credited_for_a_part() -> None:
    assert credited(f"{LEAD}\n\nThe Associated Press contributed to this report.") == [
        ("part", "Associated Press")
    ]


def test_reporting_that_is_included_is_credited_for_a_part() -> None:
    assert credited(f"{LEAD}\n\nIncludes reporting by Valley Wire.") == [("part", "Valley Wire")]


@pytest.mark.parametrize("line", ["h/t: Harbour Post", "H/T Harbour Post", "Hat tip to Harbour Post."])
def test_a_hat_is_tipped_for_a_part(line: str) -> None:
    assert credited(f"{LEAD}\n\n{line}") == [("part", "Harbour Post")]


def test_readers_never_give_credit() -> None:
    text = f"{LEAD}\n\nReuters first reported it. Source: Harbour Post"
    whole = (
        SectionSpan(SectionKind.BODY, 0, len(LEAD)),
        SectionSpan(SectionKind.COMMENT, len(LEAD) + 2, len(text)),
    )

    assert read(text, whole) == []


def test_each_name_is_credited_once_and_the_whole_outweighs_a_part() -> None:
    text = f"{LEAD}\n\nA survivor told The Harbour Post so. As Harbour Post reported, he fled.\n\nSource: Harbour Post"

    assert credited(text) == [("whole", "Harbour Post")]


def test_a_credit_quotes_its_words_where_they_stand() -> None:
    text = f"{LEAD}\n\nSource: Harbour Post"
    page = read_text(text)

    (credit,) = read(page.text, page.sections)

    assert text[credit.start : credit.end] == credit.quote == "Source: Harbour Post"


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        pytest.param(("syndication-source", "https://www.elfaro.net/nota"), ["elfaro.net"], id="meta"),
        pytest.param(("isBasedOn", "El Faro"), ["El Faro"], id="json-ld"),
        pytest.param(("author", "Reuters"), ["Reuters"], id="an agency as author"),
        pytest.param(("author", "Ana Ruiz"), [], id="a person as author"),
        pytest.param(("author", "Ana Ruiz, AP"), ["Associated Press"], id="a person of an agency"),
        pytest.param(("author", "Ana Ruiz with Reuters"), ["Reuters"], id="a person with an agency"),
        pytest.param(("generator", "WordPress"), [], id="something else"),
        pytest.param(("canonical", "https://"), [], id="no address"),
    ],
)
def test_marks_in_the_mark_up_give_credit(hint: tuple[str, str], expected: list[str]) -> None:
    page = read_text(LEAD)

    found = read(page.text, page.sections, hints=[hint])

    assert [(credit.name, credit.scope, credit.start, credit.end) for credit in found] == [
        (name, "whole", 0, 0) for name in expected
    ]


def given(number: str) -> list[Credit]:
    page = seed(number)
    return read(page.text, page.sections)


@needs_seeds
@pytest.mark.parametrize(
    ("number", "named"),
    [
        ("000", [("whole", "Telegraph")]),
        ("001", [("whole", "ZeroHedge"), ("part", "Bloomberg")]),
        ("002", []),
        ("003", [("whole", "ZeroHedge"), ("part", "Bloomberg")]),
        ("004", []),
    ],
)
def test_the_credits_of_the_seeds_are_read(number: str, named: list[tuple[str, str]]) -> None:
    assert [(credit.scope, credit.name) for credit in given(number)] == named
