"""Answers with one thing in a form of others', and with all reviews; as everybody may see it, whoever asks."""

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.views import APIView

from provenance.partners import asking, freshness, paging
from provenance.partners.catalogue import BY_NAME
from provenance.partners.showing import READS
from provenance.partners.standards import described, reviewed, schemaorg
from provenance.partners.standards.forms import FORMS, Form
from provenance.partners.standards.negotiating import AsItIs
from provenance.partners.standards.site import site_of
from provenance.partners.views import onward


class InForm(APIView):
    """One row of one resource in a form of others'; one that was merged leads on to what it became."""

    resource = "claims"  # every address brings its own
    form: Form = FORMS["claims"][0]
    scopes = READS
    content_negotiation_class = AsItIs
    schema = described.FormSchema()

    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        asking.given(request.query_params, ())
        audience = asking.audience_of(None, timezone.now())
        resource = BY_NAME[self.resource]
        if not resource.rows(audience).filter(public_id=public_id).exists():
            became = onward(resource, audience, public_id)
            return HttpResponseRedirect(reverse(f"api:{self.resource}-{self.form.name}", args=[became]))
        site = site_of(request)
        tell = self.form.tell
        return freshness.answer(request, lambda: tell(public_id, audience, site), media=self.form.media)


class ClaimReviews(APIView):
    """Every published review that stands, as a feed."""

    scopes = READS
    content_negotiation_class = AsItIs
    schema = described.ReviewsSchema()

    def get(self, request: Request) -> HttpResponseBase:
        asked = asking.given(request.query_params, {"cursor", "page_size"})
        length = paging.size(asked.get("page_size", str(paging.LARGEST)))
        cursor = paging.Cursor.read(asked["cursor"]) if "cursor" in asked else None
        now, site = timezone.now(), site_of(request)
        claims, after = reviewed.page(now, length, cursor.key if cursor else "")
        answer = freshness.answer(
            request, lambda: schemaorg.feed(reviewed.gathered(claims, now), site), media=schemaorg.MEDIA
        )
        if after:
            onward_to = paging.address(request, cursor=paging.Cursor(after).token())
            answer["Link"] = f'<{onward_to}>; rel="next"'
        return answer
