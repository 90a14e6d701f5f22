"""Whether we take the body of a real news page, the whole of it and nothing else.

Scored as the benchmark's authors do (Zyte, article-extraction-benchmark 2020): runs of four words counted in the
text found and in the true one; precision and recall of each page, their means over all pages, and the F1 of those.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, f1, there, watched
from sources.rules.body import body_of
from sources.rules.page_html import read_html

RUN = 4
WORST = 20
_WORD = re.compile(r"\w+")

Runs = Counter[tuple[str, ...]]


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Read every page with the program's own reader and hold its body against the true one."""
    truth = there(test or folder / "article_extraction" / "ground-truth.json")
    pages: dict[str, dict[str, Any]] = json.loads(truth.read_text(encoding="utf-8-sig"))
    precisions, recalls, mistakes = [], [], []
    for name in watched(sorted(pages), watch):
        found = body(truth.parent / "html" / f"{name}.html.gz", pages[name].get("url", ""))
        precision, recall = overlap(runs(found), runs(pages[name]["articleBody"]))
        precisions += [precision] if found else []
        recalls.append(recall)
        mistakes.append(_mistake(pages[name], name, precision, recall))
    precision, recall = _mean(precisions), _mean(recalls)
    return Report(
        yardstick="article_extraction",
        split=test.name if test else "all",
        n=len(pages),
        metrics={
            "f1": round(f1(precision, recall), 4),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
        },
        mistakes=sorted(mistakes, key=lambda one: (-one.cost, one.name))[:WORST],
    )


def body(page: Path, url: str) -> str:
    """The body the program finds on a page; none where it refuses the page."""
    try:
        read = read_html(gzip.decompress(page.read_bytes()), url=url)
    except ValueError:
        return ""
    return body_of(read.text, read.sections).text


def runs(text: str) -> Runs:
    """Every run of four words, with how often it occurs; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)


def overlap(found: Runs, true: Runs) -> tuple[float, float]:
    """Precision and recall of the runs found (each 0–1); an empty side counts as wholly right only beside another."""
    common = (found & true).total()
    precision = common / found.total() if found else float(not true)
    recall = common / true.total() if true else 1.0
    return precision, recall


def _mistake(page: Mapping[str, Any], name: str, precision: float, recall: float) -> Mistake:
    cost = 1 - f1(precision, recall)
    return Mistake(
        name=str(page.get("url") or name),
        expected=" ".join(str(page["articleBody"]).split())[:80],
        found=f"precision {precision:.2f}, recall {recall:.2f}",
        cost=round(cost, 3),
    )


def _mean(figures: list[float]) -> float:
    return sum(figures) / len(figures) if figures else 0.0


ARTICLE_EXTRACTION = Yardstick(
    "article_extraction",
    "do we take the body of a real news page, all of it and nothing else?",
    measure,
    published="trafilatura .958, best .970",
)
