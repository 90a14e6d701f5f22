"""What is hidden shows nowhere: readers are answered, at every address, as if the hidden pieces had never come."""

import difflib
import os
from collections.abc import Callable, Iterator, Sequence

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from provenance.accounts.models import User
from provenance.partners.catalogue import RESOURCES
from provenance.partners.exports import EXPORTS
from provenance.partners.exports.writing import as_jsonl
from provenance.partners.rendering import encode
from provenance.searches import posting
from provenance.searches.actions import finds, letters, saved
from provenance.searches.matching import found
from provenance.searches.models import Letter, SavedSearch
from provenance.telling.dump import writing
from sources.api.audience import Audience
from sources.api.resource import Resource
from tests import asked, followed, hidden
from tests.asked import Answers
from tests.claims.scene import taken_back
from tests.factories import make_user
from tests.questions import Asker, Callers, Pool, Question

pytestmark = pytest.mark.django_db
QUESTIONS = int(os.environ.get("QUESTIONS", "60"))
"""How many questions are put together by chance, besides those written down."""
SEED = int(os.environ.get("QUESTIONS_SEED", "28"))


def test_every_route_is_asked_for() -> None:
    assert asked.route_names() == set(asked.ROUTES)


def test_readers_are_answered_everywhere_as_if_what_is_hidden_had_never_come(
    proved: Callable[..., None],
) -> None:
    begun = numbers()
    with taken_back():
        count_from(begun)
        kept = hidden.build(hidden=True)
        told, nothing = answers(kept), asked.of_nothing(Client())
        questions = Asker(SEED, Pool.of(kept)).questions(QUESTIONS)
        replies = replied(questions)
    with taken_back():
        count_from(begun)
        never = hidden.build(hidden=False)
        expected, meant = answers(never), replied(questions)

    differing = [each for each in expected if expected[each] != told[each]]
    assert {each: shown(expected[each], told[each]) for each in differing} == {}
    assert not asked.given_away(told, kept.without(never), nothing)
    given_away = [number for number, each in enumerate(meant) if each != replies[number]]
    assert {questions[each].name: shown(meant[each], replies[each]) for each in given_away} == {}
    answered = sum(each.startswith((b"2", b"3")) for each in meant)
    assert answered > QUESTIONS / 3, "too many questions are refused to say much"
    proved(
        "T28",
        size=f"{QUESTIONS:,} questions of seed {SEED}, {len(expected):,} written ones; {len(kept.ids['articles'])} "
        f"articles, {sum(map(len, kept.without(never).ids.values()))} rows of them hidden",
        figure=f"{QUESTIONS - len(given_away):,} of {QUESTIONS:,} alike to the byte ({answered:,} answered, the others "
        f"refused), {len(expected) - len(differing):,} of {len(expected):,} written ones",
    )


def replied(questions: Sequence[Question]) -> list[bytes]:
    """What each question is answered."""
    callers = Callers()
    return [callers.answer(number, each) for number, each in enumerate(questions)]


def answers(told: hidden.Told) -> Answers:
    """What strangers are answered, somebody signed in at their own addresses, what exports and letters hold."""
    reader = make_user("carla", email="carla@partner.example")
    search, token = kept_search(reader)
    followed.settle_feed()
    own, strangers = Client(), Client()
    own.force_login(reader)
    beside = {"{search}": search.public_id, "{token}": token, "{now}": timezone.now().isoformat()}
    answered = {
        (name, address): asked.answer(own if name in asked.SIGNED_IN else strangers, address, beside)
        for name, address in asked.addresses(told)
    }
    answered["api:changes", "/api/v1/changes/"] = followed.feed(strangers)
    answered["letter", ""] = letter()
    answered |= {("dump", each.name): dumped(each) for each in RESOURCES}
    return answered | {("export", name): lines for name, lines in exported()}


def kept_search(reader: User) -> tuple[SavedSearch, str]:
    """Searches for what is contested, and for what several origins stand behind, looked through once, with a feed."""
    for name, answers in (("Backed", {"origins": "several"}), ("Contested", {"contested": "yes"})):
        row = saved.keep(owner=reader, name=name, asked=answers, found=lambda _: [])
        saved.mail(search=row, version=row.version, wanted=True)
        finds.keep(search=row.pk, found=found)
    row.refresh_from_db()
    return row, saved.open_feed(search=row, version=row.version)


def letter() -> bytes:
    """The letter that tells what the searches have found."""
    letters.write(now=timezone.now())
    return repr(
        [posting.told(each, timezone.now()) for each in Letter.objects.select_related("owner")]
    ).encode()


def dumped(resource: Resource) -> bytes:
    """What a dump holds of one resource."""
    audience = Audience(None, timezone.now())
    return asked.steady(b"\n".join(encode(row) for row, _ in writing.rows(resource, audience)))


def exported() -> Iterator[tuple[str, bytes]]:
    audience = Audience(None, timezone.now())
    for name, export in EXPORTS.items():
        lines = b"".join(as_jsonl(export.lines(audience)))
        yield name, followed.fates(lines) if name == "changes" else asked.steady(lines)


def shown(expected: bytes, told: bytes) -> str:
    """The lines in which two answers differ."""
    parts = [
        each.replace(b"><", b">\n<").replace(b",", b",\n").decode(errors="replace")
        for each in (expected, told)
    ]
    return "\n".join(
        list(difflib.unified_diff(*(part.splitlines() for part in parts), lineterm="", n=0))[:30]
    )


def numbers() -> dict[str, int]:
    """By the name of each sequence of the database, the number it gives next."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, coalesce(last_value, 0) + 1 FROM pg_sequences WHERE schemaname = 'public'"
        )
        return dict(cursor.fetchall())


def count_from(numbers: dict[str, int]) -> None:
    """Both newsrooms count from the same numbers: one that what is hidden has used up shows."""
    with connection.cursor() as cursor:
        for name, number in numbers.items():
            cursor.execute(f'ALTER SEQUENCE "{name}" RESTART WITH {number}')
