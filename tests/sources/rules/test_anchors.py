"""Names and figures tell which piece a translation or a citation means."""

from sources.rules import anchors

WIRE = (
    "Lindt, Monday. The ferry Gannet ran aground off Cape Sorrow with 212 people on board, the harbour office of Lindt "
    "said. "
    "Captain Ilse Marrow stayed with the Gannet until the tug Penrose came from Ostmark."
)
SPANISH = (
    "El transbordador Gannet encalló frente al Cape Sorrow con 212 personas a bordo, dijo la oficina del puerto de "
    "Lindt. "
    "La capitana Ilse Marrow esperó en el Gannet al remolcador Penrose, de Ostmark."
)
EARLIER = (
    "Work on the harbour of Lindt goes on. The ferry Gannet and the tug Penrose of Ostmark, under Captain Ilse Marrow, "
    "will share the pier at Cape Sorrow until spring."
)


def test_a_translation_leads_to_the_piece_with_the_same_names_and_figures() -> None:
    key, share = anchors.nearest(
        SPANISH, [("wire", WIRE), ("other", "Nothing of the kind happened in Verin at all.")]
    )

    assert key == "wire"
    assert share > 0.8


def test_of_two_pieces_on_one_subject_the_one_with_the_figure_is_meant() -> None:
    for candidates in ([("a", EARLIER), ("b", WIRE)], [("b", WIRE), ("a", EARLIER)]):
        assert anchors.nearest(SPANISH, candidates)[0] == "b"


def test_a_few_names_in_common_are_chance() -> None:
    assert anchors.nearest("In Lindt the Gannet sailed.", [("wire", WIRE)]) == ("", 0.0)


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert anchors.anchors("Ferries sail. Boats wait for Marrow at 10.5 metres.") == {"marrow", "105"}
