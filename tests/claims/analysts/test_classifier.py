"""A stance model in a folder says what sentences do with known claims; what cannot be loaded is one clear refusal."""

import importlib.util
import json
from decimal import Decimal
from pathlib import Path

import pytest

from claims.analysts.classifier import classifier
from claims.rules.analysts.analyst import Known, Question
from claims.rules.analysts.gate import Gate, Passed, judge_all
from claims.rules.values.value import Value
from claims.vocabulary import Stance
from sources.errors import Refused
from tests.claims.analysts import pretend_library
from tests.claims.rules.reader.reading_in_short import piece

PRETEND = "tests.claims.analysts.pretend_library"
FOUR = Known(
    "K1", "Soldiers killed four Pemon.", "killed", "pemon", "Pemon killed", Value(Decimal(4), Decimal(4))
)
TEXT = (
    "Soldiers killed four Pemon on Friday. The army denied that soldiers killed four Pemon. "
    "The weather killed four Pemon, soldiers said. Elections are due in May."
)
QUESTION = Question(piece(TEXT), (FOUR,))
NAMES = {"0": "ENTAILMENT", "1": "NEUTRAL", "2": "CONTRADICTION"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a saved model."""
    (tmp_path / "config.json").write_text(json.dumps({"id2label": NAMES}))
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    return tmp_path


def test_each_sentence_near_a_known_claim_is_told_its_stance(folder: Path) -> None:
    analyst = classifier(folder=str(folder), library=PRETEND, told=())

    judged = judge_all(analyst.answer(QUESTION).suggestions, Gate(QUESTION.piece, {FOUR.key: FOUR}))

    assert [(said.stance, said.quote[:12]) for said, _ in judged] == [
        ("asserts", "Soldiers kil"),
        ("disputes", "The army den"),
    ]
    assert [outcome.stance for _, outcome in judged if isinstance(outcome, Passed)] == [
        Stance.ASSERTS,
        Stance.DISPUTES,
    ]


def test_without_known_claims_nothing_is_asked(folder: Path) -> None:
    analyst = classifier(folder=str(folder), library=PRETEND, told=())

    assert analyst.answer(Question(piece(TEXT))).suggestions == ()


def test_other_weights_are_another_version(folder: Path) -> None:
    first = classifier(folder=str(folder), library=PRETEND, told=())
    (folder / "model.safetensors").write_bytes(b"other weights")

    assert classifier(folder=str(folder), library=PRETEND, told=()).version != first.version


def test_where_the_library_is_absent_the_remedy_is_named(folder: Path) -> None:
    with pytest.raises(Refused, match="pip install torch") as refused:
        classifier(folder=str(folder), library="no_such_library", told=())

    assert refused.value.field == "ANALYST_LIBRARY"


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    for written in (None, "{", "[]", '{"id2label": 3}'):
        if written is not None:
            (tmp_path / "config.json").write_text(written)
            (tmp_path / "model.safetensors").write_bytes(b"")
        with pytest.raises(Refused) as refused:
            classifier(folder=str(tmp_path), library=PRETEND, told=())
        assert refused.value.field == "ANALYST_FOLDER"


def test_labels_that_nobody_knows_are_asked_for(folder: Path) -> None:
    (folder / "config.json").write_text('{"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}')

    with pytest.raises(Refused, match="LABEL_0=asserts") as refused:
        classifier(folder=str(folder), library=PRETEND, told=())
    assert refused.value.field == "ANALYST_LABELS"

    assert classifier(folder=str(folder), library=PRETEND, told=("LABEL_0=asserts", "LABEL_1=disputes")).means


BROKEN = [
    pytest.param("[" * 100_000, id="nested for ever"),
    pytest.param(json.dumps({"id2label": NAMES, "more": "x" * 1_000_001}), id="huge"),
    pytest.param("\x00", id="no text"),
    pytest.param(json.dumps({"id2label": ["ENTAILMENT"]}), id="a list of labels"),
]


@pytest.mark.parametrize("written", BROKEN)
def test_a_broken_description_is_refused_before_a_library_sees_it(folder: Path, written: str) -> None:
    (folder / "config.json").write_text(written)

    with pytest.raises(Refused) as refused:
        classifier(folder=str(folder), library="no_such_library", told=())
    assert refused.value.field == "ANALYST_FOLDER"


@pytest.mark.parametrize("fault", ["RuntimeError", "MemoryError", "KeyError", "EOFError", "OSError"])
def test_weights_that_cannot_be_opened_are_one_clear_refusal(
    folder: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pretend_library, "FAULT", fault)
    (folder / "model.safetensors").write_bytes(fault.encode())

    with pytest.raises(Refused, match=r"cannot be read: .?header too large") as refused:
        classifier(folder=str(folder), library=PRETEND, told=())
    assert refused.value.field == "ANALYST_FOLDER"


def test_a_certainty_that_is_no_number_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pretend_library, "SURE", float("nan"))
    (folder / "model.safetensors").write_bytes(b"weights of no number")

    assert classifier(folder=str(folder), library=PRETEND, told=()).answer(QUESTION).suggestions == ()


REAL = importlib.util.find_spec("torch") is not None and importlib.util.find_spec("transformers") is not None


@pytest.mark.skipif(
    not REAL, reason="torch and transformers are not installed: pip install torch==2.13.0 transformers"
)
def test_a_real_model_is_opened_from_its_folder_and_asked(tmp_path: Path) -> None:
    """A tiny one with weights of chance: its stances mean nothing, but each quote is a sentence of the article."""
    library = importlib.import_module("transformers")
    words = [f"[{name}]" for name in ("PAD", "UNK", "CLS", "SEP", "MASK")]
    words += ["soldiers", "killed", "four", "pemon", "the", "army", "denied"]
    (tmp_path / "vocab.txt").write_text("\n".join(words))
    library.BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    shape = library.BertConfig(
        vocab_size=len(words), id2label=dict(enumerate(NAMES.values())), num_labels=3, **small
    )
    library.BertForSequenceClassification(shape).save_pretrained(tmp_path)

    analyst = classifier(folder=str(tmp_path), library="transformers", told=())
    answer = analyst.answer(QUESTION)

    assert all(said.quote in TEXT and said.known == "K1" for said in answer.suggestions)
    assert analyst.name == f"model {tmp_path.name}"[:60]
