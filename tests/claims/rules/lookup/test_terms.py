"""By which words a text is looked up."""

import pytest

from claims.rules.lookup.terms import claim_terms, terms_of

CASES = [
    ("The ferries ran aground", "en", {"ferri", "ran", "aground"}),
    ("Two were killed and 14 wounded", "en", {"act killed", "act injured"}),
    ("Dos heridos en los combates", "es", {"act injured", "combat"}),
    (
        "See https://lindt.example/a?b=1 and pic.twitter.com/Ab1c: ferry lost",
        "en",
        {"see", "ferri", "act lost"},
    ),
    ("#FerryLost so says @PortOfLindt", "en", {"ferri", "act lost", "port", "lindt"}),
    ("Bread!https://t.co/x1 #Breadhttps://t.co/x1", "en", {"bread"}),
    ("🚢 Ferry 🆘 lost", "en", {"ferri", "act lost"}),
    ("Guaidó’s café", "en", {"guaido", "caf"}),
    ("They didn’t", "en", set()),
    ("Four Olmari were shot dead", "en", {"olmari", "act killed"}),
    ("Cuatro olmari murieron en Lindemar", "es", {"olmari", "act killed", "lindemar"}),
    ("Tres soldados venezolanos", "es", {"soldier", "venezuela"}),
    ("Three Venezuelan soldiers", "en", {"soldier", "venezuela"}),
    ("They went for a long hike in Death Valley", "en", {"went", "long", "hik", "death", "vallei"}),
    ("", "en", set()),
]


@pytest.mark.parametrize(("text", "language", "terms"), CASES)
def test_a_text_is_found_by_the_stems_of_its_telling_words(text: str, language: str, terms: set[str]) -> None:
    assert set(terms_of(text, language)) == terms


def test_a_word_said_twice_counts_twice() -> None:
    assert terms_of("bread, more bread").most_common(1) == [("bread", 2)]


def test_a_long_text_is_read_as_far_as_a_text_to_look_up_goes() -> None:
    assert "last" not in terms_of("ferry " * 10_000 + "last")


@pytest.mark.parametrize(
    "text", ["\u202e\u200b\ud800", "#" * 5000, "@" * 5000 + "a", "http://" * 3000, "a'" * 9000]
)
def test_hostile_texts_give_terms_without_harm(text: str) -> None:
    assert terms_of(text).total() <= len(text)


def test_a_claim_is_found_by_what_happened_however_it_is_told_and_by_nothing_that_we_have_no_word_for() -> (
    None
):
    assert claim_terms("Four Olmari lost their lives", "en", "killed")["act killed"] == 1
    assert claim_terms("The ferry line pays well", "en", "stated") == terms_of("The ferry line pays well")
