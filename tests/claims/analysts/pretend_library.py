"""What the classifier asks of the library that opens models, answered by single words where the real one is absent."""

import builtins
from typing import Any

FAULT = ""
"""The name of what opening the weights raises, where they cannot be opened."""
SURE = 0.9
"""How sure it is of its answers."""


class AutoTokenizer:
    """Opens nothing."""

    @staticmethod
    def from_pretrained(folder: str, **how: Any) -> str:
        assert how["local_files_only"] is True and how["trust_remote_code"] is False
        return folder


class AutoModelForSequenceClassification:
    """Opens nothing either."""

    @staticmethod
    def from_pretrained(folder: str, **how: Any) -> str:
        assert how["use_safetensors"] is True
        if FAULT:
            raise getattr(builtins, FAULT)("header too large")
        return folder


def pipeline(task: str, **parts: Any) -> Any:
    """Who says "denied" contradicts, whoever says "weather" is neutral, all others entail."""

    def classify(pairs: list[dict[str, str]], **_: Any) -> list[list[dict[str, Any]]]:
        return [_scores(pair["text_pair"]) for pair in pairs]

    return classify


def _scores(sentence: str) -> list[dict[str, Any]]:
    sure = "CONTRADICTION" if "denied" in sentence else "NEUTRAL" if "weather" in sentence else "ENTAILMENT"
    return [
        {"label": label, "score": SURE if label == sure else 0.05}
        for label in ("ENTAILMENT", "NEUTRAL", "CONTRADICTION")
    ]
