"""A seal opens for what it belongs to alone, under the newest key or one before it."""

from typing import Any

import pytest

from provenance import sealing


def test_a_seal_opens_for_what_it_is_bound_to_and_says_nothing_of_what_it_holds() -> None:
    sealed = sealing.seal(b"what only we may read", of="endpoint a")

    assert sealing.opened(sealed, of="endpoint a") == b"what only we may read"
    assert len(sealed) == sealing.length(21)
    assert sealing.seal(b"what only we may read", of="endpoint a") != sealed
    for forged, of in ((sealed, "endpoint b"), (sealed[:-4] + "AAAA", "endpoint a"), ("", "endpoint a")):
        with pytest.raises(sealing.Sealed):
            sealing.opened(forged, of=of)


def test_an_older_key_opens_and_no_other_does(settings: Any) -> None:
    sealed, old = sealing.seal(b"s" * 32, of="endpoint a"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one " * 5, [old]
    assert sealing.opened(sealed, of="endpoint a") == b"s" * 32

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(sealing.Sealed):
        sealing.opened(sealed, of="endpoint a")
