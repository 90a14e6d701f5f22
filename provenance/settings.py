"""Every setting of the program, read from the environment and nowhere else."""

import os
import secrets
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from provenance import doorway
from provenance.environment import database, flag, number, one_of, secret, several, thirty_two
from provenance.operating.given import *  # noqa: F403 (settings, as those below)

BASE_DIR = Path(__file__).resolve().parent.parent


DEBUG = flag("DEBUG", default=False)
LOCAL = not secret("DATABASE_URL") or flag("PROVENANCE_EMBEDDED", default=False)
SECRET_KEY = secret("SECRET_KEY")
if not SECRET_KEY:
    if not LOCAL:
        raise ImproperlyConfigured("SECRET_KEY is missing: set it, or SECRET_KEY_FILE, to a long random text")
    SECRET_KEY = secrets.token_urlsafe(50)
# What was SECRET_KEY before: what was signed or sealed under it is still good, nothing new is.
SECRET_KEY_FALLBACKS = [key.strip() for key in secret("SECRET_KEY_FALLBACKS").split(",") if key.strip()]
# The secret half of the pair that evidence and dumps are signed with; without it nothing is signed.
SIGNET = thirty_two("SIGNET", secret("SIGNET"))
# The public halves of those before it: what they signed can still be checked.
SIGNETS_BEFORE = [thirty_two("SIGNETS_BEFORE", each) for each in several("SIGNETS_BEFORE", default="")]
ALLOWED_HOSTS = several("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = several("CSRF_TRUSTED_ORIGINS", default="")
HTTPS = flag("HTTPS", default=not LOCAL)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "provenance.accounts",
    "provenance.pipeline",
    "provenance.history",
    "provenance.partners",
    "provenance.news",
    "provenance.searches",
    "provenance.telling",
    "provenance.webhooks",
    "claims",
    "sources",
    "provenance",
]
AUTH_USER_MODEL = "accounts.User"
# Of whom a code of an app is required besides the password; everybody may set one up. Private servers require it of
# nobody: they are for trying things out, by one person on one machine.
SECOND_FACTOR = one_of(
    "SECOND_FACTOR",
    "offered",
    "administrators",
    "everybody",
    default="offered" if LOCAL else "administrators",
)

MIDDLEWARE = [
    "provenance.operating.timing.Timing",
    "provenance.operating.probes.Probes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "provenance.pages.policy.Policy",
    "provenance.partners.errors.OneShape",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "provenance.accounts.sessions.Sessions",
    "provenance.accounts.second_factor.SecondFactors",
    "provenance.languages.choosing.Languages",
    "provenance.partners.signing_in.SigningIn",
    "provenance.partners.replica.Replicas",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "provenance.pages.directions.Directions",
    "provenance.pages.refusals.Refusals",
]

ROOT_URLCONF = "provenance.urls"
WSGI_APPLICATION = "provenance.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Every page says what it says in the reader’s language.
            "builtins": ["django.templatetags.i18n", "django.templatetags.l10n"],
        },
    },
]

# Migrations and the integrity check run as the owner of the tables; everything else as a role that cannot rewrite
# captures, history or reviews.
OWNER_COMMANDS = {
    "migrate", "flush", "test", "sqlmigrate", "dbshell", "verify", "grant", "bench", "erase", "archive", "clear",
}  # fmt: skip
_address = secret("DATABASE_URL")
_owner_address = secret("DATABASE_OWNER_URL") or _address
_as_owner = (len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS) or "pytest" in sys.modules
DATABASES = {"default": database(_owner_address if _as_owner else _address)}
if REPLICA_URL:  # noqa: F405
    DATABASES["replica"] = database(REPLICA_URL)  # noqa: F405
    DATABASES["replica"]["OPTIONS"]["connect_timeout"] = 2
