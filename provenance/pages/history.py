"""Puts the history of one claim into sentences: what was decided or worked out, by whom, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from claims.vocabulary import ReviewStage
from provenance.history.models import Action, Entry
from provenance.pages.decided import Names
from sources.pages import wording
from sources.vocabulary import Judgement, Publication

SHOWN = 40  # entries on a page, the latest
JUDGED = {
    Judgement.CONFIRMED: gettext_lazy("Confirmed"),
    Judgement.REJECTED: gettext_lazy("Rejected"),
    Judgement.SUGGESTED: gettext_lazy("Reopened"),
}
DISMISSED = gettext_lazy("Dismissed")  # what rejecting a contradiction is called wherever it is done
PUBLISHED = {
    Publication.PUBLISHED: gettext_lazy("Published the claim"),
    Publication.WITHDRAWN: gettext_lazy("Withdrew the claim"),
    Publication.DRAFT: gettext_lazy("Took the claim back into the newsroom"),
}
LIVING = {
    True: gettext_lazy("Said that the claim is about a living person"),
    False: gettext_lazy("Said that the claim is about no living person"),
}
BORN = {
    Action.CREATED: gettext_lazy("First read in an article"),
    Action.MERGED: gettext_lazy("Merged into another claim"),
}
CHANGED = (
    ({"text"}, gettext_lazy("Changed the wording")),
    (
        {"low", "high", "unit", "approximate", "polarity", "as_of_first", "as_of_last", "running"},
        gettext_lazy("Changed the value or its moment"),
    ),
    ({"event_id", "measure_id"}, gettext_lazy("Moved it to another event or measure")),
)
RELATED = {
    "claim merger": (
        gettext_lazy("Merged another claim into this one"),
        gettext_lazy("Split a merged claim off again"),
    ),
    "division": (
        gettext_lazy("Put some of its quotes into another claim"),
        gettext_lazy("Put back the quotes that had gone to another claim"),
    ),
}
THINGS = {
    "derivation": gettext_lazy("the derivation"),
    "claim": gettext_lazy("the claim"),
    "appearance": gettext_lazy("a quote"),
    "contradiction": gettext_lazy("a contradiction"),
}

Scores = Mapping[int, tuple[Mapping[str, Any], Mapping[str, Any]]]
COUNTED = frozenset({"appearance", "contradiction", "derivation"})  # what counts until somebody rejects it


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log."""

    entry: Entry
    when: str
    who: str
    person: bool
    what: str
    why: str

    @property
    def sentence(self) -> str:
        """Who did what."""
        return f"{self.who} {self.what[:1].lower()}{self.what[1:]}"

    @property
    def moves(self) -> bool:
        """Whether a person's decision can have moved the score: suggestions count, what is rejected does not."""
        entry = self.entry
        if not self.person or entry.subject in RELATED:
            return self.person
        judged = {(entry.before or {}).get("judgement"), (entry.after or {}).get("judgement")}
        if entry.action == Action.CREATED:
            return entry.subject == "appearance" and Judgement.CONFIRMED in judged
        return entry.subject in COUNTED and Judgement.REJECTED in judged

    @property
    def seal(self) -> str:
        """The beginning of the entry's hash, which the chain holds on to."""
        return self.entry.short_hash


def history_of(
    claim: str, *, named: Names, scores: Scores | None, inside: bool, until: datetime | None = None
) -> list[Line]:
    """What happened to a claim, latest first; of what is ``named`` beside it only what people decided.

    ``scores`` are, by entry, what stood after and before it in place of what was written down, where the reader may not
    see everything the score was worked out from; ``until`` ends it at a past moment. Why a score moved is told
    ``inside`` the newsroom alone: it names voices as they counted then, drafts and rejected quotes among them.
    """
    beside = Q(pk=None)
    for resource, things in named.items():
        beside |= Q(resource=resource, public_id__in=list(things))
    own = Q(resource="claims", public_id=claim)
    rows = Entry.objects.filter(own | (beside & Q(actor_id__isnull=False)))
    if until is not None:
        rows = rows.by(until)
    if scores is not None:
        rows = rows.exclude(~Q(pk__in=scores), subject="corroboration")
    told = (
        _line(_as_told(entry, scores), inside=inside, thing=_thing(entry, named))
        for entry in rows.order_by("-id")[:SHOWN]
    )
    # The same words in several captures of an article are judged at once, and that is one decision.
    once = {
        (line.person and line.entry.xid, line.person or line.entry.pk, line.what): line
        for line in told
        if line
    }
    return list(once.values())


