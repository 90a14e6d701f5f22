"""What cannot be read is put away with its reason, once for the same bytes, and read when somebody tries it again."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models.functions import Now

from provenance.accounts.models import User
from sources.actions import captures, put_away
from sources.errors import Harmful, Refused, Unreadable
from sources.intake.handed import Handed
from sources.models import Capture, PutAway
from sources.rules.period import Moment
from sources.vocabulary import Precision

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + b"\x00\xff" * 1000
GIVEN = Handed(
    content=PDF,
    media="text/html",
    where="inbox/a\0.html",
    file="a.html",
    url="https://one.example/a",
    title="Bridge",
    source="One\ud800",
    author="Ana",
    language="en",
    note="found at the gate",
    charset="utf-8",
    seen=(datetime(2019, 3, 3, tzinfo=UTC),),
    published=Moment(datetime(2019, 3, 1, tzinfo=UTC), Precision.DAY),
    retrieved=datetime(2019, 3, 2, tzinfo=UTC),
    hints=(("canonical", "https://two.example/a"),),
)


def refused(handed: Handed = GIVEN) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        captures.take(handed=handed)
    return caught.value


def kept(by: User | None = None) -> PutAway:
    row = put_away.keep(refusal=refused(), by=by)
    assert row is not None
    return row


def test_an_unreadable_file_is_kept_with_reason_size_and_seal(ben: User) -> None:
    row = kept(by=ben)

    assert (row.size, row.sha256, row.tries) == (len(PDF), hashlib.sha256(PDF).hexdigest(), 1)
    assert not row.harmful
    assert row.told.startswith("is a PDF, picture or archive, not text: save it")
    assert (row.place, row.handed_by, bytes(row.content or b"")) == ("inbox/a.html", ben, PDF)


def test_the_same_bytes_from_another_place_are_another_row() -> None:
    kept()
    other = put_away.keep(refusal=refused(replace(GIVEN, where="inbox/b.html", url="https://two.example/a")))

    assert other is not None and other.tries == 1
    assert PutAway.objects.count() == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"where": "", "url": "", "source": "One"}, {"where": "", "url": "", "source": "Two"}),
        ({"where": "", "source": "One"}, {"where": "", "source": "Two"}),
        ({"where": "", "url": "https://one.example/a"}, {"where": "", "url": "https://two.example/a"}),
        ({"url": "https://one.example/a"}, {"url": "https://two.example/a"}),
    ],
    ids=["nowhere", "one address", "two addresses", "one file"],
)
def test_the_same_bytes_of_two_sources_are_two_rows_and_neither_loses_what_was_said_of_it(
    one: dict[str, str], other: dict[str, str]
) -> None:
    for given in (one, other, one):
        put_away.keep(refusal=refused(replace(GIVEN, **given)))

    said = list(PutAway.objects.order_by("pk").values_list("tries", "facts__source", "facts__url"))
    assert [tries for tries, *_ in said] == [2, 1]
    assert said[0][1:] != said[1][1:]


def test_whoever_came_with_it_first_stays_its_giver(ana: User, ben: User) -> None:
    kept(by=ben)

    assert kept(by=ana).handed_by == ben


def test_the_same_bytes_again_are_one_more_try(ben: User) -> None:
    kept()

    assert kept(by=ben).tries == 2
    assert PutAway.objects.get().handed_by is None


def test_what_brought_down_its_reader_says_so() -> None:
    harm = Harmful("takes more than 3 seconds of work to read", where="a.html")
    harm.document = GIVEN
    row = put_away.keep(refusal=harm)

    assert row is not None
    assert row.harmful


@pytest.mark.parametrize(
    "refusal", [Refused("is missing", field="text"), Unreadable("is no address", field="url")]
)
def test_a_wrong_field_is_nothing_to_put_away(refusal: Refused) -> None:
    assert put_away.keep(refusal=refusal) is None
    assert not PutAway.objects.exists()


def test_trying_again_keeps_the_new_reason_or_the_capture(ben: User, monkeypatch: pytest.MonkeyPatch) -> None:
    row = kept()
    with pytest.raises(Unreadable):
        put_away.try_again(row=row, by=ben)
    row.refresh_from_db()
    assert (row.tries, row.handed_by, row.capture) == (2, None, None)

    read: Callable[..., object] = captures.read_text
    monkeypatch.setattr(captures.reading, "read_page", lambda content, **told: read("The bridge fell."))
    capture = put_away.try_again(row=row, by=ben)

    row.refresh_from_db()
    assert (row.tries, row.capture) == (3, capture)
    assert (capture.title, capture.file, capture.retrieved_at) == ("Bridge", "a.html", GIVEN.retrieved)
    assert (capture.published_at, capture.published_precision) == (datetime(2019, 3, 1, tzinfo=UTC), "day")
    assert ["canonical", "https://two.example/a"] in capture.hints
    assert capture.article.url == "https://one.example/a"


def test_bytes_are_dropped_after_a_while_and_the_reason_stays(ben: User) -> None:
    old = kept()
    PutAway.objects.update(last_at=Now() - put_away.KEPT - timedelta(days=1))
    put_away.keep(refusal=refused(Handed(content=PDF * 2, media="text/html", where="b.html")))
    old.refresh_from_db()

    assert old.content is None
    assert old.told
    with pytest.raises(Refused, match="hand it in again"):
        put_away.try_again(row=old, by=ben)
    assert not Capture.objects.exists()
