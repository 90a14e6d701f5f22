"""Keeping the other words in which articles put a claim, by which it is looked up too."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import F

from claims.actions.twins import LOOK_UP
from claims.models import Appearance, Claim, Wording
from claims.rules.lookup.terms import claim_terms
from claims.rules.lookup.tongues import tongue
from claims.rules.lookup.wordings import Said, chosen, lent
from sources.vocabulary import Judgement, Publication


def keep(*, claim: Claim, rows: Sequence[Appearance]) -> None:
    """Bring a claim's wordings in line with its standing appearances; runs inside the caller's transaction.

    Where they move, the terms it is found by are asked for. Of the same words in several articles those of the first
    one out are kept, one that everybody may see before one that is kept from somebody.
    """
    found = sorted((row for row in rows if _lends(row, claim)), key=_order)
    own = claim_terms(claim.text, tongue(claim.language), claim.event.act.key)
    said = [Said(row.quote, tongue(row.language)) for row in found]
    places = chosen(own, said)
    wanted = [_wording(claim, found[at], said[at], number, own) for number, at in enumerate(places)]
    if [_content(row) for row in Wording.objects.filter(claim=claim).order_by("place")] == [
        _content(row) for row in wanted
    ]:
        return
    Wording.objects.filter(claim=claim).delete()
    Wording.objects.bulk_create(wanted)
    Claim.objects.filter(pk=claim.pk).update(terms_due=F("terms_due") + 1)


def _lends(row: Appearance, claim: Claim) -> bool:
    """What was found by the claim's own words, and nobody has confirmed, would only lead further astray."""
    guessed = row.method.startswith(LOOK_UP) and row.judgement != Judgement.CONFIRMED
    return row.superseded_at is None and row.quote != claim.text and not guessed


def _wording(claim: Claim, row: Appearance, said: Said, place: int, own: Counter[str]) -> Wording:
    terms = sorted(lent(said.text, said.language, own))
    article = row.capture.article_id
    return Wording(
        claim=claim, article_id=article, place=place, text=said.text, language=said.language, terms=terms
    )


def _content(row: Wording) -> tuple[object, ...]:
    return row.article_id, row.text, row.language, row.terms


def _order(row: Appearance) -> tuple[bool, str, int, str]:
    article = row.capture.article
    kept = article.publication != Publication.PUBLISHED or article.embargo_until is not None
    return kept, article.rank, row.start, row.public_id
