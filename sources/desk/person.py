"""Who sits at the desk."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from sources.actions.signature import Person


def person(request: HttpRequest) -> Person:
    """The person who asks; nobody else gets as far as this."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
