"""Every language has a sentence for every sentence of the pages, with the same blanks and all its plurals."""

import gettext
import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po
from django.conf import settings

from provenance.apps import spoken
from provenance.languages import catalogues

BLANK = re.compile(r"%\((\w+)\)s|\{(\w*)\}|<(/?\w+)[ >]")
"""What stands for a name or figure, and the elements of HTML a sentence holds."""
LANGUAGES = [file.parts[-3] for file in catalogues.files()]


@pytest.fixture(scope="module")
def said() -> Catalog:
    return catalogues.said()


def held(language: str) -> Catalog:
    return catalogues.read(catalogues.FOLDER / language / "LC_MESSAGES" / "django.po")


def forms(words: object) -> list[str]:
    return [words] if isinstance(words, str) else [str(form) for form in words]  # type: ignore[attr-defined]


def blanks(words: str) -> set[str]:
    return {found.group().rstrip(" >") for found in BLANK.finditer(words)}


def test_each_language_of_the_settings_but_english_has_its_file() -> None:
    assert {code for code, _ in settings.LANGUAGES} - {"en"} == set(LANGUAGES)


def test_templates_modules_and_vocabularies_are_all_looked_through(said: Catalog) -> None:
    found = {message.id for message in said}
    # The last two are said to a part of a page that is included, and by a vocabulary.
    assert {"Have we seen this?", "not comparable", "undo your last", "until it changes again"} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_words_in_every_form(said: Catalog, language: str) -> None:
    found = held(language)
    lacking = []
    for message in said:
        known = found.get(message.id, message.context) if message.id else message
        told = forms(known.string) if known else []
        wanted = found.num_plurals if message.pluralizable else 1
        if message.id and (len(told) != wanted or not all(told)):
            lacking.append(message.id)
    assert lacking == [], "run manage.py catalogue, then write their words into locale/…/django.po"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_kept_that_no_page_says(said: Catalog, language: str) -> None:
    kept = [each.id for each in held(language) if each.id and not said.get(each.id, each.context)]
    assert kept == [], "run manage.py catalogue"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blanks_of_a_sentence_are_those_of_its_english(language: str) -> None:
    """One form of a plural may leave out its figure: “one article”."""
    wrong = []
    for message in held(language):
        asked = set().union(*(blanks(form) for form in forms(message.id)))
        told = [blanks(form) for form in forms(message.string)]
        if message.id and (told[-1] != asked or any(not form <= asked for form in told)):
            wrong.append((message.id, message.string))
    assert wrong == []


def test_a_sentence_that_is_new_on_a_page_and_one_that_is_gone_are_found(
    said: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    before = Catalog(locale="es", charset="utf-8")
    before.add("Today", "Hoy")
    before.add("Yesterday", "Ayer")
    with file.open("wb") as opened:
        write_po(opened, before)
    monkeypatch.setattr(catalogues, "said", lambda: said)

    lacking = catalogues.renew(file)

    after = catalogues.read(file)
    assert lacking == len([message for message in said if message.id]) - 1
    assert "Yesterday" not in after
    assert after["Today"].string == "Hoy"


def test_what_django_reads_is_made_again_once_the_file_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    file = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    for told in ("Hoy", "Hoy mismo"):
        words = Catalog(locale="es", charset="utf-8")
        words.add("Today", told)
        with file.open("wb") as opened:
            write_po(opened, words)
        catalogues.compile_all()
        made = file.with_suffix(".mo")
        with made.open("rb") as opened:
            assert gettext.GNUTranslations(opened).gettext("Today") == told
    stamp = made.stat().st_ino
    assert spoken() == []

    catalogues.compile_all()

    assert made.stat().st_ino == stamp
    made.unlink()
    assert [told.id for told in spoken()] == ["provenance.W001"]
    assert [path.name for path in sorted(file.parent.iterdir())] == ["django.po"]
