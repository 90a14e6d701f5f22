"""Questions whose words are kept bring what they would bring put anew: for everybody, at every moment, either way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from claims.models import Claim
from provenance.accounts.models import User
from provenance.partners import asking, prepared
from provenance.partners.catalogue import BY_NAME
from provenance.partners.paging import Cursor, turn
from sources.api.audience import Audience
from sources.api.resource import Rows
from tests.factories import NOON
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db


def test_every_list_reads_the_same_in_kept_words_for_all_and_either_way(ana: User) -> None:
    set_scene()
    set_scene(2)
    Claim.objects.filter(pk=Claim.objects.order_by("pk").values("pk")[:1]).update(publication="draft")

    for name, resource in BY_NAME.items():
        for reader in (None, ana):
            audience = asking.audience_of(reader, NOON)
            middle = resource.rows(audience).order_by("public_id").values_list("public_id", flat=True)[:2]
            for cursor in (None, *(Cursor(key, back=back) for key in middle for back in (False, True))):
                anew = resource.brief.told(turn(resource.rows(audience), cursor)[:4], audience)
                assert prepared.read(resource, audience, 4, cursor) == anew, (name, reader, cursor)
            way, guarded = None, audience.guarded
            assert prepared._prepared(name, audience.newsroom, guarded, 4, way) is not None


def test_what_is_kept_holds_neither_what_was_hidden_nor_the_moment_it_was_put_in_words() -> None:
    scene, resource = set_scene(), BY_NAME["claims"]

    def shown(hours: int = 0) -> bool:
        audience = asking.audience_of(None, NOON + timedelta(hours=hours))
        return scene.four.public_id in {row["id"] for row in prepared.read(resource, audience, 51, None)}

    assert shown()
    Claim.objects.filter(pk=scene.four.pk).update(embargo_until=NOON + timedelta(hours=2))
    assert [shown(hours) for hours in (0, 1, 3)] == [False, False, True]
    Claim.objects.filter(pk=scene.four.pk).update(publication="withdrawn")
    assert not shown(3)


def test_a_question_that_looks_at_rows_to_be_put_is_put_anew_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene, claims = set_scene(), BY_NAME["claims"]

    def rows(audience: Audience) -> Rows:
        return claims.rows(audience).filter(pk__in=list(Claim.objects.values_list("pk", flat=True)))

    looking = replace(claims, name="looking", rows=rows, in_order=None)
    monkeypatch.setitem(BY_NAME, "looking", looking)
    audience = asking.audience_of(None, NOON)
    assert prepared._prepared("looking", False, audience.guarded, 51, None) is None
    assert scene.four.public_id in {row["id"] for row in prepared.read(looking, audience, 51, None)}
