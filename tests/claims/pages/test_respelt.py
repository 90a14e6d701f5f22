"""Misspelt words are taken for those in use, as far as the reader may see them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.pages.respelt import respelt
from provenance.accounts.models import User
from sources.models import Alias, Spelling
from sources.models.spelling import NEAR
from sources.visibility import Reader
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_event, make_source
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> None:
    """A few claims, quotes, events and names in three languages."""
    make_claim("Four miners were killed in the Olmari quarry.", event=make_event("Collapse at Verrin"))
    make_claim("Ochenta familias desplazadas por la inundación.", event=make_event("Crecida en Tordesa"))
    make_claim("قتل أربعة أشخاص في الخليل", event=make_event("Unrest"))
    capture = make_capture("The shelters were overcrowded.", article=make_article("Evacuees return home"))
    make_appearance(capture=capture, quote="The shelters were overcrowded")
    khatib = make_source("Muhammad al-Khatib", version=2)
    Alias.objects.create(source=khatib, name="محمد الخطيب", folded="محمد الخطيب")
    make_source("Volodymyr Zelensky", version=2)
    make_source("Joaquín Gutiérrez", version=2)


def read(words: str, reader: Reader | None = None) -> dict[str, tuple[str, ...]]:
    """For each word what it is also looked for as."""
    return dict(respelt(words, reader, timezone.now()).told)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # claims, quotes, events and articles in English
        ("kiled minrs olmri", {"kiled": ("killed",), "minrs": ("miners",), "olmri": ("olmari",)}),
        ("overcrowdde shelter", {"overcrowdde": ("overcrowded",)}),
        ("colapse verin", {"colapse": ("collapse",), "verin": ("verrin",)}),
        ("evacueees", {"evacueees": ("evacuees",)}),
        # in Spanish, with accents and without
        ("famlias despalzadas", {"famlias": ("familias",), "despalzadas": ("desplazadas",)}),
        ("inundacion", {}),
        ("inundasión Tordeza", {"inundasion": ("inundacion",), "tordeza": ("tordesa",)}),
        # names in Arabic letters, in Latin ones, in Cyrillic ones
        ("Mohamed Khateeb", {"mohamed": ("muhammad", "محمد"), "khateeb": ("khatib", "الخطيب")}),
        ("محمد", {"محمد": ("muhammad",)}),
        ("الخليلل", {"الخليلل": ("الخليل",)}),
        ("اربعة", {"اربعة": ("أربعة",)}),
        ("Zelenskyy", {"zelenskyy": ("zelensky",)}),
        ("Зеленский", {"зеленскии": ("zelensky",)}),
        ("Gutierres", {"gutierres": ("gutierrez",)}),
        # nothing near, nothing to misspell
        ("quarterly 1234 xy ,;", {}),
        ("", {}),
    ],
)
def test_misspelt_words_and_names_in_other_spellings_find_those_in_use(
    scene: None, words: str, meant: dict[str, tuple[str, ...]]
) -> None:
    assert read(words) == meant


@pytest.mark.parametrize("address", ["/search/?q={}", "/claims/?q={}", "/events/?q={}"])
def test_every_list_finds_by_the_spelling_meant_and_says_so_unless_told_not_to(
    scene: None, client: Client, address: str
) -> None:
    asked = {"/events/?q={}": "Colapse"}.get(address, "Olmri")
    found = {"Colapse": "Collapse at Verrin"}.get(asked, "Olmari quarry")

    page = plain(shown(client, address.format(asked)))
    assert found in page
    assert f"“ {asked.lower()} ” was also looked for as" in page

    page = plain(shown(client, f"{address.format(asked)}&exact=yes"))
    assert found not in page
    assert "was also looked for as" not in page


def test_a_word_of_what_is_hidden_is_told_to_the_newsroom_alone(client: Client, ana: User) -> None:
    make_claim("Smuggled quadrocopters.", event=make_event("One"), publication=Publication.DRAFT)
    make_event("Embezzlement inquiry", publication=Publication.WITHDRAWN)
    make_article("Whistleblowers speak", publication=Publication.DRAFT)
    make_source("Xerxes Vandermeulen")
    asked = "quadrocoptres embezlement whistleblower vandermeulenn"

    assert read(asked) == {}
    assert "also looked for" not in shown(client, f"/search/?q={asked}")
    assert read(asked, ana) == {
        "quadrocoptres": ("quadrocopters",),
        "embezlement": ("embezzlement",),
        "vandermeulenn": ("vandermeulen",),
    }


def test_whether_a_hidden_row_holds_a_word_cannot_be_told_from_what_is_meant_by_it(ana: User) -> None:
    make_claim("The dockers went home.", event=make_event("One"))
    before = read("dockerz")
    make_claim("The dockerz went home.", event=make_event("Two"), publication=Publication.DRAFT)

    assert read("dockerz") == before == {"dockerz": ("dockers",)}
    assert read("dockerz", ana) == {}


def test_a_word_that_is_in_use_no_more_is_not_told() -> None:
    claim = make_claim("Halberdiers marched.", event=make_event("One"))
    assert read("halberdeirs") == {"halberdeirs": ("halberdiers",)}

    type(claim).objects.filter(pk=claim.pk).update(text="Pikemen marched.")

    assert read("halberdeirs") == {}
    assert read("pikemne") == {"pikemne": ("pikemen",)}


def test_it_takes_two_queries_whatever_is_asked(scene: None) -> None:
    hostile = " ".join(f"{'aeiou'[number % 5]}lmari" for number in range(200)) + " " + "e" * 3000
    for words in ("olmri", "olmri kiled minrs verin zelenskyy mohamed", hostile):
        with CaptureQueriesContext(connection) as caught:
            read(words)
        assert len(caught) == 2


def test_spellings_are_read_from_the_index_by_their_keys() -> None:
    letters = "translate(md5(number::text), '0123456789', 'ghijklmnop')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO sources_spelling (word, name) SELECT substr({letters}, 1, 4 + number % 8), false "
            "FROM generate_series(1, 2500) AS number"
        )
        cursor.execute("ANALYZE sources_spelling")
        # In a table so small, what other tests have left in it decides whether looking through it seems cheaper.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {NEAR}", [["olmri", "verin"], 400])
        plan = "\n".join(row for (row,) in cursor.fetchall())

    assert "spelling_by_keys" in plan
    assert "Seq Scan" not in plan


def test_two_transactions_that_meet_one_word_keep_it_and_a_third_does_not_again() -> None:
    make_event("Zeppelin sighted")
    make_event("Zeppelin gone")

    assert Spelling.objects.filter(word="zeppelin").count() == 1
