"""Whole columns come from the database number for number, in one row."""

import numpy as np
import pytest
from django.db import connection

from claims.models.arrays import arrays, columns

pytestmark = pytest.mark.django_db


def test_every_kind_of_number_arrives_as_it_is() -> None:
    rows = (
        "(VALUES (1::smallint, 70000, 9007199254740993, 0.1::float8),"
        " (-2, -3, -9000000000000000001, 1e-300)) AS v(a, b, c, d)"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {columns('one', of=rows, a='a', b='b', c='c', d='d')}")
        found = arrays(cursor)

    assert {name: column.tolist() for name, column in found.items()} == {
        "one_a": [1, -2],
        "one_b": [70000, -3],
        "one_c": [9007199254740993, -9000000000000000001],
        "one_d": [0.1, 1e-300],
    }
    assert [column.dtype for column in found.values()] == [np.int64] * 3 + [np.float64]


def test_columns_of_several_selections_stand_beside_one_another_and_may_be_empty() -> None:
    both = [
        columns("few", of="generate_series(1, 3) AS number", twice="number * 2"),
        columns("none", of="generate_series(1, 0) AS number", number="number"),
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {', '.join(both)}")
        found = arrays(cursor)

    assert found["few_twice"].tolist() == [2, 4, 6]
    assert found["none_number"].tolist() == []
