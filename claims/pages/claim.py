"""What the page of one claim shows, from the answer in one line down to every quoted word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from claims.models import Appearance, Claim, Corroboration, OutsideReview, Review
from claims.models.appearance import AppearanceQuerySet
from claims.pages import figures, inherited, lapsed, ledger, neighbours, possible, quotes, seen
from claims.pages.origins import roots
from claims.pages.pairs import Pair, pairs_of_claim, unshown
from claims.pages.quotes import Quote
from claims.pages.signed import signers_of
from claims.pages.spread import spread
from claims.rules.values.wording import sentence
from claims.rules.weighing import scale
from claims.vocabulary import SHOWN, Stance
from sources.models import Article
from sources.models.article import piece_visible
from sources.pages import wording
from sources.pages.paging import SIZE, Key, Page, cut, page
from sources.visibility import Reader, newsroom, public

STANCES = tuple(stance.value for stance in Stance)
ORDER = (Key("capture__article__published_at", nullable=True), Key("public_id"))
DRAWN = 400  # appearances in the tree of origins; beyond that the first four hundred stand for all


@dataclass(frozen=True, slots=True)
class Group:
    """The appearances of one stance: how many articles, and one page of quotes."""

    stance: Stance
    articles: int
    quotes: list[Quote]
    next: str


def standing_rows(claim: Claim, reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    """The claim's appearances that nobody has rejected, as far as the reader, who may see the claim, may see them.

    What stands beside them ``neighbours`` gives.
    """
    return standing_where(Q(claim=claim), reader, now)


def standing_where(condition: Q, reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    """The same of all appearances that meet a condition, of claims the reader may see."""
    rows = Appearance.objects.standing().filter(piece_visible(reader, now, "capture__article"), condition)
    heavy = ("capture__hints", "capture__text", "capture__fingerprint")
    return rows.select_related("capture__article").defer(*heavy).order_by(*(key.order() for key in ORDER))


def claim_page(
    claim: Claim, reader: Reader | None, now: datetime, stance: str = "", after: str = ""
) -> dict[str, Any]:
    """Everything the template prints; with ``stance``, only that group of appearances, from ``after`` on."""
    rows = standing_rows(claim, reader, now)
    drawn = [] if stance else list(rows[:DRAWN])
    pages = (
        {Stance(stance): page(rows.filter(stance=stance), ORDER, after)} if stance else _pages(rows, drawn)
    )
    shown = [row for found in pages.values() for row in found.rows]
    counts = _articles_by_stance(rows, drawn)
    quotes.give_context(shown)
    quotes.give_bearings(shown)
    inherited.give(shown, reader, now)
    lapsed.withhold([*shown, *drawn], reader, now)
    for row in shown:
        row.claim = claim
    pairs = pairs_of_claim(claim, reader, now)
    backed = seen.backings([claim, *(pair.other.claim for pair in pairs)], reader, now)
    if claim.pk in backed and backed[claim.pk].method == seen.SEEN:
        seen.give_origins([*shown, *drawn], claim, reader, now)
    letters = neighbours.give([*shown, *drawn])
    visible_roots = quotes.visible_origins([*shown, *drawn], reader, now)
    against = [pair for pair in pairs if pair.contradicts and not pair.within]
    further = unshown(pairs, backed.get(claim.pk))
    tree, review = roots(drawn, letters, visible_roots, reader, now), reviewed(claim, reader, now)
    veiled = newsroom(reader) and Claim.objects.veiled(now).filter(pk=claim.pk).exists()
    groups = [
        Group(which, counts[which.value], quotes.quotes(found.rows, letters, visible_roots), found.next)
        for which, found in pages.items()
        if counts[which.value] or found.rows
    ]
    return {
        "claim": claim,
        "value": figures.long(claim.value),
        "scope": _scope(claim),
        "worded": _worded(claim, drawn),
        "veiled": veiled,
        "public": not veiled and public(claim, now) and public(claim.event, now),
        "groups": groups,
        "drawn": drawn,
        "outside": [] if stance else list(OutsideReview.objects.beside(claim.pk, reader)),
        "visible_origins": visible_roots,
        "waits": possible.waits(claim) if newsroom(reader) else 0,
        "stale": lapsed.stale_pieces(drawn),
        "stance": stance,
        "roots": tree,
        "spread": spread(tree, pairs, review["review"]) if not stance else None,
        "shares": _shares(counts),
        "pairs": pairs,
        "backed": backed,
        "against": against,
        "further": further,
        "opposed": len(against) + further,
        "within": [pair for pair in pairs if pair.contradicts and pair.within],
        "others": [pair for pair in pairs if not pair.contradicts],
        **review,
        **_score(backed.get(claim.pk), _shown_here(drawn, pairs), reader, now),
    }  # fmt: skip


def reviewed(claim: Claim, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """What has gone out, never a draft; for the newsroom also what is under embargo, and the newest of all versions."""
    rows = Review.objects.filter(claim=claim).select_related("rating", "written_by").order_by("-number")
    if not rows.exists():  # most claims: what may be read is long to ask
        return {"review": None, "signed": "", "newest": None}
    sent = rows.filter(stage__in=SHOWN) if newsroom(reader) else rows.public(now)
    review = sent.first()
    names = signers_of(review) if review else []
    return {
        "review": review,
        "signed": wording.listed(names),
        "newest": rows.first() if newsroom(reader) else None,
    }


def _pages(rows: QuerySet[Appearance], drawn: Sequence[Appearance]) -> dict[Stance, Page[Appearance]]:
    """The first page of each stance; only where too few of it were drawn of more is the database asked again."""
    found = {stance: [row for row in drawn if row.stance == stance] for stance in Stance}
    return {
        stance: cut(first, ORDER, first=True)
        if len(first) > SIZE or len(drawn) < DRAWN
        else page(rows.filter(stance=stance), ORDER, "")
        for stance, first in found.items()
    }


def _articles_by_stance(rows: AppearanceQuerySet, drawn: Sequence[Appearance]) -> dict[str, int]:
    """How many articles carry the claim in each stance; counted by the database where not all were drawn."""
    if 0 < len(drawn) < DRAWN:
        present = [row for row in drawn if row.superseded_at is None]
        pieces = {(row.stance, row.capture.article.canonical_pk) for row in present}
        return {stance: sum(each == stance for each, _ in pieces) for stance in STANCES}
    canonical = Coalesce("capture__article__merged_into", "capture__article")
    counted = {stance: Count(canonical, distinct=True, filter=Q(stance=stance)) for stance in STANCES}
    return rows.present().order_by().aggregate(**counted)


def _shares(counts: dict[str, int]) -> list[dict[str, Any]]:
    """The stances as stretches of one bar."""
    total, start, stretches = sum(counts.values()) or 1, 0.0, []
    for stance in STANCES:
        if counts[stance]:
            share = counts[stance] / total
            stretches.append({"stance": stance, "count": counts[stance], "start": start, "share": share})
            start += share
    return stretches


def _scope(claim: Claim) -> dict[str, str]:
    event = claim.event
    running = gettext("still counting") if claim.running else ""
    as_of = wording.period(claim.as_of)
    return {
        "who": claim.measure.population and sentence(claim.measure.label),
        "where": event.place_label,
        "when": wording.period(event.when),
        "fineness": wording.fineness(event.when),
        "as_of": ", ".join(part for part in (as_of, running) if part),
    }


def _worded(claim: Claim, rows: Sequence[Appearance]) -> list[str]:
    """The other sentences articles put the claim in, each once."""
    return sorted({row.claim_text for row in rows} - {claim.text, ""})


def _shown_here(drawn: Sequence[Appearance], pairs: Sequence[Pair]) -> set[str]:
    """The addresses of the articles and rivals that the page shows already."""
    pieces = {row.capture.article for row in drawn if row.capture.article.merged_into_id is None}
    return {f"article:{piece.public_id}" for piece in pieces} | {
        f"claim:{pair.other.claim.public_id}" for pair in pairs
    }


def _score(
    backing: Corroboration | None, here: Collection[str], reader: Reader | None, now: datetime
) -> dict[str, Any]:
    if backing is None:
        return {"backing": None}
    visible = visible_addresses(ledger.addresses(backing), reader, now, here)
    return {
        "backing": backing,
        "start": scale.score(scale.START),
        "ledger": ledger.ledger(backing, visible),
        "rule": ledger.rule(),
        "moves": ledger.moves(backing, visible),
    }


def visible_addresses(
    addresses: set[str], reader: Reader | None, now: datetime, shown: Collection[str] = ()
) -> set[str]:
    """Those of “source:…”, “article:…” and “claim:…” that the reader may be told of; ``shown`` are known to be."""
    split = [address.partition(":")[::2] for address in addresses.difference(shown)]
    named = {kind: [name for each, name in split if each == kind] for kind in ("article", "claim")}
    articles = Article.objects.visible_to(reader, now).filter(public_id__in=named["article"])
    claims = Claim.objects.visible_to(reader, now).filter(public_id__in=named["claim"])
    return (
        {f"source:{name}" for kind, name in split if kind == "source"}
        | {f"article:{name}" for name in articles.values_list("public_id", flat=True)}
        | {f"claim:{name}" for name in claims.values_list("public_id", flat=True)}
        | addresses.intersection(shown)
    )
