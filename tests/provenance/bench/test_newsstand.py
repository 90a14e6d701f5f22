"""The invented newsstand prints what it promises, the same for the same seed."""

from collections import Counter

from provenance.bench.newsstand import KINDS, make

PRINTED = list(make(size=2000, seed=7))


def test_one_seed_prints_one_newsstand() -> None:
    again = [piece.text for piece in make(size=200, seed=7)]

    assert again == [piece.text for piece in PRINTED[:200]]
    assert again != [piece.text for piece in make(size=200, seed=8)]


def test_every_kind_of_copy_has_about_its_share() -> None:
    kinds = Counter(piece.kind for piece in PRINTED)

    assert all(abs(kinds[kind] / len(PRINTED) - share) < 0.012 for kind, share in KINDS.items())


def test_pieces_are_as_long_as_news() -> None:
    lengths = [len(piece.text.split()) for piece in PRINTED]

    assert 500 < sum(lengths) / len(lengths) < 650


def test_a_copy_belongs_to_the_family_of_its_upstream_and_another_outlet() -> None:
    copies = [piece for piece in PRINTED if piece.kind]

    assert all(piece.family == PRINTED[piece.upstream].family for piece in copies)
    assert all(piece.outlet != PRINTED[piece.upstream].outlet for piece in copies)
    assert any(PRINTED[piece.upstream].kind for piece in copies)
