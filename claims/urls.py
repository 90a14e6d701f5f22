"""The addresses of claims and events."""

from django.urls import path

from claims import views

urlpatterns = [
    path("claims/", views.claims, name="claims"),
    path("events/", views.events, name="events"),
    path("events/<str:public_id>/", views.event, name="event"),
]
