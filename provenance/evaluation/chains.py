"""Whether two articles tell the same story: all pairs of 100 articles on shipping and energy, ranked by likeness.

Two articles are alike by the words and the runs of letters they share (``claims.rules.lookup.alike``), each weighing
more the fewer of the articles hold it, for their titles as well: as the program holds a text against known claims.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from claims.rules.lookup.alike import reason
from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.words import words_of
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, f1, there, watched

WORST = 20
Ranked = list[tuple[float, bool, str, str]]


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Rank the pairs twice: by their titles alone, and by their full texts."""
    root = there(test or folder / "story_chains")
    with there(root / "articles.csv").open(encoding="utf-8-sig", newline="") as rows:
        articles = {row["url"]: row for row in csv.DictReader(rows)}
    lines = (root / "same_story_pairs.csv").read_text(encoding="utf-8-sig").splitlines()
    pairs = [tuple(part.strip().strip('"') for part in line.rsplit(";", 2)) for line in lines if line.strip()]
    known = [
        (one, other, label == "1") for one, other, label in pairs if one in articles and other in articles
    ]
    whole = {url: f"{row['title']}\n{row['text']}" for url, row in articles.items()}
    held = Rarities.among([words_of(text) for text in whole.values()])
    titles = _ranked({url: row["title"] for url, row in articles.items()}, held, known, watch)
    texts = _ranked(whole, held, known, watch)
    metrics = {
        "average_precision": _average_precision(texts), "f1": _best_f1(texts),
        "average_precision_titles": _average_precision(titles), "f1_titles": _best_f1(titles),
    }  # fmt: skip
    return Report("story_chains", test.name if test else "all", len(known), metrics, _mistakes(texts))


def _ranked(
    texts: Mapping[str, str], held: Rarities, pairs: Sequence[tuple[str, str, bool]], watch: Watch
) -> Ranked:
    """The pairs, most alike first, each with its reason."""
    words = {url: words_of(text) for url, text in texts.items()}
    ranked = []
    for one, other, same in watched(pairs, watch):
        why = reason(words[one], words[other], held)
        ranked.append((why.weight, same, f"{one} | {other}", why.detail))
    return sorted(ranked, key=lambda row: (-row[0], row[2]))


def _average_precision(ranked: Ranked) -> float:
    """The mean, over the pairs of one story, of the precision down to each."""
    right, total = 0, 0.0
    for place, (_, same, _, _) in enumerate(ranked, 1):
        if same:
            right += 1
            total += right / place
    return round(total / right, 4) if right else 0.0


def _best_f1(ranked: Ranked) -> float:
    """The best F1 of any cut through the ranking."""
    wanted, right, best = sum(same for _, same, _, _ in ranked), 0, 0.0
    for place, (_, same, _, _) in enumerate(ranked, 1):
        right += same
        best = max(best, f1(right / place, right / wanted if wanted else 0.0))
    return round(best, 4)


def _mistakes(ranked: Ranked) -> list[Mistake]:
    """The pairs of different stories that stand highest."""
    return [
        Mistake(name, "two stories", f"alike by {alike:.2f}: {why}", alike)
        for alike, same, name, why in ranked
        if not same
    ][:WORST]


CHAINS = Yardstick(
    "story_chains",
    "Do two articles tell the same story?",
    measure,
    {"average_precision": 0.985, "average_precision_titles": 0.80},
    "TF-IDF: full text .98, titles .70",
)
