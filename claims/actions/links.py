"""Looking the sentences of an article up among the known claims: what is sure is suggested, what is likely waits."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import F, Model

from claims.actions import appearances, corroboration, dues, heirs, lapses, repeats, twins, unsorted
from claims.actions.repeats import Link
from claims.models import Appearance, Linking, PossibleAppearance
from sources.models import Article
from sources.publicid import public_id
from sources.vocabulary import Judgement

Place = tuple[int, int, int | None]
"""A capture (by primary key), where in its text a sentence begins, and the claim."""


def look(*, article_id: int) -> None:
    """Bring what the look-up has found in an article in line with the claims known now.

    A function of the article's text, of the claims and of what people have said, whatever came first. What a person has
    judged there is never touched, and a sentence in which another reader has found a statement is left to it.
    """
    with transaction.atomic():
        due = Linking.objects.values_list("due", flat=True).get(pk=article_id)
        article = Article.objects.select_related("source").get(pk=article_id)
        links = repeats.links_of(article)
        moved = _keep_sure(article, [each for each in links if each.match.linked])
        _keep_possible(article, [each for each in links if not each.match.linked])
        if moved:
            moved |= lapses.settle(article=article)
            corroboration.stir(claims=moved | appearances.inherit(article))
        Linking.objects.filter(pk=article_id).update(done=due)


def _keep_sure(article: Article, links: Sequence[Link]) -> set[int]:
    """Bring the appearances in line; returns the claims (by primary key) that gained or lost a voice."""
    rows = Appearance.objects.filter(capture__article=article, method__startswith=twins.LOOK_UP)
    held: dict[Place, Appearance] = {(row.capture_id, row.start, row.claim_id): row for row in rows}
    wanted = {_place(each): each for each in links}
    if not (held or wanted):
        return set()
    columns = _columns(article, wanted)
    lost = [row for place, row in held.items() if place not in wanted]
    new = [_new(each, columns[place]) for place, each in wanted.items() if place not in held]
    changed = [row for place, row in held.items() if place in wanted and _differs(row, columns[place])]
    if not (lost or new or changed):
        return set()
    _hold(article, new)
    gone = appearances.unneeded(lost, inherited=True)
    judged = [row for row in gone if row.judgement != Judgement.SUGGESTED]
    # What is only suggested here says nothing of how statements are sorted.
    unsorted.ask(acts={row.act_id for row in judged}, claims={row.claim_id for row in judged if row.claim_id})
    _take_away(gone)
    Appearance.objects.bulk_create(new)
    for row in changed:
        Appearance.objects.filter(pk=row.pk, judgement=Judgement.SUGGESTED).update(
            **columns[_of(row)], method=repeats.METHOD, version=row.version + 1
        )
    return {row.claim_id for row in (*gone, *new, *changed) if row.claim_id is not None}


def _hold(article: Article, new: Sequence[Appearance]) -> None:
    """Take every lock that a person's action takes before it writes, and in the same order, before any row is written.

    Whatever is told in the piece: what is written now may settle what else of it has lapsed, or is inherited.
    """
    told = list(
        Appearance.objects.of_piece(article.canonical_pk).order_by().values_list("claim", "act").distinct()
    )
    claims = {claim for claim, _ in told if claim is not None} | {row.claim_id for row in new if row.claim_id}
    dues.hold(claims=claims, acts={act for _, act in told})


def _take_away(rows: Sequence[Appearance]) -> None:
    """Delete what is found no more, but for what a person has judged since it was read."""
    free = Appearance.objects.select_for_update().filter(heirs.FREE, pk__in=[row.pk for row in rows])
    Appearance.objects.filter(pk__in=list(free.order_by("pk").values_list("pk", flat=True))).delete()


def _place(link: Link) -> Place:
    return (link.capture.pk, link.passage.start, link.claim.pk)


def _of(row: Appearance) -> Place:
    return (row.capture_id, row.start, row.claim_id)


def _columns(article: Article, wanted: dict[Place, Link]) -> dict[Place, dict[str, Any]]:
    speakers = appearances.speakers_of(article, [each.voice for each in wanted.values() if each.voice])
    return {
        place: repeats.columns_of(each, speakers[each.voice] if each.voice else None)
        for place, each in wanted.items()
    }


def _new(link: Link, columns: dict[str, Any]) -> Appearance:
    name = repeats.name_of(link.capture, link.passage.start, link.passage.end, link.claim)
    return Appearance(public_id=name, method=repeats.METHOD, **columns)


def _differs(row: Appearance, columns: dict[str, Any]) -> bool:
    """Whether a row nobody has judged there says something else by now."""
    if row.judgement != Judgement.SUGGESTED:
        return False
    return any(_plain(getattr(row, name)) != _plain(value) for name, value in columns.items())


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _keep_possible(article: Article, links: Sequence[Link]) -> None:
    """Bring the possible appearances in line: they count for nothing, and nobody has to be told."""
    rows = PossibleAppearance.objects.filter(capture__article=article)
    held = {row.public_id: row for row in rows}
    wanted = {_name(each): each for each in links}
    gone = [row.pk for name, row in held.items() if name not in wanted]
    PossibleAppearance.objects.filter(pk__in=gone).delete()
    for name, each in wanted.items():
        columns = _possible(each)
        row = held.get(name)
        if row is None:
            PossibleAppearance.objects.create(public_id=name, **columns)
        elif any(_plain(getattr(row, column)) != _plain(value) for column, value in columns.items()):
            PossibleAppearance.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)


def _name(link: Link) -> str:
    place = (link.capture.public_id, str(link.passage.start), str(link.passage.end))
    return public_id("possible appearance", *place, link.claim.public_id)


def _possible(link: Link) -> dict[str, Any]:
    return {
        "claim": link.claim,
        "capture": link.capture,
        "quote": link.quote,
        "start": link.passage.start,
        "end": link.passage.end,
        "section": link.section,
        "stance": link.stance,
        "voice": asdict(link.voice) if link.voice else None,
        "words": repeats.named(link.quote),
        "score": link.match.score,
        "reasons": [reason.as_json() for reason in link.match.reasons],
        "method": repeats.METHOD,
    }
