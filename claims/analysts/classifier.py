"""An analyst that is a stance model in a folder on this machine: it says what sentences do with the claims we know."""

import hashlib
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.rules.analysts import labels
from claims.rules.analysts.analyst import MOST_SUGGESTIONS, Answer, Question, Suggestion
from claims.rules.analysts.gate import LONGEST_QUOTE
from claims.rules.bearings.bearing import bears_on
from claims.rules.text.sentences import Sentence, split
from sources.errors import Refused

MOST_OF_A_CLAIM = 3
"""Sentences held against one claim: those that, by our own reader, speak of it most likely."""
LEAST_RELATED = 0.2
"""How likely that must be at the least; lower than for our own reader, which the model is asked to surpass."""
LEAST_SURE = 0.6
"""How sure the model must be of a stance. Our own choice: of three, four in ten go to the other two."""
LONGEST_CONFIG = 1_000_000
"""Bytes of a model's config.json; those with a thousand labels have some 100,000."""
REMEDY = "pip install torch==2.13.0 transformers, or leave ANALYST empty"

_UNNAMED = {"0": "LABEL_0", "1": "LABEL_1"}
"""What a model of two labels has that nobody named: then they are not written down."""

Classify = Callable[[Sequence[Mapping[str, str]]], Sequence[Sequence[Mapping[str, Any]]]]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A classifier for pairs of claim and sentence, saved in ``folder``; ``means`` has our word for each of its labels.

    ``version`` changes with the files. The library that opens it never reaches for the network.
    """

    folder: Path
    library: str
    means: Mapping[str, str]
    version: str

    @property
    def name(self) -> str:
        """The folder's name."""
        return f"model {self.folder.name}"[:60]

    def asked(self, question: Question) -> str:
        """The pairs it is asked about."""
        return json.dumps(
            [[key, claim, sentence.start, sentence.text] for key, claim, sentence in _pairs(question)]
        )

    def tokens(self, question: Question) -> int:
        """Nobody counts."""
        return 0

    def answer(self, question: Question) -> Answer:
        """What each sentence does with each known claim it may speak of."""
        pairs = _pairs(question)
        if not pairs:
            return Answer(())
        classify = _loaded(str(self.folder), self.library, self.version)
        told = classify([{"text": claim, "text_pair": sentence.text} for _, claim, sentence in pairs])
        found = (
            self._suggestion(key, sentence, scores)
            for (key, _, sentence), scores in zip(pairs, told, strict=True)
        )
        return Answer(tuple(each for each in found if each))

    def _suggestion(
        self, key: str, sentence: Sentence, scores: Sequence[Mapping[str, Any]]
    ) -> Suggestion | None:
        sure: dict[str, float] = {}
        for each in scores:
            meaning = self.means.get(str(each["label"]), labels.NOTHING)
            sure[meaning] = sure.get(meaning, 0.0) + float(each["score"])
        meaning = max(sorted(sure), key=sure.__getitem__)
        if meaning == labels.NOTHING or not sure[meaning] >= LEAST_SURE:  # what is no number is no certainty
            return None
        return Suggestion("", sentence.text, meaning, sentence.start, known=key)


def classifier(*, folder: str, library: str, told: Sequence[str]) -> Classifier:
    """The analyst in a folder, loaded. Raises ``Refused`` with the setting at fault where there is no such model."""
    path = Path(folder)
    try:
        written = _short(path / "config.json")
        weights = (path / "model.safetensors").stat()
        names = list(json.loads(written).get("id2label", _UNNAMED).values())
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise Refused(
            f"“{folder}” holds no classifier: name a folder with config.json and model.safetensors",
            field="ANALYST_FOLDER",
        ) from error
    try:
        means = labels.meanings([str(name) for name in names], told)
    except ValueError as error:
        raise Refused(f"{str(error)[:1].upper()}{str(error)[1:]}", field="ANALYST_LABELS") from error
    seen = b"\0".join((written, str((weights.st_size, weights.st_mtime_ns)).encode(), repr(told).encode()))
    made = Classifier(path, library, means, hashlib.sha256(seen).hexdigest()[:12])
    _loaded(folder, library, made.version)
    return made


def _short(path: Path) -> bytes:
    """The whole of a small file. Raises ``ValueError`` where it is a large one."""
    with path.open("rb") as opened:
        content = opened.read(LONGEST_CONFIG + 1)
    if len(content) > LONGEST_CONFIG:
        raise ValueError(f"longer than {LONGEST_CONFIG:,} bytes")
    return content


@lru_cache(maxsize=8)
def _pairs(question: Question) -> list[tuple[str, str, Sentence]]:
    """The sentences held against each known claim: its key, its text and the sentence."""
    piece = question.piece
    sentences = [
        each for each in split(piece.text, piece.sections, piece.language) if len(each.text) <= LONGEST_QUOTE
    ]
    pairs = []
    for known in question.known:
        near = [
            (bears_on(known.text, each.text, language=piece.language).related, each) for each in sentences
        ]
        likely = sorted(
            (pair for pair in near if pair[0] >= LEAST_RELATED), key=lambda pair: (-pair[0], pair[1].start)
        )
        pairs += [(known.key, known.text, each) for _, each in likely[:MOST_OF_A_CLAIM]]
    return pairs[:MOST_SUGGESTIONS]


@lru_cache(maxsize=1)
def _loaded(folder: str, library: str, version: str) -> Classify:
    """The model, read once for each process: from this folder alone, its weights as numbers and never as code."""
    try:
        loaded = importlib.import_module(library)
        strictly = {"local_files_only": True, "trust_remote_code": False}
        tokens = loaded.AutoTokenizer.from_pretrained(folder, **strictly)
        model = loaded.AutoModelForSequenceClassification.from_pretrained(
            folder, use_safetensors=True, **strictly
        )
        made = loaded.pipeline("text-classification", model=model, tokenizer=tokens, device="cpu")
    except ImportError as error:
        raise Refused(f"“{library}” is not installed: {REMEDY}", field="ANALYST_LIBRARY") from error
    except Exception as error:  # over a broken folder such libraries raise whatever they like
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise Refused(f"The model cannot be read: {told}", field="ANALYST_FOLDER") from error

    def classify(pairs: Sequence[Mapping[str, str]]) -> Sequence[Sequence[Mapping[str, Any]]]:
        told: Sequence[Sequence[Mapping[str, Any]]] = made(
            list(pairs), top_k=None, truncation=True, batch_size=8
        )
        return told

    return classify
