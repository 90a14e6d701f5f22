"""Answers what some texts repeat, dispute and copy: the known claims, and the articles their words stand in already."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from claims.api.matches import MatchTold, Page, Wanted, held_in, matches_each
from claims.rules.lookup.tongues import told_by_words
from claims.rules.reader.checkable import ranked
from claims.rules.statement import Piece
from provenance.pages.pasted import MOST_SENTENCES, TONGUE
from provenance.partners.errors import ErrorTold
from provenance.partners.texts import Asked
from sources.api import copies
from sources.api.audience import Audience
from sources.api.copies import Agencies, CopyTold
from sources.models import Article
from sources.pages.addressed import Addressed, addressed_each
from sources.pages.asked import LONGEST
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

LOOKED_UP = 300
"""Sentences looked up in one request at most: those of long texts share what the short ones leave."""
NOT_HELD = (
    "We hold no article at this address, and nothing is fetched for a question: hand it in at /api/v1/ingest/, or send "
    "its text."
)


class TextTold(TypedDict):
    """What is known of one text, or of the article at one address."""

    language: Annotated[str, "the language the text was read in; empty where none was sent"]
    article: Annotated[str | None, "the id of the article we hold at the url, if one was given"]
    missing: Annotated[
        str, "why the url led to no article, and what to do; empty where it did or none was given"
    ]
    sentences: Annotated[int, "sentences of the text; 0 where none was sent"]
    looked_up: Annotated[
        int,
        f"passages looked up: a text of up to {LONGEST} characters whole, of a longer one the sentences that can best "
        f"be checked, {MOST_SENTENCES} at most",
    ]
    results: Annotated[
        list[MatchTold],
        "known claims, likeliest first; of a url without a text those of the article, in the order of its words",
    ]
    copies: Annotated[list[CopyTold] | None, copies.ABOUT]
    wire_copy: Annotated[
        bool | None, "whether any of these leads to a news agency; null where copies were not looked for"
    ]


class MatchesTold(TextTold):
    """What is known of a text."""

    suggest_from: Annotated[float, "the score from which a claim is suggested"]
    link_from: Annotated[float, "the score from which a text is linked without asking"]


class AnswerTold(TypedDict):
    """The answer to one of many texts: one of the two is null."""

    answer: TextTold | None
    error: Annotated[ErrorTold | None, "what is wrong with it; “field” names its place, as in texts.7.text"]


class AnswersTold(TypedDict):
    """The answers to many texts, each in its place."""

    suggest_from: Annotated[float, "the score from which a claim is suggested"]
    link_from: Annotated[float, "the score from which a text is linked without asking"]
    answers: list[AnswerTold]


def told(asked: Sequence[Asked], *, audience: Audience, page: Page) -> list[TextTold]:
    """The answers, in the order of the texts; ``page`` gives the address of a claim's page for its id.

    Takes as many queries for many texts as for one, and four more for each text that is long enough to be a copy.
    """
    at = _at(asked, audience)
    wanted, counted = _wanted(asked)
    found = iter(matches_each(wanted, audience=audience, page=page) if wanted else [])
    alone = {place.pk for each, place in zip(asked, at, strict=True) if place and not each.text}
    held = held_in(alone, audience=audience, page=page) if alone else {}
    copied = _copied(asked, at, audience)
    lengths = iter(zip(wanted, counted, strict=True))
    answers: list[TextTold] = []
    for each, place, some in zip(asked, at, copied, strict=True):
        looked, sentences = next(lengths) if each.text else (None, 0)
        answers.append(
            {
                "language": looked.language if looked else "",
                "article": place.public_id if place else None,
                "missing": NOT_HELD if each.url and place is None else "",
                "sentences": sentences,
                "looked_up": len(looked.passages) if looked else 0,
                "results": next(found) if looked else held.get(place.pk, [])[: each.most] if place else [],
                "copies": some,
                "wire_copy": None if some is None else any(one["agency"] for one in some),
            }
        )
    return answers


def _at(asked: Sequence[Asked], audience: Audience) -> list[Article | None]:
    """The article in sight at the address of each, if it has one and we hold something there."""
    if not any(each.url for each in asked):
        return [None for _ in asked]
    rows = Article.objects.visible_to(audience.reader, audience.now).filter(unseen=False)
    return [_first(found) for found in addressed_each([each.url for each in asked], rows)]


def _first(found: Addressed | None) -> Article | None:
    return found.articles[0].canonical if found and found.articles else None


def _wanted(asked: Sequence[Asked]) -> tuple[list[Wanted], list[int]]:
    """What is looked up of each text, and how many sentences it has."""
    texts = [each for each in asked if each.text]
    long = sum(len(each.text) > LONGEST for each in texts)
    share = min(MOST_SENTENCES, (LOOKED_UP - len(texts) + long) // max(long, 1))
    wanted, counted = [], []
    for each in texts:
        language = each.language or told_by_words(each.text[:TONGUE])
        passages, sentences = _passages(each.text, language, share)
        wanted.append(Wanted(passages, language, each.most))
        counted.append(sentences)
    return wanted, counted


def _passages(text: str, language: str, most: int) -> tuple[tuple[str, ...], int]:
    every = ranked(Piece(text, (SectionSpan(SectionKind.BODY, 0, len(text)),), language))
    if len(text) <= LONGEST or len(every) < 2:
        return (text,), len(every)
    return tuple(dict.fromkeys(each.sentence.text for each in every[:most])), len(every)


def _copied(
    asked: Sequence[Asked], at: Sequence[Article | None], audience: Audience
) -> Iterator[list[CopyTold] | None]:
    """The articles the words of each stand in: of a text as it was sent, else of the article at its address."""
    alone = {place.pk for each, place in zip(asked, at, strict=True) if place and not each.text}
    above = copies.held_above(alone, audience) if alone else {}
    sent = [
        copies.copies_of(each.text, audience) if copies.long_enough(each.text) else None for each in asked
    ]
    pieces = {one.article.pk for some in sent for one in some or ()}
    pieces |= {copies.upstream_of(row) for rows in above.values() for row in rows}
    agencies = Agencies(pieces, audience)
    for each, place, some in zip(asked, at, sent, strict=True):
        if some is not None:
            yield copies.told_of([one for one in some if one.article != place], agencies)
        elif place is not None and not each.text:
            yield copies.told_held(above.get(place.pk, ()), agencies)
        else:
            yield None
