"""Whether a piece is agency copy, and whom it credits: 462 labelled pieces of political news (PolNeAR).

Agency copy is told from the text alone; where the table gives the byline apart from the text, the same is measured with
it, as the program has it when an article is handed in with its author. The credit lines ("h/t: …") were cut out of the
texts before the set was published, so that whom a piece credits can be read of the line alone: it is put back at the
foot and has to be found there, and nothing may be found where the table has none.
"""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, f1, there, watched
from sources.rules import credits as credit_lines
from sources.rules.book import SHIPPED
from sources.rules.credit import Credit
from sources.rules.names import fold
from sources.rules.page_text import read_text
from sources.vocabulary import CreditScope

WORST = 20
NOBODY = frozenset({"", "None", "NA"})
CREDITED = ("h/t", "hat tip")


@dataclass(frozen=True, slots=True)
class Piece:
    """One labelled piece: its text, its byline, the agency it is copy of, and whom it credits; empty for none."""

    name: str
    text: str
    author: str
    wire: str
    credit: str


@dataclass(slots=True)
class Tally:
    """Hits and misses of one question."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, expected: str, found: str, *, same: bool) -> None:
        """Count one answer: ``same`` tells whether what was found is what was expected."""
        self.right += bool(expected) and same
        self.wrong += bool(found) and not (expected and same)
        self.missed += bool(expected) and not same

    def told(self, name: str) -> dict[str, float]:
        """Precision, recall and F1 under a name."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        return {
            f"{name}_precision": round(precision, 4),
            f"{name}_recall": round(recall, 4),
            f"{name}_f1": round(f1(precision, recall), 4),
        }


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Read the credits of every piece with the program's own rules."""
    pieces = _pieces(folder, test)
    wire, agency, signed, credit = Tally(), Tally(), Tally(), Tally()
    mistakes = []
    for piece in watched(pieces, watch):
        found = _agency(_read(piece.text))
        wire.count(piece.wire, found, same=bool(found))
        agency.count(piece.wire, found, same=found == piece.wire)
        bylined = _agency(_read(piece.text, piece.author))
        signed.count(piece.wire, bylined, same=bool(bylined))
        named = _tipped(_read(f"{piece.text}\n\n{piece.credit}" if piece.credit else piece.text))
        credit.count(piece.credit, named, same=fold(named) == fold(_name(piece.credit)))
        if bool(found) != bool(piece.wire):
            mistakes.append(Mistake(piece.name, piece.wire or "no agency copy", found or "no agency copy"))
    metrics = {
        **wire.told("wire"),
        **agency.told("agency"),
        **signed.told("wire_with_byline"),
        **credit.told("credit_line"),
    }
    return Report(
        "wire_credit", test.name if test else "labelled half", len(pieces), {"f1": metrics["wire_f1"], **metrics},
        mistakes[:WORST],
    )  # fmt: skip


def _pieces(folder: Path, test: Path | None) -> list[Piece]:
    table = there(test if test and test.is_file() else (test or folder / "polnear") / "wire_credit.tsv")
    texts: dict[str, str] = {}
    for path in sorted(there(folder / "polnear").glob("*.jsonl")) + sorted(table.parent.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            row = json.loads(line)
            texts[row["doc"]] = row["text"]
    with table.open(encoding="utf-8-sig", newline="") as rows:
        return [
            Piece(
                row["filename"], texts[row["filename"]], _given(row["author"]),
                SHIPPED.agency(row["wire"]) or _given(row["wire"]), _given(row["credit"]),
            )
            for row in csv.DictReader(rows, delimiter="\t")
            if row["filename"] in texts
        ]  # fmt: skip


def _given(written: str) -> str:
    return "" if written.strip() in NOBODY else written.strip()


def _read(text: str, author: str = "") -> list[Credit]:
    page = read_text(text)
    hints = [("author", author)] if author else []
    return credit_lines.read(page.text, page.sections, hints=hints)


def _agency(credits_found: Sequence[Credit]) -> str:
    """The agency whose copy the piece is, if it is any."""
    whole = (credit.name for credit in credits_found if credit.scope is CreditScope.WHOLE)
    return next((SHIPPED.agency(name) for name in whole if SHIPPED.agency(name)), "")


def _tipped(credits_found: Sequence[Credit]) -> str:
    """Whom a line of its own credits."""
    return next((one.name for one in credits_found if one.quote.casefold().startswith(CREDITED)), "")


def _name(credit: str) -> str:
    return credit.partition(":")[2].strip(" .") or credit


WIRE_CREDIT = Yardstick(
    "wire_credit",
    "Is the piece agency copy, and whom does it credit?",
    measure,
    published="text pattern: precision .94, recall .92",
)
