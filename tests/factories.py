"""Makes rows for tests: each function fills in whatever the test does not care about, linked sensibly."""

import hashlib
import itertools
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from claims.models import Act, Appearance, Claim, Contradiction, Corroboration, Event, Measure, Rating, Review
from claims.vocabulary import ContradictionKind, Credibility, Outcome, ReviewStage, Stance
from provenance.accounts.models import User
from sources.models import (
    Alias,
    Article,
    Capture,
    Derivation,
    Domain,
    Feed,
    Grade,
    Host,
    RawPage,
    Section,
    Sighting,
    Source,
)
from sources.publicid import public_id
from sources.rules.names import fold
from sources.vocabulary import DerivationKind, Judgement, Precision, Reliability, SectionKind, SourceKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUOTE = "Four members of the community were killed on Friday."
_numbers = itertools.count(1)


def make_user(username: str = "", *, staff: bool = False, **fields: Any) -> User:
    """Somebody who can sign in; ``staff`` puts them in the newsroom."""
    return User.objects.create_user(username or f"person{next(_numbers)}", is_staff=staff, **fields)


def make_source(
    name: str = "", *, kind: SourceKind = SourceKind.OUTLET, host: str = "", **fields: Any
) -> Source:
    """A source under its own name, with a domain if ``host`` is given."""
    name = name or f"Outlet {next(_numbers)}"
    scope = fields.pop("scope", fields["within"].public_id if fields.get("within") else "")
    fields.setdefault("public_id", public_id("source", scope, fold(name)))
    source = Source.objects.create(name=name, kind=kind, **fields)
    Alias.objects.create(source=source, name=name, folded=fold(name), scope=scope)
    if host:
        Domain.objects.create(source=source, host=host)
    return source


def make_grade(source: Source, reliability: Reliability = Reliability.B, **fields: Any) -> Grade:
    """A letter for a source."""
    fields["graded_by"] = fields.get("graded_by") or make_user(staff=True)
    given = {"graded_at": NOON, "reason": "A long record of corrections made in the open.", **fields}
    return Grade.objects.create(source=source, reliability=reliability, **given)


def make_feed(source: Source | None = None, **fields: Any) -> Feed:
    """A feed of an outlet."""
    fields.setdefault("url", f"https://feeds.example/{next(_numbers)}")
    fields.setdefault("host", Host.objects.get_or_create(name=urlsplit(fields["url"]).hostname)[0])
    return Feed.objects.create(source=source or make_source(), **fields)


def make_article(
    title: str = "", *, source: Source | None = None, unseen: bool = False, **fields: Any
) -> Article:
    """One published piece; give it words with ``make_capture``."""
    number = next(_numbers)
    fields.setdefault("url", "" if unseen else f"https://outlet.example/{number}")
    address = fields.setdefault("address", fields["url"] or f"named:{number}")
    fields.setdefault("public_id", public_id("article", address))
    if fields.get("published_at"):
        fields.setdefault("published_precision", Precision.INSTANT)
    return Article.objects.create(
        title=title or f"Article {number}", source=source or make_source(), unseen=unseen, **fields
    )


def make_capture(text: str = QUOTE, *, article: Article | None = None, **fields: Any) -> Capture:
    """What an article said at one moment; the whole text is body unless the test cuts sections itself."""
    article = article or make_article()
    sections = fields.pop("sections", [(SectionKind.BODY, 0, len(text), "")])
    content = text.encode()
    raw, _ = RawPage.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(), defaults={"content": content, "media": "text/plain"}
    )
    fields.setdefault("public_id", public_id("capture", article.address, raw.sha256))
    fields.setdefault("extractor", "by hand")
    fields.setdefault("language", "en")
    fields.setdefault("retrieved_at", NOON)
    capture = Capture.objects.create(article=article, raw=raw, text=text, text_hash=raw.sha256, **fields)
    if capture.retrieved_at:
        Sighting.objects.create(capture=capture, seen_at=capture.retrieved_at, raw_hash=capture.raw_id)
    for kind, start, end, voice in sections:
        make_section(capture, kind=kind, start=start, end=end, voice=voice)
    return capture


