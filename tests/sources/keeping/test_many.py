"""Many files are looked at several at once, and told of in their order."""

import pytest

from sources.keeping import many


def test_every_file_is_looked_at_once_and_told_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "PART", 3)

    assert list(many.looked_at("abcdefg", str.upper)) == list(zip("abcdefg", "ABCDEFG", strict=True))
    assert list(many.parts(range(7))) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(many.parts([])) == []


def test_what_was_told_before_something_went_wrong_is_told() -> None:
    told = many.looked_at(["1", "2", "x", "4"], int)

    assert [next(told), next(told)] == [("1", 1), ("2", 2)]
    with pytest.raises(ValueError, match="invalid literal"):
        next(told)
