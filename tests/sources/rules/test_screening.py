"""Copies are told from what everybody prints, from the second article on."""

from collections.abc import Sequence

from sources.rules.screening import Pair, Piece, Screen, arrive


def words(letter: str, count: int) -> str:
    return " ".join(f"{letter}{number}" for number in range(count))


def screened(*batches: list[Piece]) -> tuple[list[Pair], Screen]:
    """The pairs of all batches, and the screen after them."""
    every: list[Piece] = []
    screen, pairs = Screen(), list[Pair]()

    def known(numbers: Sequence[int]) -> list[Piece]:
        return [every[number] for number in numbers]

    for batch in batches:
        found, screen = arrive(screen, batch, known)
        every += batch
        pairs += found
    return pairs, screen


WIRE = Piece(words("w", 300), 1)
FOOTER = words("f", 40)


def test_a_copy_is_found_in_the_same_batch_and_in_a_later_one() -> None:
    copy = Piece(f"{words('a', 20)} {WIRE.text}", 2)

    assert screened([WIRE, copy])[0] == screened([WIRE], [copy])[0] == [Pair(1, 0)]


def test_an_excerpt_of_sixty_words_is_found_and_a_quote_of_twenty_five_is_not() -> None:
    excerpt = Piece(f"{words('a', 150)} {' '.join(WIRE.text.split()[100:160])} {words('b', 150)}", 2)
    quote = Piece(f"{words('c', 150)} {' '.join(WIRE.text.split()[200:225])} {words('d', 150)}", 3)

    assert screened([WIRE, excerpt, quote])[0] == [Pair(1, 0)]


def test_an_outlets_closing_lines_are_learned_from_its_second_article() -> None:
    one, other = (Piece(f"{words(letter, 200)} {FOOTER}", 1) for letter in "ab")

    pairs, screen = screened([one], [other])

    assert pairs == []
    assert len(screen.commonplaces)


def test_closing_lines_that_travelled_with_a_copy_make_no_second_copy() -> None:
    first, second = (Piece(f"{words(letter, 200)} {FOOTER}", 1) for letter in "ab")
    copy = Piece(first.text, 2)

    assert screened([first], [copy], [second])[0] == [Pair(1, 0)]
    assert screened([first, copy, second])[0] == [Pair(1, 0)]


def test_two_outlets_sharing_as_much_at_their_ends_are_a_pair() -> None:
    one, other = Piece(f"{words('a', 200)} {FOOTER}", 1), Piece(f"{words('b', 200)} {FOOTER}", 2)

    assert screened([one], [other])[0] == [Pair(1, 0)]


def test_a_phrase_of_many_is_learned_and_a_wire_of_many_is_not() -> None:
    phrase = words("s", 22)
    users = [Piece(f"{words(f'u{at}x', 150)} {phrase} {words(f'v{at}x', 150)}", at) for at in range(30)]
    carriers = [Piece(f"{words(f'c{at}x', 30)} {WIRE.text}", 100 + at) for at in range(60)]

    pairs, screen = screened(users, [WIRE], carriers[:30], carriers[30:])

    assert len(screen.commonplaces)
    assert {pair.later for pair in pairs} == set(range(31, 91))
    assert {pair.earlier for pair in pairs if pair.later == 90} >= {30}


def test_each_hash_names_its_first_carriers_only() -> None:
    carriers = [Piece(WIRE.text, at) for at in range(80)]

    pairs, screen = screened(*([piece] for piece in carriers))

    assert sum(pair.later == 79 for pair in pairs) == 48
    assert {pair.earlier for pair in pairs if pair.later == 79} == set(range(48))
    assert screen.seen == 80
