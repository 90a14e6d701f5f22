"""Templates: what a phrase in the curators' notation finds, and which ones are refused, each with a remedy."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.book import SHIPPED
from sources.rules.template import LONGEST, Malformed, pattern


def found(template: str, text: str) -> str:
    hit = re.compile(pattern(template).replace("{name}", "(?P<name>.{2,40}?)"), re.IGNORECASE).fullmatch(text)
    return hit["name"] if hit else ""


@pytest.mark.parametrize(
    ("template", "text"),
    [
        pytest.param("Photo essay by {name}", "photo  essay by El Faro", id="case and blanks"),
        pytest.param("con información de {name}", "Con informacion de El Faro", id="accents left out"),
        pytest.param("con informacion de {name}", "Con información de El Faro", id="accents put in"),
        pytest.param("d'après {name}", "d’après El Faro", id="a curled apostrophe"),
        pytest.param("fuente[s]{dash} {name}", "Fuentes – El Faro", id="a dash for a colon"),
        pytest.param("via[:] {name}", "via:El Faro", id="no blank after a colon"),
        pytest.param("(from|by) [our] friends at {name}", "by friends at El Faro", id="one of, and left out"),
        pytest.param("this {piece} is from {name}", "this column is from El Faro", id="any word for a piece"),
        pytest.param("the {word} of {name}", "the words of El Faro", id="any small word"),
        pytest.param("in {any} by {name}", "in Spanish by El Faro", id="any word"),
        pytest.param("نقلا عن {name}", "نقلاً عن El Faro", id="arabic with its marks"),
        pytest.param("the end at {name}", "the end at El Faro", id="a longer wording is tried first"),
        pytest.param("([the] {piece}|it) (a|at the|at) {name}", "it at the El Faro", id="nested"),
        pytest.param(
            "by C++ (and more) {name}", "by C++ and more El Faro", id="signs that mean something elsewhere"
        ),
    ],
)
def test_a_template_finds(template: str, text: str) -> None:
    assert found(template, text) == "El Faro"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("the {word} of {name}", "the Words of El Faro"),
        ("source: {name}", "resource: El Faro"),
        ("source.: {name}", "sourcex: El Faro"),
        ("sold by {name}", "soldby El Faro"),
    ],
)
def test_a_template_does_not_find(template: str, text: str) -> None:
    assert found(template, text) == ""


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("no name at all", "exactly once"),
        ("{name} and {name}", "exactly once"),
        ("[originally] {name}", "says too little"),
        ("by {name}", "says too little"),
        ("(from|by {name}", "never closed: add )"),
        ("from] {name}", "put ( or [ before it"),
        ("from|by {name}", "put ( or [ before it"),
        ("from {nom} {name}", "{nom}, which stands for nothing"),
        ("from { {name}", "stands for nothing"),
        ("from" + "(a" * 6 + ")" * 6 + " {name}", "deep"),
        ("from " + "[a]" * 30 + "{name}", "brackets"),
        ("f" * LONGEST + " {name}", "longer than"),
        ("", "exactly once"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_remedy(template: str, told: str) -> None:
    with pytest.raises(Malformed, match=re.escape(told)):
        pattern(template)


@given(st.text(alphabet="ab ()[]|{name}:–.*+?\\^$", max_size=60))
def test_whatever_is_written_is_refused_or_can_be_looked_for(template: str) -> None:
    try:
        written = pattern(template)
    except Malformed:
        return
    re.compile(written.replace("{name}", "(?P<name>.{2,40}?)"), re.IGNORECASE)


def test_no_template_makes_the_search_explode() -> None:
    hostile = "from " + "[a]" * 20 + " " + "(aa|a)" * 3 + " b{name}"
    looked = re.compile(pattern(hostile).replace("{name}", ".{2,40}?"), re.IGNORECASE)

    # Without atomic groups this search would not end while anybody waits.
    assert looked.search("from " + "a" * 4000) is None


@pytest.mark.parametrize("phrase", SHIPPED.phrases, ids=lambda phrase: phrase.template[:40])
def test_every_shipped_phrase_can_be_read(phrase: object) -> None:
    assert re.compile(phrase.pattern.replace("{name}", ".+"))  # type: ignore[attr-defined]
