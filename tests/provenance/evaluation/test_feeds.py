"""How the reading of a folder of feeds is counted."""

from pathlib import Path

from provenance.evaluation.feeds import measure

COMMENT = "<!--\nDescription: a title\nExpect:      not bozo and entries[0]['title'] == u'{title}'\n-->\n"
RSS = "<rss version='2.0'><channel><item><title>Bridge falls</title><link>https://a.example/</link></item></channel></rss>"


def test_files_are_read_or_refused_and_held_against_what_they_expect(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    (folder / "right.xml").write_text(COMMENT.format(title="Bridge falls") + RSS)
    (folder / "wrong.xml").write_text(COMMENT.format(title="Bridge holds") + RSS)
    (folder / "silent.xml").write_text(RSS)
    (folder / "page.xml").write_text("<html></html>")

    report = measure(tmp_path, None, lambda done, total: None)

    assert report.n == 4
    assert report.metrics == {"read": 3, "refused": 1, "crashed": 0, "compared": 2, "accuracy": 0.5}
    assert list(report.tables["refused because"].values()) == [1]
    assert [(one.name, one.expected, one.found) for one in report.mistakes] == [
        ("feeds/wrong.xml", "Bridge holds", "Bridge falls")
    ]
