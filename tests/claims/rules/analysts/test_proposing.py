"""What the reader proposes for words a person has chosen, and whom a name means there."""

import pytest

from claims.rules.analysts.naming import stands, voice_called
from claims.rules.analysts.proposing import Proposal, proposed
from claims.rules.speaking import attribution
from sources.vocabulary import SourceKind
from tests.claims.rules.reader.reading_in_short import piece

TEXT = (
    "The harbour minister, Marla Quist, resigned. Four ferrymen drowned on Friday, the minister said. "
    "The quay stays shut, she said."
)


@pytest.mark.parametrize(
    ("words", "read", "stance", "voice"),
    [
        ("Four ferrymen drowned", ["4 Ferrymen killed"], "repeats", "Marla Quist"),
        ("The quay stays shut", [], "repeats", "Marla Quist"),
        ("The harbour minister, Marla Quist, resigned.", [], "asserts", ""),
    ],
)
def test_the_proposal_is_what_is_read_in_these_words_alone(
    words: str, read: list[str], stance: str, voice: str
) -> None:
    start = TEXT.index(words)

    found = proposed(piece(TEXT), start, start + len(words))

    assert [f"{one.value.low} {one.measure}" for one in found.statements] == read
    assert (found.stance, found.voice.name if found.voice else "") == (stance, voice)


def test_nothing_is_proposed_in_a_language_that_is_not_read() -> None:
    assert proposed(piece("Fire fergemenn druknet fredag.", language="no"), 0, 10) == Proposal()


def test_a_name_means_whom_the_article_names_by_it() -> None:
    context = attribution.context_for(piece(TEXT))

    assert [getattr(voice_called(name, 60, context), "name", None) for name in ("the minister", "she", "Otto")] == [
        "Marla Quist", None, "Otto",
    ]  # fmt: skip
    assert (stands("Marla quist", TEXT), stands("Quist Marla", TEXT)) == (True, False)


def test_where_no_language_is_read_a_name_is_taken_as_it_stands_and_words_outside_sentences_have_no_voice() -> (
    None
):
    voice = voice_called("Otto Vik", 0, None)

    assert voice is not None
    assert (voice.name, voice.kind) == ("Otto Vik", SourceKind.UNKNOWN)
    assert proposed(piece(f"{TEXT}\n\n\n"), len(TEXT) + 1, len(TEXT) + 2).voice is None
