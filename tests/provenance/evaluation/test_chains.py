"""How pairs of articles are ranked by likeness."""

from pathlib import Path

from provenance.evaluation.chains import measure

STORIES = {
    "a": ("Ferry aground off Lindt", "The ferry Ada ran aground off Lindt with 43 aboard."),
    "b": ("Lindt ferry aground", "All 43 aboard the ferry Ada off Lindt were saved."),
    "c": ("Prices rise in Morvane", "In the town of Morvane bread costs 12 crowns."),
}


def test_pairs_of_one_story_stand_above_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "story_chains"
    folder.mkdir()
    rows = "\n".join(f'"{url}","{title}","{text}"' for url, (title, text) in STORIES.items())
    (folder / "articles.csv").write_text(f'"url","title","text"\n{rows}\n')
    (folder / "same_story_pairs.csv").write_text("\ufeffa;b;1\na;c;0\nb;c;0\n")

    report = measure(tmp_path, None, lambda done, total: None)

    assert report.n == 3
    assert report.metrics["average_precision"] == report.metrics["f1"] == 1.0
    assert report.metrics["average_precision_titles"] == 1.0
