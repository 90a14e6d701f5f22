"""An invented news year of any size, made from a seed: reports in own words, wires that few or dozens carry, denials.

Half the articles are copies; who is copied already is copied more, so that few wires have most of the carriers. The
same events are told in own words with other figures by others, a tenth of them in Spanish. Its limits: few patterns,
and an event is told within some weeks.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from provenance.bench.scale.words import name, word
from sources.intake.handed import Handed
from sources.rules.period import Moment
from sources.vocabulary import Precision

SAID = {
    "en": (
        "{low} members of the {people} community were killed in {place} on {day}",
        "{low} {people} villagers were injured in {place} on {day}",
        "at least {low} soldiers were arrested in {place} on {day}",
        "nearly {high} residents fled {place} on {day}",
    ),
    "es": (
        "al menos {low} personas murieron en {place} el {day}",
        "{low} personas resultaron heridas en {place} el {day}",
        "{low} soldados fueron detenidos en {place} el {day}",
        "cerca de {high} vecinos huyeron de {place} el {day}",
    ),
}
TOLD = {"en": "{said}, {who} said.", "es": "{said}, dijo {who}."}
DENIED = {
    "en": "{who} denied that {said}, and called the reports false.",
    "es": "{who} negó que {said}.",
}
TITLE = {
    "en": "Trouble in {place} leaves a town counting, {people} say",
    "es": "Tensión en {place} tras los hechos de {people}",
}
LINK = {"en": "In {place} it was quiet. {words}.", "es": "En {place} hubo calma. {words}."}
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
SHARE_COPIED, SHARE_SPANISH, SHARE_DENIED, SHARE_FOLLOWED = 0.55, 0.1, 0.08, 0.55
"""Of all articles, copies; of what is told in own words, in Spanish, with a denial, about an event told before."""

RECENT, OPEN = 120, 12
"""Articles back that may still be copied, and events that may still be told of."""

SPAN = timedelta(days=360)
SHARE_OUTLETS = 10
"""Articles for each outlet."""


@dataclass(frozen=True, slots=True)
class _Event:
    place: str
    people: str
    act: int
    low: int
    day: datetime


@dataclass(slots=True)
class _Printed:
    text: str
    language: str
    copies: int = 0


def make(*, size: int, seed: int, until: datetime) -> Iterator[Handed]:
    """``size`` articles that came out in the year before ``until``, the same for the same seed but for their days."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    outlets = [
        (name(chance, 2, "-"), chance.choice(("Courier", "Post", "Gazette", "Wire")))
        for _ in range(max(8, size // SHARE_OUTLETS))
    ]
    events: list[_Event] = []
    printed: list[_Printed] = []
    for number in range(size):
        published = until - SPAN + SPAN * number / size
        if printed and chance.random() < SHARE_COPIED:
            one = _copied(chance, printed[-RECENT:])
        else:
            one = _own(chance, events, published)
        printed.append(one)
        yield _handed(one, *chance.choice(outlets), published, number)


def _copied(chance: random.Random, recent: list[_Printed]) -> _Printed:
    up = chance.choices(recent, [1 + each.copies for each in recent])[0]
    up.copies += 1
    paragraphs = up.text.split("\n\n")
    way = chance.choice(("whole", "edited", "excerpt"))
    if way == "edited":
        words = up.text.split(" ")
        small = [place for place, each in enumerate(words) if each[:1].islower()]
        for place in chance.sample(small, len(words) // 12):
            words[place] = word(chance)
        return _Printed(" ".join(words), up.language)
    if way == "excerpt":
        return _Printed("\n\n".join([*paragraphs[:4], _filler(chance, "town", up.language)]), up.language)
    return _Printed(up.text, up.language)


def _own(chance: random.Random, events: list[_Event], published: datetime) -> _Printed:
    language = "es" if chance.random() < SHARE_SPANISH else "en"
    if events and chance.random() < SHARE_FOLLOWED:
        event = chance.choice(events[-OPEN:])
    else:
        place, people = word(chance).capitalize(), word(chance).capitalize()
        event = _Event(place, people, chance.randrange(len(SAID["en"])), chance.randint(2, 40), published)
        events.append(event)
    low = event.low if chance.random() < 0.6 else max(2, event.low + chance.randint(-5, 5))
    day = DAYS[language][event.day.weekday()]
    said = SAID[language][event.act].format(
        low=low, high=low * 100, people=event.people, place=event.place, day=day
    )
    who = _somebody(chance)
    paragraphs = [
        TITLE[language].format(place=event.place, people=event.people),
        TOLD[language].format(
            said=said[0].upper() + said[1:], who=f"mayor {who}" if language == "en" else who
        ),
        *(_filler(chance, event.place, language) for _ in range(chance.randint(5, 9))),
    ]
    if chance.random() < SHARE_DENIED:
        paragraphs.insert(2, DENIED[language].format(said=said, who=_somebody(chance)))
    return _Printed("\n\n".join(paragraphs), language)


def _somebody(chance: random.Random) -> str:
    """A name nobody else has, however often it is told in other words."""
    return name(chance, 3).title()


def _filler(chance: random.Random, place: str, language: str) -> str:
    sentences = (
        " ".join(word(chance) for _ in range(chance.randint(10, 22))).capitalize()
        for _ in range(chance.randint(3, 5))
    )
    return LINK[language].format(place=place, words=". ".join(sentences))


def _handed(one: _Printed, outlet: str, title: str, published: datetime, number: int) -> Handed:
    return Handed(
        content=one.text.encode(),
        media="text/plain",
        where=f"article {number}",
        url=f"https://{outlet}.example/{published:%Y/%m}/{number}",
        source=f"{outlet.title()} {title}",
        published=Moment(published, Precision.INSTANT),
        language=one.language,
    )
