"""How Django knows this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may sign in."""

    name = "provenance.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
