"""What a list shows follows the one rule of visibility, whichever way it is looked up."""

import itertools
from datetime import timedelta
from typing import Any

import pytest

from claims.models import Appearance, Claim, Contradiction, Event
from provenance.accounts.models import User
from provenance.partners.asking import audience_of
from provenance.partners.catalogue import BY_NAME
from sources.api.audience import Audience
from sources.models import Article, Capture, Derivation
from sources.vocabulary import Publication
from tests.factories import NOON
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db
FATES: dict[str, dict[str, Any]] = {
    "published": {},
    "drafted": {"publication": Publication.DRAFT},
    "withdrawn": {"publication": Publication.WITHDRAWN},
    "under embargo": {"embargo_until": NOON + timedelta(seconds=1)},
    "out of embargo": {"embargo_until": NOON},
}
COMBINED = [
    *itertools.product(("published", "drafted", "under embargo"), repeat=3),
    *itertools.permutations(("withdrawn", "out of embargo", "published")),
]


def by_the_rule(reader: User | None) -> dict[str, set[str]]:
    """What the models' own querysets show."""
    rows: dict[str, Any] = {
        "claims": Claim.objects.visible_to(reader, NOON),
        "events": Event.objects.visible_to(reader, NOON),
        "appearances": Appearance.objects.visible_to(reader, NOON),
        "contradictions": Contradiction.objects.visible_to(reader, NOON),
        "derivations": Derivation.objects.visible_to(reader, NOON),
        "captures": Capture.objects.filter(article__in=Article.objects.visible_to(reader, NOON)),
    }
    return {name: set(found.values_list("public_id", flat=True)) for name, found in rows.items()}


@pytest.mark.parametrize(("article", "claim", "event"), COMBINED)
def test_lists_show_what_the_rule_shows(article: str, claim: str, event: str, ana: User) -> None:
    scene = set_scene()
    set_scene(2)
    for model, row, fate in (
        (Article, scene.article, article),
        (Claim, scene.four, claim),
        (Event, scene.event, event),
    ):
        model.objects.filter(pk=row.pk).update(**FATES[fate] or {"embargo_until": None})

    for audience in (Audience(None, NOON), audience_of(None, NOON), audience_of(ana, NOON)):
        shown = {
            name: set(BY_NAME[name].rows(audience).values_list("public_id", flat=True))
            for name in by_the_rule(audience.reader)
        }
        assert shown == by_the_rule(audience.reader)


@pytest.mark.parametrize(
    ("model", "fate", "guarded"),
    [
        (None, "published", set()),
        (Article, "drafted", {"articles"}),
        (Claim, "under embargo", {"claims"}),
        (Event, "withdrawn", {"events"}),
        (Event, "out of embargo", set()),
    ],
)
def test_one_look_tells_which_kinds_of_row_are_hidden(model: Any, fate: str, guarded: set[str]) -> None:
    set_scene()
    if model is not None:
        model.objects.update(**FATES[fate])

    assert audience_of(None, NOON).guarded == guarded
