"""The command that asks the analyst: what it says, what it costs, and what it refuses in one line."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from claims.models import Claim
from sources.models import Article
from tests.claims.analysts.chat_server import (
    ARTICLE,
    ChatServer,
    Said,
    hired_chat,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chat(settings: LazySettings) -> Iterator[ChatServer]:
    """A chat service, set up as the analyst."""
    with hired_chat(settings) as server:
        yield server


def take_in(folder: Path, words: str = ARTICLE) -> Article:
    file = folder / "report.txt"
    file.write_text(words)
    call_command("ingest", str(file), stdout=StringIO())
    return Article.objects.latest("pk")


def analysed(*arguments: str) -> Any:
    written = StringIO()
    call_command("analyse", *arguments, "--json", stdout=written)
    return json.loads(written.getvalue())


def test_an_article_is_asked_about_and_what_passes_becomes_a_claim(chat: ChatServer, tmp_path: Path) -> None:
    article = take_in(tmp_path)

    told = analysed("--article", article.public_id)

    assert (told["answered"], told["passed"], told["refused"]) == (1, 2, 1)
    assert [each["refused_by"] for each in told["suggestions"]] == ["", "", "figure"]
    assert Claim.objects.filter(text="The mayor spoke.").exists()


def test_all_articles_are_asked_about_once(chat: ChatServer, tmp_path: Path) -> None:
    take_in(tmp_path)
    take_in(tmp_path, f"{ARTICLE} Another report.")

    first, second = analysed(), analysed()

    assert first == second
    assert (first["answered"], first["waiting"]) == (2, 0)
    assert len(chat.asked) == 2


def test_people_are_told_in_sentences(chat: ChatServer, tmp_path: Path) -> None:
    article = take_in(tmp_path)
    written = StringIO()

    call_command("analyse", "--article", article.public_id, stdout=written)

    assert "2 suggestions passed the gate, 1 refused" in written.getvalue()
    assert "refused at figure" in written.getvalue()


def test_without_an_analyst_the_remedy_is_told() -> None:
    with pytest.raises(CommandError, match="set ANALYST"):
        analysed()


def test_an_article_nobody_holds_is_refused(chat: ChatServer) -> None:
    with pytest.raises(CommandError, match="no article held goes by “nowhere”"):
        analysed("--article", "nowhere")


def test_a_service_that_lets_nobody_in_is_told_with_the_setting(chat: ChatServer, tmp_path: Path) -> None:
    article = take_in(tmp_path)
    chat.answering = Said(code=401)

    with pytest.raises(CommandError, match="ANALYST_KEY"):
        analysed("--article", article.public_id)
