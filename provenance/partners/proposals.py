"""Takes in what partners propose: that words of an article stand for a claim, for a person to agree or say no."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.actions import proposals
from claims.api.appearances import APPEARANCES
from claims.api.proposals import PROPOSALS, ProposalTold, etag
from claims.models import ProposedAppearance
from provenance.partners import asking, freshness, once, paging, proposed
from provenance.partners.errors import Fault
from provenance.partners.once import Done
from provenance.partners.own_key import ShowsKey
from provenance.partners.proposals_schema import ProposalSchema, ProposalsSchema, ProposingSchema
from provenance.partners.rendering import encode
from provenance.partners.showing import KEY_SHOWN, Costs, Scopes
from provenance.partners.strict import NestedJSON
from provenance.partners.views import Listing
from provenance.partners.vocabulary import Scope
from sources.api.audience import Audience
from sources.desk.person import person
from sources.errors import Refused, Stale

IF_MATCH = "If-Match"


class Unmatched(Fault):
    """A change that does not say what it was made to."""

    status_code = 428


class Outdated(Fault):
    """A change made to what stands there no more."""

    status_code = 412


class Appearances(Listing):
    """The list of appearances, and the door at which partners propose some."""

    resource = APPEARANCES
    parser_classes = (NestedJSON,)
    scopes: Scopes = {"GET": Scope.READ, "POST": Scope.WRITE}
    costs: Costs = {"POST": 5}
    schema = ProposingSchema()

    def post(self, request: Request) -> HttpResponse:
        """Keep a proposal for the desk, or find that it waits there already."""
        if not hasattr(request, KEY_SHOWN):
            raise NotAuthenticated(ShowsKey.message)
        asking.given(request.query_params, ())
        sent: dict[str, Any] = dict(request.data)

        def act() -> Done:
            asked = proposed.read(sent, request.user)
            row, made = proposals.propose(
                said=asked.said, about=asked.about, typed=asked.typed, by=person(request), why=asked.why
            )
            told = _told(request, row)
            return Done(201 if made else 200, told, _address(request, row), told["etag"])

        with _named_as_sent():
            return once.carried_out(request, sent, person(request), act)[0]


class OfPartner(APIView):
    """What both addresses of proposals share: they are a partner's own."""

    permission_classes = (ShowsKey,)
    scopes: Scopes = {}

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        """Tell everybody without a key to show one, whoever else they are."""
        raise NotAuthenticated(message)


class Proposals(OfPartner):
    """What the partner has proposed, and what became of it."""

    resource = PROPOSALS
    scopes: Scopes = {"GET": Scope.WRITE}
    schema = ProposalsSchema()

    def get(self, request: Request) -> HttpResponseBase:
        allowed = {"cursor", "page_size", *(each.name for each in PROPOSALS.parameters)}
        asked = asking.given(request.query_params, allowed)

        def page() -> dict[str, Any]:
            audience = Audience(request.user, timezone.now())
            kept = asking.condition(PROPOSALS.parameters, asked, audience)
            return paging.page(
                request, PROPOSALS.rows(audience).filter(kept), PROPOSALS.brief, asked, audience
            )

        return freshness.answer(request, page, remembered=False)


class Proposal(OfPartner):
    """One proposal: what became of it; while it waits, the partner changes it or takes it back."""

    resource = PROPOSALS
    parser_classes = (NestedJSON,)
    scopes: Scopes = {"GET": Scope.WRITE, "PATCH": Scope.WRITE, "DELETE": Scope.WRITE}
    costs: Costs = {"PATCH": 5}
    schema = ProposalSchema()

    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        asking.given(request.query_params, ())
        return _answer(request, _own(request, public_id))

    def patch(self, request: Request, public_id: str) -> HttpResponseBase:
        """Put some fields otherwise; what is sent is held to all that a new proposal is."""
        asking.given(request.query_params, ())
        row = _own(request, public_id)
        version = _seen(request, row)
        with _named_as_sent():
            asked = proposed.changed(row, dict(request.data), request.user)
            changed = proposals.change(
                row=row,
                version=version,
                said=asked.said,
                about=asked.about,
                typed=asked.typed,
                by=person(request),
                why=asked.why,
            )
        return _answer(request, changed)

    def delete(self, request: Request, public_id: str) -> HttpResponse:
        """Take it back, as if it had never been proposed."""
        asking.given(request.query_params, ())
        row = _own(request, public_id)
        with _named_as_sent():
            proposals.take_back(row=row, version=_seen(request, row), by=person(request))
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _own(request: Request, public_id: str) -> ProposedAppearance:
    """The partner's own; what others have proposed is not there for it."""
    rows = ProposedAppearance.objects.select_related("claim__merged_into", "capture__article__source")
    found = rows.filter(public_id=public_id, proposed_by=person(request).pk).first()
    if found is None:
        raise Http404
    return found


def _seen(request: Request, row: ProposedAppearance) -> int:
    """The version the partner says it has read. Raises ``Unmatched`` where it says none, ``Outdated`` for another."""
    written = request.headers.get(IF_MATCH, "").strip()
    if not written:
        raise Unmatched(
            "is missing: read the proposal and send its ETag, so that you change nothing unseen",
            code="if_match_missing",
            field=IF_MATCH,
        )
    if etag(row.public_id, row.version) not in {each.strip() for each in written.split(",")}:
        raise _outdated()
    return row.version


def _outdated() -> Outdated:
    return Outdated(
        "it has been changed since you read it: read it again, then send what you want",
        code="stale",
        field=IF_MATCH,
    )


@contextmanager
def _named_as_sent() -> Iterator[None]:
    """Name the field at fault as programs send it, and answer what came too late by its own number."""
    try:
        yield
    except Stale as stale:
        raise _outdated() from stale
    except Refused as refused:
        raise proposed.translated(refused) from refused


def _told(request: Request, row: ProposedAppearance) -> ProposalTold:
    audience = Audience(request.user, timezone.now())
    (told,) = PROPOSALS.full.told(PROPOSALS.rows(audience).filter(pk=row.pk), audience)
    return told  # type: ignore[no-any-return]


def _address(request: Request, row: ProposedAppearance) -> str:
    return request.build_absolute_uri(reverse("api:proposals-one", args=[row.public_id]))


def _answer(request: Request, row: ProposedAppearance) -> HttpResponseBase:
    told = _told(request, row)
    response = HttpResponse(encode(told), content_type="application/json")
    tag = told["etag"]
    asked = request._request  # noqa: SLF001 (what Django looks at is its own request)
    found = (
        get_conditional_response(asked, etag=tag, response=response) if request.method == "GET" else response
    )
    found = found or response
    found["ETag"] = tag
    found["Cache-Control"] = "private, no-cache"
    return found
