"""Phrases of curators: how they change what credits are read, and which articles are looked at anew."""

import pytest
from pytest_django import DjangoAssertNumQueries

from provenance.accounts.models import User
from provenance.history.models import Change, Entry
from sources.actions import curation, phrases, sweeps
from sources.errors import Refused, Stale, Taken
from sources.models import Article, Phrase, Sweep
from sources.rules import credits as credit_lines
from sources.rules import phrasebook
from sources.rules.book import SHIPPED
from sources.rules.page_text import read_text
from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace, SourceKind
from tests.factories import make_capture, make_source

pytestmark = pytest.mark.django_db

LEAD = "Two people were killed on Saturday when soldiers stopped a convoy on the bridge, witnesses said."


def add(ben: User, template: str = "lifted [straight] from {name}", **said: object) -> Phrase:
    columns: dict[str, object] = {
        "language": "en",
        "place": PhrasePlace.LINE,
        "scope": CreditScope.WHOLE,
        "kind": DerivationKind.REPUBLICATION,
        "weight": 0.9,
        "why": "The Post signs so.",
        **said,
    }
    return phrases.add(template=template, by=ben, **columns)  # type: ignore[arg-type]


def edit(ben: User, phrase: Phrase, **said: object) -> Phrase:
    columns: dict[str, object] = {
        "language": phrase.language,
        "template": phrase.template,
        "scope": CreditScope(phrase.scope),
        "kind": DerivationKind(phrase.kind),
        "weight": phrase.weight,
        "active": True,
        "version": phrase.version,
        "why": "Better so.",
        **said,
    }
    return phrases.edit(phrase=phrase, by=ben, **columns)  # type: ignore[arg-type]


def credited(line: str) -> list[str]:
    page = read_text(f"{LEAD}\n\n{line}")
    return [credit.name for credit in credit_lines.read(page.text, page.sections, book=phrases.book())]


def waiting() -> set[int]:
    for sweep in Sweep.objects.unfinished():
        sweeps.sweep(sweep_id=sweep.pk)
    return set(Article.objects.untraced().values_list("pk", flat=True))


def test_the_shipped_phrases_stand_in_the_table_and_change_nothing() -> None:
    rows = Phrase.objects.values_list("place", "template", "shipped")

    assert {(place, template) for place, template, _ in rows} == {
        (one.place, one.template) for one in SHIPPED.phrases
    }
    assert all(template == shipped for _, template, shipped in rows)
    assert phrases.book() is SHIPPED


def test_a_phrase_a_curator_adds_is_read_from_then_on(ben: User) -> None:
    assert credited("Lifted straight from El Faro") == []

    add(ben)

    assert credited("Lifted straight from El Faro") == ["El Faro"]
    assert credited("Source: El Faro") == ["El Faro"]


def test_a_changed_phrase_stands_in_the_place_of_the_shipped_one(ben: User) -> None:
    shipped = Phrase.objects.get(template="vía[:] {name}")
    edit(ben, shipped, template="vía nuestra[:] {name}")

    assert credited("Vía nuestra: El Faro") == ["El Faro"]
    assert len(phrases.book().phrases) == len(SHIPPED.phrases)


def test_a_phrase_put_to_rest_finds_nothing_and_can_be_taken_up_again(ben: User) -> None:
    phrase = edit(ben, add(ben), active=False)
    assert credited("Lifted from El Faro") == []

    edit(ben, phrase, active=True)
    assert credited("Lifted from El Faro") == ["El Faro"]


