"""Takes in an article that a program hands in, once however often it is sent, and answers with what was found."""

import hashlib
import json
import re
from dataclasses import replace
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.db import transaction
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
from provenance.partners import asking, submitting
from provenance.partners.actions import receipts
from provenance.partners.errors import Fault
from provenance.partners.ingest_schema import IngestSchema
from provenance.partners.models import Key
from provenance.partners.rendering import encode
from provenance.partners.showing import Costs, NewsroomOrKey, Scopes
from provenance.partners.strict import StrictJSON
from provenance.partners.vocabulary import Scope
from sources.actions import put_away
from sources.actions.signature import Person
from sources.api.audience import Audience
from sources.api.parameters import PUBLIC_ID
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Article

KEY = re.compile(r'"?([\x21-\x7e]{1,255}?)"?', re.ASCII)
HEADER = "Idempotency-Key"


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
        return _answer(200, _told(request, replace(found, new=None)))

    def post(self, request: Request) -> HttpResponse:
        """Take the article in, or find that we have it."""
        asking.given(request.query_params, ())
        row: dict[str, Any] = dict(request.data)
        key, sender = _key(request), person(request)
        fingerprint = _fingerprint(request.path, row)
        try:
            answer, taken = self._take(request, row, key, sender, fingerprint)
        except Refused as refused:
            put_away.keep(refusal=refused, by=sender)
            raise
        if taken is not None:
            hurry()
            if taken.article is None:
                hurry(LOOK)
        return answer

    def _take(
        self, request: Request, row: dict[str, Any], key: str, sender: Person, fingerprint: str
    ) -> tuple[HttpResponse, Taken | None]:
        """The answer, and what was taken; nothing was where the same request has been answered before."""
        with transaction.atomic():
            kept = receipts.find(sender=sender, key=key, fingerprint=fingerprint) if key else None
            if kept is not None:
                return _replayed(kept.number, bytes(kept.answer), kept.location), None
            partner = isinstance(request.auth, Key)
            taken = submitting.submit(row=row, by=sender) if partner else taking.take(row=row, by=sender)
            told = _told(request, taken)
            number = 202 if told["article"] is None else 201 if taken.new else 200
            answer = _answer(number, told)
            if key:
                receipts.keep(
                    sender=sender,
                    key=key,
                    fingerprint=fingerprint,
                    number=number,
                    answer=answer.content,
                    location=told["poll"],
                )
        return answer, taken


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


def _key(request: Request) -> str:
    written = request.headers.get(HEADER)
    if written is None:
        return ""
    found = KEY.fullmatch(written.strip())
    if not found:
        raise Fault("write 1 to 255 visible ASCII signs, such as a UUID", code="bad_value", field=HEADER)
    return found[1]


def _fingerprint(path: str, row: dict[str, Any]) -> str:
    """The same for the same fields in any order and spacing."""
    sent = json.dumps([path, row], sort_keys=True)
    return hashlib.sha256(sent.encode()).hexdigest()


def _answer(number: int, told: HandedInTold) -> HttpResponse:
    return _finished(number, encode(told), told["poll"])


def _replayed(number: int, answer: bytes, location: str) -> HttpResponse:
    response = _finished(number, answer, location)
    response["Idempotency-Replayed"] = "true"
    return response


def _finished(number: int, answer: bytes, location: str) -> HttpResponse:
    response = HttpResponse(answer, status=number, content_type="application/json")
    response["Cache-Control"] = "no-store"
    if number != 200:
        response["Location"] = location
    return response
