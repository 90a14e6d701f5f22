"""What partners propose: in words that stand in the article, waiting for a person, nobody else's to see or change."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import proposals
from claims.models import Appearance, Claim, Event, ProposedAppearance
from provenance.history.models import Entry
from provenance.partners.reference import description
from sources.models import Capture
from sources.vocabulary import Judgement, Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_event, make_user
from tests.partners import make_key
from tests.provenance.partners.programs import ADDRESS, HOSTILE, OWN, SAID, TEXT, Program, new

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]


@pytest.fixture
def capture() -> Capture:
    return make_capture(TEXT)


@pytest.fixture
def claim() -> Claim:
    return make_claim("Four ferrymen drowned at Olmari.", low=4, high=4)


@pytest.fixture
def program() -> Program:
    return Program()


class TestProposing:
    """What is taken in, and what is refused with the field to mend."""

    def test_words_for_a_known_claim_wait_for_a_person_and_count_for_nothing(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        answer = program.propose(capture, claim.public_id)

        told, row = answer.json(), ProposedAppearance.objects.get()
        assert (answer.status_code, answer["ETag"]) == (201, told["etag"])
        assert answer["Location"] == f"http://testserver{OWN}{row.public_id}/"
        assert (told["judgement"], told["claim"], told["quote"]) == ("suggested", claim.public_id, SAID)
        assert TEXT[told["start"] : told["end"]] == SAID
        assert row.proposed_by == program.made.key.partner.account
        assert not Appearance.objects.exists()
        entry = Entry.objects.decisions().get(subject="proposed appearance")
        assert (entry.actor_id, entry.why) == (row.proposed_by_id, "She told our reporter the same.")

    def test_a_new_claim_is_kept_as_it_was_typed_and_is_no_claim_yet(
        self, program: Program, capture: Capture
    ) -> None:
        told = program.propose(capture, new()).json()

        assert told["new_claim"]["value"] == {
            "low": 4, "high": 4, "unit": "people", "approximate": False, "polarity": "yes",
        }  # fmt: skip
        assert told["new_claim"]["new_event"]["first"] == "2026-03-06"
        assert (Claim.objects.count(), Event.objects.count(), Appearance.objects.count()) == (0, 0, 0)

    def test_the_same_again_is_the_one_that_waits(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        first, again = (program.propose(capture, claim.public_id) for _ in range(2))

        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()

    def test_what_cannot_be_proposed_names_its_field(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        for changed, number, field, detail in HOSTILE:
            answer = program.propose(capture, **{"about": claim.public_id, **changed})

            told = answer.json()
            assert (answer.status_code, told["field"]) == (number, field), (changed, told)
            assert detail in told["detail"], (changed, told)
        assert not ProposedAppearance.objects.exists()

    @pytest.mark.parametrize("hidden", [Publication.DRAFT, Publication.WITHDRAWN])
    def test_what_is_kept_from_partners_is_not_there_for_them(
        self, program: Program, capture: Capture, claim: Claim, hidden: Publication
    ) -> None:
        article = make_capture(TEXT, article=make_article(publication=hidden))
        secret = make_claim("Four ferrymen drowned.", publication=hidden, low=4, high=4)
        event = make_event("Secret", publication=hidden)

        answers = [
            program.propose(article, claim.public_id), program.propose(capture, secret.public_id),
            program.propose(capture, new(event=event.public_id)),
        ]  # fmt: skip

        assert [(each.status_code, each.json()["field"]) for each in answers] == [
            (404, "article"), (404, "claim"), (404, "claim.event"),
        ]  # fmt: skip

    def test_what_a_person_has_said_no_to_is_refused_again_wherever_the_words_stand(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        ana = make_user("ana", staff=True)
        program.propose(capture, claim.public_id)
        row = ProposedAppearance.objects.get()
        proposals.judge(
            row=row, judgement=Judgement.REJECTED, by=ana, why="Another ferry.", version=row.version
        )
        elsewhere = make_capture(SAID.replace(",", " –"))

        own = program.propose(capture, claim.public_id)
        other = Program().propose(elsewhere, claim.public_id, quote=SAID.replace(",", " –"))

        assert [(each.status_code, each.json()["code"]) for each in (own, other)] == [(409, "declined")] * 2
        assert "“Another ferry.”" in own.json()["detail"]
        assert "Another ferry" not in other.json()["detail"]

    @pytest.mark.parametrize(
        ("judgement", "code"), [(Judgement.REJECTED, "declined"), (Judgement.CONFIRMED, "taken")]
    )
    def test_what_a_person_has_judged_in_the_article_is_left_as_it_is(
        self, program: Program, capture: Capture, claim: Claim, judgement: Judgement, code: str
    ) -> None:
        row = make_appearance(claim, capture=capture, quote=SAID, judgement=judgement)
        before = Appearance.objects.values().get(pk=row.pk)

        answer = program.propose(capture, claim.public_id)

        assert (answer.status_code, answer.json()["code"]) == (409, code)
        assert Appearance.objects.values().get(pk=row.pk) == before

    def test_who_shows_no_key_is_asked_for_one_and_a_key_without_write_is_told(
        self, capture: Capture, claim: Claim
    ) -> None:
        newsroom = Client()
        newsroom.force_login(make_user("ana", staff=True))
        reader = Program(make_key(scopes=["read", "match"]))

        assert newsroom.post(ADDRESS, {}, content_type="application/json").status_code == 401
        assert newsroom.get(OWN).status_code == 401
        refused = reader.propose(capture, claim.public_id)
        assert (refused.status_code, refused.json()["code"]) == (403, "key_out_of_scope")

    def test_a_request_without_an_idempotency_key_is_refused_by_name(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        answer = program.ask("POST", ADDRESS, {"article": capture.article.public_id})

        assert (answer.status_code, answer.json()["field"], answer.json()["code"]) == (
            400, "Idempotency-Key", "idempotency_key_missing",
        )  # fmt: skip


class TestOwn:
    """One's own proposals: read, changed and taken back while they wait."""

    def test_one_s_own_are_listed_with_what_became_of_them_and_nobody_else_s(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        ana, other = make_user("ana", staff=True), Program()
        mine = program.propose(capture, claim.public_id).json()
        program.propose(capture, new())
        theirs = other.propose(capture, claim.public_id).json()
        row = ProposedAppearance.objects.get(public_id=mine["id"])
        proposals.judge(
            row=row, judgement=Judgement.CONFIRMED, by=ana, why="Read.", version=1, claim_version=claim.version,
            proposer="Harbour Courier",
        )  # fmt: skip

        with CaptureQueriesContext(connection) as asked:
            listed = program.ask("GET", OWN).json()["results"]
        read = [each for each in asked if "proposedappearance" in each["sql"]]
        (agreed,) = program.ask("GET", f"{OWN}?judgement=confirmed").json()["results"]

        made = Appearance.objects.get()
        assert (len(listed), len(read)) == (2, 1)
        assert (agreed["appearance"], agreed["judged_why"]) == (made.public_id, "Read.")
        assert (made.judged_by, made.judgement, made.method) == (ana, "confirmed", "by hand")
        assert made.reasons[1]["detail"].startswith("Harbour Courier proposed it: She told")
        for method, sent in (("GET", None), ("PATCH", {"why": "x"}), ("DELETE", None)):
            answer = program.ask(method, f"{OWN}{theirs['id']}/", sent, **{"If-Match": theirs["etag"]})
            assert answer.status_code == 404, method

    def test_it_is_changed_and_taken_back_by_whoever_has_read_it_last(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        first = program.propose(capture, claim.public_id).json()
        address = f"{OWN}{first['id']}/"

        unread = program.ask("PATCH", address, {"why": "x"})
        changed = program.ask(
            "PATCH", address, {"stance": "disputes", "claim": new()}, **{"If-Match": first["etag"]}
        )
        stale = program.ask("PATCH", address, {"why": "x"}, **{"If-Match": first["etag"]})
        weak = program.ask("DELETE", address, **{"If-Match": f"W/{changed['ETag']}"})
        odd = program.ask("PATCH", address, {"article": "x"}, **{"If-Match": changed["ETag"]})
        bad = program.ask("PATCH", address, {"quote": "Not there."}, **{"If-Match": changed["ETag"]})
        same = program.ask("GET", address, **{"If-None-Match": changed["ETag"]})
        unread_too, gone = (
            program.ask("DELETE", address),
            program.ask("DELETE", address, **{"If-Match": changed["ETag"]}),
        )

        told = [each.status_code for each in (unread, changed, stale, weak, odd, bad, same, unread_too, gone)]
        assert told == [428, 200, 412, 412, 400, 400, 304, 428, 204]
        assert (unread.json()["field"], stale.json()["code"], odd.json()["field"]) == (
            "If-Match",
            "stale",
            "article",
        )
        assert (changed.json()["stance"], changed.json()["claim"]) == ("disputes", None)
        assert not ProposedAppearance.objects.exists()
        assert [each.action for each in Entry.objects.filter(subject="proposed appearance").order_by("pk")] == [
            "created", "updated", "deleted",
        ]  # fmt: skip

    def test_what_a_person_has_judged_is_not_the_partner_s_to_change_nor_anybody_s(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        told = program.propose(capture, claim.public_id).json()
        row = ProposedAppearance.objects.get()
        ana = make_user("ana", staff=True)
        proposals.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="No.", version=1)
        tag = program.ask("GET", f"{OWN}{told['id']}/")["ETag"]

        answers = [
            program.ask("PATCH", f"{OWN}{told['id']}/", {"why": "x"}, **{"If-Match": tag}),
            program.ask("DELETE", f"{OWN}{told['id']}/", **{"If-Match": tag}),
        ]

        assert [(each.status_code, each.json()["code"]) for each in answers] == [(409, "judged")] * 2
        for change in (
            lambda rows: rows.update(stance="disputes"), lambda rows: rows.update(why="x"), lambda rows: rows.delete()
        ):  # fmt: skip
            with pytest.raises(IntegrityError, match="stays as it was judged"), transaction.atomic():
                change(ProposedAppearance.objects.filter(pk=row.pk))

    def test_the_quote_is_the_text_of_the_capture_whoever_writes_it(
        self, program: Program, capture: Capture, claim: Claim
    ) -> None:
        program.propose(capture, claim.public_id)

        with pytest.raises(IntegrityError, match="not the text of the capture"), transaction.atomic():
            ProposedAppearance.objects.update(quote="Something else.")


def test_the_description_tells_of_it() -> None:
    paths = description()["paths"]

    assert set(paths[ADDRESS]) == {"get", "post"}
    assert set(paths[f"{OWN}{{public_id}}/"]) == {"get", "patch", "delete"}
    assert {"412", "428", "409"} <= set(paths[f"{OWN}{{public_id}}/"]["patch"]["responses"])
    (header,) = (each for each in paths[ADDRESS]["post"]["parameters"] if each["in"] == "header")
    assert (header["name"], header["required"]) == ("Idempotency-Key", True)
