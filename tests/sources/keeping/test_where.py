"""An address says where pages are kept, or what to write instead."""

from pathlib import Path

import pytest

from sources.keeping.where import Where, where

PLAIN = Where("captures")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("s3://captures", PLAIN),
        ("s3://captures/", PLAIN),
        ("s3://captures/our%20room/", Where("captures", "our room")),
        ("s3://captures?region=eu-west-1", Where("captures", region="eu-west-1")),
        (
            "s3://captures/a/b?endpoint=https://store.example:9000&region=x",
            Where("captures", "a/b", "https://store.example:9000", "x"),
        ),
        ("s3://captures?endpoint=http://10.0.0.4", Where("captures", endpoint="http://10.0.0.4")),
        ("file:///srv/pages", Path("/srv/pages")),
        ("file:///srv/our%20pages", Path("/srv/our pages")),
    ],
)
def test_an_address_names_a_bucket_or_a_folder(url: str, found: Where | Path) -> None:
    assert where(url) == found


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("captures", "write s3://"),
        ("https://captures.example", "write s3://"),
        ("s3://", "write s3://"),
        ("s3://key:secret@captures", "CAPTURES_KEY"),
        ("s3://captures?endpiont=https://store.example", "write s3://"),
        ("s3://captures?endpoint=store.example", "endpoint"),
        ("s3://captures?endpoint=https://", "endpoint"),
        ("file://srv/pages", "file:///FOLDER"),
        ("file:///srv?x=1", "file:///FOLDER"),
    ],
)
def test_what_is_no_address_is_told_what_to_write(url: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        where(url)


def test_who_asks_has_a_key_and_a_secret_or_neither() -> None:
    assert where("s3://captures", "key", "secret") == Where("captures", key="key", secret="secret")
    for half in (("key", ""), ("", "secret")):
        with pytest.raises(ValueError, match="both, or neither"):
            where("s3://captures", *half)
