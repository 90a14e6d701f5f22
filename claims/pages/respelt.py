"""Takes misspelt words for the ones somebody meant: only words of what the reader may see, each told to them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from claims.models import Appearance, Claim, Event
from claims.pages.known import known
from sources.models import Alias, Article, Source, Spelling
from sources.models.spelling import near
from sources.pages.asked import choice
from sources.pages.search import folded, holding
from sources.rules.spelling import Meant, asked_words, likely, meant
from sources.visibility import Reader


@dataclass(frozen=True, slots=True)
class Respelt:
    """Words as they were asked for, with the spellings each is looked for under besides its own."""

    words: str
    also: dict[str, Meant] = field(default_factory=dict)

    @property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """For each folded word its other spellings."""
        return {word: each.spellings for word, each in self.also.items()}

    @property
    def likeliest(self) -> str:
        """The words with each unknown one as it was most likely meant: what is looked up among the known claims."""
        taken = {word: each.spellings[0] for word, each in self.also.items() if not each.known}
        return (
            " ".join(taken.get(folded(one).lower(), one) for one in self.words.split())
            if taken
            else self.words
        )

    @property
    def told(self) -> list[tuple[str, tuple[str, ...]]]:
        """What readers are told: each word, and what it was also looked for as."""
        return [(_whole(word), tuple(map(_whole, each.spellings))) for word, each in self.also.items()]


def asked_for(answers: dict[str, str], reader: Reader | None, now: datetime) -> Respelt:
    """The words an address asks for as “q”, in these spellings alone where it says “exact=yes”."""
    exact = choice(answers, "exact", ("yes",))
    return Respelt(answers["q"]) if exact else respelt(answers["q"], reader, now)


def respelt(words: str, reader: Reader | None, now: datetime) -> Respelt:
    """``words`` with other spellings of those that are names, and of those that nothing in sight holds: two queries."""
    asked = asked_words(folded(words))
    if not asked:
        return Respelt(words)
    found = {word: likely(word, rows) for word, rows in near(asked).items()}
    used = _in_use({each.word for rows in found.values() for each in rows}, reader, now)
    read = {word: meant(word, [each for each in found[word] if each.word in used]) for word in asked}
    return Respelt(words, {word: each for word, each in read.items() if each.spellings})


def _whole(word: str) -> str:
    """A word in its usual signs: the index takes letters apart."""
    return unicodedata.normalize("NFC", word)


def _in_use(words: Iterable[str], reader: Reader | None, now: datetime) -> set[str]:
    """Those of the words that a claim, quote, event, article or name holds which the reader may see."""
    rows = Spelling.objects.filter(word__in=sorted(words))
    rows = rows.filter(_said(reader, now) | _named(reader, now))
    return set(rows.order_by().values_list("word", flat=True))


def _said(reader: Reader | None, now: datetime) -> Q:
    claims = holding(Claim.objects.visible_to(reader, now).current(), "text", OuterRef("word"))
    quotes = holding(Appearance.objects.standing().visible_to(reader, now), "quote", OuterRef("word"))
    events = holding(Event.objects.visible_to(reader, now).current(), "title", OuterRef("word"))
    return Q(Exists(claims)) | Q(Exists(quotes)) | Q(Exists(events))


def _named(reader: Reader | None, now: datetime) -> Q:
    articles = holding(
        Article.objects.visible_to(reader, now).current(), "title", OuterRef("word"), names=True
    )
    bearers = holding(
        Alias.objects.filter(source__in=known(Source.objects.all(), reader, now)),
        "name",
        OuterRef("word"),
        names=True,
    )
    return Q(Exists(articles)) | Q(Exists(bearers))
