"""What is read through the layers reads the rows of another moment, and nothing but that."""

import pytest
from django.db import connection, transaction
from django.db.models import Count

from claims.models import Claim
from provenance.history.past.layers import Layers, ReadOnly, under
from provenance.history.past.undoing import Layer
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db


def renamed(claim: Claim, text: str) -> Layers:
    """Layers in which one claim reads otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(c)::text FROM claims_claim c WHERE id = %s", [claim.pk])
        row = cursor.fetchone()[0]
    layers = Layers()
    layers.put(Layer("claims_claim", "id", (claim.pk,), (row.replace(claim.text, text),)))
    return layers


def test_every_road_to_a_row_leads_to_the_one_of_then() -> None:
    claim, other = make_claim(text="As it is."), make_claim(text="Another.")
    texts = "SELECT text FROM claims_claim WHERE text LIKE 'As%' ORDER BY 1"
    nested = "WITH RECURSIVE a AS (SELECT id FROM claims_claim UNION SELECT id FROM a) SELECT count(*) FROM a"

    with under(renamed(claim, "As it was: 100 % sure, 'quoted'.")), connection.cursor() as cursor:
        assert Claim.objects.get(pk=claim.pk).text == "As it was: 100 % sure, 'quoted'."
        assert Claim.objects.get(pk=other.pk).text == "Another."
        assert Claim.objects.select_related("event").filter(text__startswith="As it was").count() == 1
        assert Claim.objects.filter(pk=claim.pk).union(Claim.objects.filter(pk=other.pk)).count() == 2
        assert list(Claim.objects.values("event").annotate(many=Count("pk")).values_list("many", flat=True))
        cursor.execute(texts)
        assert cursor.fetchall() == [("As it was: 100 % sure, 'quoted'.",)]
        cursor.execute(texts.replace("'As%'", "%s"), ["As%"])
        assert len(cursor.fetchall()) == 1
        cursor.execute(nested)
        assert cursor.fetchall() == [(2,)]
    assert Claim.objects.get(pk=claim.pk).text == "As it is."


def test_a_row_that_was_not_there_is_not_there() -> None:
    claim = make_claim()
    layers = Layers()
    layers.put(Layer("claims_claim", "id", (claim.pk,), ()))

    with under(layers):
        assert not Claim.objects.exists()


def test_what_has_been_cannot_be_changed() -> None:
    claim = make_claim(text="As it is.")

    with under(renamed(claim, "As it was.")):
        with pytest.raises(ReadOnly), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(text="As I wish.")
        with pytest.raises(ReadOnly), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).delete()


def test_a_table_that_stood_as_it_stands_is_read_as_it_is() -> None:
    layers = Layers()
    layers.put(Layer("claims_claim", "id", (), ()))

    assert layers.over("SELECT text FROM claims_claim") == "SELECT text FROM claims_claim"


def test_what_the_database_asks_by_itself_is_asked_of_the_rows_of_then_too() -> None:
    draft = make_article("Draft", publication=Publication.DRAFT)
    claim = make_claim(text="As it is.")
    make_appearance(claim, capture=make_capture(claim.text, article=draft))
    layers = Layers()
    layers.put(Layer("sources_article", "id", (draft.pk,), ()))

    assert not Claim.objects.visible_to(None, NOON).exists()
    with under(layers):
        assert Claim.objects.visible_to(None, NOON).exists()
        assert not Article.objects.filter(pk=draft.pk).exists()
