"""Reads the changed runs of two captures: which figure became which, what is hedged, denied or ascribed no longer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sources.rules.alignment import Hunk, Spoken, sentences_of
from sources.rules.alteration_words import Phrases, Words, figure, words
from sources.rules.reason import Reason
from sources.rules.stated import numbered, stated
from sources.vocabulary import AlterationKind

KEPT_WORDS = 3
KEPT_SHARE = 1 / 3
"""Unchanged words (and their share) from which a sentence is the same one, altered; else it is another sentence.

Only in an altered sentence is a word gained or lost a change of stance: a new paragraph may hedge what it likes.
"""

LISTED = 8
"""Figures named in one reason."""

Run = tuple[int, int]


@dataclass(frozen=True)
class Side:
    """One of the two texts: its words, the sentence each stands in, and which of them stand in the other text too."""

    text: str
    words: Sequence[Spoken]
    sentences: Sequence[int]
    kept: Sequence[bool]
    altered: frozenset[int]
    known: Words
    figures: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, text: str, spoken: Sequence[Spoken], changed: Sequence[Run], language: str) -> "Side":
        """A side from its words and the runs of them that changed."""
        kept = [True] * len(spoken)
        for first, last in changed:
            kept[first:last] = [False] * (last - first)
        numbers = sentences_of(text, spoken)
        all_of, left = Counter(numbers), Counter(n for n, stays in zip(numbers, kept, strict=True) if stays)
        altered = frozenset(
            number
            for number, count in all_of.items()
            if left[number] >= KEPT_WORDS and left[number] >= KEPT_SHARE * count
        )
        bare = cls(text, spoken, numbers, kept, altered, words(language))
        given = frozenset(bare.name(run) for run in bare.runs(0, len(spoken), strict=True))
        return cls(text, spoken, numbers, kept, altered, words(language), given)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Code points of a run of words; of an empty run the place where words were put in or taken out."""
        if first < last:
            return self.words[first].start, self.words[last - 1].end
        at = self.words[first - 1].end if first else (self.words[0].start if self.words else 0)
        return at, at

    def runs(self, first: int, last: int, *, strict: bool) -> Iterator[Run]:
        """Figures that reach into a run of words, each whole: "twenty-nine" even if only one of its words changed."""
        at = first
        while at < last:
            if not self._counts(at, strict=strict):
                at += 1
                continue
            start, end = at, at + 1
            while start and self._joined(start - 1, strict=strict):
                start -= 1
            while end < len(self.words) and self._joined(end - 1, strict=strict):
                end += 1
            yield start, end
            at = end

    def _joined(self, at: int, *, strict: bool) -> bool:
        """Whether the word at ``at`` and the next one belong to one figure."""
        both = self._counts(at, strict=strict) and self._counts(at + 1, strict=strict)
        return both and self.text[self.words[at].end : self.words[at + 1].start] in {" ", "-", "‑", "\u00a0"}

    def _counts(self, at: int, *, strict: bool) -> bool:
        word = self.words[at].fold
        return word[0].isdigit() or word in self.known.figures or (not strict and word in self.known.perhaps)

    def name(self, run: Run) -> str:
        """A figure however it is written."""
        return figure([word.fold for word in self.words[slice(*run)]], self.known)

    def shown(self, run: Run) -> str:
        """A run as it stands in the text."""
        start, end = self.place(*run)
        return f"“{' '.join(self.text[start:end].split())}”"

    def phrases(self, first: int, last: int, listed: Phrases) -> Iterator[Run]:
        """Phrases of a list with a changed word in this run, in sentences that were altered and not put in whole."""
        longest = max(len(phrase) for phrase in listed)
        taken = max(0, first - longest + 1)
        for at in range(taken, last):
            if at < taken or self.sentences[at] not in self.altered:
                continue
            for phrase in listed:
                end = at + len(phrase)
                if end > first and self._folds(at, end) == phrase:
                    yield at, end
                    taken = end
                    break

    def _folds(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(word.fold for word in self.words[first:last])


@dataclass(slots=True)
class _Read:
    """What has been found so far."""

    reasons: list[Reason] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    taken_out: int = 0
    put_in: int = 0


def read(
    old: Side, new: Side, found: Sequence[Hunk], notices: tuple[Sequence[Run], Sequence[Run]]
) -> list[Reason]:
    """The reasons of every changed run: figures, stance, and the wording that neither explains.

    ``notices`` are the places (code points) of editors' notices that went from the earlier text and came into the
    later one: a run that is nothing but a notice is told as such and not read again.
    """
    so_far = _Read()
    for hunk in found:
        taken_out, put_in = old.place(hunk.first, hunk.last), new.place(hunk.new_first, hunk.new_last)
        if _within(taken_out, notices[0]) and _within(put_in, notices[1]):
            continue
        figures = _figures(old, new, hunk, so_far)
        stances = _stances(old, new, hunk, so_far)
        _wording(old, new, hunk, so_far, (figures[0] + stances[0], figures[1] + stances[1]))
    return [*so_far.reasons, *_leftover(so_far)]


def _within(place: Run, notices: Sequence[Run]) -> bool:
    """Whether a run is empty or stands in a notice."""
    start, end = place
    return start == end or any(first <= start and end <= last for first, last in notices)


def changed_figures(old: Side, new: Side, hunk: Hunk) -> list[tuple[Run, Run]]:
    """Figures of a changed run that became others, each with what it became; none where they do not pair off."""
    _, _, gone, came = _figures_of(old, new, hunk)
    return list(zip(gone, came, strict=True)) if len(gone) == len(came) else []


def _figures_of(old: Side, new: Side, hunk: Hunk) -> tuple[list[Run], list[Run], list[Run], list[Run]]:
    """The figures of a changed run on both sides, and of them those that only one side has."""
    before = list(old.runs(hunk.first, hunk.last, strict=True))
    after = list(new.runs(hunk.new_first, hunk.new_last, strict=True))
    if before and not after:
        after = list(new.runs(hunk.new_first, hunk.new_last, strict=False))
    elif after and not before:
        before = list(old.runs(hunk.first, hunk.last, strict=False))
    names, new_names = [old.name(run) for run in before], [new.name(run) for run in after]
    gone = [run for run, name in zip(before, names, strict=True) if name not in new_names]
    came = [run for run, name in zip(after, new_names, strict=True) if name not in names]
    return before, after, gone, came


def _figures(old: Side, new: Side, hunk: Hunk, so_far: _Read) -> tuple[list[Run], list[Run]]:
    """Figures that became others, were dropped or came into a sentence; returns where they stand on both sides."""
    before, after, gone, came = _figures_of(old, new, hunk)
    if gone and len(gone) == len(came):
        for run, other in zip(gone, came, strict=True):
            detail = stated(f"a figure was changed: {old.shown(run)} became {new.shown(other)}")
            so_far.reasons.append(Reason(AlterationKind.FIGURE, 1.0, detail))
        return before, after
    dropped = [run for run in gone if old.name(run) not in new.figures]
    added = [run for run in came if new.name(run) not in old.figures and new.sentences[run[0]] in new.altered]
    so_far.dropped += [old.shown(run) for run in dropped]
    so_far.added += [new.shown(run) for run in added]
    stay = [run for run in before if run not in gone], [run for run in after if run not in came]
    return stay[0] + dropped, stay[1] + added


STANCES = (
    ("denials", stated("a denial came in: {words}"), stated("a denial is gone: {words}")),
    ("hedges", stated("a hedge came in: {words}"), stated("a hedge is gone: {words}")),
    (
        "attributions",
        stated("the words are now given to somebody: {words}"),
        stated("the words are no longer given to anybody: {words}"),
    ),
)


def _stances(old: Side, new: Side, hunk: Hunk, so_far: _Read) -> tuple[list[Run], list[Run]]:
    """Hedges, denials and attributions that one side has and the other lacks; returns where they stand."""
    met: tuple[list[Run], list[Run]] = ([], [])
    for table, gained, lost in STANCES:
        listed = getattr(new.known, table)
        before = list(old.phrases(hunk.first, hunk.last, listed))
        after = list(new.phrases(hunk.new_first, hunk.new_last, listed))
        if after and not before:
            so_far.reasons.append(
                Reason(AlterationKind.STANCE, 1.0, gained.format(words=new.shown(after[0])))
            )
            met[1].extend(after)
        if before and not after:
            so_far.reasons.append(
                Reason(AlterationKind.STANCE, -1.0, lost.format(words=old.shown(before[0])))
            )
            met[0].extend(before)
    return met


def _wording(old: Side, new: Side, hunk: Hunk, so_far: _Read, told: tuple[list[Run], list[Run]]) -> None:
    """Count the words of a changed run that nothing else explains."""
    left = _rest(old, hunk.first, hunk.last, told[0])
    right = _rest(new, hunk.new_first, hunk.new_last, told[1])
    if left != right:
        so_far.taken_out += (left - right).total()
        so_far.put_in += (right - left).total()


def _rest(side: Side, first: int, last: int, told: Sequence[Run]) -> Counter[str]:
    covered = {at for run in told for at in range(*run)}
    return Counter(side.words[at].fold for at in range(first, last) if at not in covered)


def _leftover(so_far: _Read) -> Iterator[Reason]:
    for listed, detail in (
        (so_far.dropped, stated("no longer given: {figures}")),
        (so_far.added, stated("newly given in an old sentence: {figures}")),
    ):
        if listed:
            once = list(dict.fromkeys(listed))
            figures = ", ".join(once[:LISTED])
            if len(once) > LISTED:
                figures = stated(f"{figures} and {len(once) - LISTED} more")
            yield Reason(AlterationKind.FIGURE, 1.0, detail.format(figures=figures))
    if so_far.taken_out or so_far.put_in:
        taken_out = numbered(so_far.taken_out, "word")
        detail = stated(f"other wording: {taken_out} taken out, {so_far.put_in} put in")
        yield Reason(AlterationKind.WORDING, 1.0, detail)
