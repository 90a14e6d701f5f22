"""Keeping the phrases by which credits are read: adding, changing, trying out, and reading the articles anew."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction

from sources.actions import sweeps, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken
from sources.models import Alias, Capture, Phrase, Source
from sources.rules import book as shipped
from sources.rules import credits as credit_lines
from sources.rules import phrasebook
from sources.rules.book import Agencies, Book
from sources.rules.credit import Credit
from sources.rules.span import SectionSpan
from sources.rules.template import Malformed, pattern
from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace, SectionKind

COLUMNS = ("language", "template", "scope", "kind", "weight", "place")
MOST_TRIED = 300  # captures a phrase is tried on: what came in during a busy day of a small newsroom
MOST_HITS = 25  # more than a person looks through
LONGEST_TRIED = 50_000  # characters of each

_open: ContextVar[Book | None] = ContextVar("open_book", default=None)


@dataclass(frozen=True, slots=True)
class Hit:
    """A credit that a phrase finds: in which capture (none for a sample), and what it makes of it."""

    credit: Credit
    capture: Capture | None = None


def book() -> Book:
    """The book to read credits by: what came with the program, as curators have changed and extended it."""
    lying_open = _open.get()
    if lying_open is not None:
        return lying_open
    changed = Phrase.objects.of_people().values_list("shipped", "active", *COLUMNS)
    names = Alias.objects.filter(source__in=Source.objects.agencies()).order_by("source__name", "folded")
    return _bound(tuple(changed), tuple(names.values_list("source__name", "name")))


@contextmanager
def opened() -> Iterator[None]:
    """Keep one book open, so that an article and all it is compared with are read by the same one."""
    token = _open.set(book())
    try:
        yield
    finally:
        _open.reset(token)


@lru_cache(maxsize=4)
def _bound(changed: tuple[tuple[Any, ...], ...], names: tuple[tuple[str, str], ...]) -> Book:
    if not changed and not names:
        return shipped.SHIPPED
    # A curator's own phrase of the same words stands in the place of one that has come with the program since.
    replaced = {(row[-1], row[0] or row[3]) for row in changed}
    kept = [one for one in phrasebook.shipped_phrases() if (one.place, one.template) not in replaced]
    return Book((*kept, *(_phrase(row[2:]) for row in changed if row[1])), _agencies(names))


def _phrase(row: Sequence[Any]) -> phrasebook.Phrase:
    language, template, scope, kind, weight, place = row
    return phrasebook.Phrase(
        language, template, CreditScope(scope), DerivationKind(kind), weight, PhrasePlace(place)
    )


def _agencies(names: Sequence[tuple[str, str]]) -> Agencies:
    """The shipped agencies, and those of the curators with all their names; a curator's word comes last and wins."""
    known: dict[str, tuple[str, ...]] = dict(shipped.shipped_agencies())
    for name, alias in names:
        usual = shipped.SHIPPED.agency(name) or name
        known[usual] = (*known.get(usual, ()), alias)
    return tuple(known.items())


def add(
    *,
    language: str,
    template: str,
    place: PhrasePlace,
    scope: CreditScope,
    kind: DerivationKind,
    weight: float,
    by: Person,
    why: str,
) -> Phrase:
    """Read credits by one more phrase from now on, and have the articles that hold it found and traced again.

    Raises ``Refused`` for a phrase that cannot be read, and ``Taken``.
    """
    columns = _columns(language, template, scope, kind, weight)
    with signed(user=by, why=reason_given(why)):
        try:
            with transaction.atomic():
                phrase = Phrase.objects.create(place=place, **columns)
        except IntegrityError as error:
            raise _taken() from error
        sweeps.ask(templates=[phrase.template], phrase=phrase)
        return phrase


def edit(
    *,
    phrase: Phrase,
    language: str,
    template: str,
    scope: CreditScope,
    kind: DerivationKind,
    weight: float,
    active: bool,
    by: Person,
    why: str,
    version: int,
) -> Phrase:
    """Change a phrase, or let it rest; the articles that hold the former or the new one are traced again.

    Raises ``Stale``, ``Refused`` and ``Taken``.
    """
    columns = _columns(language, template, scope, kind, weight)
    former = phrase.template
    with signed(user=by, why=reason_given(why)):
        try:
            with transaction.atomic():
                phrase = versions.change(row=phrase, seen=version, active=active, **columns)
        except IntegrityError as error:
            raise _taken() from error
        sweeps.ask(templates=sorted({former, phrase.template}), phrase=phrase)
        return phrase