def test_only_the_articles_that_hold_the_phrase_are_traced_again(ben: User) -> None:
    holding = make_capture(f"{LEAD}\n\nLifted straight from El Faro").article
    make_capture(f"{LEAD}\n\nThe box was lifted from the lorry's other side")
    make_capture(f"{LEAD}\n\nNothing of the sort")
    phrase = add(ben, "lifted straight from {name}")

    assert waiting() == {holding.pk}

    Article.objects.update(trace_due=0)
    other = make_capture(f"{LEAD}\n\nCopied out of El Faro").article
    edit(ben, phrase, template="copied out of {name}")
    assert waiting() == {holding.pk, other.pk}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("con información prestada de {name}", "Con informacion prestada de El Faro"),
        ("نقلاً بتصرف عن {name}", "نقلا بتصرف عن المرفأ"),
        ("(borrowed|taken on loan) from {name}", "Taken on loan from El Faro"),
    ],
)
def test_spelling_and_wording_make_no_difference_to_which_are_found(
    ben: User, template: str, text: str
) -> None:
    holding = make_capture(f"{LEAD}\n\n{text}").article
    make_capture(LEAD)

    add(ben, template)

    assert waiting() == {holding.pk}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"template": "from {nom}"}, "template"),
        ({"template": "(.*)+ {name"}, "template"),
        ({"weight": 0.0}, "weight"),
        ({"weight": 1.1}, "weight"),
        ({"language": "Portuguese"}, "language"),
        ({"why": " "}, "why"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_field(ben: User, said: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        add(ben, **said)  # type: ignore[arg-type]

    assert refused.value.field == field
    assert not Phrase.objects.filter(shipped="").exists()


def test_a_phrase_stands_once_in_its_place(ben: User) -> None:
    add(ben)

    with pytest.raises(Taken):
        add(ben)
    add(ben, place=PhrasePlace.SELF)


def test_of_two_changes_to_one_version_the_second_is_told(ben: User) -> None:
    phrase = add(ben)
    edit(ben, phrase, weight=0.5, version=1)

    with pytest.raises(Stale):
        edit(ben, phrase, weight=0.6, version=1)


def test_the_history_names_who_changed_a_phrase_and_why(ben: User) -> None:
    phrase = edit(ben, add(ben), weight=0.5)

    entries = Entry.objects.filter(subject="phrase", key=phrase.pk).order_by("id")
    assert [(entry.action, entry.actor, entry.why) for entry in entries] == [
        ("created", "ben", "The Post signs so."),
        ("updated", "ben", "Better so."),
    ]
    assert not Change.objects.filter(resource="phrases").exists()


def test_an_agency_a_curator_looks_after_signs_with_all_its_names(ben: User) -> None:
    holding = make_capture(f"By Ana Ruiz, VDK\n\n{LEAD}").article
    assert credited(f"By Ana Ruiz, VDK\n\n{LEAD}") == []

    curation.add(name="Valley Desk", kind=SourceKind.AGENCY, by=ben, why="A wire.", aliases=["VDK"])

    assert credited(f"By Ana Ruiz, VDK\n\n{LEAD}") == ["Valley Desk"]
    assert waiting() == {holding.pk}


def test_what_the_machine_takes_for_an_agency_teaches_it_nothing() -> None:
    make_source("Valley Desk", kind=SourceKind.AGENCY)

    assert phrases.book() is SHIPPED


def test_a_phrase_is_tried_on_a_sample_and_on_the_latest_captures_and_nothing_is_written(ben: User) -> None:
    capture = make_capture(f"{LEAD}\n\nLifted straight from El Faro")
    make_capture(f"{LEAD}\n\nSource: El Farol")
    phrase = phrasebook.Phrase(
        "en",
        "lifted [straight] from {name}",
        CreditScope.WHOLE,
        DerivationKind.REPUBLICATION,
        1.0,
        PhrasePlace.LINE,
    )

    hits = phrases.tried(phrase=phrase, sample="Lifted from La Estrella")

    assert [(hit.credit.name, hit.capture) for hit in hits] == [("La Estrella", None), ("El Faro", capture)]
    assert not waiting()
    assert phrases.tried(phrase=phrase, most=0) == []


def test_reading_the_book_costs_two_queries_and_one_left_open_none(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2), phrases.opened():  # type: ignore[operator]
        assert phrases.book() is phrases.book()


FUENTE = "fuente[s] [original]{dash} {name}"


def loaded(*left_out: str, **changed: float) -> tuple[int, int, int]:
    """The shipped phrases loaded but for some, and with another weight for those of a language."""
    return phrases.load(
        shipped=[
            one._replace(weight=changed.get(one.language, one.weight))
            for one in phrasebook.shipped_phrases()
            if one.template not in left_out
        ]
    )


def test_phrases_that_came_with_the_program_since_are_loaded_once_and_their_articles_found() -> None:
    Phrase.objects.filter(template="vía[:] {name}").delete()
    holding = make_capture(f"{LEAD}\n\nVía El Faro").article
    make_capture(f"{LEAD}\n\nSource: El Faro")

    assert loaded() == (1, 0, 0)
    assert waiting() == {holding.pk}
    assert loaded() == (0, 0, 0)
    assert not Sweep.objects.unfinished()


def test_what_a_curator_changed_put_to_rest_or_wrote_stays_when_phrases_are_loaded(ben: User) -> None:
    edit(ben, Phrase.objects.get(template=FUENTE), active=False)
    edit(ben, Phrase.objects.get(template="vía[:] {name}"), weight=0.5)
    before = set(Phrase.objects.of_people().values_list("template", "active", "weight", "version"))

    assert loaded("vía[:] {name}", es=0.11)[0] == 0

    assert set(Phrase.objects.of_people().values_list("template", "active", "weight", "version")) == before
    assert credited("Fuente: El Faro") == []


def test_a_curators_own_phrase_stands_in_the_place_of_the_same_one_shipped_later(ben: User) -> None:
    Phrase.objects.filter(template=FUENTE).delete()
    edit(ben, add(ben, FUENTE, language="es"), active=False)

    assert loaded() == (0, 0, 0)
    assert credited("Fuente: El Faro") == []


def test_a_shipped_phrase_nobody_touched_follows_the_program() -> None:
    number = Phrase.objects.filter(language="es", shipped__gt="").count()

    assert loaded(es=0.11) == (0, number, 0)
    assert set(Phrase.objects.filter(language="es").values_list("weight", flat=True)) == {0.11}
    assert loaded("vía[:] {name}")[2] == 1
    assert not Phrase.objects.get(template="vía[:] {name}").active
    assert loaded() == (0, 1, 0)


def test_articles_that_hold_a_phrase_put_to_rest_by_the_program_are_traced_without_it() -> None:
    holding = make_capture(f"{LEAD}\n\nVía El Faro").article
    make_capture(f"{LEAD}\n\nSource: El Faro")

    assert loaded("vía[:] {name}") == (0, 0, 1)

    assert waiting() == {holding.pk}


def test_the_table_tells_in_one_query_whether_it_is_in_line(
    ben: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edit(ben, Phrase.objects.get(template=FUENTE), template="vista en {name}")
    with django_assert_num_queries(1):
        assert phrases.loaded(shipped=phrasebook.shipped_phrases())

    Phrase.objects.filter(template="vía[:] {name}").delete()

    assert not phrases.loaded(shipped=phrasebook.shipped_phrases())
    loaded()
    assert phrases.loaded(shipped=phrasebook.shipped_phrases())
