"""Takes in what other fact-checkers have concluded, from pages with ClaimReview in them and from feeds of them."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from claims.actions import outside_reviews
from claims.actions.outside_reviews import MOST_BYTES, Taken
from provenance.management.door import Door
from sources.errors import Unreadable
from sources.fetching import asking
from sources.fetching.looking import Wanted, look
from sources.keeping.reading import bytes_of
from sources.models import ArchivedPage, Capture

KINDS = frozenset({"application/json", "application/ld+json", "text/html", "application/xhtml+xml"})


class Command(Door):
    """Keep the reviews of others; loading the same again changes nothing."""

    on_tables = True
    help = (
        "Take in reviews that others have published as ClaimReview of schema.org: from a page, from a feed (DataFeed) "
        "as a file or at an address, or from the captures of an article we hold. Each is put beside the known claim "
        "its words repeat, as a suggestion for people to judge; never as a review of ours. The exit status is 1 if "
        "any was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="FILE|URL", help="page or feed")
        parser.add_argument("--article", metavar="ID", help="an article we hold: its captures are read")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, paths: list[str], article: str | None, **options: Any) -> None:
        if not paths and not article:
            raise CommandError("say what to read: FILE, URL or --article ID")
        sums = Taken()
        for where, content, media in [*map(_read_one, paths), *_captures(article)]:
            try:
                if isinstance(content, Unreadable):
                    raise content
                taken = outside_reviews.take(content=content, media=media, where=where)
                sums = replace(
                    sums,
                    new=sums.new + taken.new,
                    known=sums.known + taken.known,
                    matched=sums.matched + taken.matched,
                    refused=[*sums.refused, *taken.refused],
                )
            except Unreadable as refusal:
                sums.refused.append(refusal)
        self._tell(sums, as_json=options["json"])
        if sums.refused:
            raise CommandError(f"{len(sums.refused)} could not be taken in; mend and run again", returncode=1)

    def _tell(self, sums: Taken, *, as_json: bool) -> None:
        if as_json:
            refused = [
                {"where": each.where, "field": each.field, "detail": each.sentence} for each in sums.refused
            ]
            counts = {"new": sums.new, "already_held": sums.known, "beside_a_claim": sums.matched}
            self.stdout.write(json.dumps(counts | {"refused": refused}))
            return
        for each in sums.refused:
            self.stderr.write(str(each))
        self.stdout.write(
            f"{sums.new} reviews of others taken in, {sums.known} held already, {sums.matched} beside a known claim, "
            f"{len(sums.refused)} refused"
        )


def _read_one(path: str) -> tuple[str, bytes | Unreadable, str]:
    try:
        return (path, *(_fetched(path) if "://" in path else _opened(Path(path))))
    except Unreadable as refusal:
        return path, refusal, ""


def _fetched(address: str) -> tuple[bytes, str]:
    """What stands at an address, asked for politely by the one guarded door. Raises ``Unreadable``."""
    brought = look(asking.client(), Wanted(address, KINDS))
    if brought.answer is None:
        failure = brought.failure
        told = f"{failure.outcome.label}: {failure.cause}" if failure else "no answer"
        raise Unreadable(f"cannot be had ({told}): try again later, or hand it in as a file", where=address)
    return brought.answer.content, brought.answer.media


def _opened(file: Path) -> tuple[bytes, str]:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror}): check the path", where=str(file)) from error
    return content, "text/html" if file.suffix.lower() in {".html", ".htm"} else "application/json"


def _captures(article: str | None) -> list[tuple[str, bytes | Unreadable, str]]:
    if article is None:
        return []
    rows = Capture.objects.filter(article__public_id=article).select_related("raw").order_by("public_id")
    places = ArchivedPage.objects.places_of(row.raw_id for row in rows)
    found: list[tuple[str, bytes | Unreadable, str]] = [
        (
            f"capture {row.public_id}",
            bytes_of(row.raw_id, row.raw.content, places.get(row.raw_id)),
            row.raw.media,
        )
        for row in rows
    ]
    if not found:
        raise CommandError(f"--article: no capture of an article {article!r} is held")
    return found
