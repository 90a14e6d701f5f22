"""Giving the roles the program and its readers work as their rights, again, after a role was made or a table came."""

from django.conf import settings
from django.db import connection, transaction

SECRET = (
    "accounts_user", "accounts_secondfactor", "accounts_recoverycode", "django_session", "partners_key",
    "searches_savedsearch", "webhooks_endpoint",
)  # fmt: skip
"""What opens accounts, keys, feeds and endpoints, sealed or hashed or not: no reader's to see."""


def grant() -> bool:
    """Give the application's role exactly what it needs; False where it does not exist or owns the tables itself.

    The reader's role, where there is one, may read all but what opens something.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])
        granted = bool(cursor.fetchone()[0])
        cursor.execute("SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = %s", [settings.READER_ROLE])
        for (reader,) in cursor.fetchall():
            cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
            cursor.execute(f"REVOKE ALL ON {', '.join(SECRET)} FROM {reader}")
        return granted
