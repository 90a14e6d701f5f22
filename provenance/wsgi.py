"""Where a web server finds the program."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from provenance.operating import tracing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")

_django = get_wsgi_application()
# Only now: it reads the tables, and the apps are there since.
application = import_string("provenance.partners.doorstep.Doorstep")(_django)
tracing.begin()
