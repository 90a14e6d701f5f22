"""Giving the role the program works as its rights, again, after the role was made or renamed."""

from django.conf import settings
from django.db import connection, transaction


def grant() -> bool:
    """Give the application's role exactly what it needs; False where it does not exist or owns the tables itself."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])
        return bool(cursor.fetchone()[0])
