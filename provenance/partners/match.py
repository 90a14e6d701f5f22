"""Answers “have we seen this?” for programs: the known claims that texts may repeat, and the articles they copy."""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from django.urls import reverse
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.rules.lookup.weights import LINK, SUGGEST
from provenance.partners import asking, limits, matching, pace, texts
from provenance.partners.doors import SignedIn
from provenance.partners.errors import Fault, told_of
from provenance.partners.match_schema import MatchSchema
from provenance.partners.matching import AnswersTold, AnswerTold, MatchesTold, TextTold
from provenance.partners.showing import Costs, Scopes
from provenance.partners.strict import NestedJSON
from provenance.partners.texts import Asked
from provenance.partners.vocabulary import Scope

COST = 5
"""What a text costs a key."""


class Match(APIView):
    """Look texts up among the known claims."""

    permission_classes = (SignedIn,)
    parser_classes = (NestedJSON,)
    scopes: Scopes = {"POST": Scope.MATCH}
    costs: Costs = {"POST": COST}
    schema = MatchSchema()

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        """Tell strangers too whose door this is, and ask them to sign in."""
        raise NotAuthenticated(message)

    def post(self, request: Request) -> Response:
        """What is known of one text, or of each of many; nothing is kept of what was asked."""
        pace.hold(request)
        asking.given(request.query_params, ())
        sent: dict[str, Any] = dict(request.data)
        response = Response(_many(request, sent) if "texts" in sent else _one(request, sent))
        response["Cache-Control"] = "no-store"
        return response


def _one(request: Request, sent: dict[str, Any]) -> MatchesTold:
    (found,) = _told(request, [texts.one(sent, (*texts.FIELDS, "texts"))])
    return {**found, "suggest_from": SUGGEST, "link_from": LINK}


def _many(request: Request, sent: dict[str, Any]) -> AnswersTold:
    asked = texts.each(sent)
    more = len(asked) - 1
    pace.hold(request, more)
    limits.hold_more(request, more * COST)
    found = iter(_told(request, [each for each in asked if isinstance(each, Asked)]))
    return {
        "suggest_from": SUGGEST,
        "link_from": LINK,
        "answers": [
            _answer(None, each) if isinstance(each, Fault) else _answer(next(found), None) for each in asked
        ],
    }


def _answer(found: TextTold | None, fault: Fault | None) -> AnswerTold:
    return {"answer": found, "error": told_of(fault) if fault else None}


def _told(request: Request, asked: Sequence[Asked]) -> list[TextTold]:
    audience = asking.audience(request)
    return matching.told(asked, audience=audience, page=_page_at(request)) if asked else []


def _page_at(request: Request) -> Callable[[str], str]:
    return lambda public_id: request.build_absolute_uri(reverse("claim", args=[public_id]))
