"""The people who sign in: fact-checkers, senior ones, curators and administrators."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who signs in; a model of our own from the first day, because swapping it later is dear."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username
