"""The form for words chosen in an article: found, offered with what may fit, kept or refused with what was typed."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, Claim
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.models import Capture
from tests.factories import make_capture, make_claim
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in

pytestmark = pytest.mark.django_db
WRITERS = (Role.FACT_CHECKER, Role.SENIOR_FACT_CHECKER, Role.ADMINISTRATOR)
SAID = "Four ferrymen drowned at Olmari on Friday."
TEXT = f"Harbour notes. {SAID} The harbour board said nothing. Harbour notes."


@pytest.fixture
def checker() -> Client:
    return sign_in(Role.FACT_CHECKER)[0]


def page(capture: Capture, query: str = "") -> str:
    return f"/articles/{capture.article.public_id}/quote/{query}"


def send(client: Client, capture: Capture, **typed: Any) -> Any:
    held = {
        "capture": capture.public_id,
        "words": SAID,
        "stance": "asserts",
        "why": "Read it.",
        "deed": "add",
    }
    return client.post(page(capture), {**held, **typed}, follow=True)


def test_a_sentence_leads_to_its_form_with_known_claims_and_what_the_reader_sees(checker: Client) -> None:
    capture, claim = make_capture(TEXT), make_claim("Four ferrymen drowned at Olmari.", low=4, high=4)
    make_claim("The council painted a bridge.")
    line.drain()
    start = TEXT.index(SAID)

    sentences = shown(checker, f"/articles/{capture.article.public_id}/sentences/")
    query = f"?capture={capture.public_id}&from={start}&to={start + len(SAID)}"
    assert query.replace("&", "&amp;") in sentences
    words = shown(checker, page(capture, query))

    assert f"Harbour notes. <mark>{SAID}</mark>" in words
    assert f'name="version-{claim.public_id}" value="1"' in words
    assert "painted a bridge" not in words
    assert 'name="low" type="text" inputmode="decimal" maxlength="40" autocomplete="off" value="4"' in words


def test_words_are_kept_for_a_known_claim_and_shown_in_the_article(checker: Client) -> None:
    capture, claim = make_capture(TEXT), make_claim(low=4, high=4)
    chosen = {"claim": claim.public_id, f"version-{claim.public_id}": "1"}

    answers = [send(checker, capture, **chosen) for _ in range(2)]

    row = Appearance.objects.get()
    assert (row.claim, row.judged_by.username) == (claim, "fact-checker")
    assert answers[1].redirect_chain[0][0].endswith(f"#n-{row.public_id}")
    assert f"Kept: the words stand for “{claim}”" in plain(answers[1].content.decode())


def test_a_claim_named_by_its_address_is_looked_at_before_it_is_chosen(checker: Client) -> None:
    capture, claim = make_capture(TEXT), make_claim("A lighter capsized.")

    answer = send(checker, capture, claim="named", claim_named=f"https://x.example/claims/{claim.public_id}/")

    assert answer.status_code == 400
    assert "Look at the claim first" in plain(answer.content.decode())
    assert f'value="{claim.public_id}" checked' in answer.content.decode()
    assert not Appearance.objects.exists()


def test_a_new_claim_about_a_new_event_is_written_with_its_words(checker: Client) -> None:
    capture = make_capture(TEXT)
    told = {"text": "Four ferrymen drowned.", "population": "ferrymen", "label": "Ferrymen drowned"}
    happened = {"event": "new", "title": "Ferry sinks", "day": "2026-02-27", "place": "Olmari"}

    send(checker, capture, claim="new", low="4", high="4", publication="published", **told, **happened)

    claim = Claim.objects.get()
    assert (claim.text, claim.low, claim.publication) == ("Four ferrymen drowned.", 4, "published")
    assert (claim.event.title, str(claim.event.when_first), claim.event.act.key) == (
        "Ferry sinks",
        "2026-02-27",
        "killed",
    )
    assert Client().get(f"/claims/{claim.public_id}/").status_code == 200


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"words": "Five ferrymen drowned"}, "the nearest are “Four ferrymen drowned”"),
    ({"words": "Harbour notes."}, "2 times"),
    ({"claim": ""}, "Choose the claim these words carry"),
    ({"claim": "nobody"}, "No claim has this id"),
    ({"stance": "hints"}, "asserts, repeats or disputes"),
    ({"start": "x"}, "Choose one of the places"),
    ({"why": " "}, "Say why"),
    ({"claim": "new", "low": "four"}, "in digits"),
    ({"claim": "new", "low": "9" * 22, "event": "new", "title": "It sank", "label": "x"}, "so large"),
    ({"claim": "new", "event": ""}, "Choose the event"),
    ({"claim": "new", "event": "new", "day": "soon"}, "Write the day as"),
    ({"claim": "new", "event": "new", "day": "2026-02-02", "day_last": "2026-01-01"}, "before the first"),
    ({"claim": "new", "event": "new", "title": " "}, "Say what happened"),
    ({"claim": "new", "event": "new", "title": "It sank", "label": ""}, "Say what is counted"),
    ({"claim": "new", "event": "named", "event_named": "zzz"}, "No event has this id"),
]


def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(checker: Client) -> None:
    capture, claim = make_capture(TEXT), make_claim(low=4, high=4)
    chosen = {"claim": claim.public_id, f"version-{claim.public_id}": "1", "text": "Four drowned."}

    for typed, told in REFUSED:
        answer = send(checker, capture, **{**chosen, **typed})
        page_told = plain(answer.content.decode())
        assert (answer.status_code, told in page_told) == (400, True), (typed, page_told)
        assert typed.get("words", SAID) in answer.content.decode()
    stale = send(checker, capture, **{**chosen, f"version-{claim.public_id}": "9"})

    assert (stale.status_code, "Nothing of yours was saved" in plain(stale.content.decode())) == (409, True)
    assert (Appearance.objects.count(), Claim.objects.count()) == (0, 1)


def test_of_two_places_the_chosen_one_is_kept(checker: Client) -> None:
    capture, claim = make_capture(TEXT), make_claim()
    last = TEXT.rindex("Harbour notes.")
    chosen = {"claim": claim.public_id, f"version-{claim.public_id}": "1", "words": "Harbour notes."}

    assert "which place is meant" in send(checker, capture, **chosen).content.decode()
    send(checker, capture, start=str(last), **chosen)

    assert Appearance.objects.get().start == last


def test_who_writes_claims_chooses_words_and_nobody_else() -> None:
    capture, claim = make_capture(TEXT), make_claim(low=4, high=4)
    chosen = {"claim": claim.public_id, f"version-{claim.public_id}": "1"}

    for role in (Role.CURATOR, None, *WRITERS):
        client, code = sign_in(role)[0], 200 if role in WRITERS else 403
        assert client.get(page(capture)).status_code == code, role
        offered = "Use these words" in shown(client, f"/articles/{capture.article.public_id}/sentences/")
        barred = 'id="quoting"' in shown(client, f"/articles/{capture.article.public_id}/")
        assert (offered, barred) == (code == 200, code == 200), role
        sent = send(client, capture, **chosen)
        assert (sent.status_code, Appearance.objects.count()) == (code, int(code == 200)), role
    assert Client().get(page(capture)).status_code == 302


def test_an_address_that_asks_for_no_stretch_of_the_text_is_refused(checker: Client) -> None:
    capture = make_capture(TEXT)

    for query in ("?from=5", "?from=9&to=4", "?from=0&to=99999", "?capture=nobody", "?words=x"):
        assert checker.get(page(capture, query)).status_code == 400
