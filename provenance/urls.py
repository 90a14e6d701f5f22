"""Every address of the program on one screen: pages, API, admin."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from provenance import health
from provenance.desk import (
    appearances,
    beside,
    changes,
    contradictions,
    corrections,
    derivations,
    mergers,
    overmatching,
    overview,
    queue,
    quote,
    registry,
    review,
    review_queue,
    reviews,
    source_bulk,
    standing,
    ties,
)
from provenance.handing import views as handing
from provenance.languages.views import language
from provenance.pages import citing, views
from provenance.partners.evidence import views as evidence

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("add/", handing.add, name="add"),
    path("add/outcome/", handing.added, name="added"),
    path("", include("claims.urls")),
    path("", include("sources.urls")),
    path("claims/<str:public_id>/", views.claim, name="claim"),
    path("claims/<str:public_id>/cite/", citing.cite, name="cite"),
    path("claims/<str:public_id>/card/", citing.card, name="card"),
    path("claims/<str:public_id>/beside/<str:other_id>/", beside.beside, name="beside"),
    path("claims/<str:public_id>/review/", review.review, name="review"),
    path("claims/<str:public_id>/reviews/", reviews.reviews, name="reviews"),
    path("articles/<str:public_id>/", views.article, name="article"),
    path("articles/<str:public_id>/captures/", views.captures, name="captures"),
    path("articles/<str:public_id>/quote/", quote.quote, name="quote"),
    path("articles/<str:public_id>/sentences/", views.sentences, name="sentences"),
    path("sources/", registry.sources, name="sources"),
    path("sources/bulk/", source_bulk.bulk, name="source-bulk"),
    path("sources/undo/", source_bulk.undo, name="source-undo"),
    path("sources/<str:public_id>/", views.source, name="source"),
    path("sources/<str:public_id>/settled/", views.settled, name="settled"),
    path("sources/<str:public_id>/ties/<str:other>/", ties.tie, name="tie"),
    path("sources/<str:public_id>/what-if/", standing.standing, name="source-standing"),
    path("claims/<str:public_id>/evidence.warc.gz", evidence.of_claim, name="claim-evidence"),
    path("articles/<str:public_id>/evidence.warc.gz", evidence.of_article, name="article-evidence"),
    path("queue/", overview.overview, name="queues"),
    path("queue/changes/", changes.queue, name="change-queue"),
    path("queue/derivations/", queue.queue, name="queue"),
    path("queue/derivations/bulk/", queue.bulk, name="queue-bulk"),
    path("queue/contradictions/", contradictions.queue, name="contradiction-queue"),
    path("queue/contradictions/bulk/", contradictions.bulk, name="contradiction-bulk"),
    path("queue/contradictions/decided/", contradictions.decided, name="contradiction-decided"),
    path("queue/appearances/", appearances.queue, name="appearance-queue"),
    path("queue/mergers/", mergers.queue, name="merger-queue"),
    path("queue/reviews/", review_queue.queue, name="review-queue"),
    path("queue/corrections/", corrections.untravelled, name="corrections"),
    path("queue/derivations/decided/", queue.decided, name="queue-decided"),
    path("derivations/over-matching/", overmatching.over_matching, name="over-matching"),
    path("derivations/<str:public_id>/", derivations.derivation, name="derivation"),
    path("language/", language, name="language"),
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="home"), name="sign-out"),
    path("api/", include("provenance.partners.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
