"""Puts what people did, as the history chain holds it, into rows: who, when, what, to what, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _

from claims.models import Claim, Event
from provenance.accounts.models import User
from provenance.history.models import Action, Entry
from provenance.pages.history import said
from provenance.pages.source_decisions import words_of
from provenance.partners.models import Partner
from sources.models import Article, Source
from sources.pages import wording
from sources.pages.asked import Misasked, choice, day
from sources.pages.paging import Key, Page, page

NEWEST = (Key("at", descending=True), Key("pk", descending=True))
KINDS = (
    _("source"), _("alias"), _("domain"), _("grade"), _("feed"), _("source merger"), _("source pair"),
    _("source import"), _("article"), _("derivation"), _("phrase"), _("commonplace"), _("event"), _("measure"),
    _("claim"), _("claim merger"), _("possible merger"), _("appearance"), _("contradiction"), _("tie"), _("rating"),
    _("review"), _("review signature"), _("review comment"), _("outside review"), _("explainer"),
    _("second factor"), _("proposed appearance"), _("erasure"),
    _("partner"), _("key"),
)  # fmt: skip
"""What the history calls the rows that people change."""
ASKED = ("person", "kind", "from", "until")
ADDRESSES = ("sources", "claims", "events", "articles", "derivations", "partners")
NAMED: Mapping[str, QuerySet[Any, tuple[str, str]]] = {
    "sources": Source.objects.values_list("public_id", "name"),
    "claims": Claim.objects.values_list("public_id", "text"),
    "events": Event.objects.values_list("public_id", "title"),
    "articles": Article.objects.values_list("public_id", "title"),
    "partners": Partner.objects.values_list("public_id", "name"),
}
"""By resource, the public ids and names of what it holds."""
MOST = 50_000
"""Rows of one export: a newsroom's year; more are taken day by day."""
HEADING = ("at", "person", "did", "kind", "resource", "id", "why", "seal")
IMPORTED = {
    "applied": gettext_lazy("took a list of sources in"),
    "undone": gettext_lazy("took a list of sources back"),
}
DID = {
    Action.CREATED: gettext_lazy("created a %(subject)s"),
    Action.UPDATED: gettext_lazy("updated a %(subject)s: %(columns)s"),
    Action.DELETED: gettext_lazy("deleted a %(subject)s"),
    Action.MERGED: gettext_lazy("merged a %(subject)s"),
}
OF_SOURCES = frozenset({"source", "alias", "domain", "grade"})


@dataclass(frozen=True, slots=True)
class Done:
    """One entry of the history that a person wrote; ``name`` is what it was done to, as it is called today."""

    entry: Entry
    name: str = ""

    @property
    def when(self) -> str:
        """To the minute."""
        return wording.moment(self.entry.at)

    @property
    def what(self) -> str:
        """What was done, in words; where no page has words for it, which columns it changed."""
        entry = self.entry
        before, after = entry.before or {}, entry.after or {}
        of_source = entry.subject in OF_SOURCES
        told = words_of(entry) if of_source else said(entry.subject, entry.action, before, after)
        if entry.subject == "source import":
            told = str(IMPORTED.get(after.get("stage", ""), ""))
        columns = ", ".join(column.removesuffix("_id").replace("_", " ") for column, _, _ in entry.steps)
        return told or DID[Action(entry.action)] % {"subject": gettext(entry.subject), "columns": columns}

    @property
    def address(self) -> str:
        """The page of what it was done to; empty where it has none."""
        return f"/{self.entry.resource}/{self.entry.public_id}/" if self.entry.resource in ADDRESSES else ""


def asked_for(answers: Mapping[str, str]) -> QuerySet[Entry]:
    """The decisions an address asks for, the latest first. Raises ``Misasked`` with the parameter to mend."""
    rows: QuerySet[Entry] = Entry.objects.decisions().defer("content_hash").order_by("-at", "-pk")
    if answers["person"]:
        found = User.objects.filter(username=answers["person"]).values_list("pk", flat=True).first()
        if found is None:
            raise Misasked("person", "nobody signs in by this name; choose one from the list")
        rows = rows.filter(actor_id=found)
    if kind := choice(dict(answers), "kind", KINDS):
        rows = rows.filter(subject=kind)
    if first := day(answers, "from"):
        rows = rows.filter(at__gte=datetime.combine(first, time.min, UTC))
    if last := day(answers, "until"):
        rows = rows.filter(at__lte=datetime.combine(last, time.max, UTC))
    return rows


def audit(answers: Mapping[str, str], after: str) -> tuple[Page[Any], list[Done]]:
    """One page of what people did, with the names of what they did it to: one query for each kind of thing."""
    found: Page[Any] = page(asked_for(answers), NEWEST, after)
    names = _names(found.rows)
    return found, [Done(entry, names.get((entry.resource, entry.public_id), "")) for entry in found.rows]


def _names(entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
    """By resource and public id, what the things of some entries are called; what is gone has no name any more."""
    of: dict[str, set[str]] = {}
    for entry in entries:
        of.setdefault(entry.resource, set()).add(entry.public_id)
    return {
        (resource, public_id): name
        for resource, named in NAMED.items()
        if resource in of
        for public_id, name in named.filter(public_id__in=of[resource]).order_by()
    }


def exported(answers: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The same as rows of a table, the heading first, at most ``MOST``."""
    yield HEADING
    for entry in asked_for(answers)[:MOST].iterator(chunk_size=1_000):
        told = Done(entry).what
        where = (entry.subject, entry.resource, entry.public_id, entry.why, entry.short_hash)
        yield (entry.at.isoformat(), entry.actor, told, *where)
