"""Asks the analyst that is set up, and says what it suggested, what was refused and why."""

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import CommandError

from claims.actions import inquiries
from claims.analysts.analyst import Analyst
from claims.analysts.chosen import chosen
from claims.models import Inquiry, Suggestion
from claims.vocabulary import InquiryState
from provenance.management.door import Door
from provenance.management.progress import bar
from provenance.pipeline import asking, line
from sources.errors import Refused
from sources.models import Article

SECONDS = 600
NOBODY = "No analyst is set up: set ANALYST, and what belongs to it, as .env.example says"


class Command(Door):
    """Put captures to the analyst now."""

    on_tables = True
    help = (
        "Ask the analyst that is set up (ANALYST in .env.example) about the latest capture of every article, or of "
        "one, and work what passes the gate through the pipeline. Asks for ten minutes at most and within the day's "
        "allowance; what was answered before is not asked again. Exit status 1 if an article named could not be asked "
        "about."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--article", metavar="ID", help="the id of one article, as it stands in its address"
        )
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        analyst = _analyst()
        article = _article(options["article"])
        with bar("Asking", total=None, quiet=options["json"]):
            line.drain()  # the claims our own reader finds are told to the analyst
            row = self._ask(analyst, article)
            line.drain()
        told = _told(analyst, row)
        self.stdout.write(json.dumps(told) if options["json"] else _sentences(told))
        if row is not None and row.state != InquiryState.ANSWERED:
            raise CommandError(row.told or "another worker is asking about it: run this again", returncode=1)

    def _ask(self, analyst: Analyst, article: Article | None) -> Inquiry | None:
        if article is None:
            asking.work(seconds=SECONDS, analyst=analyst)
            return None
        row = inquiries.want(article=article, analyst=analyst)
        asking.see_to(inquiry=row.pk, analyst=analyst)
        row.refresh_from_db()
        return row


def _analyst() -> Analyst:
    try:
        analyst = chosen()
    except Refused as refused:
        raise CommandError(str(refused), returncode=1) from refused
    if analyst is None:
        raise CommandError(NOBODY, returncode=1)
    return analyst


def _article(public_id: str | None) -> Article | None:
    if public_id is None:
        return None
    article = Article.objects.filter(public_id=public_id).select_related("merged_into").first()
    if article is None or article.unseen:
        raise CommandError(f"--article: no article held goes by “{public_id}”", returncode=1)
    return article


def _told(analyst: Analyst, row: Inquiry | None) -> dict[str, Any]:
    """The shape machines read: of one article what was said of it, else how far the asking has come."""
    asked = Inquiry.objects.of(analyst=analyst.name, version=analyst.version)
    asked = asked.filter(pk=row.pk) if row else asked
    states = Counter(asked.values_list("state", flat=True))
    said = Suggestion.objects.filter(inquiry__in=asked)
    told: dict[str, Any] = {
        "analyst": analyst.name,
        "version": analyst.version,
        **{state.value: states[state] for state in InquiryState},
        "passed": said.filter(refused_by="").count(),
        "refused": said.exclude(refused_by="").count(),
    }
    if row is not None:
        told["suggestions"] = [
            _suggestion(each) for each in said.select_related("appearance").order_by("number")
        ]
    return told


def _suggestion(row: Suggestion) -> dict[str, Any]:
    return {
        "claim": row.claim,
        "known": row.known,
        "quote": row.quote,
        "stance": row.stance,
        "attributed_to": row.attributed_to,
        "refused_by": row.refused_by,
        "why": row.told,
        "appearance": row.appearance.public_id if row.appearance else None,
    }


def _sentences(told: dict[str, Any]) -> str:
    asked = ", ".join(f"{told[state.value]} {state.label}" for state in InquiryState)
    lines = [
        f"{told['analyst']}: {asked}; {told['passed']} suggestions passed the gate, {told['refused']} refused."
    ]
    for each in told.get("suggestions", ()):
        fate = f"refused at {each['refused_by']}: {each['why']}" if each["refused_by"] else each["stance"]
        lines.append(f"  {each['claim'] or each['known']} – {fate}\n    “{each['quote']}”")
    return "\n".join(lines)