def _thing(entry: Entry, named: Names) -> str:
    return named.get(entry.resource, {}).get(entry.public_id, "")


def _as_told(entry: Entry, scores: Scores | None) -> Entry:
    """The entry with the figures one reader may see in place of its own."""
    if scores is not None and entry.pk in scores:
        after, before = scores[entry.pk]
        entry.after = {name: value for name, value in after.items() if before.get(name) != value}
        entry.before = {name: value for name, value in before.items() if name in entry.after}
        entry.action = Action.UPDATED if entry.before else Action.CREATED
    return entry


def decisions_on(resource: str, public_id: str) -> list[Line]:
    """What people decided about one thing of the API, latest first."""
    rows = Entry.objects.about(resource, public_id).decisions()[:SHOWN]
    return [line for entry in rows if (line := _line(entry)) is not None]


def _line(entry: Entry, *, inside: bool = False, thing: str = "") -> Line | None:
    words = said(entry.subject, entry.action, entry.before or {}, entry.after or {}, thing)
    # Whether somebody is alive, and why the newsroom thinks so, is not for readers.
    if not words or (not inside and words in {str(told) for told in LIVING.values()}):
        return None
    person = entry.actor_id is not None
    why = entry.why if inside or entry.subject != "corroboration" else ""
    return Line(
        entry, wording.moment(entry.at), entry.actor if person else gettext("the program"), person, words, why
    )


def said(subject: str, action: str, before: dict[str, Any], after: dict[str, Any], thing: str = "") -> str:
    """One entry as a sentence about a ``thing``; empty where only columns changed that no reader sees."""
    if subject == "corroboration":
        return _scored(action, before, after)
    if subject in RELATED:
        done, undone = RELATED[subject]
        return str(done if action == Action.CREATED else undone)
    if subject in ("review", "review signature"):
        return _reviewed(subject, after)
    if "judgement" in after and (action == Action.UPDATED or subject == "appearance"):
        return _judged(subject, Judgement(after["judgement"]), thing)
    return _claim(action, after) if subject == "claim" else ""


def _judged(subject: str, judgement: Judgement, thing: str) -> str:
    dismissed = subject == "contradiction" and judgement is Judgement.REJECTED
    return f"{DISMISSED if dismissed else JUDGED[judgement]} {thing or THINGS.get(subject, gettext('it'))}"


def _reviewed(subject: str, after: dict[str, Any]) -> str:
    if subject == "review signature":
        return gettext("Signed the review")
    return (
        gettext("Review, version %(number)s: %(stage)s")
        % {"number": after["number"], "stage": gettext(ReviewStage(after["stage"]).label)}
        if "stage" in after
        else ""
    )


def _claim(action: str, after: dict[str, Any]) -> str:
    if action in BORN:
        return str(BORN[Action(action)])
    if "about_a_living_person" in after:
        return str(LIVING[after["about_a_living_person"]])
    if "publication" in after:
        return str(PUBLISHED[Publication(after["publication"])])
    return next((str(words) for columns, words in CHANGED if columns & after.keys()), "")


def _scored(action: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    if action == Action.CREATED:
        return (
            gettext("Corroboration %(score)s") % {"score": wording.decimal(after["score"], 2)}
            if "score" in after
            else ""
        )
    if "score" in after and "score" in before and f"{before['score']:.2f}" != f"{after['score']:.2f}":
        return gettext("Corroboration %(score)s → %(score2)s") % {
            "score": wording.decimal(before["score"], 2),
            "score2": wording.decimal(after["score"], 2),
        }
    if "articles" in after and "articles" in before:
        return gettext("Articles %(articles)s → %(articles2)s; the score did not move") % {
            "articles": before["articles"],
            "articles2": after["articles"],
        }
    return ""
