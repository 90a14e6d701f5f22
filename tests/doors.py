"""Every door of the desk by which somebody changes something, and how each tells that what they saw is no more."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone

from claims.models import Appearance, Claim, Contradiction, Inquiry, Rating, Tie
from claims.vocabulary import InquiryState
from provenance.accounts.models import User
from sources.actions import commonplaces, visits
from sources.models import Derivation, Feed, Grade, Phrase, Source, Visit
from sources.vocabulary import Judgement
from tests import factories as make
from tests.outside import make_outside_review, put_by
from tests.possible import make_possible, make_possible_merger
from tests.racing import NAMES, Form, Opened, Sent, changing, picking, pressing

Doors = dict[str, tuple[str, Callable[[], Opened]]]
"""By name: how a door tells that what was seen is no more, and what makes its row and leads to the form."""

VERSION = "the row’s version, compared and set in one statement"
BOTH = "the versions of both rows"
NUMBER = "the number of the newest version, under a lock on the claim"
UNIQUE = "one row of a name: the database takes no second"
MERGED = "whether the row is merged, under the lock of all mergers"
PASSAGE = (
    "Cargo must not be landed here between the first bell and the last one of any working day in winter."
)


def judged() -> dict[str, Any]:
    who = User.objects.filter(username="judge").first() or make.make_user("judge")
    told = {"judged_by": who, "judged_at": timezone.now(), "judged_why": "Read."}
    return {"judgement": Judgement.CONFIRMED, **told}


def derivation(**fields: Any) -> Derivation:
    return make.make_derivation(make.make_article(), make.make_article(), **fields)


def contradiction(**fields: Any) -> Contradiction:
    ends = (make.make_appearance(make.make_claim()), make.make_appearance(make.make_claim()))
    return make.make_contradiction(*ends, **fields)


def appearance(**fields: Any) -> Appearance:
    return make.make_appearance(make.make_claim(), **fields)


def tie() -> Tie:
    one, other = sorted((make.make_source(), make.make_source()), key=lambda source: source.pk)
    counted = {"probability": 0.9, "alike": 8, "wrong": 4, "apart": 0}
    return Tie.objects.create(one=one, other=other, **counted, method="by hand", learned_at=timezone.now())


def phrase() -> Phrase:
    said = {"language": "pt", "template": "copiado de {name}", "place": "line", "scope": "whole"}
    return Phrase.objects.create(**said, kind="republication", weight=0.9)


def commonplace() -> str:
    capture = make.make_capture(f"{PASSAGE} {'The clerk counted barrels. ' * 9}")
    who = make.make_user("clerk", staff=True)
    commonplaces.declare(capture=capture, start=0, end=len(PASSAGE), by=who, why="A notice.")
    return "/derivations/over-matching/?show=commonplaces"


def visit() -> Visit:
    return visits.ask(url=f"https://news{Visit.objects.count()}.example/a")


def inquiry() -> Inquiry:
    asked = {"analyst": "parrot", "version": "1", "state": InquiryState.GIVEN_UP, "due_at": None}
    return Inquiry.objects.create(capture=make.make_capture(), **asked)


def why(name: str) -> dict[str, Any]:
    return {"why": f"By {name}."}


def own(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """What one of the two types: of a pair the one or the other half."""
    return {key: each[NAMES.index(name)] if isinstance(each, tuple) else each for key, each in fields.items()}


def picked(action: str, *rows: Any, **answers: Any) -> Opened:
    return lambda client, name: picking(action, client, rows, {**why(name), **answers})


def typed(row: Any, query: str = "", **fields: Any) -> Opened:
    return lambda client, name: changing(row, client, {**why(name), **own(fields, name)}, query)


def form(url: str, deed: str = "", marked: tuple[str, str] = ("", ""), **fields: Any) -> Opened:
    return Form(url, deed, marked, lambda name: {**why(name), **own(fields, name)}).filled_in


def bulk(row: Any, url: str) -> Opened:
    held = {"pick": row.public_id, f"seen-{row.public_id}": row.version, "deed": "reject", "sure": "yes"}
    return lambda client, name: Sent(client, url, {**held, **why(name)})


def queue(row: Any, name: str, field: str) -> Opened:
    return form(f"/queue/{name}/", "reject", (field, row.public_id))


def beside() -> Opened:
    one, other = make.make_claim(), make.make_claim()
    url = f"/claims/{one.public_id}/beside/{other.public_id}/"
    return form(url, marked=("number", "0"), text="Both.", stage="published", reason=("By ana.", "By ben."))


def between(row: Tie) -> Opened:
    return form(f"/sources/{row.one.public_id}/ties/{row.other.public_id}/", "untie")


def standing(row: Source) -> Opened:
    return form(f"/sources/{row.public_id}/what-if/", "save", reliability=("A", "C"))


PAGES: Doors = {
    "appearance-queue": (
        "the versions of the sentence and of its claim; the sentence goes with the first decision",
        lambda: queue(make_possible(), "appearances", "possible"),
    ),
    "merger-queue": (
        "the versions of the pair and of both claims",
        lambda: queue(make_possible_merger(), "mergers", "possible"),
    ),
    "contradiction-queue": (VERSION, lambda: queue(contradiction(), "contradictions", "contradiction")),
    "contradiction-bulk": (VERSION, lambda: bulk(contradiction(), "/queue/contradictions/bulk/")),
    "queue": (VERSION, lambda: queue(derivation(), "derivations", "derivation")),
    "queue-bulk": (VERSION, lambda: bulk(derivation(), "/queue/derivations/bulk/")),
    "derivation": (VERSION, lambda: form(f"/derivations/{derivation().public_id}/", "reject")),
    "over-matching": (VERSION, lambda: form(commonplace(), "take back")),
    "beside": (NUMBER, beside),
    "review": (
        NUMBER,
        lambda: form(f"/claims/{make.make_claim().public_id}/review/", "save", summary="So.", reason=NAMES),
    ),
    "tie": (VERSION, lambda: between(tie())),
    "source-standing": ("the source’s version, which a letter raises", lambda: standing(make.make_source())),
}


APART = {
    "reviews": "what is said of a review is added, each comment a row of its own; its author alone takes it back",
    "review-queue": "everybody takes calls off their own list",
    "change-queue": "everybody looks and puts off in their own list; pairs are decided as in their queue",
}
"""Doors at which two people never meet, and why."""


def merged(build: Callable[[], Any]) -> Any:
    row, into = build(), build()
    type(row).objects.filter(pk=row.pk).update(merged_into=into)
    return type(row).objects.get(pk=row.pk)


def two(build: Callable[[], Any]) -> Opened:
    one, other = build(), build()
    return picked("merge", one, other, into=str(other.pk))


def publishing(model: str, build: Callable[..., Any]) -> Doors:
    held = {"publish": {"publication": "draft"}, "withdraw": {}, "draft": {}}
    return {
        f"{model}.{deed}": (VERSION, lambda deed=deed: picked(deed, build(**held[deed])))  # type: ignore[misc]
        for deed in held
    }


def judging(model: str, build: Callable[..., Any]) -> Doors:
    deeds = ("confirm", "reject")
    return {f"{model}.{deed}": (VERSION, lambda deed=deed: picked(deed, build())) for deed in deeds}  # type: ignore[misc]


def typed_over(build: Callable[..., Any]) -> tuple[str, Callable[[], Opened]]:
    return VERSION, lambda: typed(build(), judgement="rejected")


JUDGED = {each.__name__: each for each in (appearance, contradiction, derivation)} | {
    "outsidereview": make_outside_review
}
TABLES: Doors = {
    **publishing("article", make.make_article),
    **publishing("event", make.make_event),
    **publishing("claim", make.make_claim),
    **judging("claim", make.make_claim),
    **{name: door for model, build in JUDGED.items() for name, door in judging(model, build).items()},
    "claim.take_back": (VERSION, lambda: picked("take_back", make.make_claim(**judged()))),
    "appearance.take_back": (VERSION, lambda: picked("take_back", appearance(method="reader 1", **judged()))),
    "contradiction.take_back": (VERSION, lambda: picked("take_back", contradiction(**judged()))),
    "claim.change": (VERSION, lambda: typed(make.make_claim(), text=("By ana.", "By ben."))),
    "outsidereview.take_back": (VERSION, lambda: picked("take_back", make_outside_review(**judged()))),
    **{f"{model}.change": typed_over(build) for model, build in JUDGED.items()},
    "rating.change": (VERSION, lambda: typed(make.make_rating(), meaning=("By ana.", "By ben."))),
    "source.change": (VERSION, lambda: typed(make.make_source(), note=("By ana.", "By ben."))),
    "feed.change": (VERSION, lambda: typed(make.make_feed(), active="")),
    "feed.pause": (VERSION, lambda: picked("pause", make.make_feed())),
    "feed.take_up": (VERSION, lambda: picked("take_up", make.make_feed(active=False))),
    "phrase.change": (VERSION, lambda: typed(phrase(), weight=("0.5", "0.6"))),
    "visit.stop": (VERSION, lambda: picked("stop", visit())),
    "claim.merge": (f"{BOTH}; {MERGED}", lambda: two(make.make_claim)),
    "source.merge": (f"{BOTH}; {MERGED}", lambda: two(make.make_source)),
    "claim.split": (f"{VERSION}; {MERGED}", lambda: picked("split", merged(make.make_claim))),
    "source.split": (f"{VERSION}; {MERGED}", lambda: picked("split", merged(make.make_source))),
    "grade.add": (
        "the source’s version, which a letter raises",
        lambda: typed(Grade, f"?source={make.make_source().pk}", reliability=("A", "C"), reason=NAMES),
    ),
    "rating.add": (UNIQUE, lambda: typed(Rating, name="Refuted", rank="1", meaning=NAMES)),
    "source.add": (UNIQUE, lambda: typed(Source, name="Tessel Wire", kind="outlet", note=NAMES)),
    "feed.add": (
        UNIQUE,
        lambda: typed(Feed, source=str(make.make_source().pk), url="https://news.example/feed", format="rss"),
    ),
    "phrase.add": (
        UNIQUE,
        lambda: typed(
            Phrase, language="pt", template="copiado de {name}", place="line", scope="whole", kind="republication",
            weight="0.9",
        ),
    ),
}  # fmt: skip
TOLD = {
    "claim.merge": ("already is merged into",),
    "source.merge": ("already is merged into",),
    "claim.split": ("there is nothing to split",),
    "source.split": ("there is nothing to split",),
    "rating.add": ("Another rating has this name or rank already",),
    "source.add": ("already is a name of", "written down by somebody else just now"),
    "feed.add": ("already is a feed of",),
    "phrase.add": ("stands in the list",),
}
"""What whoever comes second may be told instead of that nothing of theirs was saved: what stands in their way."""


def pressed(action: str, row: Any) -> Opened:
    return lambda client, name: pressing(action, client, row)


def quoted() -> Opened:
    claim, capture = make.make_claim(), make.make_capture()
    return typed(
        Appearance, claim=str(claim.pk), capture=str(capture.pk), quote=make.QUOTE, start="", stance="asserts",
        attributed_to="",
    )  # fmt: skip


def taken() -> Opened:
    ends = {"downstream": str(make.make_article().pk), "upstream": str(make.make_article().pk)}
    return typed(Derivation, **ends, kind="rewrite")


def proposed() -> Opened:
    told = {
        "text": "Four were killed.",
        "population": "people",
        "label": "People killed",
        "low": "4",
        "high": "4",
    }
    return typed(Claim, event=str(make.make_event().pk), **told)


SAFE_TWICE: Doors = {
    "feed.look_now": ("asked twice, it is looked at once", lambda: pressed("look_now", make.make_feed())),
    "visit.look_now": ("asked twice, it is looked at once", lambda: pressed("look_now", visit())),
    "inquiry.again": ("only what was given up is asked again", lambda: pressed("again", inquiry())),
    "putaway.try_again": ("the same bytes are one capture", lambda: pressed("try_again", put_by())),
    "appearance.add": ("the same words of one claim are one row", quoted),
    "derivation.add": ("the same two articles are one row", taken),
    "claim.add": ("the same words of one event are one row", proposed),
    "derivation.take_back": (
        "what is taken back already is left alone",
        lambda: picked("take_back", derivation(judgement=Judgement.CONFIRMED)),
    ),
}


def clients() -> dict[str, Client]:
    """The two, each signed in with every right."""
    found = {}
    for name in NAMES:
        person = make.make_user(name, staff=True, is_superuser=True)
        found[name] = Client()
        found[name].force_login(person)
    return found
