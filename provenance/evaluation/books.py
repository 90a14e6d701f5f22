"""Which list of authors is true when bookshops copy one another: 1,265 books in 877 shops.

Set of Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source Dependence" (VLDB 2009).
A shop's authors of one book are its answer, read as people's names are read everywhere else. The set comes without
the truth; ``--test`` scores a file that has it: the book's number, a tab, the authors with semicolons between them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from provenance.evaluation import rivals
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, there
from sources.rules.people import one_spelling, people
from sources.rules.persons import Person

WORST = 20
Lists = dict[str, dict[str, tuple[Person, ...]]]
"""By book, then by shop: the people it names as authors."""


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Score every list of authors as a claim of its own, and see how the best backed fares, or who agrees with it."""
    root = there(folder / "books")
    lists, named = _lists(there(root / "claims.tsv"))
    truths = _truths(there(test)) if test and test.is_file() else {}
    spellings = {book: _spellings(told, truths.get(book, ())) for book, told in lists.items()}
    answers = {
        book: {shop: _answer(names, spellings[book]) for shop, names in told.items()}
        for book, told in lists.items()
    }
    known = rivals.learned(answers)
    if test and truths:
        return _scored(
            test.name, answers, _right(truths, spellings), rivals.best(answers, truths, known, watch)
        )
    return _unscored(lists, named, answers, rivals.best(answers, answers, known, watch))


def _lists(path: Path) -> tuple[Lists, float]:
    """Everybody's authors of every book, and the share of the rows that name anybody: the others give no answer."""
    lists: Lists = defaultdict(dict)
    rows = named = 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows += 1
            shop, book, authors = row[0], row[1], row[3]
            if names := people(authors):
                named += 1
                # Of a shop that lists a book twice, the fuller list is its answer.
                lists[book][shop] = max(lists[book].get(shop, ()), names, key=len)
    return dict(lists), named / rows if rows else 0.0


def _truths(path: Path) -> dict[str, tuple[Person, ...]]:
    truths = {}
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        book, tab, authors = line.partition("\t")
        if not tab:
            raise ValueError(f"line {number} has no tab between the book and its authors")
        truths[book.strip()] = people(authors)
    return truths


def _spellings(told: Mapping[str, Sequence[Person]], truth: Sequence[Person]) -> dict[Person, Person]:
    return one_spelling([*told.values(), truth])


def _answer(names: Sequence[Person], spelling: Mapping[Person, Person]) -> str:
    """A list of people as a value: who they are, in whatever order and spelling they stand."""
    who = {spelling[one] for one in names}
    return "; ".join(sorted(" ".join((*one.given, one.family)) for one in who))


def _right(
    truths: Mapping[str, Sequence[Person]], spellings: Mapping[str, Mapping[Person, Person]]
) -> dict[str, str]:
    return {
        book: _answer(names, spellings.get(book) or one_spelling([names])) for book, names in truths.items()
    }


def _scored(
    split: str, answers: rivals.Answers, truths: Mapping[str, str], found: Mapping[str, str]
) -> Report:
    voted = {book: rivals.most_said(answers, book) for book in truths}
    metrics = {
        "accuracy": _share(found[book] == truth for book, truth in truths.items()),
        "plain_vote": _share(voted[book] == truth for book, truth in truths.items()),
        "ceiling": _share(truth in answers.get(book, {}).values() for book, truth in truths.items()),
    }
    wrong = [
        Mistake(book, truth, found[book] or "no answer", _said(answers.get(book, {}), truth))
        for book, truth in truths.items()
        if found[book] != truth
    ]
    worst = sorted(wrong, key=lambda one: (-one.cost, one.name))[:WORST]
    return Report("books", split, len(truths), metrics, worst)


def _unscored(lists: Lists, named: float, answers: rivals.Answers, found: Mapping[str, str]) -> Report:
    """What can be said without the truth: how much is answered, how much reading names alone settles, who agrees."""
    voted = {book: rivals.most_said(answers, book) for book in answers}
    spelled = sum(len(set(told.values())) for told in lists.values())
    values = sum(len(set(told.values())) for told in answers.values())
    metrics = {
        "coverage": _share(bool(found[book]) for book in answers),
        "agreement_with_plain_vote": _share(found[book] == voted[book] for book in answers),
        "rows_with_names": round(named, 4),
        "spellings_per_book": round(spelled / len(lists), 4) if lists else 0.0,
        "answers_per_book": round(values / len(lists), 4) if lists else 0.0,
    }
    return Report("books", "claims.tsv, no truth given", len(answers), metrics)


def _share(flags: Iterable[bool]) -> float:
    held = list(flags)
    return round(sum(held) / len(held), 4) if held else 0.0


def _said(given: Mapping[str, str], truth: str) -> float:
    """What share of the answers was the true one."""
    return sum(value == truth for value in given.values()) / len(given) if given else 0.0


BOOKS = Yardstick(
    "books",
    "Which list of authors is true when bookshops copy one another?",
    measure,
    {},
    "accuracy against 100 books looked up by hand: plain vote .71, with accuracies .79, with copying .83, best .89",
)
