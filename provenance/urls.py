"""Every address of the program on one screen: pages, API, admin."""

from django.contrib import admin
from django.urls import path

from provenance import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
