"""The settings of whoever keeps the machine: figures, faults, backups, letters, logs, and whose pages these are."""

import os

from django.core.exceptions import ImproperlyConfigured

from provenance.environment import flag, networks, number, secret
from sources.keeping.where import where

# The role of the database that may read, and nothing else; where there is none, none is given rights.
READER_ROLE = os.environ.get("PROVENANCE_READER_ROLE", "provenance_reader")
# A replica from which partners’ questions are read, and how many seconds its answers may be old at most.
REPLICA_URL = secret("REPLICA_URL")
REPLICA_SECONDS = number("REPLICA_SECONDS", default=1, most=60)
# Where the bytes of pages are kept: s3://BUCKET?endpoint=…&region=… or file:///FOLDER; empty: in the database. Who asks
# an object storage is told by these two, else by the environment or the machine's role, as AWS's programs have it.
CAPTURES_URL = secret("CAPTURES_URL")
CAPTURES_KEY = secret("CAPTURES_KEY")
CAPTURES_SECRET = secret("CAPTURES_SECRET")
if CAPTURES_URL:
    try:
        where(CAPTURES_URL, CAPTURES_KEY, CAPTURES_SECRET)
    except ValueError as trouble:
        raise ImproperlyConfigured(f"CAPTURES_URL: {trouble}") from trouble
# After how many days a page is moved into an archive of the store, by manage.py archive; 0: never. And after how many
# million bytes an archive is full.
ARCHIVE_DAYS = number("ARCHIVE_DAYS", default=0, least=0)
ARCHIVE_MEGABYTES = number("ARCHIVE_MEGABYTES", default=1000)
if ARCHIVE_DAYS and not CAPTURES_URL:
    raise ImproperlyConfigured(
        "ARCHIVE_DAYS is set and CAPTURES_URL is not: name the store that keeps archives"
    )
# Who may read the figures at /metrics: whoever shows the token, and who asks from a network. Neither given: nobody.
METRICS_TOKEN = secret("METRICS_TOKEN")
METRICS_NETWORKS = networks("METRICS_NETWORKS")
# Where faults and spans are told, without a word of the newsroom’s (provenance/operating/tracing.py); empty: nowhere.
SENTRY_DSN = secret("SENTRY_DSN")
OTEL_ENDPOINT = os.environ.get("OTEL_ENDPOINT", "")
# The file in which the backup notes that it was made and can be read back; without one nobody is warned.
BACKUP_STAMP = os.environ.get("BACKUP_STAMP", "")
# How many days back the database may be restored; for as long, and a day, the store keeps what only backups name.
BACKUP_DAYS = number("BACKUP_DAYS", default=7)
# Through which server letters go out (saved searches), and from whom; without a host none are written.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = number("EMAIL_PORT", default=587, most=65_535)
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("EMAIL_PASSWORD")
EMAIL_USE_TLS = flag("EMAIL_TLS", default=True)
EMAIL_FROM = os.environ.get("EMAIL_FROM", "Provenance <provenance@localhost>")
# Who publishes here: the name reviews, feeds and bundles go out under.
NEWSROOM = os.environ.get("NEWSROOM", "") or "Provenance"
# Under which address readers find the pages: for letters, which nobody asks for.
SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "http://localhost:8000").rstrip("/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    # Who came in and who was turned away is told whatever the level of the rest.
    "loggers": {"provenance.security": {"level": "INFO"}},
}
