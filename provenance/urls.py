"""Every address of the program on one screen: pages, API, admin."""

from django.contrib import admin
from django.urls import include, path

from provenance import health
from provenance.accounts import views as signing_in
from provenance.desk import (
    appearances,
    attachments,
    audit,
    beside,
    changes,
    contradictions,
    corrections,
    derivations,
    divide,
    events,
    following,
    merge,
    mergers,
    overmatching,
    overview,
    partners,
    queue,
    quote,
    registry,
    review,
    review_queue,
    reviews,
    same_as,
    source_bulk,
    source_imports,
    source_pairs,
    standing,
    ties,
)
from provenance.handing import views as handing
from provenance.languages.views import language
from provenance.operating import metrics, outages
from provenance.pages import asking, citing, views
from provenance.partners.evidence import views as evidence
from provenance.partners.standards import following as followed
from provenance.searches import views as searches
from provenance.webhooks import search_views
from provenance.webhooks import views as told

urlpatterns = [
    path("api/", include("provenance.partners.urls")),  # asked most, and so looked for first
    path("", views.home, name="home"),
    path("searches/", searches.searches, name="searches"),
    path("searches/<str:public_id>/", searches.search, name="saved-search"),
    path("searches/<str:public_id>/endpoint/", search_views.search_endpoint, name="search-endpoint"),
    path("searches/feed/<str:token>/", searches.feed, name="search-feed"),
    path("search/", asking.search, name="search"),
    path("add/", handing.add, name="add"),
    path("add/outcome/", handing.added, name="added"),
    path("", include("claims.urls")),
    path("", include("sources.urls")),
    path("claims/<str:public_id>/", views.claim, name="claim"),
    path("claims/<str:public_id>/cite/", citing.cite, name="cite"),
    path("claims/<str:public_id>/card/", citing.card, name="card"),
    path("claims/<str:public_id>/beside/<str:other_id>/", beside.beside, name="beside"),
    path("claims/<str:public_id>/attachments/", attachments.attachments, name="attachments"),
    path(
        "claims/<str:public_id>/attachments/<str:attachment>/file",
        attachments.attached_file,
        name="attachment-file",
    ),
    path("claims/<str:public_id>/divide/", divide.divide, name="divide"),
    path("claims/<str:public_id>/event/", events.move, name="claim-event"),
    path("events/<str:public_id>/merge/", events.merge, name="event-merge"),
    path("claims/<str:public_id>/merge/", merge.merge, name="merge"),
    path("claims/<str:public_id>/review/", review.review, name="review"),
    path("claims/<str:public_id>/reviews/", reviews.reviews, name="reviews"),
    path("articles/<str:public_id>/", views.article, name="article"),
    path("articles/<str:public_id>/captures/", views.captures, name="captures"),
    path("articles/<str:public_id>/quote/", quote.quote, name="quote"),
    path("articles/<str:public_id>/sentences/", views.sentences, name="sentences"),
    path("sources/", registry.sources, name="sources"),
    path("sources/bulk/", source_bulk.bulk, name="source-bulk"),
    path("sources/import/", source_imports.imports, name="source-imports"),
    path("sources/import/template.csv", source_imports.template, name="source-template"),
    path("sources/import/<str:public_id>/", source_imports.source_import, name="source-import"),
    path("sources/import/<str:public_id>/faults.csv", source_imports.faults, name="source-faults"),
    path("sources/undo/", source_bulk.undo, name="source-undo"),
    path("sources/<str:public_id>/", views.source, name="source"),
    path("sources/<str:public_id>/settled/", views.settled, name="settled"),
    path("sources/<str:public_id>/ties/<str:other>/", ties.tie, name="tie"),
    path("sources/<str:public_id>/same-as/", same_as.same_as, name="source-same"),
    path("sources/<str:public_id>/what-if/", standing.standing, name="source-standing"),
    path("claims/<str:public_id>/evidence.warc.gz", evidence.of_claim, name="claim-evidence"),
    path("events/<str:public_id>/evidence.warc.gz", evidence.of_event, name="event-evidence"),
    path("claims/<str:public_id>/feed.atom", followed.of_claim, name="claim-feed"),
    path("events/<str:public_id>/feed.atom", followed.of_event, name="event-feed"),
    path("sources/<str:public_id>/feed.atom", followed.of_source, name="source-feed"),
    path("claims/<str:public_id>/evidence.zip", evidence.signed_of_claim, name="claim-bundle"),
    path("events/<str:public_id>/evidence.zip", evidence.signed_of_event, name="event-bundle"),
    path("articles/<str:public_id>/evidence.warc.gz", evidence.of_article, name="article-evidence"),
    path("queue/", overview.overview, name="queues"),
    path("queue/changes/", changes.queue, name="change-queue"),
    path("queue/changes/bulk/", changes.bulk, name="change-bulk"),
    path("follow/", following.follow, name="follow"),
    path("queue/derivations/", queue.queue, name="queue"),
    path("queue/derivations/bulk/", queue.bulk, name="queue-bulk"),
    path("queue/contradictions/", contradictions.queue, name="contradiction-queue"),
    path("queue/contradictions/bulk/", contradictions.bulk, name="contradiction-bulk"),
    path("queue/contradictions/decided/", contradictions.decided, name="contradiction-decided"),
    path("queue/appearances/", appearances.queue, name="appearance-queue"),
    path("queue/mergers/", mergers.queue, name="merger-queue"),
    path("queue/sources/", source_pairs.queue, name="source-queue"),
    path("queue/reviews/", review_queue.queue, name="review-queue"),
    path("queue/corrections/", corrections.untravelled, name="corrections"),
    path("queue/derivations/decided/", queue.decided, name="queue-decided"),
    path("derivations/over-matching/", overmatching.over_matching, name="over-matching"),
    path("derivations/<str:public_id>/", derivations.derivation, name="derivation"),
    path("partners/<str:public_id>/endpoints/", told.partner_endpoints, name="partner-endpoints"),
    path(
        "partners/<str:public_id>/endpoints/<str:endpoint>/", told.partner_endpoint, name="partner-endpoint"
    ),
    path("language/", language, name="language"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/code/", signing_in.code, name="sign-in-code"),
    path("audit/", audit.audit, name="audit"),
    path("partners/", partners.listing, name="partners"),
    path("partners/<str:public_id>/", partners.partner, name="partner"),
    path("audit.csv", audit.table, name="audit-table"),
    path("account/second-factor/", signing_in.second_factor, name="second-factor"),
    path("sign-out/", signing_in.SignOut.as_view(), name="sign-out"),
    path("metrics", metrics.metrics, name="metrics"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    # One door to sign in by: the desk's own would ask for no code, and take the password alone for nobody.
    path("admin/login/", signing_in.desk_sign_in, name="desk-sign-in"),
    path("admin/", admin.site.urls),
]

# Whatever a view or a middleware fails with: what the database is to blame for is worth trying again.
handler500 = outages.failed
