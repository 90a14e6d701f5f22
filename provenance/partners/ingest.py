"""Takes in an article that a program hands in, once however often it is sent, and answers with what was found."""

from dataclasses import replace
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from provenance.celery import LOOK, hurry
from provenance.handing import outcome, taking
from provenance.handing.outcome import HandedInTold
from provenance.handing.taking import Taken
from provenance.partners import asking, once, submitting
from provenance.partners.errors import Fault
from provenance.partners.ingest_schema import IngestSchema
from provenance.partners.models import Key
from provenance.partners.once import Done
from provenance.partners.rendering import encode
from provenance.partners.showing import Costs, NewsroomOrKey, Scopes
from provenance.partners.strict import StrictJSON
from provenance.partners.vocabulary import Scope
from sources.actions import put_away
from sources.api.audience import Audience
from sources.api.parameters import PUBLIC_ID
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Article


class Ingest(APIView):
    """Hand an article in; ask how far it has come."""

    permission_classes = (NewsroomOrKey,)
    parser_classes = (StrictJSON,)
    scopes: Scopes = {"GET": Scope.WRITE, "POST": Scope.WRITE}
    costs: Costs = {"POST": 5}
    schema = IngestSchema()

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        """Tell strangers too whose door this is, and ask them to sign in."""
        if request.successful_authenticator is None:
            raise NotAuthenticated(message)
        super().permission_denied(request, message=message, code=code)

    def get(self, request: Request) -> HttpResponse:
        """What we hold of an article, or 404: the same answer as handing it in gives, with nothing taken."""
        asked = asking.given(request.query_params, {"url", "article"})
        if len(asked) != 1:
            raise Fault("give either url or article", code="bad_value", field="url")
        found = taking.at(asked["url"]) if "url" in asked else _article(asked["article"])
        if found is None or not _shown(request, found):
            raise Unknown("we do not hold it, and nobody has asked us to fetch it", field=next(iter(asked)))
        told = _told(request, replace(found, new=None))
        return once.finished(200, encode(told), told["poll"])

    def post(self, request: Request) -> HttpResponse:
        """Take the article in, or find that we have it."""
        asking.given(request.query_params, ())
        row: dict[str, Any] = dict(request.data)
        sender, partner = person(request), isinstance(request.auth, Key)
        taken: list[Taken] = []

        def act() -> Done:
            found = submitting.submit(row=row, by=sender) if partner else taking.take(row=row, by=sender)
            taken.append(found)
            told = _told(request, found)
            return Done(202 if told["article"] is None else 201 if found.new else 200, told, told["poll"])

        try:
            answer, _ = once.carried_out(request, row, sender, act)
        except Refused as refused:
            put_away.keep(refusal=refused, by=sender)
            raise
        if taken:
            hurry()
            if taken[0].article is None:
                hurry(LOOK)
        return answer


def _article(public_id: str) -> Taken | None:
    if not PUBLIC_ID.fullmatch(public_id):
        raise Fault("is no id: it has twelve letters and digits", code="bad_value", field="article")
    found = Article.objects.filter(public_id=public_id).select_related("merged_into").first()
    return Taken(found) if found else None


def _shown(request: Request, taken: Taken) -> bool:
    """Whether a partner, who sees what everybody may see, may hear of it; the newsroom hears of everything."""
    if not isinstance(request.auth, Key):
        return True
    if taken.article is None:
        return False
    rows = Article.objects.visible_to(request.user, timezone.now())
    return rows.filter(pk=taken.article.canonical.pk).exists()


def _told(request: Request, taken: Taken) -> HandedInTold:
    if taken.article is not None:
        asked = {"article": taken.article.canonical.public_id}
    else:
        asked = {"url": taken.visit.address if taken.visit else ""}
    poll = request.build_absolute_uri(f"{reverse('api:ingest')}?{urlencode(asked)}")
    if not _shown(request, taken):
        return submitting.received(poll)
    return outcome.told(taken, Audience(request.user, timezone.now()), poll)
