"""What a sum is the price of: the thing itself, else money."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

PRICES = """
en|Price of rice $5.|costs|rice|5|5|USD
en|The price of a kilo of rice rose to 5 dollars.|costs|rice|5|5|USD
en|Cost of one kilo 5 dollars.|costs|money|5|5|USD
en|He said it costs 5 dollars.|costs|money|5|5|USD
"""


@pytest.mark.parametrize(("language", "text", "read"), rows(PRICES))
def test_a_sum_is_the_price_of_what_is_named_and_else_of_money(language: str, text: str, read: str) -> None:
    assert said(text, language) == [read]
