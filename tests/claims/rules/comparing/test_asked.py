"""A sentence that is looked up, held against a known claim by the same comparison as two claims."""

import pytest

from claims.rules.bearings.agreement import agreement
from claims.rules.bearings.polarity import opposed
from claims.rules.comparing.asked import Answer, Compared, answer, statements
from claims.rules.comparing.comparison import Comparand
from claims.rules.language import pack_for
from claims.rules.values.value import Value

FOUR = "Four miners were killed in the Verrin quarry on Friday."
SOLDIERS = "Soldiers opened fire on the miners of Verrin."


def known(text: str) -> Comparand:
    (read, *_) = [*statements(text, "en")] or [None]
    return Comparand(
        key="known",
        text=text,
        event="event",
        event_title="Verrin",
        act=read.act if read else "unread",
        population=read.population if read else "",
        measure=read.measure if read else "",
        value=read.value if read else Value(),
        when=read.when if read else None,
        as_of=read.as_of if read else None,
        running=read.running if read else False,
        places=read.places if read else (),
        language="en",
        quote=text,
    )


def held(claim: str, text: str) -> Answer:
    pack = pack_for("en")
    assert pack is not None
    figures = agreement(claim, text, "en")
    return answer(statements(text, "en"), known(claim), figures=figures, against=opposed(claim, text, pack))


@pytest.mark.parametrize(
    ("claim", "text", "compared", "reason"),
    [
        (FOUR, "Four miners were killed in the Verrin quarry.", Compared.SAME, "Both say four."),
        (FOUR, "At least two miners were killed in the Verrin quarry.", Compared.WITHIN, "has no upper end"),
        (
            "Some 6,000 people fled Verrin.",
            "5,968 people fled Verrin.",
            Compared.WITHIN,
            "lies inside around 6,000",
        ),
        (FOUR, "Nine miners were killed in the Verrin quarry.", Compared.CONTRADICTS, "nine and four"),
        (FOUR, "No miners were killed in the Verrin quarry.", Compared.CONTRADICTS, "says none"),
        (
            "The choir sang 12 songs in four hours.",
            "The choir sang 12 songs in at least three hours.",
            Compared.SAME,
            "borne out",
        ),
        (
            "The choir sang 12 songs in four hours.",
            "The choir sang nine songs in four hours.",
            Compared.CONTRADICTS,
            "the other says “12”",
        ),
        ("A choir of about 40 sang.", "A choir of 41 sang in Holt.", Compared.WITHIN, "left open"),
        (SOLDIERS, "Soldiers did not open fire on the miners of Verrin.", Compared.CONTRADICTS, "open fire"),
        (
            FOUR,
            "So far nine miners have been killed in the Verrin quarry.",
            Compared.NOT_COMPARABLE,
            "running tally",
        ),
        (
            FOUR,
            "Four miners were injured in the Verrin quarry.",
            Compared.NOT_COMPARABLE,
            "of something else",
        ),
        (FOUR, "Four miners and nine drivers were killed at Verrin.", Compared.SAME, "Both say four."),
        (FOUR, "Miners died in the quarry.", Compared.NOT_COMPARABLE, "no figure for what the claim counts"),
        (SOLDIERS, "Soldiers were seen in Verrin.", Compared.NOT_COMPARABLE, "neither denies the other"),
    ],
)
def test_the_value_of_a_sentence_is_told_as_two_claims_are_compared(
    claim: str, text: str, compared: Compared, reason: str
) -> None:
    found = held(claim, text)

    assert (found.compared, reason in found.reason) == (compared, True), found


def test_of_many_figures_the_first_three_are_told() -> None:
    song = "The choir sang 12 songs in four hours for 300 guests at 20 tables."

    assert held(song, song.replace("choir", "band")) == Answer(
        Compared.SAME,
        "“12”: borne out (“12”). “four hours”: borne out (“four hours”). “300”: borne out (“300”).",
    )
