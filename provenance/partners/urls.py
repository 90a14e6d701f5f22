"""Every address of the API, with and without a slash at its end."""

from typing import Any

from django.urls import URLPattern, path, re_path
from django.views.generic import RedirectView
from rest_framework.views import APIView

from provenance.partners import reference, views
from provenance.partners.catalogue import RESOURCES
from provenance.partners.dumps import DumpFile, Dumps
from provenance.partners.ingest import Ingest
from provenance.partners.match import Match
from provenance.partners.oembed import OEmbed
from provenance.partners.own_key import OwnKey
from provenance.partners.proposals import Appearances, Proposal, Proposals
from provenance.partners.sentences import Sentences
from provenance.partners.signets import Signets
from provenance.partners.standards.forms import FORMS
from provenance.partners.standards.quoted import OF, Collection, Page
from provenance.partners.standards.views import ClaimReviews, InForm
from sources.api.resource import Resource
from sources.publicid import ALPHABET, LENGTH

app_name = "api"
LISTINGS = {"appearances": Appearances}
"""Lists at whose address something may be sent, too."""
ONE = rf"(?P<public_id>[{ALPHABET}]{{{LENGTH}}})"


def _both(route: str, view: type[APIView], name: str, **fixed: Any) -> list[URLPattern]:
    """The address with its slash, as it is described, and without: a form sent there must not be lost on the way."""
    return [
        re_path(rf"^v1/{route}/$", view.as_view(**fixed), name=name),
        re_path(rf"^v1/{route}$", view.as_view(**fixed, schema=None)),
    ]


def _of(resource: Resource) -> list[URLPattern]:
    return [
        *_both(resource.name, LISTINGS.get(resource.name, views.Listing), resource.name, resource=resource),
        *_both(f"{resource.name}/{ONE}", views.One, f"{resource.name}-one", resource=resource),
    ]


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api:docs"), name="start"),
    path("v1/", views.Root.as_view(), name="root"),
    path("v1", views.Root.as_view(schema=None)),
    *(pattern for resource in RESOURCES for pattern in _of(resource)),
    *_both(rf"articles/{ONE}/sentences", Sentences, "article-sentences"),
    *_both("proposals", Proposals, "proposals"),
    *_both(f"proposals/{ONE}", Proposal, "proposals-one"),
    *_both("changes", views.Changes, "changes"),
    *_both("dumps", Dumps, "dumps"),
    re_path(r"^v1/dumps/(?P<dump>[^/]{1,40})/(?P<name>[^/]{1,40})$", DumpFile.as_view(), name="dump-file"),
    *_both("match", Match, "match"),
    *_both("oembed", OEmbed, "oembed"),
    *_both("ingest", Ingest, "ingest"),
    *_both("key", OwnKey, "key"),
    *_both("signets", Signets, "signets"),
    *_both("claimreviews", ClaimReviews, "claimreviews"),
    *(
        pattern
        for resource in OF
        for end, view in (("annotations", Collection), ("annotations/page", Page))
        for pattern in _both(rf"{resource}/{ONE}/{end}", view, f"{resource}-{view.end}", resource=resource)
    ),
    *(
        pattern
        for resource, forms in FORMS.items()
        for form in forms
        for pattern in _both(
            rf"{resource}/{ONE}/{form.name}", InForm, f"{resource}-{form.name}", resource=resource, form=form
        )
    ),
    path("schema/", reference.schema, name="schema"),
    path("schema.json", reference.schema_as_json, name="schema-json"),
    path("schema.yaml", reference.schema_as_yaml, name="schema-yaml"),
    path("docs/", reference.page, name="docs"),
]
