"""The marks of the house (disc, ring, diamond …) and the few ways a page writes a number."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, ngettext

from claims.models import Corroboration
from claims.pages import backed
from sources.pages import retelling, wording

register = template.Library()


@register.simple_tag
def mark(name: str, hue: str = "") -> SafeString:
    """One mark from the sprite; the word beside it carries the meaning for those who cannot see it."""
    kind = f"i {hue}" if hue else "i"
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', kind, name)


@register.filter
def score(share: float | None) -> str:
    """A score with two decimals, never rounded to certainty."""
    return "–" if share is None else wording.decimal(min(max(share, 0.01), 0.99), 2)


@register.filter
def points(number: float) -> str:
    """Signed points as the ledger prints them: +6.0, −5.0, 0."""
    if not number:
        return "0"
    return f"{'+' if number > 0 else '−'}{wording.decimal(abs(number), 1)}"


@register.filter
def moment(at: datetime | None, precision: str = "instant") -> str:
    """An instant, as finely as it is known."""
    return wording.moment(at, precision)


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return wording.grouped(number)


@register.filter
def many(number: int, noun: str) -> str:
    """“4 articles”; an irregular plural follows a comma: “origin” or “entry,entries”."""
    one, _, plural = noun.partition(",")
    return wording.many(number, one, plural)


@register.filter
def agree(number: int, forms: str) -> str:
    """A verb as it goes with a number: “carries,carry”."""
    one, _, several = forms.partition(",")
    return ngettext(one, several, number)


@register.filter
def spoken(words: Any) -> str:
    """A word of a closed list, or another that the catalogues know, in the reader’s language."""
    return gettext(str(words)) if words else ""


@register.filter
def tongue(code: str) -> str:
    """The name of a language in the reader’s own: “Spanish”, “español”; its code where it has none we know."""
    with suppress(KeyError):
        name = str(get_language_info(code)["name_translated"])
        return name if get_language() == settings.LANGUAGE_CODE else name.lower()
    return code


@register.filter
def retold(words: Any) -> SafeString | str:
    """A sentence of the program’s as it was stored, in the reader’s language; where it cannot be, marked as English."""
    if not words or get_language() == settings.LANGUAGE_CODE:
        return str(words or "")
    told = retelling.retold(str(words))
    return told if told is not None else format_html('<span lang="en">{}</span>', words)


@register.filter
def carried(backing: Corroboration) -> str:
    """How many articles carry a claim, and how many only dispute it."""
    return backed.carried(backing)


@register.filter
def voices(backing: Corroboration) -> str:
    """How many independent origins stand behind a claim; where there is none, what there is instead."""
    return backed.voices(backing)


@register.filter
def disputed(backing: Corroboration) -> str:
    """Who says that a claim is not so, empty where nobody does."""
    return backed.disputed(backing)


@register.filter
def pct(share: float) -> str:
    """A share as an SVG length."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


@register.filter
def percent(share: float | None) -> str:
    """A share as a reader says it: 71 %."""
    return wording.percent(share)


@register.filter
def upto(low: float, high: float) -> str:
    """The stretch from one share to another as an SVG length."""
    return pct(high - low)


@register.filter
def words(listed: str) -> list[str]:
    """A list written as words between spaces."""
    return listed.split()


@register.filter
def at(found: dict[Any, Any], key: Any) -> Any:
    """What a table holds under a key, nothing where it holds nothing."""
    return found.get(key)


@register.simple_tag(takes_context=True)
def follow(context: dict[str, Any], **changed: str) -> str:
    """This page's address with some parameters changed; empty ones are left out."""
    asked = context["request"].GET.copy()
    for name, answer in changed.items():
        asked.pop(name, None)
        if answer:
            asked[name] = answer
    return f"?{asked.urlencode()}" if asked else context["request"].path


@register.simple_tag(takes_context=True)
def narrow(context: dict[str, Any], name: str, answer: str = "") -> str:
    """This list's first page with one parameter more, or one less; a year stands for its first and last day."""
    if name == "year":
        return follow(context, since=f"{answer}-01-01", until=f"{answer}-12-31", after="")
    return follow(context, **{name: answer, "after": ""})
