#!/usr/bin/env python
"""The door to every command of the program; without servers of your own it brings private ones."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError, OperationalError, ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable
from redis.exceptions import RedisError

from provenance.embedded import session
from provenance.embedded.refusal import Refusal
from provenance.management import outages


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")
    try:
        with session.servers_for(sys.argv):
            execute_from_command_line(sys.argv)
    except (Refusal, ImproperlyConfigured) as refusal:
        sys.exit(str(refusal))
    except (DatabaseError, RedisError) as fault:
        line = outages.told(fault)
        if line is None or "--traceback" in sys.argv:
            raise
        sys.exit(line)
    except OperationalError as error:
        sys.exit(
            f"The database does not serve us; see DATABASE_URL and its log. It says: {str(error).splitlines()[0]}"
        )
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            raise
        sys.exit("The database has not the tables of this version: run manage.py migrate first")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
