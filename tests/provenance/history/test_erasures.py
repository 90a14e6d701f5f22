"""A private person's words can be put out of everything kept, and the chain still verifies; nothing hides there."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from claims.models import Appearance, TermCount
from provenance.history.actions import erasures
from provenance.history.actions.sweeping import Column
from provenance.history.models import Change, Entry, Erasure, Redaction
from sources.actions.signature import signed
from sources.errors import Refused
from sources.models import Capture, RawPage, Source
from sources.vocabulary import SectionKind, SourceKind
from tests import factories as make
from tests.outside import confirmed
from tests.provenance.history.tampering import faults, seal, sql, tampering

pytestmark = pytest.mark.django_db

NAME = "Irena Dolvasky"
GROUND = "A private person asked; nothing public hangs on the name."
TEXT = (
    "Four people were killed in Olmari on Monday.\n\n"
    "Irena\nDolvasky, who lives beside the mill, said: four were killed.\n\n"
    "IRENA DOLVASKY wrote below: I have seen it."
)
EVERYWHERE = """
SELECT table_name, column_name
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
"""


def altered() -> list[str]:
    """The rows found bad; a transaction that is still open always stands ahead of what has ended."""
    return [fault for fault in faults() if not fault.startswith("history_change")]


def still_held(word: str) -> list[str]:
    """Every column of every table in which the word stands, bytes included."""
    found = []
    for table, column in sql(EVERYWHERE):
        ((count,),) = sql(
            f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ILIKE %s OR "{column}"::text ILIKE %s',
            f"%{word}%",
            f"%{word.encode().hex()}%",
        )
        found += [f"{table}.{column}"] if count else []
    return found


@pytest.fixture
def named(ana: make.User) -> Appearance:
    """A person named in an article, as a source, in a comment, in a judgement and in a list of words."""
    capture = make.make_capture(TEXT, author=f"with {NAME}")
    make.make_section(capture, kind=SectionKind.COMMENT, start=TEXT.index("IRENA"), end=len(TEXT), voice=NAME)
    who = make.make_source(NAME, kind=SourceKind.PERSON)
    start = TEXT.index("Dolvasky, who")  # a quote that begins within the name
    said = make.make_appearance(
        make.make_claim(), capture=capture, attributed_to=who, start=start, quote=TEXT[start:]
    )
    with signed(user=ana, why=f"Rang {NAME}."):
        Source.objects.filter(pk=who.pk).update(note=f"{NAME} is a neighbour.")
        Appearance.objects.filter(pk=said.pk).update(hedge="so irena dolvasky says")
    return said


@pytest.mark.django_db(transaction=True)
def test_the_words_are_gone_from_every_column_and_the_chain_still_verifies(
    named: Appearance, ana: make.User
) -> None:
    seal()
    assert len(still_held("dolvasky")) > 8
    score = named.claim.appearances.count()

    done = erasures.erase(words=[NAME], by=ana, ground=GROUND)

    assert still_held("dolvasky") == []
    seal()
    assert faults() == []
    assert done is not None and done.redactions == Redaction.objects.count() > 5
    capture = Capture.objects.get(pk=named.capture_id)
    assert len(capture.text) == len(TEXT)
    assert capture.text.startswith("Four people were killed in Olmari on Monday.\n\n█")
    assert capture.text_hash == hashlib.sha256(capture.text.encode()).hexdigest()
    assert named.claim.appearances.count() == score
    entry = Entry.objects.get(subject="erasure")
    assert (entry.actor, entry.why) == ("ana", GROUND)
    assert bytes(RawPage.objects.get(pk=capture.raw_id).content) == b""


def test_partners_are_told_of_all_that_changed(named: Appearance, ana: make.User) -> None:
    known = confirmed(claim=named.claim, reasons=[f"{NAME} is named in both"])
    before = Change.objects.order_by("-id").values_list("id", flat=True)[0]

    erasures.erase(words=[NAME], by=ana, ground=GROUND)

    told = set(Change.objects.filter(id__gt=before).values_list("resource", "public_id", "action"))
    assert {
        ("captures", named.capture.public_id, "updated"),
        ("appearances", named.public_id, "updated"),
        ("sources", named.attributed_to.public_id, "updated"),
        ("outside_reviews", known.public_id, "updated"),
    } <= told
    assert not any(resource == "erasures" for resource, _, _ in told)


def test_erased_twice_is_erased_once(named: Appearance, ana: make.User) -> None:
    erasures.erase(words=[NAME], by=ana, ground=GROUND)

    assert erasures.erase(words=[NAME], by=ana, ground=GROUND) is None
    assert erasures.erase(words=["four were killed"], by=ana, ground=GROUND) is not None
    connection.check_constraints()  # as at the end of a transaction
    assert altered() == []


@pytest.mark.django_db(transaction=True)
def test_a_name_that_kinds_of_files_share_takes_no_page_with_it_and_goes_from_the_list_of_words(
    ana: make.User,
) -> None:
    """Pages are “text/plain”: looked through for words, the kind of a page would have been somebody."""
    other = make.make_capture("Four people were killed.")
    capture = make.make_capture("Irena Plain saw it. Four people were killed.")
    TermCount.objects.create(word="plain", claims=1)

    erasures.erase(words=["Plain"], by=ana, ground=GROUND)

    assert RawPage.objects.get(pk=other.raw_id).media == "text/plain"
    assert Capture.objects.get(pk=capture.pk).text.startswith("Irena █████ saw it.")
    assert not TermCount.objects.filter(word="plain").exists()


def test_a_grade_that_names_somebody_is_put_out_and_partners_who_know_no_grades_are_told_nothing(
    ana: make.User,
) -> None:
    grade = make.make_rating(f"As {NAME} says")
    before = Change.objects.order_by("-id").values_list("id", flat=True).first() or 0

    erasures.erase(words=[NAME], by=ana, ground=GROUND)

    grade.refresh_from_db()
    assert grade.name.startswith("As ██████████████ says")
    assert not Change.objects.filter(id__gt=before, resource="ratings").exists()


def test_an_erasure_that_breaks_off_leaves_everything_and_every_guard_as_it_was(
    named: Appearance, ana: make.User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[str, list[str]]:
        return "t.nowhere = 1", []

    monkeypatch.setattr(Column, "put_out", broken)

    with pytest.raises(ProgrammingError), transaction.atomic():
        erasures.erase(words=[NAME], by=ana, ground=GROUND)

    assert len(still_held("dolvasky")) > 8
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        sql("UPDATE sources_capture SET text = 'x'")


FORGERIES = [
    pytest.param(
        'UPDATE history_entry SET after = after || \'{"note": "He took money."}\' WHERE id = '
        "(SELECT min(key::bigint) FROM history_redaction WHERE kind = 'entry')",
        "history_entry",
        id="words put into what was redacted",
    ),
    pytest.param(
        "UPDATE history_redaction SET content_hash = sha256('x') WHERE kind = 'entry'",
        "history_erasure",
        id="a redaction altered",
    ),
    pytest.param(
        "INSERT INTO history_redaction (erasure_id, kind, key, content_hash) SELECT id, 'page', repeat('0', 64), "
        "sha256('') FROM history_erasure",
        "history_erasure",
        id="a redaction slipped in later",
    ),
    pytest.param(
        "UPDATE history_erasure SET digest = sha256('x')", "history_erasure", id="an erasure signed anew"
    ),
    pytest.param(
        "UPDATE sources_rawpage SET content = 'other' WHERE content = ''",
        "sources_rawpage",
        id="a page put in the place of one that was emptied",
    ),
]


@pytest.mark.parametrize(("forgery", "row"), FORGERIES)
def test_nothing_hides_behind_an_erasure(named: Appearance, ana: make.User, forgery: str, row: str) -> None:
    erasures.erase(words=[NAME], by=ana, ground=GROUND)

    connection.check_constraints()
    assert altered() == []

    with tampering():
        for table in ("history_redaction", "history_erasure"):
            sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        sql(forgery)

        assert any(fault.startswith(row) for fault in altered()), altered()


@pytest.mark.parametrize(
    ("words", "ground", "field"),
    [
        (["Bo"], GROUND, "words"),
        ([], GROUND, "words"),
        ([NAME], "", "ground"),
        ([NAME], f"{NAME} asked.", "ground"),
    ],
)
def test_what_cannot_be_erased_is_refused_and_says_what_to_mend(
    named: Appearance, ana: make.User, words: list[str], ground: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        erasures.erase(words=words, by=ana, ground=ground)

    assert refused.value.field == field
    assert not Erasure.objects.exists()


def test_the_command_shows_first_and_erases_only_when_told_to(
    named: Appearance, ana: make.User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("erase", NAME)
    assert "sources_capture" in capsys.readouterr().out
    assert not Erasure.objects.exists()

    with pytest.raises(CommandError, match="nobody signs in"):
        call_command("erase", NAME, yes=True, by="nobody", ground=GROUND)
    call_command("erase", NAME, yes=True, by="ana", ground=GROUND)
    assert "Erasure" in capsys.readouterr().out
    assert still_held("dolvasky") == []
