"""English nouns that are counted, weighed and paid: people, things, units and money."""

from claims.rules.language.forms import noun_table, words

_TRADES = words(
    "air assembly boat business camera clergy congress council country crafts crew dairy door draughts dust ferry fore"
    " fresh game ground hand helms herds horse hunts journey lay lines middle milk noble oars ombuds post repair rifle"
    " sales sea signal spokes sports states stunt trades tribes watch weather work yachts"
)
_OF_TRADES = {f"{trade}{many}": f"{trade}man" for trade in _TRADES for many in ("men", "women", "woman")}
"""Whoever goes by "-man" or "-woman" is counted under one word: ferrymen, a ferrywoman."""

NOUNS = _OF_TRADES | noun_table(
    """
    people: person people other others
    civilian: civilian noncombatant bystander
    soldier: soldier serviceman trooper conscript infantryman troop
    police: police policeman policewoman cop
    national guard: guardsman
    child: child minor infant baby toddler boy girl schoolchild
    woman: woman female
    man: man male
    resident: resident inhabitant villager local dweller
    refugee: refugee
    migrant: migrant immigrant
    protester: protester protestor demonstrator marcher
    student: student pupil schoolgirl schoolboy
    journalist: journalist reporter correspondent
    worker: worker employee labourer laborer staffer
    fighter: fighter combatant militant rebel insurgent guerrilla gunman militiaman extremist jihadist paramilitary
    prisoner: prisoner inmate detainee
    passenger: passenger
    patient: patient case
    family: family household
    truck: truck lorry
    vehicle: vehicle
    house: house home
    hostage: hostage captive
    defector: defector deserter
    """,
    "en",
) | {
    "people": "people", "children": "child", "schoolchildren": "child", "firemen": "firefighter",
    "fishermen": "fisherman", "lives": "people", "lorries": "truck", "wives": "wife", "victims": "people",
    "victim": "people", "casualties": "people", "souls": "people", "gendarmes": "police", "personnel": "personnel",
}  # fmt: skip
PERSONS = frozenset(_OF_TRADES.values()) | words(
    "people civilian soldier police child woman man resident refugee migrant protester student"
    " journalist worker fighter prisoner passenger patient family member officer official guard"
    " citizen national leader politician lawmaker deputy senator doctor nurse teacher farmer miner"
    " driver activist lawyer judge priest tourist victim hostage suspect gang criminal deserter"
    " defector exile crew firefighter employee voter volunteer relative friend brother sister son"
    " daughter mother father parent diplomat candidate player fan couple teenager youth adult"
    " pensioner candidate witness survivor follower supporter commander general colonel lieutenant"
    " sergeant captain pilot sailor marine sniper agent spy contractor mercenary smuggler trafficker"
    " dissident opponent homeless wounded dead injured personnel peacekeeper medic paramedic rescuer"
    " climber swimmer trader vendor customer skier hiker cyclist monk nun bishop missionary fisherman"
    " gunman guest spectator observer performer referee settler herder pedestrian commuter motorist"
    " diver rower surfer hunter ranger warden technician scientist researcher professor editor musician singer"
    " actor athlete footballer jockey pilgrim worshipper mourner shopper camper deckhand stowaway convict"
    " recruit cadet reservist veteran paratrooper attacker assailant robber thief burglar kidnapper poacher"
    " logger shepherd peasant evacuee grandmother grandfather grandchild cousin nephew niece husband wife neighbour"
    " neighbor colleague apprentice cook waiter builder electrician mechanic docker courier"
)
SOLDIERS = words(
    "soldier police guard officer national-guard fighter troop commander general colonel lieutenant"
    " sergeant personnel captain pilot deserter marine sailor agent diplomat official force"
)
PLURAL = frozenset(many for many in _OF_TRADES if many.endswith("men")) | words(
    "people men women children police guardsmen policemen gunmen servicemen troops cattle teeth"
    " feet mice firemen fishermen militiamen infantrymen schoolchildren wives lives personnel crew"
    " clergy media aircraft dead policewomen"
)
UNITS = {
        **dict.fromkeys(("%", "percent", "percentage", "pc", "pct"), ("percent", "%")),
        **{
            w: ("duration", unit)
            for unit, forms in {
                "second": "second seconds",
                "minute": "minute minutes min mins",
                "hour": "hour hours hrs hr",
                "day": "day days",
                "night": "night nights",
                "week": "week weeks",
                "weekend": "weekend weekends",
                "month": "month months",
                "year": "year years yr yrs",
                "decade": "decade decades",
                "century": "century centuries",
                "generation": "generation generations",
            }.items()
            for w in forms.split()
        },
        **{
            w: ("measure", unit)
            for unit, forms in {
                "mi": "mile miles mi",
                "km": "km kms kilometre kilometres kilometer kilometers",
                "m": "metre metres meter meters",
                "ft": "foot feet ft",
                "yd": "yard yards",
                "in": "inch inches",
                "cm": "cm centimetre centimetres",
                "ha": "hectare hectares ha",
                "acre": "acre acres",
                "t": "tonne tonnes ton tons",
                "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
                "lb": "pound-weight lb lbs",
                "g": "gram grams",
                "l": "litre litres liter liters",
                "barrel": "barrel barrels bbl",
                "b/d": "b/d bpd",
                "mw": "megawatt megawatts mw",
                "gw": "gigawatt gigawatts gw",
                "kwh": "kwh kilowatt-hour kilowatt-hours",
                "mwh": "mwh megawatt-hour megawatt-hours",
                "gwh": "gwh gigawatt-hour gigawatt-hours",
                "mm": "mm millimetre millimetres millimeter millimeters",
                "km/h": "kph kmh",
                "km2": "km2 km²",
                "mph": "mph",
                "degree": "degree degrees",
                "knot": "knot knots",
            }.items()
            for w in forms.split()
        },
    }  # fmt: skip
CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "r$": "BRL",
    "c$": "CAD",
    "a$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "sterling": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "cents": "cent",
    "peso": "peso",
    "pesos": "peso",
    "bolivar": "bolivar",
    "bolivars": "bolivar",
    "bolivares": "bolivar",
    "rubles": "RUB",
    "roubles": "RUB",
    "ruble": "RUB",
    "rouble": "RUB",
    "yen": "JPY",
    "yuan": "CNY",
    "rupees": "INR",
    "reais": "BRL",
    "real": "BRL",
    "francs": "franc",
    "florin": "florin",
    "florins": "florin",
    "guilders": "guilder",
    "rupiah": "IDR",
    "naira": "NGN",
    "dinars": "dinar",
    "shillings": "shilling",
    "zlotys": "PLN",
    "crowns": "crown",
    "shekels": "ILS",
    "lira": "lira",
    "liras": "lira",
    "dirhams": "dirham",
    "rand": "ZAR",
    "soles": "PEN",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
}
