"""Those who go out are killed again and again: every page is taken in all the same, each once."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.instance import Instance
from tests.world import Reply, Request, World, open_world

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

PAGES = 24
KILLS = 4
SEED = 20260302
SLOW = 0.3  # seconds a site takes to answer, so that a kill meets somebody on the way

PRELUDE = """
import json, os, time
os.environ["DJANGO_SETTINGS_MODULE"] = "provenance.settings"
import django
django.setup()
from django.conf import settings
settings.FETCHING_WORLD = {world!r}
from provenance.pipeline import outside
from sources.actions import visits
from sources.fetching import asking
from sources.models import Capture, Host, Visit
"""
ASK = PRELUDE + "for url in {urls!r}: visits.ask(url=url)\n"
# What waiting for a minute does: the leases of the dead run out, and so do their hosts' turns.
A_MINUTE_LATER = PRELUDE + (
    "from django.db import connection\n"
    "with connection.cursor() as cursor:\n"
    "    cursor.execute(\"UPDATE pipeline_job SET lease_until = now() WHERE state = 'running'\")\n"
    '    cursor.execute("UPDATE sources_host SET free_at = now()")\n'
)
GO_OUT = (
    A_MINUTE_LATER + 'print("out", flush=True)\nwhile True: outside.work(seconds=5, client=asking.client())\n'
)
FINISH = A_MINUTE_LATER + (
    "from django.core.management import call_command\n"
    "asked = list(Visit.objects.values_list('pk', flat=True))\n"
    "outside.see_to(visits=asked, client=asking.client())\n"
    "print(json.dumps([\n"
    "    sorted(Visit.objects.values_list('address', 'outcome')),\n"
    "    sorted(Capture.objects.values_list('article__url', 'text_hash')),\n"
    "]), flush=True)\n"
    "call_command('verify')\n"
)


def slowly(number: int) -> Callable[[Request], Reply]:
    words = (
        f"{number} people were killed on Friday when soldiers opened fire near the border, said the mayor. "
        * 3
    )

    def reply(request: Request) -> Reply:
        time.sleep(SLOW)
        return Reply(f"<article><h1>Report {number}</h1><p>{words}</p></article>".encode())

    return reply


def publish(world: World) -> list[str]:
    return [world.put(f"news{number}.example", f"/{number}", slowly(number)) for number in range(PAGES)]


def run(instance: Instance, code: str, world: World, **more: Any) -> str:
    done = instance.run(*instance.using(code.format(world=world.map, **more)), seconds=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


def go_out(instance: Instance, world: World) -> subprocess.Popen[str]:
    """A worker on its way, once it has begun."""
    worker = instance.start(*instance.using(GO_OUT.format(world=world.map)))
    assert worker.stdout is not None
    assert worker.stdout.readline() == "out\n"
    return worker


def kill(instance: Instance) -> None:
    for pid, command in instance.living().items():
        if "outside.work" in command and "provenance.embedded" not in command:
            os.kill(pid, signal.SIGKILL)


def undisturbed(instance: Instance, world: World) -> Any:
    """What one process sees that is left alone."""
    return told(run(instance, ASK + FINISH, world, urls=publish(world)))


def disturbed(instance: Instance, world: World, chance: random.Random) -> Any:
    """What is seen when one after another is killed on the way."""
    servers = instance.start(*instance.using("import time; time.sleep(900)"))
    run(instance, ASK, world, urls=publish(world))
    for _ in range(KILLS):
        worker = go_out(instance, world)
        time.sleep(chance.uniform(0.05, 2 * SLOW))
        kill(instance)
        worker.wait(timeout=20)
    last = told(run(instance, FINISH, world))
    servers.kill()
    return last


def told(said: str) -> Any:
    """What is held, from what a process printed that has verified it after."""
    return json.loads(said.splitlines()[0])


def test_whoever_is_killed_on_the_way_loses_nothing_and_doubles_nothing(
    new_newsroom: Callable[..., Instance],
) -> None:
    chance = random.Random(SEED)  # noqa: S311 (moments to kill at, no secret)
    with open_world() as world:
        calm = undisturbed(new_newsroom("calm"), world)
        assert [outcome for _, outcome in calm[0]] == ["captured"] * PAGES
        assert world.asked_for("news0.example") == ["/0"]
        world.asked.clear()

        killed = disturbed(new_newsroom("disturbed"), world, chance)

        assert killed == calm, f"seed {SEED}"
        asked = {len(world.asked_for(host)) for host in world.map}
        assert max(asked) > 1, "no kill met anybody on the way: it showed nothing"
        assert max(asked) <= 1 + KILLS, (
            "a page is asked for once more for each worker that died on the way to it"
        )
