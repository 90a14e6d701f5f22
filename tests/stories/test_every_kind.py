"""One wire, and every way of taking from it: each is found, and called by its own kind."""

import pytest

from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, SourceKind
from tests.factories import make_source
from tests.sources.actions.tracing import hand_in, trace_all

pytestmark = pytest.mark.django_db

WIRE = """Fog bell silent as ferry strikes Lindt sandbank

LINDT, Oct. 9 (Harbour Wire) - The ferry Osprey ran onto a sandbank off Lindt before dawn on Friday with 212 people aboard, and the fog bell that should have warned it had not been rung for three nights.

Rescue boats took off the passengers in two hours. Four people were treated for broken bones at the island hospital, its director, Mara Velde, said, and a deckhand was still missing at noon.

The bell at Lindt is rung by hand. The harbour office cut the night shift in September to save the wages of two keepers, according to a letter that the keepers' union sent to the ministry and that was read to the crew of the lifeboat.

"No ship of ours has ever relied on that bell, and no captain was told that it had fallen silent," said Pieter Hals, who runs the ferry line, at the quay.

The sandbank moved forty metres to the west in the storms of last winter. Charts printed in May still show it where it used to be, and the pilots' guild had asked twice for a lit buoy at its new edge.

A spokeswoman for the ministry said an inquiry would begin on Monday. She would not say whether the night shift would be restored before then, or who had signed the order.
"""  # noqa: E501 (prose)
PARAGRAPHS = WIRE.split("\n\n")
OWN = """The council of Lindt meets on Tuesday to hear from the shopkeepers of the lower quay, who have been without electric light since the transformer at the mill burned out.

Repairs were put off twice because the only crane on the island is hired out to the brickworks until the end of the month, the clerk told the finance committee.

Shop owners want the town to pay for a generator. The mayor has offered candles, and was booed."""  # noqa: E501 (prose)


def taken(article: Article) -> tuple[str, str]:
    """In what way an article was taken from which outlet's piece."""
    row = Derivation.objects.get(downstream=article)
    return row.kind, str(row.upstream.source)


@pytest.fixture
def wire() -> Article:
    make_source("Harbour Wire", kind=SourceKind.AGENCY)
    return hand_in("Harbour Wire", WIRE, "2026-10-09T06:00Z")


def named(outlet: str, text: str, hour: int = 9, *, language: str = "en") -> Article:
    found = hand_in(outlet, text, f"2026-10-09T{hour:02}:00Z", language=language)
    trace_all()
    return found


def test_a_wire_printed_whole_is_syndication(wire: Article) -> None:
    assert taken(named("Lindt Mail", WIRE)) == (DerivationKind.SYNDICATION, "Harbour Wire")


def test_an_outlets_piece_printed_whole_is_republication() -> None:
    hand_in("Island Post", OWN, "2026-10-09T06:00Z")

    assert taken(named("Lindt Mail", OWN)) == (DerivationKind.REPUBLICATION, "Island Post")


def test_two_paragraphs_in_a_piece_of_its_own_are_an_excerpt(wire: Article) -> None:
    text = "\n\n".join(["Lindt council to meet", OWN, PARAGRAPHS[3], PARAGRAPHS[5]])

    assert taken(named("Lindt Mail", text)) == (DerivationKind.EXCERPT, "Harbour Wire")


def test_a_text_with_words_changed_all_over_is_a_rewrite(wire: Article) -> None:
    words = WIRE.replace("(Harbour Wire) - ", "").split(" ")
    text = " ".join("quite" if at % 15 == 7 else word for at, word in enumerate(words))

    assert taken(named("Lindt Mail", text)) == (DerivationKind.REWRITE, "Harbour Wire")


def test_quoted_words_with_a_credit_are_a_quotation(wire: Article) -> None:
    text = (
        f'Lindt council to meet\n\n{OWN}\n\nThe keepers of the lamp will be there too. "Charts printed in May still '
        'show it where it used to be," Harbour Wire reported of the sandbank on Friday.\n'
    )
    found = named("Lindt Mail", text)

    assert taken(found) == (DerivationKind.QUOTATION, "Harbour Wire")
    row = Derivation.objects.get(downstream=found)
    start, end = row.spans[0][:2]
    assert found.captures.get().text[start:end] == "Charts printed in May still show it where it used to be"
    assert (row.credited, row.shared_words) == (True, 12)
    assert {"credit", "quoted words"} == {reason["rule"] for reason in row.reasons}


def test_a_quotation_is_found_whichever_of_the_two_arrives_first() -> None:
    make_source("Harbour Wire", kind=SourceKind.AGENCY)
    text = f'{OWN}\n\n"Charts printed in May still show it where it used to be," Harbour Wire reported on Friday.\n'
    found = named("Lindt Mail", text)
    assert taken(found) == (DerivationKind.CITATION, "Harbour Wire")

    hand_in("Harbour Wire", WIRE, "2026-10-09T06:00Z")
    trace_all()

    assert taken(found) == (DerivationKind.QUOTATION, "Harbour Wire")


def test_an_official_quote_that_everybody_has_is_no_copying(wire: Article) -> None:
    text = f"Lindt council to meet\n\n{OWN}\n\n{PARAGRAPHS[4]}\n"

    assert not Derivation.objects.filter(downstream=named("Lindt Mail", text)).exists()


def test_a_report_that_is_leaned_on_is_a_citation(wire: Article) -> None:
    text = (
        f"Lindt council to meet\n\n{OWN}\n\nThe ferry Osprey struck a bank off Lindt and 212 people were taken off, "
        "according to Harbour Wire, which reported that Mara Velde and Pieter Hals had been heard.\n"
    )

    assert taken(named("Lindt Mail", text)) == (DerivationKind.CITATION, "Harbour Wire")


def test_a_credited_text_in_another_language_is_a_translation(wire: Article) -> None:
    text = (
        "La campana de niebla callaba cuando el ferry chocó\n\nLINDT - El ferry Osprey encalló el viernes antes del "
        "amanecer frente a Lindt con 212 personas a bordo, y la campana no sonaba desde hacía tres noches. Cuatro "
        "personas fueron atendidas, dijo la directora del hospital, Mara Velde. Pieter Hals dirige la naviera.\n\n"
        "Con información de Harbour Wire\n"
    )

    assert taken(named("Eco de Lindt", text, language="es")) == (DerivationKind.TRANSLATION, "Harbour Wire")


def test_one_text_of_one_outlet_is_the_same_article(wire: Article) -> None:
    again = hand_in("Harbour Wire", WIRE + "\nUpdated at noon.\n", "2026-10-09T06:00Z")
    trace_all()

    row = Derivation.objects.get()
    assert row.kind == DerivationKind.SAME_ARTICLE
    assert {row.downstream, row.upstream} == {again, wire}