def make_section(capture: Capture, *, kind: SectionKind = SectionKind.BODY, **fields: Any) -> Section:
    """A stretch of a capture's text; all of it by default."""
    fields.setdefault("start", 0)
    fields.setdefault("end", len(capture.text))
    return Section.objects.create(capture=capture, kind=kind, **fields)


def make_derivation(
    downstream: Article | None = None, upstream: Article | None = None, **fields: Any
) -> Derivation:
    """The first article took from the second."""
    downstream, upstream = downstream or make_article(), upstream or make_article()
    fields.setdefault("public_id", public_id("derivation", downstream.public_id, upstream.public_id))
    fields.setdefault("kind", DerivationKind.REPUBLICATION)
    fields.setdefault("containment", None if upstream.unseen else 0.9)
    fields.setdefault("method", "by hand")
    _judge(fields)
    return Derivation.objects.create(downstream=downstream, upstream=upstream, **fields)


def make_act(key: str = "killed") -> Act:
    """A kind of happening; the same one for the same key."""
    return Act.objects.get_or_create(key=key)[0]


def make_event(title: str = "", **fields: Any) -> Event:
    """Something that happened."""
    number = next(_numbers)
    fields.setdefault("natural_key", f"event {number}")
    fields.setdefault("public_id", public_id("event", fields["natural_key"]))
    fields.setdefault("act", make_act())
    if fields.get("when_first"):
        fields.setdefault("when_last", fields["when_first"])
        fields.setdefault("when_precision", Precision.DAY)
    return Event.objects.create(title=title or f"Event {number}", **fields)


def make_measure(event: Event | None = None, *, population: str = "people", label: str = "") -> Measure:
    """What claims about an event give a value for; the same one for the same event and population."""
    event = event or make_event()
    return Measure.objects.get_or_create(
        event=event, population=population, defaults={"label": label or f"{population} {event.act}"}
    )[0]


def make_claim(
    text: str = "", *, event: Event | None = None, measure: Measure | None = None, **fields: Any
) -> Claim:
    """A claim; ``low`` and ``high`` may be given as plain numbers."""
    number = next(_numbers)
    event = event or (measure.event if measure else make_event())
    fields.setdefault("natural_key", f"claim {number}")
    fields.setdefault("public_id", public_id("claim", fields["natural_key"]))
    fields.setdefault("language", "en")
    _bound(fields)
    _judge(fields)
    return Claim.objects.create(
        text=text or f"Claim {number}.", event=event, measure=measure or make_measure(event), **fields
    )


def make_appearance(
    claim: Claim | None = None,
    *,
    capture: Capture | None = None,
    quote: str = "",
    unclaimed: bool = False,
    **fields: Any,
) -> Appearance:
    """A claim turning up in a capture at ``quote`` (all its text by default); ``unclaimed`` leaves the claim out."""
    claim = None if unclaimed else claim or make_claim()
    capture = capture or make_capture(quote or QUOTE)
    quote = quote or capture.text
    start = fields.pop("start", None)
    start = capture.text.index(quote) if start is None else start
    defaults: dict[str, Any] = {
        "public_id": public_id("appearance", capture.public_id, str(start), str(next(_numbers))),
        "section": SectionKind.BODY,
        "stance": Stance.ASSERTS,
        "act": claim.event.act if claim else make_act(),
        "measure_label": claim.measure.label if claim else "people killed",
        "claim_text": claim.text if claim else quote[:600],
        "language": "en",
        "method": "by hand",
    }
    if not fields.get("origin_source") and not unclaimed:
        defaults["origin_article"] = capture.article.canonical
    _bound(fields)
    _judge(fields)
    return Appearance.objects.create(
        claim=claim,
        capture=capture,
        quote=quote,
        start=start,
        end=start + len(quote),
        **{**defaults, **fields},
    )


