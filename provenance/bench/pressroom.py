"""Invented articles in plain English and Spanish, made from a seed: what a reader of news has to work through.

Every sentence is put together from a handful of patterns with figures, bounds, speakers, quotations, charges, denials
and plain prose, in about the shares in which news has them; names, places and figures are drawn anew for each article.
Its limits: few patterns and few words. The pace over it is that of news; how right the reading is, it does not tell.
"""

from collections.abc import Iterator
from random import Random

from provenance.bench.corpus import SYLLABLES

SHARE_SPANISH = 0.2
SENTENCES = (12, 40)
SHARE_PLAIN = 0.55
"""Of the sentences of an article, those that say nothing a claim could be made of."""

_SAYING = {
    "en": (
        "At least {low} people were killed and {high} others injured when a bus left the road at {place}, police said.",
        "{speaker}, the transport minister, said on {day} that {high} families had fled {place} since the rains.",
        "“We counted {low} houses without a roof,” {speaker} told the {paper}, “and there will be more tomorrow.”",
        "The government of {country} accused {other} of sending soldiers across the border, which {other} denied.",
        "According to {speaker}, between {low} and {high} villagers of {place} are still missing.",
        "Exports fell by {low} per cent to ${high} million in the first quarter, the statistics office reported.",
        "A spokeswoman for the hospital in {place} denied that {low} patients had died, and called the report false.",
        "Nearly {high} workers walked out on {day}, the union says; the company puts the number at {low}.",
        "Some {high} residents, among them {low} children, were reportedly brought to {place} by bus.",
    ),
    "es": (
        "Al menos {low} personas murieron y otras {high} resultaron heridas cerca de {place}, informó la policía.",
        "{speaker}, ministro de Transporte, dijo el {day} que {high} familias huyeron de {place} por las lluvias.",
        "«Contamos {low} casas sin techo», aseguró {speaker} al diario {paper}.",
        "El gobierno de {country} acusó a {other} de enviar soldados al otro lado de la frontera, lo que {other} negó.",
        "Según {speaker}, entre {low} y {high} vecinos de {place} siguen desaparecidos.",
        "Las exportaciones cayeron un {low} por ciento hasta los {high} millones de dólares, según el instituto.",
    ),
}
_PLAIN = {
    "en": (
        "In {place} the shops stayed shut and the streets were empty for most of the afternoon.",
        "It is a quiet town on the river, known for its market and for the long bridge that leads out of it.",
        "Few of those who had waited at the station wanted to talk about what comes next.",
        "The road to {place} has been repaired again and again, and again and again the river has taken it.",
        "Whether the plan will be taken up before the summer is a question nobody here can answer.",
        "“We do not know what to believe any more,” said a neighbour who would not give her name.",
        "{speaker} grew up in {place}, where her father kept a small workshop behind the church.",
    ),
    "es": (
        "En {place} los comercios no abrieron y las calles estuvieron vacías casi toda la tarde.",
        "Es un pueblo tranquilo junto al río, conocido por su mercado y por el puente largo que sale de él.",
        "Pocos de los que esperaban en la estación quisieron hablar de lo que viene después.",
        "{speaker} creció en {place}, donde su padre tenía un pequeño taller detrás de la iglesia.",
    ),
}
_DAYS = {"en": ("Monday", "Wednesday", "Friday"), "es": ("lunes", "miércoles", "viernes")}
_COUNTRIES = {
    "en": ("Colombia", "Russia", "Kenya", "Norway"),
    "es": ("Colombia", "Rusia", "Kenia", "Noruega"),
}


def make(*, size: int, seed: int) -> Iterator[tuple[str, str]]:
    """``size`` articles with their languages, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 (a corpus, not a secret)
    for _ in range(size):
        language = "es" if chance.random() < SHARE_SPANISH else "en"
        yield _article(chance, language), language


def _article(chance: Random, language: str) -> str:
    cast = _cast(chance, language)
    paragraphs = [f"Trouble in {cast['place']} leaves a town counting"]
    sentences = [_sentence(chance, language, cast) for _ in range(chance.randint(*SENTENCES))]
    while sentences:
        many = chance.randint(1, 4)
        paragraphs.append(" ".join(sentences[:many]))
        del sentences[:many]
    return "\n\n".join(paragraphs)


def _cast(chance: Random, language: str) -> dict[str, str]:
    one, other = chance.sample(_COUNTRIES[language], 2)
    return {
        "place": _name(chance),
        "speaker": f"{_name(chance)} {_name(chance)}",
        "paper": f"{_name(chance)} Courier",
        "day": chance.choice(_DAYS[language]),
        "country": one,
        "other": other,
    }


def _name(chance: Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def _sentence(chance: Random, language: str, cast: dict[str, str]) -> str:
    patterns = _PLAIN if chance.random() < SHARE_PLAIN else _SAYING
    low = chance.randint(2, 60)
    return chance.choice(patterns[language]).format(low=low, high=f"{low * 100:,}", **cast)
