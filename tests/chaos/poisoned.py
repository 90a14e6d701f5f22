"""A worker that dies of some articles: a parser that breaks memory, one that the system kills, one that never ends."""

import os
import signal
import sys

from provenance.celery import app
from provenance.pipeline import jobs
from provenance.pipeline.models import Step
from sources.models import Article

DEATHS = {"broken": signal.SIGSEGV, "greedy": signal.SIGKILL}
"""By the title of the article: a fault of memory, and what the system does to whoever takes all of it."""
ENDLESS = "endless"


def die_of_some() -> None:
    """From now on, reading an article with such a title ends the process that reads it, or never ends."""
    take = jobs.TAKE[Step.READ]

    def read(subject: int) -> None:
        title = Article.objects.values_list("title", flat=True).get(pk=subject)
        while title == ENDLESS:
            pass
        if title in DEATHS:
            os.kill(os.getpid(), DEATHS[title])
        take(subject)

    jobs.TAKE[Step.READ] = read


def work() -> None:
    """Be a worker that does, once the program is ready."""
    die_of_some()
    app.worker_main(sys.argv[1:])
