"""One word per thing: no shapeless names, and every word of the models and vocabularies stands in the README."""

import ast
import importlib
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from provenance.embedded.places import PROJECT
from sources.vocabulary import Word
from tests.architecture import Module, modules

BANNED = {
    "data": "say which: articles, rows, columns …",
    "entity": "say which: source, article, claim …",
    "handler": "name what it does",
    "helper": "name what it does",
    "info": "say what it tells",
    "item": "say which: article, row, entry …",
    "manager": "name what it keeps",
    "object": "say which: article, claim, row …",
    "process": "say how: trace, read, match, weigh …",
    "record": "say which: row, entry, capture …",
    "status": "say which: judgement, publication, state, stage …",
    "story": "an article is an article, what happened is an event",
    "type": "say kind",
    "util": "name what it does",
    "utils": "name what it does",
    "verdict": "an outcome of a comparison, a rating of a review",
}
# Names that somebody else has settled.
SETTLED = {
    "PARTNER_MANAGER": "what newsrooms call who looks after partners",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": "a setting of Django's",
    "SECURE_CONTENT_TYPE_NOSNIFF": "a setting of Django's",
    "accepted_media_type": "an argument of REST framework's renderers",
    "media_type": "an attribute of REST framework's renderers",
    "TrackRecord": "the field's own term for how often somebody has been right",
    "TrackRecordTold": "the same",
    "track_record": "the same",
    "object_id": "an argument of Django's admin",
    "process_exception": "a method of Django's middleware",
    "process_view": "the same",
    "process_response": "the same",
    "handler500": "where Django looks for who answers what failed",
    "db_type": "a method of Django's fields",
    "status_code": "an attribute of Django's responses",
    "claims/api/contradictions.py:verdict": "the published contract calls the outcome so",
    "claims/rules/reader/links.py:OBJECT_GAP": "the object of a sentence, as in grammar",
    "claims/rules/reader/links.py:_no_object": "the object of a sentence, as in grammar",
    "claims/rules/reader/links.py:_object": "the object of a sentence, as in grammar",
    "provenance/webhooks/rules/message.py:type": "the standard's own name",
    "provenance/webhooks/rules/message.py:data": "the same",
    "provenance/partners/errors.py:status": "the number HTTP calls so",
    "provenance/partners/errors.py:type": "the published shape of an error",
    "provenance/partners/oembed.py:type": "oEmbed's own name for what is answered",
    "provenance/partners/rendering.py:data": "an argument of REST framework's renderers",
}
OTHERS = (
    "provenance.accounts.vocabulary", "provenance.history.models", "provenance.news.vocabulary",
    "provenance.partners.vocabulary", "provenance.webhooks.vocabulary",
)  # fmt: skip
OURS = {"sources", "claims", "provenance", "accounts", "pipeline", "history", "partners", "news", "webhooks"}


def words_of(name: str) -> set[str]:
    """The words a name is made of: “ClaimReview_id” is claim, review, id."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def named(module: Module) -> Iterator[tuple[int, str]]:
    """Every name a module gives: to itself, its classes, functions, arguments and variables."""
    yield 1, module.parts[-1]
    for node in ast.walk(module.tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id


def shapeless(module: Module) -> list[str]:
    return [
        f"{module.path}:{line}: “{name}”: not “{word}”, {BANNED[word]}"
        for line, name in named(module)
        if name not in SETTLED and f"{module.path}:{name}" not in SETTLED
        for word in sorted(words_of(name) & BANNED.keys())
    ]


def test_no_name_is_shapeless() -> None:
    assert [fault for module in modules(PROJECT) for fault in shapeless(module)] == []


def test_no_exception_outlives_its_reason() -> None:
    met = {
        name
        for module in modules(PROJECT)
        for _, each in named(module)
        for name in (each, f"{module.path}:{each}")
    }

    assert SETTLED.keys() - met == set()


@pytest.mark.parametrize(
    "name",
    [
        "get_data",
        "ArticleManager",
        "content_type",
        "ItemRow",
        "claim_status",
        "JSONRecord",
        "storyId",
        "processAll",
    ],
)
def test_a_shapeless_name_is_found_however_it_is_spelt(name: str) -> None:
    module = Module("claims/x.py", ("claims", "x"), "", ast.parse(f"{name} = 1"))

    assert len(shapeless(module)) == 1


@pytest.mark.parametrize(
    "name", ["databases", "history", "typed", "basement", "reprocessed", "itemised", "objection"]
)
def test_a_word_within_a_word_is_left_alone(name: str) -> None:
    module = Module("claims/x.py", ("claims", "x"), "", ast.parse(f"{name} = 1"))

    assert shapeless(module) == []


def glossary() -> str:
    """The README's table of words, folded."""
    found = re.search(
        r"^## The words$(.*?)^## |^## The words$(.*)",
        (PROJECT / "README.md").read_text(),
        re.MULTILINE | re.DOTALL,
    )
    assert found is not None, "README.md has no section “The words”"
    return f" {' '.join(re.findall(r'[a-z]+', (found[1] or found[2]).lower()))} "


def vocabulary() -> Iterator[tuple[str, Word]]:
    """Every word of every closed list in the apps' vocabularies and models."""
    for name in ("sources.vocabulary", "claims.vocabulary", "provenance.pipeline.models", *OTHERS):
        for each in vars(importlib.import_module(name)).values():
            if isinstance(each, type) and issubclass(each, Word) and each is not Word:
                yield from ((each.__name__, word) for word in each)


def stands(text: str, words: str) -> bool:
    """Whether the words stand in the text one after the other, in the singular or plural."""
    folded = " ".join(re.findall(r"[a-z]+", words.lower()))
    return any(f" {form} " in text for form in (folded, f"{folded}s"))


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if model._meta.app_label in OURS],
    ids=lambda model: model.__name__,
)
def test_every_model_stands_in_the_readme(model: type) -> None:
    spoken = " ".join(re.findall(r"[A-Z][a-z]*", model.__name__))

    assert stands(glossary(), spoken), f"explain “{spoken.lower()}” in README.md, section “The words”"


# Letters and digits are explained as a range; the feed formats and a few words bear their own capitals.
@pytest.mark.parametrize(
    "word", [pytest.param(word, id=f"{kind}-{word}") for kind, word in vocabulary() if len(word) > 1]
)
def test_every_word_of_a_closed_list_stands_in_the_readme(word: Word) -> None:
    assert stands(glossary(), word.value) or stands(glossary(), word.label), (
        f"explain “{word.label}” in README.md, section “The words”"
    )
