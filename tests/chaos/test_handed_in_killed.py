"""The worker is killed while it reads what was handed in: each article is read once, and no page shows half of it."""

import json
import random
import time

import pytest

from tests.chaos.killing import NewInstance, kill, told, worker
from tests.instance import Instance

pytestmark = [pytest.mark.chaos, pytest.mark.slow]

ARTICLES = 8
KILLS = 3
SEED = 20260401

HAND_IN = """
import json, os, re, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "provenance.settings"
import django
django.setup()
from django.test import Client
from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.pipeline.models import Job
who = people.settle(username="ana", password="a good long one", role=Role.FACT_CHECKER)
client = Client(SERVER_NAME="localhost")
client.force_login(who)
places = ["Ambel", "Brisk", "Corda", "Delph", "Ermin", "Forsa", "Gavel", "Hodra"]
addresses = []
for number, place in enumerate(places[:{articles}]):
    text = f"Boats lost off {{place}}\\n\\n" + " ".join(
        f"{{count + 3}} {{what}} were {{deed}} at {{place}} on 4 March 2026, the harbour master of {{place}} said."
        for count, (what, deed) in enumerate([("sailors", "killed"), ("fishermen", "injured"), ("boats", "burned"),
                                              ("children", "rescued"), ("houses", "destroyed")])
    )
    row = dict(do="take", url=f"https://{{place.lower()}}.example/boats", text=text, title=f"Boats lost off {{place}}",
               source=f"{{place}} Tide Table", published="2026-03-05", retrieved="2026-03-06", language="en")
    answer = client.post("/add/", row)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    addresses.append(answer["Location"])
print("handed in", flush=True)
seen = {{}}
began = time.monotonic()
while time.monotonic() - began < {seconds}:
    settled = 0
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200, address
        found = re.search(r'href="/articles/([0-9a-z]+)/"', page.content.decode())
        article = client.get(f"/articles/{{found[1]}}/")
        assert article.status_code == 200
        seen.setdefault(address, []).append(len(set(re.findall(r'id="(n-[0-9a-z]+)"', article.content.decode()))))
        settled += "worked through" in page.content.decode()
    if settled == len(addresses):
        break
    time.sleep(0.2)
print(json.dumps([settled, list(seen.values())]))
"""


def handed_in(instance: Instance, chance: random.Random, kills: int) -> tuple[list[list[int]], str]:
    """What the pages showed one after the other, article by article, and what the appearances are at the end."""
    told(instance, "migrate")
    servers = instance.start(*instance.using("import time; time.sleep(600)"))
    running = worker(instance)
    handing = instance.start(*instance.using(HAND_IN.format(articles=ARTICLES, seconds=150)))
    assert handing.stdout is not None
    assert handing.stdout.readline() == "handed in\n"
    for _ in range(kills):
        time.sleep(chance.uniform(0.5, 2.5))
        kill(instance)
        running.wait(timeout=20)
        running = worker(instance)
    out, err = handing.communicate(timeout=240)
    assert handing.returncode == 0, err
    settled, seen = json.loads(out.splitlines()[-1])
    assert settled == ARTICLES
    kill(instance)
    assert json.loads(told(instance, "drain", "--json"))["quarantined"] == 0
    appearances = told(instance, "export", "appearances", "--format", "jsonl")
    servers.kill()
    return seen, appearances


def test_each_article_is_read_once_and_its_page_shows_all_of_it_or_nothing(new_instance: NewInstance) -> None:
    chance = random.Random(SEED)  # noqa: S311 (an order, not a secret)
    _, calm = handed_in(new_instance("calm"), chance, kills=0)
    seen, disturbed = handed_in(new_instance("killed"), chance, kills=KILLS)

    assert len(calm.splitlines()) >= ARTICLES * 3
    assert disturbed == calm
    for counts in seen:
        assert set(counts) <= {0, counts[-1]}, seen
        assert counts[-1] >= 3
        assert counts == sorted(counts)
