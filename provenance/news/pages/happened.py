"""Puts what happened to a claim into sentences a journalist would print, each with the place it leads to."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Appearance, Claim
from claims.pages.pairs import Pair
from claims.rules.weighing.backing import Role, Side
from provenance.news.pages.evidence import NAMED, Evidence
from provenance.news.pages.ranking import Changed
from provenance.news.rules.stakes import Rests
from provenance.news.vocabulary import Kind
from sources.models import Alteration
from sources.pages import wording
from sources.pages.retelling import in_words
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


GAINED: Mapping[str, Callable[[int], str]] = {
    Side.FOR.value: lambda number: ngettext("New independent origin", "New independent origins", number),
    Side.AGAINST.value: lambda number: ngettext(
        "New independent origin that disputes it", "New independent origins that dispute it", number
    ),
}
LOST: Mapping[str, Callable[[int], str]] = {
    Side.FOR.value: lambda number: ngettext("Independent origin lost", "Independent origins lost", number),
    Side.AGAINST.value: lambda number: ngettext(
        "Independent origin that disputed it lost", "Independent origins that disputed it lost", number
    ),
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
    # What makes a row rank first is told first: a review that waits outweighs all that happened besides.
    first = Kind.REVIEW if row.stakes.rests is Rests.WAITS else None
    told = []
    for kind in sorted(row.kinds, key=lambda kind: kind is not first):
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
        return escape(_("New contradiction")), address, ""
    number = len(row.pairs)
    told = ngettext("New contradiction", "{number} new contradictions, the latest", number)
    more = told.format(number=number)
    if pair.within:
        return format_html("{}: {}", more, in_words(pair.row.reason).rstrip(".")), address, ""
    here, there, speaker = pair.one.figure, pair.other.figure, pair.other.speaker
    told = _("{more}: {here} here, {there} from <bdi>{speaker}</bdi>")
    return format_html(told, more=more, here=here, there=there, speaker=speaker), address, ""


def _correction(row: Changed, known: Evidence, page: str) -> Told:
    gone = [known.quotes[pk] for pk in row.superseded if pk in known.quotes]
    took = [quote for quote in gone if not _silent(quote, known)]
    stale = {_piece(known.quotes[pk]): known.quotes[pk] for pk in row.stale if pk in known.quotes}
    badge = wording.many(len(stale), "stale copy", "stale copies") if stale else ""
    if took:
        sources = {quote.stale_from_id for quote in stale.values()}
        return _taken_back(took, sources, known), _changed_at(took[0], known, page), badge
    above = next((quote.stale_from for quote in stale.values() if quote.stale_from), None)
    name = above.source.name if above and above.source else _(OUTLET_UNKNOWN)
    told = ngettext(
        "{copies} still prints what <bdi>{name}</bdi> took back",
        "{copies} still print what <bdi>{name}</bdi> took back",
        len(stale),
    )
    return format_html(told, copies=badge, name=name), f"{page}#appearances", ""


def _taken_back(took: Sequence[Appearance], above: Collection[int | None], known: Evidence) -> SafeString:
    """What the first of them did: at the origin where the information entered, or where the copies came from."""
    first = took[0]
    origin = _piece(first) in {first.origin_article_id, *above}
    alteration = known.alterations.get(first.superseded_by_id or 0)
    if alteration is None:
        what = _("Page taken down at the origin") if origin else _("Page taken down")
    elif AlterationKind.WITHDRAWN in alteration.kinds:
        what = _("Withdrawn at the origin") if origin else _("Withdrawn")
    else:
        what = _("Correction at the origin") if origin else _("Correction")
        told = _("{what}: {names} took it back")
        return format_html("{}{}", format_html(told, what=what, names=_names(took)), _figures(alteration))
    return format_html(_("{what}: {names} no longer says so"), what=what, names=_names(took))


def _figure(row: Changed, known: Evidence, page: str) -> Told:
    gone = [known.quotes[pk] for pk in row.superseded if pk in known.quotes]
    silent = [quote for quote in gone if _silent(quote, known)]
    if silent:
        told = _figures(known.alterations[silent[0].superseded_by_id or 0])
        words = format_html("{}: {}{}", _("Figure changed without notice"), _names(silent), told)
        return words, _changed_at(silent[0], known, page), ""
    pair = next((known.pairs[pk] for pk in row.edited if pk in known.pairs), None)
    if pair is None:
        return escape(_("Figure changed without notice")), f"{page}#contradictions", ""
    words = format_html(
        "{}: <bdi>{}</bdi>, {}",
        _("Figure changed without notice"),
        pair.one.speaker,
        wording.listed([pair.one.figure, pair.other.figure]),
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
    return next((f"; {in_words(detail)}" for detail in changes), "")


def _changed_at(quote: Appearance, known: Evidence, page: str) -> str:
    alteration = known.alterations.get(quote.superseded_by_id or 0)
    if alteration is None:
        return f"{page}#appearances"
    article = quote.capture.article.canonical.public_id
    ends = f"earlier={alteration.earlier.public_id}&later={alteration.later.public_id}"
    return f"/articles/{article}/captures/?{ends}"


def _origin(row: Changed, known: Evidence, page: str) -> Told:
    before, now = _origins(known.former.get(row.entry or 0, ())), _origins(_ledger(known.claims[row.claim]))
    told = [*_parted(now - before, GAINED), *_parted(before - now, LOST)]
    counts = (
        (*row.origins, _("Independent origins behind it: {then} before, {today} now")),
        (*row.against, _("Independent origins against it: {then} before, {today} now")),
    )
    for then, today, words in counts:
        if not told and then is not None and then != today:
            told.append(format_html(words, then=then, today=today))
    return _joined(told or [escape(_("Who stands behind it has changed"))]), f"{page}#origins", ""


def _parted(names: set[tuple[str, str]], words: Mapping[str, Callable[[int], str]]) -> Iterable[SafeString]:
    for side, told in words.items():
        found = sorted(name for name, way in names if way == side)
        if found:
            yield format_html("{}: {}", told(len(found)), _listed(found))


def _origins(ledger: Iterable[object]) -> set[tuple[str, str]]:
    rows = [entry for entry in ledger if isinstance(entry, dict)]
    return {(entry["label"], entry["side"]) for entry in rows if entry["role"] == Role.ORIGIN.value}


def _ledger(claim: Claim) -> Iterable[object]:
    return claim.corroboration.ledger if hasattr(claim, "corroboration") else ()


def _halves(row: Changed, known: Evidence, page: str) -> Told:
    found = [known.bearings[pk] for pk in row.halves if pk in known.bearings]
    if not found:
        return escape(_("Headline and body differ")), f"{page}#appearances", ""
    article = found[0].capture.article
    name = article.source.name if article.source else _(OUTLET_UNKNOWN)
    told = _("Headline and body part in <bdi>{name}</bdi>: {difference}")
    words = format_html(told, name=name, difference=in_words(found[0].difference))
    return words, f"/articles/{article.canonical.public_id}/", ""


def _review(row: Changed, known: Evidence, page: str) -> Told:
    review, turn = known.turns.get(row.claim, (None, None))
    if review is None or turn is None:
        return escape(_("A review of it waits for you")), f"{page}review/", ""
    told = _("Version {number} of its review, {wait}: {told}")
    words = format_html(told, number=review.number, wait=_(str(turn.wait.label)), told=turn.told)
    return words, f"{page}review/", ""


def _assignment(row: Changed, known: Evidence, page: str) -> Told:
    given = known.assignments.get(row.claim)
    if given is None:
        return escape(_("It was given to you")), page, ""
    note = format_html(": “<bdi>{}</bdi>”", given.note) if given.note else ""
    told = format_html(_("<bdi>{name}</bdi> gave it to you"), name=given.given_by)
    return format_html("{}{}", told, note), page, ""


def _appearance(row: Changed, known: Evidence, page: str) -> Told:
    before, now = row.articles
    more = now - (before or 0)
    shown = known.newest.get(row.claim, ())[: min(more, NAMED)]
    told = ngettext("New appearance in {names}", "{number} new appearances in {names}", more)
    words = format_html(told, number=more, names=_names(shown))
    return words, f"{page}#appearances", ""


def _score(row: Changed, known: Evidence, page: str) -> Told:
    up = (row.stakes.after or 0) > (row.stakes.before or 0)
    return escape(_("Its score rose") if up else _("Its score fell")), f"{page}#arithmetic", ""


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
    return _listed(list(dict.fromkeys(source.name if source else _(OUTLET_UNKNOWN) for source in sources)))


def _listed(names: Sequence[str]) -> SafeString:
    shown = [format_html("<bdi>{}</bdi>", name) for name in names[:NAMED]]
    if len(names) > NAMED:
        shown.append(format_html(_("{number} more"), number=len(names) - NAMED))
    return _joined([*shown[:-2], _and(shown[-2:])]) if len(shown) > 1 else _joined(shown)


def _and(last: Sequence[SafeString]) -> SafeString:
    return format_html(_("{one} and {other}"), one=last[0], other=last[1])


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join(", ", "{}", ((part,) for part in parts))


def _piece(quote: Appearance) -> int:
    return quote.capture.article.canonical_pk
