"""What a person says of a sentence while it is being looked up stands, whatever the look-up was about to write."""

from collections.abc import Sequence

import pytest

from claims.actions import appearances, judgements, links, repeats
from claims.actions.repeats import Link
from claims.models import Act, Appearance, Claim, Linking, Passage, Unsorted
from claims.rules.lookup.linking import Match
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.vocabulary import Judgement, SectionKind
from tests.factories import make_appearance, make_claim, make_user

pytestmark = pytest.mark.django_db


def link(row: Appearance, claim: Claim) -> Link:
    """The same sentence found again, by which the article denies the claim now."""
    passage = Passage(capture=row.capture, start=row.start, end=row.end, terms=[])
    match = Match(claim.public_id, True, 1.0, Stance.DISPUTES, ())
    return Link(row.capture, passage, match, claim, SectionKind.BODY, None)


@pytest.mark.parametrize("found", [False, True], ids=["found no more", "read otherwise"])
def test_a_yes_given_while_a_sentence_is_looked_up_is_not_overwritten(
    monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    ana, claim = make_user("ana", staff=True), make_claim("The ferry line was sold.")
    row = make_appearance(claim, method=repeats.METHOD)
    again = [link(row, claim)] if found else []
    Linking.objects.create(article=row.capture.article)
    monkeypatch.setattr(repeats, "links_of", lambda _article: again)
    monkeypatch.setattr(appearances, "unneeded", _while(row, ana))

    links.look(article_id=row.capture.article_id)

    held = Appearance.objects.get(pk=row.pk)
    assert (held.judgement, held.stance) == (Judgement.CONFIRMED, Stance.ASSERTS)


def test_what_was_judged_with_its_source_and_is_found_no_more_has_its_event_sorted_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim, above = make_claim("The ferry line was sold."), make_appearance()
    row = make_appearance(claim, method=repeats.METHOD)
    told = {
        "judged_by": make_user("ana", staff=True),
        "judged_at": row.created_at,
        "judged_why": "It says so.",
    }
    Appearance.objects.filter(pk=row.pk).update(judgement=Judgement.CONFIRMED, inherited_from=above, **told)
    Linking.objects.create(article=row.capture.article)
    monkeypatch.setattr(repeats, "links_of", lambda _article: [])

    links.look(article_id=row.capture.article_id)

    assert not Appearance.objects.filter(pk=row.pk).exists()
    assert Unsorted.objects.filter(pk=claim.event_id).exists()
    assert Act.unmatched().filter(pk=row.act_id).exists()


def _while(row: Appearance, ana: User) -> object:
    """The step between reading and writing, in which a person says yes."""
    told = appearances.unneeded

    def meanwhile(rows: Sequence[Appearance], *, inherited: bool = False) -> list[Appearance]:
        kept = told(rows, inherited=inherited)
        judgements.judge(
            row=row, judgement=Judgement.CONFIRMED, by=ana, why="It says so.", version=row.version
        )
        return kept

    return meanwhile
