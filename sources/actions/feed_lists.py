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
    """Whose feed it is: by the host of its home page, else by its name, else by the host the feed itself stands on.

    A feed reader has the names from the feeds themselves. Raises ``Refused`` where one is that of a source a person
    has looked after and that is not known to publish there.
    """
    host = listed.home or addresses.host(addresses.canonical(listed.url))
    known, named = sources.known_at(host=host), sources.find(name=listed.name) if listed.name else None
    if known and (listed.home or known == named):
        return known
    if named and named.looked_after:
        raise Refused(
            f"calls itself “{named}”, which is not known to publish at {host}: give it that domain first, or rename "
            "the feed in the list",
            field="text",
        )
    if listed.home:
        return sources.publishing_at(host=host, name=listed.name)
    return sources.named(name=listed.name or host, kind=SourceKind.OUTLET)
