"""Databases of a test's own, beside the one that all share: with nothing in them, gone afterwards."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from claims.actions import appearances, corroboration
from claims.models import FurtherRivals
from claims.models.trackrecord import Answer
from provenance.history.actions import chain
from provenance.searches.actions import saved
from provenance.webhooks.actions import endpoints
from tests import factories as make
from tests.outside import confirmed


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


def with_rows(where: BaseDatabaseWrapper) -> None:
    """Put what a small newsroom has into a database of its own; made where all tests make theirs, and copied."""
    ana = make.make_user("ana", staff=True)
    claim, other = (make.make_claim(text=text) for text in ("Four were killed.", "Two were killed."))
    said, denied = (make.make_appearance(each) for each in (claim, other))
    appearances.read(article_id=said.capture.article_id)
    # What is read anew takes its contradictions along: this one comes after.
    make.make_contradiction(make.make_appearance(claim), denied)
    make.make_derivation(said.capture.article, denied.capture.article)
    review = make.make_review(claim)
    Answer.objects.create(source=make.make_source(), claim=claim, review=review, right=True)
    FurtherRivals.objects.create(claim=claim, number=1, in_sight=1)
    confirmed(claim=claim)
    search = saved.keep(owner=ana, name="Killed", asked={"q": "killed"}, found=lambda _: [])
    endpoints.begin_for(search=search, url="https://desk.example/told", by=ana)
    corroboration.refresh(claim_id=claim.pk)
    chain.seal()
    with transaction.atomic(using=where.alias), connection.cursor() as here, where.cursor() as there:
        names = sorted(set(where.introspection.table_names(there)) - {"django_migrations"})
        for name in names:
            there.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
        there.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in names))
        for name in names:
            columns = _columns(here, name)
            with (
                here.copy(f'COPY "{name}" ({columns}) TO STDOUT (FORMAT binary)') as told,
                there.copy(f'COPY "{name}" ({columns}) FROM STDIN (FORMAT binary)') as heard,
            ):
                for part in told:
                    heard.write(part)
        there.execute("SET CONSTRAINTS ALL IMMEDIATE")
        here.execute("SELECT last_value, sequencename FROM pg_sequences WHERE last_value IS NOT NULL")
        for last, counter in here.fetchall():
            there.execute("SELECT setval(%s::regclass, %s)", [counter, last])
        for name in names:
            there.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')


def _columns(cursor: CursorWrapper, table: str) -> str:
    """Those that are written, in their own order: two databases may have them in another."""
    cursor.execute(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [table],
    )
    return str(cursor.fetchone()[0])
