"""English, as far as the reader needs it."""

from claims.rules.language.en_acts import (
    ACCUSE,
    ACT_LABELS,
    ACT_PHRASES,
    ACTS,
    CHARGE_NOUNS,
    CHARGES,
    DENIAL_PHRASES,
    DENIAL_TARGETS,
    DENIAL_VERBS,
    DENIAL_WORDS,
    SUPPORT,
)
from claims.rules.language.en_leanings import LEANINGS, OPPOSITES
from claims.rules.language.en_nouns import CURRENCIES, NOUNS, PERSONS, PLURAL, SOLDIERS, UNITS
from claims.rules.language.en_voices import (
    ACCORDING,
    AGENCIES,
    CITING,
    COLLECTIVE,
    CORRECTIONS,
    CUES,
    EVIDENCE,
    EVIDENCE_CUES,
    HEDGES,
    INSTITUTIONS,
    OUTLET_WORDS,
    PRONOUNS,
    THOUGHTS,
    TITLES,
    WEAK_CUES,
)
from claims.rules.language.forms import phrases, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Phrases

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_NUMBERS = {word: value for value, word in enumerate((_UNITS + " eighteen nineteen").split(), start=1)}
_NUMBERS |= {
    w: 10 * n
    for n, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"

_PREPOSITIONS = words(
    "in on at to from by with for near across along into onto over under between among around during"
    " after before since until against towards toward about outside inside through throughout within"
    " without via per amid despite off behind beyond above below upon out up down as than like including"
    " following"
)
_RELATIVES = words("who whom whose which that where when")
_CONJUNCTIONS = words("and or but nor yet so plus")
_BE = words(
    "is are was were be been being am has have had having do does did will would can could may might"
    " must shall should got get gets getting became become remain remained remains not also already"
    " still reportedly allegedly now then later only just each all both either recently"
)
_STOPS = (
    _PREPOSITIONS
    | _RELATIVES
    | _CONJUNCTIONS
    | _BE
    | words(
        "the a an this that these those its their his her our my your it he she they we you i them him"
        " us if while because although though unless whether there here not no of what how why ago"
    )
)


ENGLISH = Pack(
    code="en",
    numbers=_NUMBERS,
    scales={
        "hundred": 100,
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "mn": 10**6,
        "bn": 10**9,
        "m": 10**6,
        "k": 1000,
        "dozen": 12,
        "score": 20,
        "tn": 10**12,
        "b": 10**9,
        "mln": 10**6,
        "bln": 10**9,
    },
    vague={
        "dozens": (24, 199),
        "scores": (40, 199),
        "hundreds": (200, 1999),
        "thousands": (2000, 19999),
        "millions": (2 * 10**6, None),
        "billions": (2 * 10**9, None),
    },
    few={"few": (2, 5), "several": (3, 7), "couple": (2, 3), "handful": (3, 6)},
    joiner="and",
    bounds=Phrases(
        {
            "low": phrases(
                "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,minimum of,upwards of,"
                "at the very least,as few as,at a minimum"
            ),
            "above": phrases(
                "more than,over,above,in excess of,exceeding,exceeded,greater than,higher than,surpassing,"
                "topped,well over,just over,a little over"
            ),
            "below": phrases("fewer than,less than,under,below,lower than,well under"),
            "high": phrases(
                "never more than,up to,at most,as many as,as much as,no more than,not more than,"
                "a maximum of,maximum of,at the most"
            ),
            "nearly": phrases(
                "nearly,almost,close to,just under,just short of,approaching,not quite,virtually"
            ),
            "about": phrases(
                "about,around,some,roughly,approximately,circa,an estimated,estimated,an approximate,"
                "in the region of,in the order of,an average of,approx,say"
            ),
            "more": phrases("another,an additional,additional,a further,further,an extra"),
        }
    ),
    after_bounds=Phrases(
        {
            "low": phrases("or more,at least,and counting,and above,or over,upwards"),
            "high": phrases("or fewer,or less,at most"),
            "about": phrases("or so,or thereabouts,approximately,odd"),
        }
    ),
    between=("between", "and"),
    range_words=words("to or"),
    zero=words("no nobody none zero"),
    no_single=Phrases(
        {"none": phrases("not a single,not one single,not one,without a single,without any,not even one")}
    ),
    existing=frozenset(),
    articles=words("a an"),
    units=UNITS,
    currencies=CURRENCIES,
    months=(
        {word: number for number, word in enumerate(_MONTHS.split(), start=1)}
        | {word: number for number, word in enumerate(_SHORT_MONTHS.split(), start=1)}
        | {"sept": 9}
    ),
    weekdays={day: number for number, day in enumerate(_DAYS.split())},
    labels=words(
        "no number nr article section chapter page room highway hwy route road flight channel"
        " resolution group gate platform line bus grade level class phase stage tier act clause"
        " paragraph verse volume issue episode season part version type model block unit apartment apt"
        " suite floor box psalm lot step appendix table figure fig rule top part apollo boeing airbus"
        " covid windows iphone"
    ),
    year_leads=words(
        "in since of by from until till before after during for around late early mid the to year and or"
    ),
    age_marks=words("aged age ages"),
    determiners=words(
        "the a an this these those their its his her our my your such all both other another of"
    ),
    of=words("of"),
    stops=_STOPS,
    prepositions=_PREPOSITIONS | {"of"},
    barriers=words(
        "while whereas but after before when as because since although though unless until if where so than"
    ),
    be=words("is are was were be been being got get"),
    passive_by=words("by"),
    modals=words("could would may might should can must shall will ll cannot couldn't wouldn't won't 'd"),
    conditionals=words("if should unless whether"),
    negations=words(
        "not never n't without neither nor didn't wasn't weren't hasn't haven't isn't aren't don't doesn't no"
    ),
    conjunctions=words("and or"),
    relatives=_RELATIVES,
    adjectives_first=True,
    leading_adjectives=words("other more"),
    plural=PLURAL,
    nouns=NOUNS,
    persons=PERSONS,
    soldiers=SOLDIERS,
    partitives=words(
        "member people person part group community tribe ethnic representative leader number total body"
    ),
    generic=words(
        "people community group member tribe nation indigenous ethnic minority citizen national person"
        " civilian man woman child origin nationality descent native"
    ),
    dwellers=words("resident inhabitant villager dweller native local"),
    vague_heads=words(
        "guard force officer worker official member staff agent group leader plant station site camp"
        " unit system line body band party post"
    ),
    others=words("others other more"),
    acts=ACTS,
    act_phrases=ACT_PHRASES,
    act_labels=ACT_LABELS,
    charges=CHARGES,
    charge_nouns=CHARGE_NOUNS,
    accuse=ACCUSE,
    accuse_of=words("of for"),
    support=SUPPORT,
    denial_verbs=DENIAL_VERBS,
    denial_words=DENIAL_WORDS,
    denial_targets=DENIAL_TARGETS,
    denial_phrases=DENIAL_PHRASES,
    cues=CUES,
    thoughts=THOUGHTS,
    weak_cues=WEAK_CUES,
    according=ACCORDING,
    citing=CITING,
    evidence=EVIDENCE,
    evidence_cues=EVIDENCE_CUES,
    collective=COLLECTIVE,
    institutions=INSTITUTIONS,
    titles=TITLES,
    agencies=AGENCIES,
    outlet_words=OUTLET_WORDS,
    pronouns=PRONOUNS,
    hedges=HEDGES,
    corrections=CORRECTIONS,
    leanings=LEANINGS,
    opposites=OPPOSITES,
    running=Phrases(
        {
            "running": phrases(
                "so far,until now,to date,thus far,up to now,as yet,and counting,has risen to,had risen to,"
                "have risen to,rose to,climbed to,has climbed to,still rising,have now,has now,now stands at"
            ),
            "hour": phrases(
                "by nightfall,by noon,by midday,by midnight,by dusk,by dawn,by daybreak,by sunset,by evening,by then"
            ),
        }
    ),
    directions=words(
        "north south east west northern southern eastern western northeast northwest southeast"
        " southwest northeastern northwestern southeastern southwestern central upper lower coastal"
        " rural greater north-east north-west south-east south-west mid"
    ),
    place_cues=words(
        "in at near from to into across outside inside around towards toward along through over on"
        " within throughout off reached"
    ),
    place_kinds=words(
        "state city town village province region department district municipality border capital county"
        " river island port coast sector parish streets outskirts neighbourhood neighborhood valley territory side area"
        " frontier airport bridge"
    ),
    moved=words(
        "go goes went gone going rise rises rose risen climb climbs climbed jump jumps jumped tick ticks ticked edge"
        " edges edged inch inched move moves moved revised raised pushed sent bumped back rate"
    ),
    content_stops=_STOPS | words("said says say told one two three more most very also there"),
)
