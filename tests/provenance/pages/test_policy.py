"""What browsers may load is said with every answer in the words django-csp would put together for it."""

from typing import Any

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client

from provenance.pages.policy import Policy

NAME = "Content-Security-Policy"


def directives(answer: Any) -> set[str]:
    return set(answer[NAME].split("; "))


@pytest.mark.parametrize("own", [{}, {"_csp_replace": {"frame-ancestors": ["*"]}}, {"_csp_exempt": True}])
def test_the_policy_is_the_same_for_answers_with_and_without_one_of_their_own(own: dict[str, Any]) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        answer = HttpResponse("A page.")
        vars(answer).update(own)
        return answer

    ours: Any
    theirs: Any
    ours, theirs = Policy(page)(HttpRequest()), CSPMiddleware(page)(HttpRequest())

    assert ours.has_header(NAME) == theirs.has_header(NAME)
    assert not ours.has_header(NAME) or directives(ours) == directives(theirs)


@pytest.mark.django_db
def test_it_is_on_pages_on_answers_to_programs_and_on_refusals(client: Client) -> None:
    told = [client.get(address) for address in ("/", "/api/v1/claims/", "/api/v1/nothing/", "/nothing/")]

    assert {frozenset(directives(answer)) for answer in told} == {frozenset(directives(told[0]))}
    assert "default-src 'none'" in directives(told[0])
