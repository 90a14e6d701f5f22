"""Whether two articles tell the same story: all pairs of 100 articles on shipping and energy, ranked by likeness.

Two articles are alike by the words and the runs of letters they share (``claims.rules.lookup.alike``), each weighing
more the fewer of the articles hold it. Titles are too short for that alone: they are held together
(``claims.rules.lookup.together``), as the program does where it looks for other articles on one event. How far that
goes is shown three times: by each pair alone, by the titles together, and with the days on which they were published.
The few constants of holding them together were chosen on this very set, which has no part to choose on: chosen on the
titles of half of the stories, they do as well on the other half (.90 on average, where each pair alone makes .81).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from claims.rules.lookup.alike import reason
from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.together import Headline, together
from claims.rules.lookup.words import words_of
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, f1, there, watched
from sources.rules.reason import Reason

DAY = 86_400
WORST = 20
Ranked = list[tuple[float, bool, str, str]]
Pair = tuple[str, str, bool]


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Rank the pairs by their full texts, and by their titles."""
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
    titles = {url: row["title"] for url, row in articles.items()}
    texts = _ranked(_each_pair(whole, held, known, watch))
    joined = _ranked(_joined(titles, {}, held, known))
    alone = _ranked(_each_pair(titles, held, known, watch))
    dated = _ranked(_joined(titles, _days(articles.values()), held, known))
    metrics = {
        "average_precision": _average_precision(texts), "f1": _best_f1(texts),
        "average_precision_titles": _average_precision(joined), "f1_titles": _best_f1(joined),
        "average_precision_titles_each_pair_alone": _average_precision(alone),
        "average_precision_titles_with_days": _average_precision(dated),
    }  # fmt: skip
    return Report("story_chains", test.name if test else "all", len(known), metrics, _mistakes(joined))


def _each_pair(
    texts: Mapping[str, str], held: Rarities, pairs: Sequence[Pair], watch: Watch
) -> Iterator[tuple[Pair, Reason]]:
    """The pairs, each judged by itself."""
    words = {url: words_of(text) for url, text in texts.items()}
    for pair in watched(pairs, watch):
        yield pair, reason(words[pair[0]], words[pair[1]], held)


def _joined(
    titles: Mapping[str, str], days: Mapping[str, float], held: Rarities, pairs: Sequence[Pair]
) -> Iterator[tuple[Pair, Reason]]:
    """The pairs, judged by the company that their titles keep."""
    place = {url: at for at, url in enumerate(titles)}
    found = together([Headline(words_of(title), days.get(url)) for url, title in titles.items()], held)
    for pair in pairs:
        yield pair, found.reason(place[pair[0]], place[pair[1]])


def _days(articles: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """The day of each article that tells it."""
    told = {row["url"]: row.get("date") for row in articles}
    return {url: datetime.fromisoformat(date).timestamp() / DAY for url, date in told.items() if date}


def _ranked(judged: Iterable[tuple[Pair, Reason]]) -> Ranked:
    """The pairs, surest first, each with its reason."""
    ranked = [(why.weight, same, f"{one} | {other}", why.detail) for (one, other, same), why in judged]
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
