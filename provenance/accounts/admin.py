"""People on the desk: who may sign in, and in which role."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from provenance.accounts.models import User

# What a role may do is settled in one place (actions.people), not typed in here.
admin.site.unregister(Group)


@admin.register(User)
class UserDesk(UserAdmin):  # type: ignore[type-arg]
    """Those who sign in. Nobody is deleted, because their name stands under what they did: they are switched off."""

    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="Role")
    def roles(self, row: User) -> str:
        """What they are here for."""
        return ", ".join(sorted(group.name for group in row.groups.all())) or "–"

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
