"""Where a web server finds the program."""

import os

from django.core.wsgi import get_wsgi_application

from provenance.operating import tracing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")

application = get_wsgi_application()
tracing.begin()
