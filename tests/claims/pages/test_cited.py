"""Words a claim is cited by."""

import pytest

from claims.actions import corroboration
from claims.models import Claim
from claims.pages.cited import citations
from claims.pages.seen import backings
from claims.vocabulary import Stance
from tests.factories import NOON, make_appearance, make_claim

ADDRESS = "https://newsroom.example/claims/x/?as_of=2026-03-01T12%3A00%3A00%2B00%3A00"


def forms(claim: Claim) -> dict[str, str]:
    backing = backings([claim], None, NOON).get(claim.pk)
    return {each.form: each.words for each in citations(claim, backing, NOON, ADDRESS)}


@pytest.mark.django_db
def test_a_citation_tells_the_claim_how_it_was_backed_when_and_where_to_check() -> None:
    four = make_claim("Four people were killed.")
    make_appearance(four)
    make_appearance(four, stance=Stance.DISPUTES)
    corroboration.refresh(claim_id=four.pk)
    weighed = Claim.objects.for_page().get(pk=four.pk)
    words = forms(weighed)["Sentence"]

    assert words.startswith(
        "“Four people were killed.” 1 article carries it, 1 disputes it; 1 independent origin; "
    )
    assert f"disputed by 1 independent origin; corroboration {weighed.corroboration.score:.2f} (" in words
    assert words.endswith(f", as it stood on 1 Mar 2026, 12:00 UTC. Provenance, {ADDRESS}")


@pytest.mark.django_db
def test_no_form_lets_a_claims_own_signs_do_anything() -> None:
    claim = make_claim('<b>5 & 6</b> "hurt" at [a](b) {100 %} \\end')
    written = forms(claim)

    assert "&lt;b&gt;5 &amp; 6&lt;/b&gt; &quot;hurt&quot;" in written["Link"]
    assert r"\[a\](b)" in written["Markdown"]
    assert r"\{100 \%\} \textbackslash{}end" in written["BibTeX"]
    assert written["BibTeX"].count("{") == written["BibTeX"].count("}")
    assert "Not yet weighed" in written["Sentence"]
