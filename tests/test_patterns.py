"""No text, however it was made, keeps one of our regular expressions busy for longer than text of its length may."""

import re

from tests.patterns import Found, busy, every_pattern

PAGE = 10_000
"""Signs; what is looked for in whole texts must get through so many in a tenth of a second of processor time."""
LINE = 1_000
"""What is only asked of lines, words, names and headers, which the reader cuts off long before.

The busiest of these takes .06 s, and any that takes its steps thrice over takes many seconds: the bound lies between.
"""

OF_LINES = {
    "claims.rules.speaking.affiliations._HEAD_BEHIND": "what stands behind one name in a sentence",
    "claims.rules.values.numbers._PLAIN": "one word of figures",
    "provenance.history.past.layers.OPENING": "questions to the database that the program itself has made",
    "provenance.history.past.layers.READS": "the same",
    "sources.intake.warc.reading.KINDS": "the name of a kind of file in a header of an archive",
    "sources.rules.credit_lines._ADDRESS": "a line that credits somebody",
    "sources.rules.credits._BYLINE_PARTS": "a byline",
    "sources.rules.furniture._PHRASES": "a short line",
    "sources.rules.page_html._CHARSET": "the beginning of a page, where it names its letters",
    "sources.rules.people._APART": "a byline",
    "sources.rules.people._ET_AL": "a byline",
    "sources.rules.readers._NAME_AND_WHEN": "a line above a comment",
    "sources.rules.wire_marks._DATELINE": "the first line of an article",
    "sources.rules.wire_marks._PARTS": "the same",
    "sources/intake/warc/payloads.py:66": "the beginning of a page in an archive",
}
"""Patterns asked of short texts alone, and of which: within a line they are as quick as all others."""


def test_no_pattern_is_kept_busy() -> None:
    found = every_pattern()
    assert len(found) > 300

    slow = [each for each in found if busy(each, signs_long=PAGE, seconds=0.1)]

    assert [each.place for each in slow if busy(each, signs_long=LINE, seconds=0.25)] == []
    assert [each.place for each in slow if each.place not in OF_LINES] == []
    assert OF_LINES.keys() <= {each.place for each in found}


def test_what_keeps_a_matcher_busy_is_found() -> None:
    def found(written: str) -> Found:
        return Found("here", re.compile(written), True)

    assert busy(found(r"(?:a+)+b"), signs_long=LINE, seconds=0.25)
    assert busy(found(r"(\w+\s?)*$"), signs_long=LINE, seconds=0.25)
    assert busy(found(r"\s*x?\s*y?\s*$"), signs_long=LINE, seconds=0.25)
    assert busy(found(r"\d+x"), signs_long=PAGE, seconds=0.1)
    assert not busy(found(r"\bword\b\s?"), signs_long=PAGE, seconds=0.1)
