"""The addresses of articles and sources."""

from django.urls import path

from sources import views

urlpatterns = [
    path("articles/", views.articles, name="articles"),
    path("sources/", views.sources, name="sources"),
    path("sources/feeds.opml", views.feeds, name="feeds"),
]
