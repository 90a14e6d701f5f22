"""Runs every pending step of the pipeline now, in this process, until nothing is left to do."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from claims.models import Claim
from provenance.management.door import Door
from provenance.management.progress import bar
from provenance.pipeline import line, outside
from provenance.pipeline.line import Tally
from provenance.pipeline.models import Job, JobState
from sources.fetching import asking
from sources.models import Article
from sources.pages.wording import many

SECONDS_OUTSIDE = 600


class Command(Door):
    """Work the line until it is empty."""

    on_tables = True
    help = (
        "Run every pending step now, in this process; feeds and addresses that are due are looked at too, where their "
        "hosts may be asked now. Exit status 1 if a step is quarantined after three failures."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        with bar("Draining", total=None, quiet=options["json"]) as progress:

            def watch(tally: Tally, left: int) -> None:
                done = sum(tally.taken.values())
                progress.set(done=done, total=done + left)

            tally = line.drain(watch=watch)
            # What was brought in from outside is worked through as well; hosts that want a pause are given it.
            found = outside.work(seconds=SECONDS_OUTSIDE, client=asking.client())
            tally.taken |= found.taken
            tally.failed += found.failed
            if found.taken:
                line.drain(watch=watch, tally=tally)
        quarantined = list(Job.objects.filter(state=JobState.QUARANTINED).order_by("pk")[:20])
        if options["json"]:
            taken = {step.value: count for step, count in sorted(tally.taken.items())}
            self.stdout.write(
                json.dumps({"taken": taken, "failed": tally.failed, "quarantined": len(quarantined)})
            )
        else:
            self._tell(tally, quarantined)
        if quarantined:
            raise CommandError("some steps are quarantined; see the jobs in the admin", returncode=1)

    def _tell(self, tally: Tally, quarantined: list[Job]) -> None:
        for job in quarantined:
            last = job.last_error.strip().splitlines()[-1:] or ["no reason kept"]
            self.stderr.write(f"{job.step} of {job.subject} is quarantined: {last[0]}")
        self.stdout.write(f"{_done(tally)} {_held()}.")


def _done(tally: Tally) -> str:
    """What was done, or who did it before us."""
    if tally.taken:
        return f"Done: {', '.join(f'{step} {count}' for step, count in tally.taken.items())}."
    if left := line.open_jobs():
        return f"Nothing could be done here: {left} steps are still held by another worker; run drain again."
    return "Nothing left to do: a running worker, or an earlier drain, had already taken it all up."


def _held() -> str:
    """How much the program holds now."""
    articles = many(Article.objects.filter(unseen=False).count(), "article")
    named = Article.objects.filter(unseen=True, merged_into=None).count()
    claims = many(Claim.objects.filter(merged_into=None).count(), "claim")
    return (
        f"{articles}, {named} more known only by name, and {claims} held"
        if named
        else f"{articles} and {claims} held"
    )
