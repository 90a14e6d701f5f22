"""Lets an account look up only so many texts a minute, so that nobody keeps the others waiting."""

import secrets

import redis
from django.conf import settings
from rest_framework.request import Request

from provenance.accounts import turns
from provenance.partners.doors import Waiting

WINDOW = 60
"""Seconds for which looked-up texts are counted; the limit holds for any stretch of so long."""


def hold(request: Request) -> None:
    """Count a request for whoever makes it, before anything of it is read: a bad one keeps us busy too.

    Raises ``Waiting`` where it is one too many. Where the counters cannot be asked, it is answered: a look-up does no
    harm, and needs nothing of them.
    """
    key, most = f"matches:{request.user.pk}", settings.MATCHES_A_MINUTE
    try:
        wait = turns.take(limits={key: most}, window=WINDOW, token=secrets.token_hex(8))
    except (redis.RedisError, ValueError):
        return
    if wait:
        raise Waiting(wait, f"More than {most} texts in a minute: try again in {wait} seconds.")
