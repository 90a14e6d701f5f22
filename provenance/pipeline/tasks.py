"""What a wake-up does: work the line for a bounded while. The message carries nothing; the database knows the work."""

from celery import shared_task
from django.db import connection

from provenance.pipeline import line

WAKE_SECONDS = 10


@shared_task(name="provenance.pipeline.wake", ignore_result=True, soft_time_limit=60, time_limit=90)
def wake() -> None:
    """Take jobs for at most WAKE_SECONDS."""
    try:
        line.work(seconds=WAKE_SECONDS)
    finally:
        connection.close()
