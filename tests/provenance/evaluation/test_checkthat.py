"""How short texts are held against known claims, on an invented set of the same shape."""

import csv
from collections.abc import Sequence
from pathlib import Path

from provenance.evaluation.checkthat import QUERIES, RIGHT, measure

THINGS = ("lighthouse", "ferry", "orchard", "windmill", "foundry", "brewery", "quarry", "theatre")
NAMES = ("Osric", "Adela", "Brandt", "Ilse", "Torben", "Maren", "Edda", "Falko")
CLAIMS = [f"{name} sold the old {thing} to a stranger." for name, thing in zip(NAMES, THINGS, strict=True)]
Pair = tuple[str, int]


def _write(folder: Path, pairs: Sequence[Pair]) -> None:
    folder.mkdir(parents=True)
    with (folder / QUERIES).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerows([("", "tweet_content"), *((at, text) for at, (text, _) in enumerate(pairs))])
    (folder / RIGHT).write_text("".join(f"{at}\t0\t{claim}\t1\n" for at, (_, claim) in enumerate(pairs)))


def _set(root: Path) -> Path:
    """Eight claims; each is repeated in training and asked for once."""
    folder = root / "checkthat2020_task2"
    _write(
        folder / "train", [(f"{NAMES[at]}?! Sold the {thing}, really", at) for at, thing in enumerate(THINGS)]
    )
    _write(
        folder / "dev",
        [(f"The {thing} goes to a stranger #{NAMES[at]}", at) for at, thing in enumerate(THINGS)],
    )
    with (folder / "verified_claims.docs.tsv").open("w", newline="", encoding="utf-8") as file:
        rows = [(at, claim, f"Was the {THINGS[at]} sold?") for at, claim in enumerate(CLAIMS)]
        csv.writer(file, delimiter="\t").writerows([("", "vclaim", "title"), *rows])
    return folder


def test_the_claims_texts_repeat_stand_first(tmp_path: Path) -> None:
    _set(tmp_path)

    report = measure(tmp_path, None, lambda done, total: None)

    assert (report.split, report.n) == ("dev", 8)
    assert report.metrics == report.shipped == {"map_at_5": 1.0, "precision_at_1": 1.0, "mrr": 1.0}
    assert report.tables["place of the right claim"]["first"] == 8


def test_a_file_to_score_finds_the_right_claims_beside_it(tmp_path: Path) -> None:
    _set(tmp_path)
    _write(tmp_path / "elsewhere", [("So Adela sold her ferry", 1), ("Adela sold her ferry, then", 6)])

    report = measure(tmp_path, tmp_path / "elsewhere" / QUERIES, lambda done, total: None)

    assert (report.split, report.n, report.metrics["precision_at_1"]) == (QUERIES, 2, 0.5)
    assert report.mistakes[0].expected.startswith(CLAIMS[6])
    assert report.mistakes[0].found.startswith(CLAIMS[1])
