"""Finds every sentence the pages say, and makes of each language’s file what the program reads at run time.

The words of a language are ``locale/<language>/LC_MESSAGES/django.po``; another language is another such file and a
line in ``settings.LANGUAGES``. ``manage.py catalogue`` puts sentences that are new on the pages into each file. What
Django reads is made of it (``django.mo``) by whatever starts first after a change, with Babel, which comes with the
program: no machine needs GNU gettext.
"""

import ast
import importlib
import inspect
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import template

from claims.rules.bearings import bearing_weights, halves
from claims.rules.bearings.agreement import Upshot
from claims.rules.bearings.facing import Standing
from claims.rules.bearings.following_weights import FOLLOWING
from claims.rules.grouping import likeness
from provenance.languages import marked
from sources.pages.retelling import CONTEXT
from sources.vocabulary import KINDS_MEAN, DerivationKind, Word

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "locale"
APPS = ("provenance", "claims", "sources")
# Whose labels the pages show beside what they say themselves.
VOCABULARIES = (
    "sources.vocabulary", "claims.vocabulary", "claims.pages.review_turns", "provenance.accounts.vocabulary",
    "provenance.handing.outcome", "provenance.partners.vocabulary", "provenance.pipeline.models",
    "provenance.news.rules.stakes", "provenance.news.vocabulary",
)  # fmt: skip
SIGNS = (
    bearing_weights.ABOUT, bearing_weights.BEARING, bearing_weights.WHOLE_ABOUT, bearing_weights.WHOLE_BEARING,
    halves.WEIGHTS, FOLLOWING,
)  # fmt: skip
WITH_NUMBER = re.compile(r"\b(?:many|agree):\"([^\"]+)\"|\bnoun=\"([^\"]+)\"")
# What stands at the head of a file and stays as it is: no day of writing, which every two people would change at once.
HEADER = ("locale", "charset", "header_comment", "project", "version", "creation_date", "revision_date",
          "last_translator", "language_team", "msgid_bugs_address")  # fmt: skip
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def files() -> list[Path]:
    """The file of each language, English having none: its sentences stand on the pages themselves."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/django.po"))


def read(file: Path) -> Catalog:
    """What one file says."""
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parts[-3])


def said() -> Catalog:
    """Every sentence that pages, templates and vocabularies say and that a language has to have."""
    found = Catalog(charset="utf-8")
    for words, context in _marked():
        found.add(words, context=context)
    for label in _labels():
        found.add(label)
    for forms in _counted():
        found.add(forms)
    for form in _stated():
        found.add(form, context=CONTEXT)
    return found


def _marked() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("*") if path.is_file()):
        if path.suffix == ".py":
            source = path.read_text()
        elif path.suffix == ".html":
            source = _as_python(path.read_text())
        else:
            continue
        if "gettext" not in source and "_(" not in source:
            continue
        for _, words, _, context in extract("python", BytesIO(source.encode()), KEYWORDS, ()):
            yield words, context


def _as_python(written: str) -> str:
    """A template as the calls it stands for, one to a line, as whoever reads Python can take them out."""
    lines = template.templatize(written).splitlines()
    return "\n".join(line.strip() for line in lines if "gettext(" in line or "_(" in line)


def _labels() -> Iterator[str]:
    """What people read for each word of the closed lists."""
    for name in VOCABULARIES:
        for _, kind in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(kind, Word) and kind is not Word:
                yield from (word.label for word in kind)
    yield from KINDS_MEAN.values()


def _counted() -> Iterator[tuple[str, str]]:
    """Nouns and verbs that go with a number: ``many(4, "article")``, ``{{ 4|many:"article" }}``, ``agree:"is,are"``."""
    yield from ((kind.label, f"{kind.label}s") for kind in DerivationKind if "," not in kind.label)
    for app in APPS:
        for path in (ROOT / app).rglob("*.html"):
            yield from (_forms(found[1] or found[2]) for found in WITH_NUMBER.finditer(path.read_text()))
        for path in (path for path in (ROOT / app).rglob("*.py") if "many(" in path.read_text()):
            yield from _called(ast.parse(path.read_text()))


def _called(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "many":
            given = [each.value for each in node.args[1:] if isinstance(each, ast.Constant)]
            if given and len(given) == len(node.args) - 1:
                yield _forms(",".join(map(str, given)))


def _stated() -> Iterator[str]:
    """What is kept in English: the forms of sentences, the signs by which words are weighed, what figures are found."""
    for path in (path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))):
        yield from marked.forms(path, ROOT)
    for sign in (sign for weights in SIGNS for sign in weights.of):
        yield from re.split(": |; ", sign)
    yield from (found.value for found in (*Standing, *Upshot))
    yield from likeness.NAMES


def _forms(written: str) -> tuple[str, str]:
    one, _, several = written.partition(",")
    return one, several or f"{one}s"


def renew(file: Path) -> int:
    """Put what is new on the pages into a language’s file and take out what they no longer say; how many lack words."""
    held, wanted = read(file), said()
    for message in wanted:
        known = held.get(message.id, message.context) if message.id else None
        # A word that is counted too since has other forms than the one it had.
        if known and known.string and known.pluralizable == message.pluralizable:
            message.string = known.string
    kept = Catalog(**{name: getattr(held, name) for name in HEADER}, fuzzy=False)
    for message in wanted:
        if message.id:
            kept.add(message.id, message.string, context=message.context)
    with file.open("wb") as opened:
        write_po(opened, kept, width=0, sort_output=True, omit_header=False)
    return len([message for message in kept if message.id and not _whole(message.string)])


def _whole(told: str | Sequence[str] | None) -> bool:
    return bool(told) and all(told or ())


def compile_all() -> None:
    """Make anew what Django reads where it is missing or not of its file; a folder nobody may write is let be."""
    for file in files():
        made = file.with_suffix(".mo")
        if _stale(file, made):
            with suppress(OSError):
                _compile(file, made)


def unread() -> list[str]:
    """The languages of which Django reads nothing, or the words of an older file."""
    return [file.parts[-3] for file in files() if _stale(file, file.with_suffix(".mo"))]


def _stale(file: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime_ns != file.stat().st_mtime_ns


def _compile(file: Path, made: Path) -> None:
    """Written beside it and put in its place at once, so that nobody who starts meanwhile reads half of it."""
    stamp = file.stat()
    with NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as written:
        write_mo(written, read(file))
    Path(written.name).chmod(0o644)
    os.utime(written.name, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    Path(written.name).replace(made)
