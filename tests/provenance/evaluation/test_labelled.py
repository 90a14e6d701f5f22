"""Labelled answers held against the right ones."""

from provenance.evaluation.labelled import Judged, confusion, scores, worst

ANSWERS = [
    Judged("a", "yes", {"yes": 0.9, "no": 0.1}),
    Judged("b", "yes", {"yes": 0.4, "no": 0.6}),
    Judged("c", "no", {"yes": 0.2, "no": 0.8}),
    Judged("d", "no", {"yes": 0.95, "no": 0.05}),
]


def test_accuracy_and_f1_are_counted_for_each_label() -> None:
    found = scores([*ANSWERS, ANSWERS[0]], ["yes", "no"])

    assert found == {"accuracy": 0.6, "macro_f1": 0.5834, "f1": {"yes": 0.6667, "no": 0.5}}


def test_the_mistake_of_which_the_program_was_surest_comes_first() -> None:
    assert [mistake.name for mistake in worst(ANSWERS)] == ["d", "b"]


def test_the_confusion_table_counts_every_answer() -> None:
    assert confusion(ANSWERS, ["yes", "no"]) == {"yes": "yes 1, no 1", "no": "yes 1, no 1"}
