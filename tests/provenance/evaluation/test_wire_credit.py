"""How agency copy and credits are counted."""

import json
from pathlib import Path

from provenance.evaluation.wire_credit import measure

LEAD = "Two people were killed on Saturday when soldiers stopped a convoy on the bridge, witnesses said."
HEAD = "compartment\tfilename\tpublisher\tauthor\twire\tcredit\n"


def test_agency_copy_is_told_from_the_text_and_better_with_the_byline(tmp_path: Path) -> None:
    folder = tmp_path / "polnear"
    folder.mkdir()
    texts = {"wired": f"CARACAS (Reuters) - {LEAD}", "silent": LEAD, "own": LEAD, "tipped": LEAD}
    (folder / "train.jsonl").write_text(
        "\n".join(json.dumps({"doc": doc, "text": text}) for doc, text in texts.items())
    )
    (folder / "wire_credit.tsv").write_text(
        f"{HEAD}train\twired\tx\tNone\tReuters\tNone\ntrain\tsilent\tx\tAP\tAP\tNone\n"
        "train\town\tx\tAna Ruiz\tNone\tNone\ntrain\ttipped\tx\tNone\tNA\th/t: Harbour Post\n"
    )

    report = measure(tmp_path, None, lambda done, total: None)

    assert report.n == 4
    assert (report.metrics["wire_precision"], report.metrics["wire_recall"]) == (1.0, 0.5)
    assert report.metrics["wire_with_byline_f1"] == 1.0
    assert report.metrics["credit_line_f1"] == 1.0
    assert [(one.name, one.expected) for one in report.mistakes] == [("silent", "Associated Press")]
