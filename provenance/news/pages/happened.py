"""Puts what happened to a claim into sentences a journalist would print, each with the place it leads to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.models import Appearance, Claim
from claims.pages.pairs import Pair
from claims.rules.weighing.backing import Role, Side
from provenance.news.pages.evidence import NAMED, Evidence
from provenance.news.pages.ranking import Changed
from provenance.news.vocabulary import Kind
from sources.models import Alteration
from sources.pages import wording
from sources.vocabulary import OUTLET_UNKNOWN, AlterationKind

MARKS = {
    Kind.CONTRADICTION: ("contra", "contra"),
    Kind.CORRECTION: ("warn", ""),
    Kind.FIGURE: ("warn", ""),
    Kind.ORIGIN: ("origin", ""),
    Kind.HALVES: ("warn", ""),
    Kind.REVIEW: ("yes", "person"),
    Kind.ASSIGNMENT: ("yes", "person"),
    Kind.APPEARANCE: ("repeats", "repeats"),
    Kind.SCORE: ("none", ""),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that happened: its mark and hue, the words, a badge where something is out of date, where it leads."""

    kind: Kind
    words: SafeString
    address: str
    badge: str = ""

    @property
    def mark(self) -> str:
        """Its mark in the sprite."""
        return MARKS[self.kind][0]

    @property
    def hue(self) -> str:
        """The hue of the mark, empty for ink."""
        return MARKS[self.kind][1]


def sentences(row: Changed, known: Evidence) -> list[Sentence]:
    """What happened to one claim, the weightiest first: one sentence for each kind."""
    claim = known.claims[row.claim]
    page = f"/claims/{claim.public_id}/"
    told = []
    for kind in row.kinds:
        words, address, badge = TELL[kind](row, known, page)
        told.append(Sentence(kind, words, address, badge))
    return told


Told = tuple[SafeString, str, str]


def pair_of(row: Changed, known: Evidence) -> Pair | None:
    """The newest contradiction of a row, one that waits for a judgement before others; its claim on the first side."""
    found = [known.pairs[pk] for pk in row.pairs if pk in known.pairs]
    found.sort(key=lambda pair: pair.row.judgement != "suggested")
    return next((pair if pair.one.claim.pk == row.claim else pair.turned for pair in found), None)


def _contradiction(row: Changed, known: Evidence, page: str) -> Told:
    pair, address = pair_of(row, known), f"{page}#contradictions"
    if pair is None:
        return format_html("{}", "New contradiction"), address, ""
    more = f"{len(row.pairs)} new contradictions, the latest" if len(row.pairs) > 1 else "New contradiction"
    if pair.within:
        return format_html("{}: {}", more, pair.row.reason.rstrip(".")), address, ""
    return (
        format_html(
            "{}: {} here, {} from <bdi>{}</bdi>", more, pair.one.figure, pair.other.figure, pair.other.speaker
        ),
        address,
        "",
    )


def _correction(row: Changed, known: Evidence, page: str) -> Told:
    gone = [known.quotes[pk] for pk in row.superseded if pk in known.quotes]
    took = [quote for quote in gone if not _silent(quote, known)]
    stale = {_piece(known.quotes[pk]): known.quotes[pk] for pk in row.stale if pk in known.quotes}
    badge = wording.many(len(stale), "stale copy", "stale copies") if stale else ""
    if took:
        sources = {quote.stale_from_id for quote in stale.values()}
        return _taken_back(took, sources, known), _changed_at(took[0], known, page), badge
    above = next((quote.stale_from for quote in stale.values() if quote.stale_from), None)
    name = above.source.name if above and above.source else OUTLET_UNKNOWN
    verb = "still prints" if len(stale) == 1 else "still print"
    return format_html("{} {} what <bdi>{}</bdi> took back", badge, verb, name), f"{page}#appearances", ""


def _taken_back(took: Sequence[Appearance], above: Collection[int | None], known: Evidence) -> SafeString:
    """What the first of them did: at the origin where the information entered, or where the copies came from."""
    first = took[0]
    origin = _piece(first) in {first.origin_article_id, *above}
    alteration = known.alterations.get(first.superseded_by_id or 0)
    where = " at the origin" if origin else ""
    if alteration is None:
        return format_html("Page taken down{}: {} no longer says so", where, _names(took))
    if AlterationKind.WITHDRAWN in alteration.kinds:
        return format_html("Withdrawn{}: {} no longer says so", where, _names(took))
    return format_html("Correction{}: {} took it back{}", where, _names(took), _figures(alteration))


def _figure(row: Changed, known: Evidence, page: str) -> Told:
    gone = [known.quotes[pk] for pk in row.superseded if pk in known.quotes]
    silent = [quote for quote in gone if _silent(quote, known)]
    if silent:
        told = _figures(known.alterations[silent[0].superseded_by_id or 0])
        words = format_html("Figure changed without notice: {}{}", _names(silent), told)
        return words, _changed_at(silent[0], known, page), ""
    pair = next((known.pairs[pk] for pk in row.edited if pk in known.pairs), None)
    if pair is None:
        return format_html("{}", "Figure changed without notice"), f"{page}#contradictions", ""
    words = format_html(
        "Figure changed without notice: <bdi>{}</bdi>, {} and {}",
        pair.one.speaker,
        pair.one.figure,
        pair.other.figure,
    )
    return words, f"{page}#contradictions", ""


