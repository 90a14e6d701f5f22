"""A copy that gives another figure than its upstream is told by both words, and by nothing else."""

from sources.rules import figures_changed, likeness

WIRE = (
    "Rescue workers said on Monday that at least 14 people were killed when a bridge gave way over the river.\n"
    "The mayor told reporters that four engineers had warned the council about the bridge in the spring.\n"
    "A crane was brought from the capital and the road will be closed until the end of the week."
)

TWO_LINES = ("3 rivers.\nNine", "2 rivers.\nFive")


def details(down: str, up: str = WIRE) -> list[str]:
    seen = likeness.measure(down, up)
    return [reason.detail for reason in figures_changed.changed(up, down, seen, "en")]


def test_a_figure_edited_in_a_copy_is_named_with_both_words() -> None:
    assert details(WIRE.replace("at least 14", "at least 41")) == ["a figure was changed: “14” became “41”"]


def test_so_is_a_number_word() -> None:
    assert details(WIRE.replace("four engineers", "two engineers")) == [
        "a figure was changed: “four” became “two”"
    ]


def test_one_figure_written_in_two_ways_is_no_change() -> None:
    assert details(WIRE.replace("four engineers", "4 engineers")) == []


def test_other_words_are_no_change_of_a_figure() -> None:
    assert details(WIRE.replace("a bridge gave way", "a roof gave way")) == []


def test_the_day_in_a_dateline_is_no_figure_of_the_story() -> None:
    lead = "Bridge collapse leaves many people dead in the north\n"
    assert details(f"{lead}NEW YORK, 4 May (Wire) - {WIRE}", f"{lead}NEW YORK, 3 May (Wire) - {WIRE}") == []


def test_a_change_across_the_end_of_a_line_is_no_change_of_a_figure() -> None:
    up, down = (WIRE.replace("over the river.\nThe mayor", f"over {both} mayors") for both in TWO_LINES)

    assert details(down, up) == []


def test_neither_is_one_with_too_few_words_beside_it_on_its_line() -> None:
    assert details(f"9 {WIRE}", f"8 {WIRE}") == []


def test_the_first_words_of_a_text_are_read_too() -> None:
    lead = "At least 14 people were killed when the old bridge gave way over the river on Monday.\n"
    assert details(lead.replace("14", "41") + WIRE, lead + WIRE) == ["a figure was changed: “14” became “41”"]


def test_only_the_first_are_named_but_all_are_counted() -> None:
    def told(more: int) -> str:
        return " ".join(
            f"In the {word} district the wardens of {word} counted {at + more} broken houses near the {word} mill."
            for at, word in enumerate(["alder", "birch", "cedar", "elm", "fir", "hazel", "larch"], 10)
        )

    found = details(told(50), told(0))
    assert len(found) == figures_changed.NAMED + 1
    assert found[-1] == "7 figures were changed in all; the first 5 are named"
