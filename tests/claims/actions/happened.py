"""Six happenings as four outlets print each of them, handed in and sorted: by bits where a test has acts be large."""

from collections.abc import Sequence

import pytest

from claims.actions import appearances, matching
from claims.models import Act, Appearance
from claims.rules.grouping.matching import EventGroup, Mention
from claims.rules.grouping.rarity import Rarity
from provenance.pipeline import line
from sources.models import Article
from tests.sources.actions.tracing import hand_in, trace_all

Told = tuple[str, str, str]
HAPPENED = (
    ("Four", "ferrymen", "Tessel", 2, "a barge loaded with gravel struck the gates of the lower lock"),
    ("Six", "miners", "Orvane", 4, "the roof of an old gallery gave way under the weight of melting snow"),
    ("Five", "pilgrims", "Kalmira", 6, "the brakes of their bus failed on the steep road down to the shrine"),
    ("Nine", "dancers", "Veldoa", 8, "a curtain behind the stage caught fire during the evening show"),
    ("Seven", "climbers", "Pontreva", 20, "an avalanche swept the northern face shortly after sunrise"),
    ("Eight", "nurses", "Zarnow", 26, "a boiler burst in the cellar below the children's ward"),
)


def told_of(number: str, people: str, place: str, day: int, how: str) -> list[Told]:
    """What four outlets print of one happening: two figures, a copy and a denial."""
    wire = f"{number} {people} were killed on {day} January 2026 in {place} when {how}, the mayor of {place} said."
    early, late = f"2026-01-{day + 1:02}", f"2026-01-{day + 2:02}"
    return [
        (f"{place} Wire", wire, f"{early}T08:00Z"),
        (f"{place} Mirror", wire, f"{early}T09:00Z"),
        (
            f"{place} Post",
            f"Two {people} were killed on {day} January 2026 in {place}, porters said.",
            f"{early}T07:00Z",
        ),
        (
            f"{place} Times",
            f"No {people} were killed on {day} January 2026 in {place}, the police said.",
            f"{late}T07:00Z",
        ),
    ]


ALL = [told for happened in HAPPENED for told in told_of(*happened)]


def come(*several: Told) -> None:
    for source, text, published in several:
        hand_in(source, text, published)
    assert line.drain().failed == 0


def killed() -> Act:
    return Act.objects.get(key="killed")


def places() -> dict[str, str]:
    """The claim in which each statement stands."""
    return dict(Appearance.objects.exclude(claim=None).values_list("public_id", "claim__public_id"))


def sort_as_a_whole() -> None:
    for act in Act.objects.values_list("pk", flat=True):
        matching.sort_anew(act_id=act)


def sizes_of_groups(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements are sorted together each time from now on."""
    sizes: list[int] = []
    group = matching.matching.group

    def counted(mentions: Sequence[Mention], rarity: Rarity | None = None) -> list[EventGroup]:
        sizes.append(len(mentions))
        return group(mentions, rarity)

    monkeypatch.setattr(matching.matching, "group", counted)
    return sizes


def be_read(*several: Told) -> list[Article]:
    """Hand articles in and have them read, and nothing sorted."""
    articles = [hand_in(source, text, published) for source, text, published in several]
    trace_all()
    for article in articles:
        appearances.read(article_id=article.pk)
    return articles
