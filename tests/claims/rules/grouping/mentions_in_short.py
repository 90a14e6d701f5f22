"""Short ways to write down mentions for the matching tests."""

from claims.rules.grouping.mention import EventGroup, Mention
from claims.vocabulary import Stance
from tests.claims.rules.comparing.claims_in_short import days, figure


def mention(
    text: str,
    value: str = "yes",
    population: str = "people",
    *,
    key: str = "",
    rank: str = "",
    act: str = "killed",
    when: str = "",
    published: str = "",
    as_of: str = "",
    running: bool = False,
    places: str = "",
    accused: str = "",
    lineage: str = "",
    language: str = "en",
    held: str = "",
    denied: str = "",
    stance: Stance = Stance.ASSERTS,
) -> Mention:
    """One mention; its terms are the longer words of its text."""
    named = tuple(place.strip() for place in places.split(",") if place)
    return Mention(
        key=key or text,
        rank=rank or published or when,
        act=act,
        population=population,
        measure=f"{population} {act}".strip().capitalize(),
        claim_text=text,
        value=figure(value),
        when=days(when),
        published=days(published),
        as_of=days(as_of),
        running=running,
        places=named,
        place_label=named[-1].title() if named else "",
        accused=tuple(accused.split(",")) if accused else (),
        terms=frozenset(
            word for word in text.lower().replace(",", " ").split() if len(word) > 3 and word.isalpha()
        ),
        lineage=lineage or key or text,
        language=language,
        held=held,
        denied=denied,
        stance=stance,
    )


def sorted_out(events: list[EventGroup]) -> list[list[list[str]]]:
    """The keys of the mentions, claim by claim and event by event."""
    return [[[key for key, _ in claim.members] for claim in event.claims] for event in events]


# Four accounts in the manner of the seed articles: three of one border clash, one of another year and place.
FOUR = mention(
    "clashes yesterday killed four members of the Pemon indigenous community in southern Venezuela",
    "4",
    "pemon",
    key="four",
    when="2019-02-22",
    published="2019-02-23",
    places="venezuela,southern venezuela",
)
TWO = mention(
    "the two Pemon that died were shot north of the border in the Venezuelan town of Kumaracupay",
    "2",
    "pemon",
    key="two",
    published="2019-03",
    places="venezuela,kumaracupay",
    lineage="southfront",
)
AT_LEAST_TWO = mention(
    "late last month a skirmish over a humanitarian aid convoy left at least two Venezuelans dead",
    "2+",
    "venezuelan",
    key="at least two",
    when="?2019-02",
    published="2019-03",
    places="venezuela,colombia,venezuela-colombia border",
    lineage="southfront",
)
BODIES = mention(
    "unverified photos show four dead bodies, each with their right arms near a pistol",
    "4",
    "body",
    key="bodies",
    when="2021-04",
    published="2021-04",
    places="venezuela,apure,la victoria",
)
