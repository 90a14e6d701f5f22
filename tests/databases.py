"""Databases of a test's own, beside the one that all share: with nothing in them, gone afterwards."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql


@pytest.fixture
def empty(db: None) -> Iterator[BaseDatabaseWrapper]:
    """A database with nothing in it, known to Django as “empty”, gone afterwards."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as line:
        line.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        line.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        connections["empty"] = type(connections["default"])(
            {**connection.settings_dict, "NAME": name}, "empty"
        )
        try:
            yield connections["empty"]
        finally:
            connections["empty"].close()
            del connections["empty"]
            line.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
