"""Taking a capture: keeping the bytes, reading the text, cutting it into sections, all of it once."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import count

from django.db import transaction

from sources.actions import sightings, sources, storing
from sources.errors import Harmful, Unreadable
from sources.intake.apart import reading
from sources.intake.handed import Handed
from sources.models import Article, Capture, Section, Sighting, Source, Visit
from sources.publicid import public_id
from sources.rules import addresses, datelines, dates, fingerprints, omissions
from sources.rules.body import body_of
from sources.rules.decoding import decode
from sources.rules.language import guess
from sources.rules.names import names_somebody
from sources.rules.outlets import CALLS_ITSELF
from sources.rules.page_text import read_text
from sources.rules.period import Moment
from sources.rules.span import Page
from sources.vocabulary import SourceKind

EXTRACTOR = "sections 4"
MOST_SIGNS = 500_000
"""Characters of text; the longest pieces ever printed in newspapers and magazines stay below half of it.

Every step takes time in line with the text, so that this also bounds how long one article can hold up the line.
"""

HARMLESS = 50_000
"""Bytes of plain text; our own rules read them in some milliseconds, whatever stands there."""


STANDS_AT = "says it stands at"
"""The hint under which the address a page gives itself is kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of handing an article in: its capture, and whether we had it already.

    ``changed`` says that the look before this one saw another text: always so of a new capture, and of an old one when
    the article is back to what it said earlier.
    """

    capture: Capture
    new: bool
    changed: bool


def take(*, handed: Handed, visit: Visit | None = None) -> Taken:
    """Keep one article: its raw bytes, its text and sections, and its place among the articles of its source.

    Taking the same text of the same article again keeps no more than when it was seen again, at ``visit`` if it was
    looked at: the bytes are not kept a second time where only furniture we do not read differs, because every quote
    rests on the text, and the bytes it was first read from are at hand. Raises ``Unreadable`` with the file or row to
    mend, ``Away`` where the store of pages is; then nothing is kept.
    """
    try:
        page = _page(handed)
    except Unreadable as refusal:
        refusal.document = handed
        raise
    raw_hash = hashlib.sha256(handed.content).hexdigest()
    text_hash = hashlib.sha256(page.text.encode()).hexdigest()
    fingerprint = fingerprints.winnow([body_of(page.text, page.sections).text])[0]
    with transaction.atomic():
        outlet = _outlet(handed)
        article = _article(handed, page, outlet, text_hash)
        held = Capture.objects.filter(article=article, text_hash=text_hash, erased_at=None).first()
        if held is not None:
            changed = _seen(held, handed.retrieved, raw_hash, visit)
            return Taken(held, new=False, changed=_seen_again(held, handed) or changed)
        storing.keep(content=handed.content, media=_media(handed))
        capture = _capture(
            handed,
            page,
            article=article,
            raw_hash=raw_hash,
            text_hash=text_hash,
            fingerprint=fingerprints.pack(fingerprint),
        )
        capture.save(force_insert=True)
        _cut(capture, page)
        if not _seen(capture, handed.retrieved, raw_hash, visit):
            sightings.ask_again(article=article.pk)
        _seen_again(capture, handed)
        return Taken(capture, new=True, changed=True)


def see_unchanged(*, visit: Visit, at: datetime) -> None:
    """Note that, as the site itself says, an address still shows what it showed at the last look."""
    with transaction.atomic():
        rows = Sighting.objects.filter(capture__article=visit.article_id).order_by("seen_at", "pk")
        last = rows.filter(visit=visit).last() or rows.last()
        if last is not None:
            Article.objects.select_for_update().get(pk=last.capture.article_id)
            _seen(last.capture, at, last.raw_hash, visit)


def _seen_again(capture: Capture, handed: Handed) -> bool:
    """Note when else a text was seen, as whoever hands it in says; which bytes came then nobody knows."""
    told = [_seen(capture, at, "", None) for at in handed.seen if at != handed.retrieved]
    return any(told)


def _seen(capture: Capture, at: datetime | None, raw_hash: str, visit: Visit | None) -> bool:
    """Note that a text was seen, if anybody says when; True where the look before saw another."""
    changed = at is not None and sightings.note(capture=capture, at=at, raw_hash=raw_hash, visit=visit)
    _describe(capture.article)
    return changed


def _page(handed: Handed) -> Page:
    try:
        page = _read(handed)
    except reading.Overwhelmed as error:
        raise Harmful(str(error), where=handed.where) from error
    except ValueError as error:
        raise Unreadable(str(error), where=handed.where) from error
    if len(page.text) > MOST_SIGNS:
        raise Unreadable(
            f"holds more than {MOST_SIGNS:,} characters of text: hand in the article alone",
            where=handed.where,
        )
    if not page.text.strip():
        raise Unreadable("holds no text we can read: hand the article in as .txt", where=handed.where)
    return page


def _read(handed: Handed) -> Page:
    """The page, read apart from this program unless it is a text so short that nothing in it could do harm."""
    if handed.media == "text/html":
        return reading.read_page(handed.content, url=handed.url, encoding=handed.charset)
    if len(handed.content) > HARMLESS:
        return reading.read_text(
            handed.content, encoding=handed.charset, language=handed.language, title=handed.title
        )
    return read_text(decode(handed.content, handed.charset), language=handed.language, title=handed.title)


def _media(handed: Handed) -> str:
    """What the bytes are, with the charset the server said they are in: they are read again with it."""
    return f"{handed.media}; charset={handed.charset}" if handed.charset else handed.media


def _outlet(handed: Handed) -> Source | None:
    """Who published it: as the giver says, else as the address says; else nobody knows.

    What the page says of itself is kept as a hint and decides nothing: anybody may write a known name into a page.
    """
    if handed.source:
        return sources.named(name=handed.source, kind=SourceKind.OUTLET)
    return sources.publishing_at(host=addresses.host(handed.url)) if handed.url else None


def _url(handed: Handed, page: Page, outlet: Source | None) -> str:
    """Where it stands: as the giver says, else as the page says if that may be an address of the outlet given."""
    if handed.url or outlet is None or not page.canonical_url:
        return handed.url
    try:
        url = addresses.canonical(page.canonical_url)
    except ValueError:
        # A page may say anything of itself; what is no address is simply not used as one.
        return ""
    known = sources.known_at(host=addresses.host(url))
    return url if known in (None, outlet) else ""


def _article(handed: Handed, page: Page, outlet: Source | None, text_hash: str) -> Article:
    url = _url(handed, page, outlet)
    address = url or f"text:{text_hash}|{outlet.public_id if outlet else ''}"
    article, _ = Article.objects.get_or_create(
        address=address, defaults={"public_id": public_id("article", address), "url": url, "source": outlet}
    )
    return Article.objects.select_for_update().get(pk=article.pk)


def _capture(
    handed: Handed, page: Page, *, article: Article, raw_hash: str, text_hash: str, fingerprint: bytes
) -> Capture:
    published = handed.published or _moment(datelines.with_year(page.published, handed.retrieved))
    return Capture(
        public_id=_name(article, text_hash),
        article=article,
        raw_id=raw_hash,
        text=page.text,
        text_hash=text_hash,
        extractor=EXTRACTOR,
        language=handed.language or page.language or guess(page.text),
        title=(handed.title or page.title)[:500],
        author=(handed.author or page.byline)[:300],
        published_at=published.at if published else None,
        published_precision=published.precision if published else "",
        note=handed.note,
        hints=[list(hint) for hint in dict.fromkeys((*handed.hints, *page.hints, *_of_itself(page)))],
        retrieved_at=handed.retrieved,
        file=handed.file,
        omitted=[asdict(one) for one in page.omitted],
        omitted_signs=omissions.signs_of(page.omitted),
        incomplete=omissions.incomplete(page.omitted),
        fingerprint=fingerprint,
    )


def _name(article: Article, text_hash: str) -> str:
    """The name of a text of an article: made of both, and of how often it was erased since, where it was.

    A capture keeps its name when words are put out of it, so that who holds it knows what has changed. What comes after
    it with the words is another one.
    """
    parts: tuple[str, ...] = ("capture", article.address, text_hash)
    names = (public_id(*parts, *([str(after)] if after else [])) for after in count())
    return next(name for name in names if not Capture.objects.filter(public_id=name).exists())


def _of_itself(page: Page) -> Iterator[tuple[str, str]]:
    """What the page calls its outlet and its address, for a person to judge."""
    if names_somebody(page.site_name):
        yield CALLS_ITSELF, page.site_name
    if page.canonical_url:
        yield STANDS_AT, page.canonical_url


def _moment(written: str) -> Moment | None:
    try:
        return dates.parse(written) if written else None
    except ValueError:
        return None


def _cut(capture: Capture, page: Page) -> None:
    Section.objects.bulk_create(
        Section(capture=capture, kind=part.kind, start=part.start, end=part.end, voice=part.voice[:300])
        for part in page.sections
    )


def _describe(article: Article) -> None:
    """Let the article show what its first capture said."""
    captures = Capture.objects.filter(article=article).in_order()
    rows = list(captures.only("title", "author", "note", "published_at", "published_precision"))
    first = rows[0]
    dated = next((capture for capture in rows if capture.published_at), first)
    Article.objects.filter(pk=article.pk).update(
        title=first.title,
        author=first.author,
        note=first.note,
        published_at=dated.published_at,
        published_precision=dated.published_precision,
        unseen=False,
    )
