"""Writes figures, shares and days as the rules put them in English the way the reader’s language writes them."""

import re
from datetime import date

from django.utils.translation import pgettext

from sources.pages import wording

NUMBER = re.compile(r"[+−-]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?")
SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = rf"(?:(?P<day>\d{{1,2}}(?:–\d{{1,2}})?) )?(?P<month>{'|'.join(ENGLISH)})(?: (?P<year>\d{{4}}))?"
DATED = re.compile(DAYS)
SPAN = re.compile(r" – ")
CLOCK = re.compile(r"(\d{2}:\d{2}) on (.+)")


def written(value: str) -> str | None:
    """The same in the reader’s language; nothing where it is neither figure nor day."""
    if value.startswith(" (") and value.endswith(")") and (told := written(value[2:-1])) is not None:
        return f" ({told})"
    if value.strip("+−-.") and NUMBER.fullmatch(value):
        return wording.figures(f"0{value}" if value.startswith(".") else value)
    if share := SHARE.fullmatch(value):
        return f"{wording.figures(share[1])} %"
    if ISO.fullmatch(value):
        return wording.day(date.fromisoformat(value))
    if (clock := CLOCK.fullmatch(value)) and (told := _dated(clock[2])):
        return pgettext("date", "%(day)s, %(time)s") % {"day": told, "time": clock[1]}
    ends = [_dated(part) for part in SPAN.split(value)]
    return " – ".join(map(str, ends)) if all(ends) else None


def _dated(value: str) -> str | None:
    found = DATED.fullmatch(value)
    if found is None or not (found["day"] or found["year"]):
        return None
    told = {
        "day": found["day"],
        "month": wording.MONTHS[ENGLISH.index(found["month"])],
        "year": found["year"],
    }
    if not found["day"]:
        return pgettext("date", "%(month)s %(year)s") % told
    if not found["year"]:
        return pgettext("date", "%(day)s %(month)s") % told
    return pgettext("date", "%(day)s %(month)s %(year)s") % told
