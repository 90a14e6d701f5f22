"""Answers “have we seen this?” for programs: the known claims that a sentence, post or paragraph may repeat."""

import re
from collections.abc import Callable
from typing import Any, NoReturn

from django.urls import reverse
from django.utils import timezone
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.matches import matches
from claims.rules.lookup.tongues import told_by_words
from claims.rules.lookup.weights import LINK, SUGGEST
from provenance.partners import asking, pace
from provenance.partners.doors import SignedIn
from provenance.partners.errors import Fault
from provenance.partners.match_schema import LONGEST, MOST, USUAL, MatchSchema
from provenance.partners.showing import Costs, Scopes
from provenance.partners.strict import StrictJSON
from provenance.partners.vocabulary import Scope
from sources.api.audience import Audience
from sources.models import Article
from sources.rules import addresses

FIELDS = ("text", "url", "language", "limit")
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,2}", re.ASCII)


class Match(APIView):
    """Look a text up among the known claims."""

    permission_classes = (SignedIn,)
    parser_classes = (StrictJSON,)
    scopes: Scopes = {"POST": Scope.MATCH}
    costs: Costs = {"POST": 5}
    schema = MatchSchema()

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        """Tell strangers too whose door this is, and ask them to sign in."""
        raise NotAuthenticated(message)

    def post(self, request: Request) -> Response:
        """The claims it may repeat; nothing is kept of what was asked."""
        pace.hold(request)
        asking.given(request.query_params, ())
        sent: dict[str, Any] = dict(request.data)
        for name in sent:
            if name not in FIELDS:
                raise Fault(f"is not a field: use {', '.join(FIELDS)}", code="bad_value", field=_shown(name))
        text = _text(sent.get("text"))
        language = _language(sent.get("language")) or told_by_words(text)
        audience = asking.audience_of(request.user, timezone.now())
        most, article = _limit(sent.get("limit")), _article(sent.get("url"), audience)
        found = matches(text, language=language, most=most, audience=audience, page=_page_at(request))
        answer = {
            "language": language,
            "article": article,
            "suggest_from": SUGGEST,
            "link_from": LINK,
            "results": found,
        }
        response = Response(answer)
        response["Cache-Control"] = "no-store"
        return response


def _page_at(request: Request) -> Callable[[str], str]:
    return lambda public_id: request.build_absolute_uri(reverse("claim", args=[public_id]))


def _shown(name: str) -> str:
    return ascii(name[:60])[1:-1]


def _text(written: Any) -> str:
    if written is None or written == "":
        raise Fault(
            "is missing: give the sentence, post or paragraph to look up", code="bad_value", field="text"
        )
    if not isinstance(written, str):
        raise Fault("is no text: write it in quotation marks", code="bad_value", field="text")
    if len(written) > LONGEST:
        remedy = "send the passage in question, or hand the article in at /api/v1/ingest/"
        raise Fault(f"is longer than {LONGEST:,} characters: {remedy}", code="bad_value", field="text")
    if "\0" in written:
        raise Fault("holds a NUL character: leave it out", code="bad_value", field="text")
    if not written.isascii() and any("\ud800" <= sign <= "\udfff" for sign in written):
        raise Fault("holds half a character: send whole ones", code="bad_value", field="text")
    return written


def _language(written: Any) -> str:
    if written in (None, ""):
        return ""
    if not isinstance(written, str) or not TAG.fullmatch(written):
        raise Fault("is no language: write a code such as en or es", code="bad_value", field="language")
    return written


def _limit(written: Any) -> int:
    if written is None:
        return USUAL
    if isinstance(written, bool) or not isinstance(written, int) or not 1 <= written <= MOST:
        raise Fault(f"write a whole number from 1 to {MOST}", code="bad_value", field="limit")
    return written


def _article(written: Any, audience: Audience) -> str | None:
    """The id of the article we hold at an address, as far as the audience may see it."""
    if written in (None, ""):
        return None
    try:
        address = addresses.canonical(written if isinstance(written, str) else "")
    except ValueError as error:
        raise Fault(str(error), code="bad_value", field="url") from error
    rows = Article.objects.visible_to(audience.reader, audience.now).filter(address=address, unseen=False)
    found = rows.select_related("merged_into").first()
    return found.canonical.public_id if found else None
