"""Says in one line that the database or the broker cannot be used, and which setting to look at."""

from django.db import DatabaseError, OperationalError
from psycopg.errors import UndefinedTable
from redis.exceptions import RedisError

ADDRESSES = "check DATABASE_URL and, for what the owner runs, DATABASE_OWNER_URL"


def told(fault: DatabaseError | RedisError) -> str | None:
    """The line for a fault a person can mend from outside; None for one that is a fault of the program."""
    if isinstance(fault, RedisError):
        return f"Valkey or Redis cannot be used ({reason(fault)}): check REDIS_URL"
    if isinstance(fault.__cause__, UndefinedTable):
        return "The database has no tables yet, or old ones: run manage.py migrate first"
    if isinstance(fault, OperationalError):
        return f"The database cannot be used ({reason(fault)}): {ADDRESSES}"
    return None


def reason(fault: Exception) -> str:
    """The first line of what the driver says."""
    return next(iter(str(fault).strip().splitlines()), type(fault).__name__).rstrip(".")
