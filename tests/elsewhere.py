"""Does something in a session of its own, beside whatever a test has open."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def elsewhere(do: Callable[[], int]) -> int:
    """What it comes to in a session of its own, which may wait two seconds for a lock and no longer."""

    def there() -> int:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(there).result()
