"""What is to go says so in every answer, a year before, and in the description."""

from datetime import UTC, datetime

import pytest
from rest_framework.test import APIClient

from provenance.partners import views
from provenance.partners.retiring import Retiring
from provenance.partners.views import RootSchema

SINCE, GONE = datetime(2026, 3, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
GOING = {"GET": Retiring(SINCE, GONE, "https://newsroom.example/api/docs/#deprecation")}


def test_nothing_goes_without_a_year_of_notice() -> None:
    with pytest.raises(ValueError, match="give 365 days of notice at least"):
        Retiring(SINCE, datetime(2026, 12, 1, tzinfo=UTC), "https://newsroom.example/")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
def test_what_is_to_go_says_since_when_until_when_and_what_instead(
    api: APIClient, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    assert not {"Deprecation", "Sunset"} & set(getattr(api, method)("/api/v1/").headers)
    monkeypatch.setattr(views.Root, "retiring", GOING, raising=False)

    answer = getattr(api, method)("/api/v1/")

    assert answer.headers["Deprecation"] == "@1772323200"
    assert answer.headers["Sunset"] == "Mon, 01 Mar 2027 00:00:00 GMT"
    assert (
        answer.headers["Link"]
        == '<https://newsroom.example/api/docs/#deprecation>; rel="deprecation"; type="text/html"'
    )
    assert "Deprecation" not in api.get("/api/v1/claims/").headers


def test_the_description_calls_it_deprecated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views.Root, "retiring", GOING, raising=False)
    described = RootSchema()
    described.view, described.method = views.Root(), "GET"

    assert described.is_deprecated()