def _silent(quote: Appearance, known: Evidence) -> bool:
    """Whether other words took its place and no notice said so."""
    alteration = known.alterations.get(quote.superseded_by_id or 0)
    return alteration is not None and not {AlterationKind.CORRECTION, AlterationKind.WITHDRAWN} & {
        *alteration.kinds
    }


def _figures(alteration: Alteration) -> str:
    """“: two became three”, where the alteration names one figure for another."""
    changes = (reason["detail"] for reason in alteration.reasons if reason["rule"] == AlterationKind.FIGURE)
    return next((f"; {detail}" for detail in changes), "")


def _changed_at(quote: Appearance, known: Evidence, page: str) -> str:
    alteration = known.alterations.get(quote.superseded_by_id or 0)
    if alteration is None:
        return f"{page}#appearances"
    article = quote.capture.article.canonical.public_id
    ends = f"earlier={alteration.earlier.public_id}&later={alteration.later.public_id}"
    return f"/articles/{article}/captures/?{ends}"


def _origin(row: Changed, known: Evidence, page: str) -> Told:
    before, now = _origins(known.former.get(row.entry or 0, ())), _origins(_ledger(known.claims[row.claim]))
    told = [
        *_parted(now - before, "New independent origin", "New independent origins"),
        *_parted(before - now, "Independent origin lost", "Independent origins lost"),
    ]
    for (then, today), words in ((row.origins, "behind it"), (row.against, "against it")):
        if not told and then is not None and then != today:
            told.append(format_html("Independent origins {}: {} before, {} now", words, then, today))
    return _joined(told or [format_html("{}", "Who stands behind it has changed")]), f"{page}#origins", ""


def _parted(names: set[tuple[str, str]], one: str, many: str) -> Iterable[SafeString]:
    for side, where in ((Side.FOR.value, ""), (Side.AGAINST.value, " that disputes it")):
        found = sorted(name for name, way in names if way == side)
        if found:
            yield format_html("{}{}: {}", one if len(found) == 1 else many, where, _listed(found))


def _origins(ledger: Iterable[object]) -> set[tuple[str, str]]:
    rows = [entry for entry in ledger if isinstance(entry, dict)]
    return {(entry["label"], entry["side"]) for entry in rows if entry["role"] == Role.ORIGIN.value}


def _ledger(claim: Claim) -> Iterable[object]:
    return claim.corroboration.ledger if hasattr(claim, "corroboration") else ()


def _halves(row: Changed, known: Evidence, page: str) -> Told:
    found = [known.bearings[pk] for pk in row.halves if pk in known.bearings]
    if not found:
        return format_html("{}", "Headline and body differ"), f"{page}#appearances", ""
    article = found[0].capture.article
    name = article.source.name if article.source else OUTLET_UNKNOWN
    return (
        format_html("Headline and body part in <bdi>{}</bdi>: {}", name, found[0].difference),
        f"/articles/{article.canonical.public_id}/",
        "",
    )


def _review(row: Changed, known: Evidence, page: str) -> Told:
    review, turn = known.turns.get(row.claim, (None, None))
    if review is None or turn is None:
        return format_html("{}", "A review of it waits for you"), f"{page}review/", ""
    return (
        format_html("Review {}, version {}: {}", turn.wait.label, review.number, turn.told),
        f"{page}review/",
        "",
    )


def _assignment(row: Changed, known: Evidence, page: str) -> Told:
    given = known.assignments.get(row.claim)
    if given is None:
        return format_html("{}", "It was given to you"), page, ""
    note = format_html(": “<bdi>{}</bdi>”", given.note) if given.note else ""
    return format_html("<bdi>{}</bdi> gave it to you{}", given.given_by, note), page, ""


def _appearance(row: Changed, known: Evidence, page: str) -> Told:
    before, now = row.articles
    more = now - (before or 0)
    shown = known.newest.get(row.claim, ())[: min(more, NAMED)]
    words = format_html(
        "{} in {}", "New appearance" if more == 1 else f"{more} new appearances", _names(shown)
    )
    return words, f"{page}#appearances", ""


def _score(row: Changed, known: Evidence, page: str) -> Told:
    up = (row.stakes.after or 0) > (row.stakes.before or 0)
    return format_html("Its score {}", "rose" if up else "fell"), f"{page}#arithmetic", ""


TELL = {
    Kind.CONTRADICTION: _contradiction,
    Kind.CORRECTION: _correction,
    Kind.FIGURE: _figure,
    Kind.ORIGIN: _origin,
    Kind.HALVES: _halves,
    Kind.REVIEW: _review,
    Kind.ASSIGNMENT: _assignment,
    Kind.APPEARANCE: _appearance,
    Kind.SCORE: _score,
}


def _names(quotes: Sequence[Appearance]) -> SafeString:
    """The outlets in which some quotes stand, each once."""
    sources = (quote.capture.article.source for quote in quotes)
    return _listed(list(dict.fromkeys(source.name if source else OUTLET_UNKNOWN for source in sources)))


def _listed(names: Sequence[str]) -> SafeString:
    shown = [format_html("<bdi>{}</bdi>", name) for name in names[:NAMED]]
    if len(names) > NAMED:
        shown.append(format_html("{} more", len(names) - NAMED))
    return _joined([*shown[:-2], _and(shown[-2:])]) if len(shown) > 1 else _joined(shown)


def _and(last: Sequence[SafeString]) -> SafeString:
    return format_html("{} and {}", *last)


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join(", ", "{}", ((part,) for part in parts))


def _piece(quote: Appearance) -> int:
    return quote.capture.article.canonical_pk