def make_corroboration(claim: Claim | None = None, **fields: Any) -> Corroboration:
    """How well a claim is backed: one graded origin and nobody against."""
    defaults: dict[str, Any] = {
        "score": 0.6661,
        "score_low": 0.2,
        "score_high": 0.93,
        "credibility": Credibility.POSSIBLY_TRUE,
        "origins_for": 1,
        "origins_against": 0,
        "parties_against": 0,
        "articles": 1,
        "asserts": 1,
        "repeats": 0,
        "disputes": 0,
        "ledger": [
            {
                "label": "Before anyone spoke",
                "role": "start",
                "side": "",
                "grade": "",
                "points": -5.0,
                "detail": "where every claim of this kind starts",
                "origin": "",
                "collapsed": [],
            },
            {
                "label": "An outlet",
                "role": "origin",
                "side": "for",
                "grade": "B",
                "points": 8.0,
                "detail": "carried by one article",
                "origin": "",
                "collapsed": [],
            },
        ],
        "moves": [{"label": "Any number of further copies", "score": 0.6661}],
        "method": "by hand",
        "scored_at": NOON,
    }
    return Corroboration.objects.create(claim=claim or make_claim(), **{**defaults, **fields})


def make_contradiction(
    one: Appearance | None = None, other: Appearance | None = None, **fields: Any
) -> Contradiction:
    """Two appearances held against each other; the pair is put in the order the database keeps."""
    if one is None or other is None:
        event = make_event()
        one = one or make_appearance(make_claim("Two were killed.", event=event, low=2, high=2))
        other = other or make_appearance(make_claim("Four were killed.", event=event, low=4, high=4))
    one, other = sorted((one, other), key=lambda each: (each.claim_id or 0, each.pk))
    fields.setdefault("public_id", public_id("contradiction", one.public_id, other.public_id))
    fields.setdefault("kind", ContradictionKind.VALUE)
    fields.setdefault("outcome", Outcome.CONTRADICTS)
    fields.setdefault("reason", "Exactly two and exactly four cannot both be the number killed.")
    fields.setdefault("method", "by hand")
    _judge(fields)
    return Contradiction.objects.create(
        one=one.claim, other=other.claim, one_appearance=one, other_appearance=other, **fields
    )


def make_rating(name: str = "Established", **fields: Any) -> Rating:
    """A grade on the newsroom's scale; the same one for the same name. What settles as wrong is negative."""
    fields = {"rank": 5, "negative": fields.get("settles") == "no", **fields}
    return Rating.objects.get_or_create(name=name, defaults=fields)[0]


def make_review(
    claim: Claim | None = None, *, stage: ReviewStage = ReviewStage.PUBLISHED, **fields: Any
) -> Review:
    """A fact-checker's conclusion, published by default; numbered after the claim's last one."""
    claim = claim or make_claim()
    number = fields.setdefault("number", claim.reviews.count() + 1)
    defaults: dict[str, Any] = {
        "public_id": public_id("review", claim.public_id, str(number)),
        "rating": None if stage in (ReviewStage.DRAFT, ReviewStage.IN_REVIEW) else make_rating(),
        "summary": "Three origins agree.",
        "reason": "Each spoke to the hospital itself.",
        "written_at": NOON,
    }
    fields["written_by"] = fields.get("written_by") or make_user(staff=True)
    return Review.objects.create(claim=claim, stage=stage, **{**defaults, **fields})


def _bound(fields: dict[str, Any]) -> None:
    for side in ("low", "high"):
        if fields.get(side) is not None:
            fields[side] = Decimal(str(fields[side]))


def _judge(fields: dict[str, Any]) -> None:
    """A judgement other than "suggested" needs who, when and why."""
    if fields.get("judgement", Judgement.SUGGESTED) != Judgement.SUGGESTED:
        fields.setdefault("judged_by", make_user(staff=True))
        fields.setdefault("judged_at", NOON)
        fields.setdefault("judged_why", "Read both.")
