"""The addresses of claims, events and the dashboard."""

from django.urls import path

from claims import views

urlpatterns = [
    path("dashboard/", views.dashboard, name="dashboard"),
    path("dashboard/articles/", views.dashboard_articles, name="dashboard-articles"),
    path("dashboard/contradictions/", views.dashboard_contradictions, name="dashboard-contradictions"),
    path("claims/", views.claims, name="claims"),
    path("events/", views.events, name="events"),
    path("events/<str:public_id>/", views.event, name="event"),
]
