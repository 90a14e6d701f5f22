"""The history of a claim in sentences."""

import pytest

from provenance.pages.history import said


@pytest.mark.parametrize(
    ("subject", "action", "before", "after", "words"),
    [
        pytest.param("claim", "created", {}, {"text": "x"}, "First read in an article", id="first"),
        pytest.param("claim", "merged", {}, {"merged_into_id": 3}, "Merged into another claim", id="merged"),
        pytest.param(
            "claim", "updated", {}, {"publication": "withdrawn"}, "Withdrew the claim", id="withdrawn"
        ),
        pytest.param("claim", "updated", {}, {"text": "y"}, "Changed the wording", id="wording"),
        pytest.param("claim", "updated", {}, {"high": 4}, "Changed the value or its moment", id="value"),
        pytest.param("claim", "updated", {}, {"language": "es"}, "", id="nothing a reader sees"),
        pytest.param(
            "contradiction",
            "updated",
            {},
            {"judgement": "rejected"},
            "Dismissed a contradiction",
            id="dismissed",
        ),
        pytest.param(
            "appearance",
            "created",
            {},
            {"judgement": "confirmed"},
            "Confirmed a quote",
            id="confirmed where it stands",
        ),
        pytest.param(
            "appearance", "updated", {}, {"judgement": "rejected"}, "Rejected a quote", id="rejected quote"
        ),
        pytest.param(
            "claim", "updated", {}, {"judgement": "confirmed"}, "Confirmed the claim", id="confirmed"
        ),
        pytest.param(
            "corroboration", "created", {}, {"score": 0.5612}, "Corroboration 0.56", id="first score"
        ),
        pytest.param(
            "corroboration",
            "updated",
            {"score": 0.56},
            {"score": 0.79},
            "Corroboration 0.56 → 0.79",
            id="score",
        ),
        pytest.param(
            "corroboration",
            "updated",
            {"articles": 3},
            {"articles": 4},
            "Articles 3 → 4; the score did not move",
            id="one more copy",
        ),
        pytest.param(
            "review",
            "created",
            {},
            {"number": 2, "stage": "published"},
            "Review, version 2: published",
            id="review",
        ),
    ],
)
def test_an_entry_reads_as_a_sentence(
    subject: str, action: str, before: dict[str, object], after: dict[str, object], words: str
) -> None:
    assert said(subject, action, before, after) == words
