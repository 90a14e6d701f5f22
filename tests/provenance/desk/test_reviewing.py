"""Who may do what to a review, cell by cell: every deed, in every role, wherever the review stands."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from claims.models import Claim, Review, ReviewComment, ReviewSignature
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage as Stage
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.desk.reviewing import LEAVE, Deed
from tests.claims.scene import taken_back
from tests.factories import make_claim, make_rating, make_user
from tests.permissions import IN_FULL
from tests.reviewing import STANDS, Stand, at, sign_in, version

pytestmark = pytest.mark.django_db

CHECKERS = {Role.FACT_CHECKER, Role.SENIOR_FACT_CHECKER, Role.ADMINISTRATOR}
SENIORS = {Role.SENIOR_FACT_CHECKER, Role.ADMINISTRATOR}
NEWSROOM = set(Role) - {Role.PARTNER_MANAGER}
BEGUN = set(STANDS) - {(None, Standing.NOTHING)}
OUT = {each for each in STANDS if each[1] is not Standing.NOTHING}
PUBLIC = {(Stage.PUBLISHED, Standing.SEEN), (Stage.CORRECTED, Standing.SEEN)}
HELD = {(Stage.PUBLISHED, Standing.UNSEEN)}
SIGNED = {each for each in STANDS if each[0] is Stage.SIGNED}

# Written down here once more, by hand: the table of the program is held against it.
MAY: dict[Deed, tuple[set[Role], set[Stand]]] = {
    Deed.SAVE: (CHECKERS, set(STANDS)),
    Deed.ASK: (CHECKERS, {each for each in STANDS if each[0] in (None, Stage.DRAFT, Stage.IN_REVIEW)}),
    Deed.SIGN: (CHECKERS, {each for each in STANDS if each[0] is Stage.IN_REVIEW}),
    Deed.SECOND: (SENIORS, SIGNED | PUBLIC | HELD),
    Deed.PUBLISH: (SENIORS, SIGNED | HELD),
    Deed.CORRECT: (SENIORS, PUBLIC),
    Deed.WITHDRAW: (SENIORS, OUT),
    Deed.LIVING: (CHECKERS, set(STANDS)),
    Deed.COMMENT: (NEWSROOM, BEGUN),
    Deed.UNSAY: (NEWSROOM, BEGUN),
}
ROLES: list[Role | None] = [*Role, None]
STAGES = tuple({stage: (stage, out) for stage, out in STANDS}.values())
"""Each stage once, whatever has gone out besides."""


def places(role: Role | None, *, every: bool) -> Sequence[Stand]:
    """Where somebody is tried: everywhere, or, where the role alone decides, at stages that take turns with the role.

    In a longer run everybody is tried everywhere.
    """
    return STANDS if IN_FULL or every else STAGES[ROLES.index(role) % 2 :: 2]


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[Stand, Claim]]:
    """A claim for every place where a review stands, made once: what a test does to them is taken back after it."""
    with django_db_blocker.unblock(), taken_back():
        author = make_user("author", staff=True)
        yield {stand: at(stand, author, make_claim()) for stand in STANDS}


def post(client: Client, deed: Deed, claim: Any, person: User) -> Any:
    newest = claim.reviews.order_by("-number").first()
    page = "reviews" if deed in (Deed.COMMENT, Deed.UNSAY) else "review"
    typed = {
        "deed": deed.value,
        "number": newest.number if newest else 0,
        "version": claim.version,
        "rating": make_rating().pk,
        "summary": "It fell at noon.",
        "reason": "Seen on the film.",
        "why": "The engineer is named.",
        "about": "yes",
        "text": "Look.",
        "review": newest.public_id if newest else "",
        "comment": _comment(newest, person).public_id if newest and deed is Deed.UNSAY else "",
    }
    return client.post(f"/claims/{claim.public_id}/{page}/", typed)


def _comment(review: Review, person: User) -> ReviewComment:
    given = {"review": review, "written_by": person, "written_at": review.written_at}
    return ReviewComment.objects.create(public_id=f"c{review.pk}", text="So.", **given)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value if role else "reader")
@pytest.mark.parametrize("deed", list(Deed))
def test_every_role_does_at_every_stage_what_it_may_and_nothing_else(
    standing: dict[Stand, Claim], deed: Deed, role: Role | None
) -> None:
    client, person = sign_in(role)
    roles, stands = MAY[deed]
    for stand in places(role, every=role in roles):
        claim = standing[stand]
        before = _rows()

        code = post(client, deed, claim, person).status_code

        expected = 403 if role not in roles else 302 if stand in stands else 400
        assert code == expected, (deed, role, stand)
        assert (_rows() != before) is (expected == 302 or (deed is Deed.UNSAY and stand in BEGUN)), (
            deed,
            role,
            stand,
        )


def _rows() -> tuple[Any, ...]:
    flags = list(Claim.objects.order_by("pk").values_list("about_a_living_person", flat=True))
    return Review.objects.count(), ReviewSignature.objects.count(), ReviewComment.objects.count(), flags


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("/claims/{}/review/", {Role.CURATOR: 403, Role.PARTNER_MANAGER: 403, None: 403}),
        ("/claims/{}/reviews/", {}),
    ],
)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value if role else "reader")
def test_every_role_reads_the_pages_that_are_for_it(
    standing: dict[Stand, Claim], path: str, codes: dict[Role | None, int], role: Role | None
) -> None:
    client = sign_in(role)[0]
    for stand in places(role, every=role in (Role.FACT_CHECKER, None)):
        address = path.format(standing[stand].public_id)
        assert client.get(address).status_code == codes.get(role, 200), stand


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value if role else "reader")
def test_the_newsroom_alone_reads_the_queue_wherever_reviews_stand(
    standing: dict[Stand, Claim], role: Role | None
) -> None:
    assert sign_in(role)[0].get("/queue/reviews/").status_code == (200 if role else 403)


@pytest.mark.parametrize("path", ["/claims/{}/review/", "/queue/reviews/"])
def test_whoever_has_not_signed_in_is_led_to_the_door(client: Client, path: str) -> None:
    answer = client.get(path.format(make_claim().public_id))

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")


def test_whoever_has_not_signed_in_says_nothing(client: Client) -> None:
    claim = at((Stage.PUBLISHED, Standing.SEEN), make_user(staff=True))

    assert (
        client.post(f"/claims/{claim.public_id}/reviews/", {"deed": "comment", "text": "Look."}).status_code
        == 403
    )


def test_buttons_are_offered_where_the_table_says_so(standing: dict[Stand, Claim]) -> None:
    client, _ = sign_in(Role.ADMINISTRATOR)
    for stand, claim in standing.items():
        page = client.get(f"/claims/{claim.public_id}/review/").content.decode()
        for deed, (_, stands) in MAY.items():
            if deed in (Deed.COMMENT, Deed.UNSAY, Deed.SECOND):  # elsewhere, or only where a second is needed
                continue
            assert (f'name="deed" value="{deed.value}"' in page) is (stand in stands), (deed, stand)


def test_a_second_is_asked_for_where_somebody_alive_is_told_against_and_of_nobody_who_has_signed() -> None:
    (client, person), author = sign_in(Role.SENIOR_FACT_CHECKER), make_user("writer", staff=True)
    against, button = make_rating("Refuted", rank=1, settles="no"), 'value="second"'
    claim = at((Stage.SIGNED, Standing.NOTHING), author, make_claim(about_a_living_person=True), against)
    assert button in client.get(f"/claims/{claim.public_id}/review/").content.decode()

    own = make_claim(about_a_living_person=True)
    version(own, Stage.SIGNED, person, against)
    page = client.get(f"/claims/{own.public_id}/review/").content.decode()
    assert button not in page
    assert "the second signature is somebody else’s" in page


def test_taking_back_that_somebody_is_alive_takes_a_senior() -> None:
    for role, code in ((Role.FACT_CHECKER, 403), (Role.SENIOR_FACT_CHECKER, 302)):
        client, _ = sign_in(role)
        claim = make_claim(about_a_living_person=True)
        typed = {"deed": "living", "about": "no", "why": "She died.", "version": claim.version}

        assert client.post(f"/claims/{claim.public_id}/review/", typed).status_code == code


def test_every_deed_has_its_row_in_the_table() -> None:
    assert set(LEAVE) == set(Deed) == set(MAY)
