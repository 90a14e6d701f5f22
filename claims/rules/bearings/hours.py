"""Which hour of the day a sentence names: “at 6.15 a.m.”, “shortly after noon”, “a las diez de la noche”."""

import re
from dataclasses import dataclass

from claims.rules.language.folding import fold

DAY = 24 * 60
NEAR = 45
"""Minutes by which two accounts of one moment may differ: "shortly after eight" is taken for up to so much later."""
_WORDS = {
    "en": ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "es": ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"],
}
_NUMBER = {word: place for words in _WORDS.values() for place, word in enumerate(words, start=1)}
_ENGLISH = re.compile(
    r"\b(?:at|by|of|after|before|around|about|until|nearly|almost|from|past)\s+(?:about |around |roughly |nearly )?"
    r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[:.](?P<minute>[0-5]\d))?"
    r"(?![\d.,]*\d|\s*(?:%|per ?cent|million|billion))\s*"
    r"(?P<half>a\.?m\b|p\.?m\b|in the morning|in the evening|in the afternoon|at night|o'clock|"
    r"on \w+ morning|on \w+ evening|on \w+ afternoon|on \w+ night)?"
)
_SPANISH = re.compile(
    r"\b(?:las|la)\s+(?P<hour>\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    r"(?:[:.](?P<minute>\d\d))?(?:\s+y (?P<more>media|cuarto))?\b\s*"
    r"(?P<half>(?:horas )?(?:de|por) la (?:manana|madrugada|tarde|noche))?"
)
_PARTS = {
    "noon": (690, 750), "midday": (690, 750), "midnight": (-30, 30), "dawn": (270, 450), "daybreak": (270, 450),
    "dusk": (1050, 1260), "nightfall": (1050, 1260), "before daybreak": (0, 420),
    "mediodia": (690, 780), "medianoche": (-30, 30), "madrugada": (0, 390), "amanecer": (330, 480),
    "anochecer": (1080, 1290), "atardecer": (1020, 1260), "small hours": (0, 360), "early hours": (0, 420),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hour:
    """A stretch of the day in minutes since midnight."""

    first: int
    last: int

    def apart(self, other: "Hour") -> bool:
        """Whether two accounts of one moment cannot both be right."""
        return self.first - NEAR > other.last or other.first - NEAR > self.last


def hour_in(text: str, language: str) -> Hour | None:
    """The one hour, or part of the day, that a sentence names; None where it names none, or several."""
    folded = fold(text).lower()
    pattern = _SPANISH if language == "es" else _ENGLISH
    clocks = [found for each in pattern.finditer(folded) if (found := _clock(each))]
    parts = [Hour(*span) for word, span in _PARTS.items() if re.search(rf"\b{word}\b", folded)]
    named = clocks or parts
    return named[0] if len(named) == 1 else None


def _clock(found: re.Match[str]) -> Hour | None:
    written = found["hour"]
    hour = int(written) if written.isdigit() else _NUMBER[written]
    half = found["half"] or ""
    spelled = bool(found["minute"] or half) or (written.isdigit() and found.re is _SPANISH)
    if hour > 24 or (not spelled and found.re is _ENGLISH):
        return None
    minutes = int(found["minute"] or 0) + {"media": 30, "cuarto": 15}.get(
        found.groupdict().get("more") or "", 0
    )
    if hour < 12 and re.search(r"p\.?m|evening|afternoon|night|tarde|noche", half):
        hour += 12
    if not half and not found["minute"]:
        return None
    at = hour % 24 * 60 + minutes
    return Hour(at, at)
