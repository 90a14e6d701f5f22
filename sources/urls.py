"""The addresses of articles, derivations and the map between sources."""

from django.urls import path

from sources import views

urlpatterns = [
    path("articles/", views.articles, name="articles"),
    path("sources/map/", views.syndication_map, name="syndication-map"),
    path("sources/feeds.opml", views.feeds, name="feeds"),
    path("derivations/", views.derivations, name="derivations"),
]
