"""The plan of the house that the test of its architecture reads: what each room may know and do."""

import re

APPS = ("sources", "claims", "provenance")
LONGEST = 300

# Below each app, those it must know nothing of.
ABOVE = {"sources": ("claims", "provenance"), "claims": ("provenance",), "provenance": ()}
DOORS = frozenset({"admin", "api", "desk", "management", "tasks", "templatetags", "urls", "views"})
# What each room must not import of its own or a lower app, and what to do instead.
SHUT = {
    "models": (
        DOORS | {"actions", "intake", "pages"},
        "a model knows how rows look, not what is done with them: let the action or page import the model",
    ),
    "actions": (
        DOORS | {"pages"},
        "an action knows nothing of pages and doors: let the door call the action",
    ),
    "pages": (
        DOORS | {"intake"},
        "a page puts what is read into words: what asks and answers belongs in a view",
    ),
    "intake": (
        DOORS | {"actions", "models", "pages"},
        "intake only reads what is handed in: let the action call it",
    ),
}
# The rooms of claims/rules, lowest first: each is built from those before it alone.
RULES_ROOMS = (
    "language", "text", "values", "statement", "learned", "attributions", "speaking", "reader", "bearings",
    "plainly", "lookup", "grouping", "weighing", "comparing", "analysts",
)  # fmt: skip
# Pure: the same answer for the same arguments, everywhere and for ever.
PURE = frozenset({"numpy", "lxml", "trafilatura", "htmldate", "courlan", "py3langid"})
# Standard, and yet not pure: clock, chance, network, processes, threads, environment.
IMPURE = """
    asyncio concurrent ctypes glob http logging multiprocessing os platform random secrets select shutil signal socket
    socketserver sqlite3 ssl subprocess sys tempfile threading time urllib.request uuid
""".split()  # noqa: SIM905 (a list of words reads best as words)
CLOCKS = frozenset({"now", "today", "utcnow"})
NETWORK = frozenset(
    {
        "aiohttp",
        "ftplib",
        "http.client",
        "httpx",
        "obstore",
        "requests",
        "smtplib",
        "socket",
        "urllib.request",
        "urllib3",
    }
)
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.test.signals")
SHAPELESS = """
    base bases common core helper helpers info item items manager managers handler handlers misc object objects
    processor processors record records shared stuff tools util utils
""".split()  # noqa: SIM905 (a list of words reads best as words)
NAMED_BY_OTHERS = {"provenance/database/base.py"}  # Django looks for a line to a database under this name
WRITES = """
    bulk_create bulk_update create delete get_or_create save save_base update update_or_create
    abulk_create abulk_update acreate adelete aget_or_create asave aupdate aupdate_or_create
""".split()  # noqa: SIM905 (a list of words reads best as words)
SQL_WRITE = re.compile(
    r"\b(insert\s+into|delete\s+from|truncate|update\s+\w+\s+(\w+\s+)?set)\b", re.IGNORECASE
)
# Rooms that may write: actions, and what keeps the wiring's own books or is no running program.
WRITERS = frozenset({"actions", "migrations"})
WRITING_ROOMS = (
    ("provenance", "pipeline"),
    ("provenance", "history"),
    ("provenance", "bench"),
    ("provenance", "embedded"),
)
# Only here a socket may be opened; the launcher of private servers talks to its own children.
NETWORK_DOORS = (
    ("sources", "fetching"),
    ("sources", "keeping"),
    ("provenance", "embedded"),
    ("provenance", "webhooks"),
)
