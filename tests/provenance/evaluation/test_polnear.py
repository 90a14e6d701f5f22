"""How attributions are held against those that people marked, on invented articles of the same shape."""

from pathlib import Path

import orjson
import pytest

from provenance.evaluation.attributing import Said
from provenance.evaluation.polnear import Marked, left_out, measure, mistakes, scores

TEXT = "Ferry sinks\n\nFour sailors drowned, Ana Prado said. Osric Vale said the ferry was old.\n"


def _at(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


PRADO = Said(_at("Ana Prado"), _at("said."), _at("Four sailors drowned"))
VALE = Said(
    _at("Osric Vale"), ((_at("said the")[0][0], _at("said the")[0][0] + 4),), _at("the ferry was old")
)


def _write(path: Path, articles: list[Marked]) -> None:
    path.parent.mkdir(exist_ok=True)
    rows = [
        {
            "doc": each.name,
            "text": each.text,
            "attributions": [
                {"source": one.source, "cue": one.cue, "content": one.content} for one in each.said
            ],
        }
        for each in articles
    ]
    path.write_bytes(b"\n".join(orjson.dumps(row) for row in rows))


def test_the_reader_is_measured_on_the_file_to_score(tmp_path: Path) -> None:
    _write(tmp_path / "polnear" / "train.jsonl", [Marked("one", TEXT, (PRADO, VALE))] * 9)
    _write(tmp_path / "polnear" / "dev.jsonl", [Marked("two", TEXT, (PRADO, VALE))])
    _write(tmp_path / "asked.jsonl", [Marked("three", TEXT, (PRADO,)), Marked("four", TEXT, (VALE,))])

    report = measure(tmp_path, None, lambda done, total: None)
    asked = measure(tmp_path, tmp_path / "asked.jsonl", lambda done, total: None)

    assert (report.split, report.n, asked.split, asked.n) == ("dev", 1, "asked.jsonl", 2)
    assert report.metrics["attribution_f1"] == report.metrics["cue_f1"] == 1.0
    assert report.metrics["source_accuracy"] == report.shipped["source_accuracy"] == 1.0
    assert report.shipped["attribution_f1"] == report.shipped["cue_f1"] == 1.0
    assert asked.metrics["attribution_recall"] == 1.0
    assert asked.metrics["attribution_precision"] == 0.5


@pytest.mark.parametrize(
    ("found", "attribution", "cue", "source"),
    [
        ([PRADO, VALE], 1.0, 1.0, 1.0),
        ([PRADO], 0.6667, 0.6667, 1.0),
        ([Said((), PRADO.cue, PRADO.content), VALE], 1.0, 1.0, 0.5),
        ([Said(PRADO.source, PRADO.cue, _at("Four")), VALE], 0.5, 1.0, 1.0),
        ([Said(PRADO.source, (), PRADO.content), VALE], 1.0, 0.5, 1.0),
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_content_cue_and_source_are_each_counted(
    found: list[Said], attribution: float, cue: float, source: float
) -> None:
    told = scores([Marked("one", TEXT, (PRADO, VALE))], [found])

    assert (told["attribution_f1"], told["cue_f1"], told["source_accuracy"]) == (attribution, cue, source)


def test_what_was_left_out_and_what_was_cut_wrongly_is_told() -> None:
    article = Marked("one", TEXT, (PRADO, VALE))
    cut = Said(PRADO.source, PRADO.cue, _at("Four"))

    assert left_out([article], [[PRADO]]) == {"said": 1}
    (mistake,) = mistakes([article], [[cut, VALE]])
    assert (mistake.expected, mistake.found) == (
        "Ana Prado | said. | Four sailors drowned", "Ana Prado | said. | Four",
    )  # fmt: skip