# Whether a pooler that lends sessions for one transaction each (PgBouncer) stands before the database.
POOLED = flag("POOLED", default=False)
if POOLED:
    for _each in DATABASES.values():
        _each["DISABLE_SERVER_SIDE_CURSORS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APP_ROLE = os.environ.get("PROVENANCE_APP_ROLE", "provenance_app")

REDIS_URL = secret("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "pages",
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
# Whoever keeps what was worked out asks this whether anything was written since; the lower apps know no history.
END_OF_HISTORY = "provenance.history.ends.end_of_history"

AUTH_PASSWORD_VALIDATORS = doorway.PASSWORDS
AUTHENTICATION_BACKENDS = ["provenance.accounts.passwords.Passwords"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["provenance.languages.formats"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LOCAL

CONTENT_SECURITY_POLICY = doorway.POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# Asked inside, by machines that speak no TLS.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Whether a proxy of our own stands before us, and says how and from where each request came.
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
# A browser takes a cookie named so only over TLS, from this host and for all of it: no neighbour can plant one.
HOST_ONLY = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{HOST_ONLY}sessionid"
CSRF_COOKIE_NAME = f"{HOST_ONLY}csrftoken"
LANGUAGE_COOKIE_NAME = f"{HOST_ONLY}django_language"
# How long somebody stays signed in, and how long with nobody there: a working day, and longer than a review is written.
SESSION_HOURS = number("SESSION_HOURS", default=12, most=336)
IDLE_MINUTES = number("IDLE_MINUTES", default=180, least=5)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
X_FRAME_OPTIONS = "DENY"
# One posted form or document; larger articles come in as files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["provenance.partners.rendering.JSONRenderer"],
    # Signing in by a session reads what is sent even where nothing is taken: only doors that take it name a reader.
    "DEFAULT_PARSER_CLASSES": [],
    # The first one decides how strangers are asked to sign in.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "provenance.partners.doors.NameAndPassword",
        "provenance.partners.showing.PartnerKey",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "provenance.partners.errors.answer",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
}
# Where the index stands by which copies are found. "tables" needs no memory, some 5 KB an article on disk, and is there
# at once after a restart. "memory" is some 2.7 times as fast, takes some 0.7 KB an article in every worker process, and
# has to be read back (some 4,500 articles a second) by each new one: for one worker with the memory to itself. Both
# find the same, and each catches up by itself after a change.
COPIES_FOUND_IN = os.environ.get("COPIES_FOUND_IN", "tables")
if COPIES_FOUND_IN not in {"memory", "tables"}:
    raise ImproperlyConfigured(f"COPIES_FOUND_IN is {COPIES_FOUND_IN!r}: write memory or tables")
# A worker process that has grown beyond this is replaced by a fresh one, which forgets an index held in memory.
WORKER_MEMORY = os.environ.get("WORKER_MEMORY", "500")
if not WORKER_MEMORY.isascii() or not WORKER_MEMORY.isdigit() or int(WORKER_MEMORY) < 300:
    raise ImproperlyConfigured(f"WORKER_MEMORY is {WORKER_MEMORY!r}: write megabytes, 300 or more")
# Under which name pages and feeds are asked for: honest, and with a way to reach whoever runs this.
CONTACT = os.environ.get("FETCHING_CONTACT", "")
FETCHING_AGENT = f"Provenance/1.0 (news provenance{f'; +{CONTACT}' if CONTACT else ''})"
if not CONTACT.isascii() or not CONTACT.isprintable():
    raise ImproperlyConfigured(
        "FETCHING_CONTACT: write an address or e-mail in plain ASCII, without line breaks"
    )
# How many workers may be out at once (each looks at eight hosts at a time); the others are left to the line.
FETCHING_WORKERS = number("FETCHING_WORKERS", default=1)
# Tests serve news sites on this machine: host name to address and port. No environment reaches these two.
FETCHING_WORLD: dict[str, tuple[str, int]] = {}
FETCHING_TRUST = ""

# Who reads articles besides our own reader (claims/analysts): nobody, unless one is set up here.
ANALYST = os.environ.get("ANALYST", "")
if ANALYST not in {"", "reader", "chat", "model"}:
    raise ImproperlyConfigured(f"ANALYST is {ANALYST!r}: write chat, model or reader, or leave it empty")
ANALYST_URL = os.environ.get("ANALYST_URL", "")
ANALYST_MODEL = os.environ.get("ANALYST_MODEL", "")
ANALYST_KEY = secret("ANALYST_KEY")
ANALYST_FOLDER = os.environ.get("ANALYST_FOLDER", "")
ANALYST_LABELS = several("ANALYST_LABELS", default="")
# The library that opens such a folder; it is no part of the program, and loaded only where a folder is set up.
ANALYST_LIBRARY = os.environ.get("ANALYST_LIBRARY", "transformers")
ANALYST_SECONDS = number("ANALYST_SECONDS", default=60, most=90)  # a wake-up ends before its message goes on
# Texts one account may have looked up among the known claims in any minute.
MATCHES_A_MINUTE = number("MATCHES_A_MINUTE", default=120)
# What a partner’s key may spend in any minute, unless its keeper says otherwise: a page of a list costs 1.
KEY_A_MINUTE = number("KEY_A_MINUTE", default=600)
# How many megabytes of answers to keys each process of the web server keeps, to tell them again while nothing changes.
TOLD_MB = number("TOLD_MB", default=16, least=0)
# The same for an address from which strangers ask the API.
STRANGERS_A_MINUTE = number("STRANGERS_A_MINUTE", default=60)
# How often an account, or an address from which strangers ask, may ask in a minute how a claim stood in the past.
PAST_A_MINUTE = number("PAST_A_MINUTE", default=60)
# The same for a whole article pasted into the search.
PASTED_A_MINUTE = number("PASTED_A_MINUTE", default=12)
# For how many days it is kept what each key did.
USAGE_DAYS = number("USAGE_DAYS", default=400, least=30)  # no fewer: so many are drawn
# How many days the change feed remembers what was merged, withdrawn or deleted: a partner away for longer begins anew.
TOMBSTONE_DAYS = number("TOMBSTONE_DAYS", default=90)
# Where full dumps lie, and for how many days; web server and worker share the folder.
DUMPS = Path(
    os.environ.get("DUMPS") or Path(os.environ.get("PROVENANCE_HOME") or BASE_DIR / ".local") / "dumps"
)
DUMP_DAYS = number("DUMP_DAYS", default=7)
ANALYST_CALLS = number("ANALYST_CALLS", default=200)
ANALYST_TOKENS = 1000 * number("ANALYST_TOKENS", default=1000)

SPECTACULAR_SETTINGS = {
    "TITLE": "Provenance",
    "DESCRIPTION": "For each claim: who says it, who only repeats it, who disputes it, and its independent origins.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "provenance.webhooks.described.with_messages",
        "provenance.partners.examples.embedding.with_examples",
    ],
}