def _columns(
    language: str, template: str, scope: CreditScope, kind: DerivationKind, weight: float
) -> dict[str, Any]:
    if not 0 < weight <= 1:
        raise Refused("How sure it makes us is above 0 and up to 1: write 0.8 if unsure", field="weight")
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", language.strip().casefold()):
        raise Refused("Write the language as its code of two letters, such as pt or ar", field="language")
    return {
        "language": language.strip().casefold(),
        "template": checked(template),
        "scope": scope,
        "kind": kind,
        "weight": weight,
    }


def checked(template: str) -> str:
    """The phrase without blanks around it, once it can be read; ``Refused`` says what to change."""
    try:
        pattern(template.strip())
    except Malformed as fault:
        raise Refused(f"The phrase {fault}", field="template") from fault
    return template.strip()


def _taken() -> Taken:
    return Taken("This phrase stands in the list for this place already: change that one", field="template")


def load(*, shipped: Sequence[phrasebook.Phrase]) -> tuple[int, int, int]:
    """Bring the table in line with the phrases that come with this version: how many are new, changed and put to rest.

    What a curator has written, changed or put to rest stays as it is. Articles that hold a phrase that is new,
    changed or put to rest are found and traced again. Loading twice changes nothing.
    """
    with transaction.atomic():
        new, changed, rested = _apart(Phrase.objects.select_for_update().order_by("pk"), shipped)
        Phrase.objects.bulk_create(map(_shipped, new), ignore_conflicts=True)
        for row, now in changed:
            Phrase.objects.filter(pk=row.pk).update(
                active=True, **dict(zip(SETTLED, _told(now), strict=True))
            )
        Phrase.objects.filter(pk__in=[row.pk for row in rested]).update(active=False)
        templates = [each.template for each in new]
        sweeps.ask(templates=[*templates, *(row.template for row in (*(row for row, _ in changed), *rested))])
    return len(new), len(changed), len(rested)


def loaded(*, shipped: Sequence[phrasebook.Phrase]) -> bool:
    """Whether the table is in line with the phrases that come with this version; one query."""
    return not any(_apart(Phrase.objects.order_by("pk"), shipped))


def _apart(
    rows: Iterable[Phrase], shipped: Sequence[phrasebook.Phrase]
) -> tuple[list[phrasebook.Phrase], list[tuple[Phrase, phrasebook.Phrase]], list[Phrase]]:
    """The phrases the table lacks, those that are told otherwise now, and those that have gone."""
    held = {(row.place, row.shipped or row.template): row for row in rows}
    standing = held.keys() | {(row.place, row.template) for row in held.values()}
    new = [each for each in shipped if (each.place, each.template) not in standing]
    wanted = {(str(each.place), each.template): each for each in shipped}
    changed, rested = [], []
    for key, row in held.items():
        if not row.shipped or row.version > 1:
            continue
        now = wanted.get(key)
        if now is None and row.active:
            rested.append(row)
        elif now is not None and (row.active, *_told(row)) != (True, *_told(now)):
            changed.append((row, now))
    return new, changed, rested


SETTLED = ("language", "scope", "kind", "weight")


def _told(phrase: Phrase | phrasebook.Phrase) -> tuple[Any, ...]:
    return tuple(getattr(phrase, column) for column in SETTLED)


def _shipped(phrase: phrasebook.Phrase) -> Phrase:
    return Phrase(
        place=phrase.place,
        template=phrase.template,
        shipped=phrase.template,
        **dict(zip(SETTLED, _told(phrase), strict=True)),
    )


def tried(*, phrase: phrasebook.Phrase, sample: str = "", most: int = MOST_TRIED) -> list[Hit]:
    """What a phrase would find: in a sample text and in the captures that came in last, ``most`` of them.

    Nothing is written. Only what this phrase alone finds is told.
    """
    alone = Book((phrase,), book().agencies)
    whole = (SectionSpan(SectionKind.BODY, 0, len(sample)),)
    hits = [Hit(credit) for credit in credit_lines.by_phrases(sample, whole, book=alone)] if sample else []
    rows = Capture.objects.select_related("article__source").prefetch_related("sections")
    for capture in rows.order_by("-pk")[: min(most, MOST_TRIED)]:
        text = capture.text[:LONGEST_TRIED]
        sections = [
            SectionSpan(SectionKind(part.kind), part.start, part.end)
            for part in capture.sections.all()
            if part.end <= len(text)
        ]
        hits += [Hit(credit, capture) for credit in credit_lines.by_phrases(text, sections, book=alone)]
        if len(hits) >= MOST_HITS:
            break
    return hits[:MOST_HITS]
