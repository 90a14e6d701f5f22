"""Following the feeds of a list: each with the outlet it belongs to, those we follow already left as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from sources.actions import feeds, sources
from sources.actions.signature import Person
from sources.errors import Refused, Taken
from sources.intake.opml import Listed
from sources.models import Feed, Source
from sources.rules import addresses
from sources.vocabulary import SourceKind


@dataclass(slots=True)
class Followed:
    """What came of a list: feeds new to us, feeds we follow already, and what could not be followed."""

    new: list[Feed] = field(default_factory=list)
    known: list[Listed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def follow(*, listed: Sequence[Listed], by: Person, why: str) -> Followed:
    """Follow every feed of a list from now on; doing it again changes nothing. One that fails stops no other."""
    followed = Followed()
    with transaction.atomic():
        for each in listed:
            if Feed.objects.filter(url=each.url).exists():
                followed.known.append(each)
                continue
            try:
                with transaction.atomic():
                    followed.new.append(_follow(each, by, why))
            except Taken:
                followed.known.append(each)
            except Refused as refused:
                followed.refused.append(Refused(refused.sentence, field=refused.field, where=each.where))
    return followed


def _follow(listed: Listed, by: Person, why: str) -> Feed:
    under = f" Under {' / '.join(listed.groups)}." if listed.groups else ""
    return feeds.add(source=_outlet(listed), url=listed.url, form=listed.form, by=by, why=f"{why}{under}")


def _outlet(listed: Listed) -> Source:
    """Whose feed it is: by the host of its home page, else by its name, else by the host the feed itself stands on."""
    if listed.home:
        return sources.publishing_at(host=listed.home, name=listed.name)
    if listed.name:
        return sources.named(name=listed.name, kind=SourceKind.OUTLET)
    return sources.publishing_at(host=addresses.host(addresses.canonical(listed.url)))
