"""Takes a list of feeds at the desk: shows first what is in it, and follows it only when somebody says so."""

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sources.actions import feed_lists
from sources.desk.person import person
from sources.errors import Refused, Unreadable
from sources.intake import opml
from sources.models import Feed

SHOWN = 500
"""Lines shown before they are followed; the rest is counted."""


class ListForm(forms.Form):
    """A list of feeds; between looking and following it travels with the page."""

    file = forms.FileField(label="List (.opml)", required=False, help_text="As a feed reader exports it.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(label="Why", max_length=500, help_text="Kept in the history.")

    def content(self) -> tuple[str, bytes]:
        """The list's name and bytes, just uploaded or kept from before. Raises ``Refused``."""
        uploaded = self.cleaned_data["file"]
        if uploaded is not None:
            return str(uploaded.name), uploaded.read(opml.MOST_BYTES + 1)
        name, _, packed = self.cleaned_data["kept"].partition("|")
        try:
            return name, base64.b64decode(packed, validate=True)
        except binascii.Error as error:
            raise Unreadable("is not the list that was shown: choose the file again") from error


def take_list(desk: Any, request: HttpRequest) -> HttpResponse:
    """Choose a list, look at what is in it, follow it."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            name, content = form.content()
            if not content:
                raise Unreadable("is missing: choose the list's file")
            listed, faults = opml.read(content, where=name)
            if "follow" in request.POST:
                return _follow(desk, request, listed, faults, f"{form.cleaned_data['why']} ({name})")
            shown = _preview(listed, faults) | {"kept": f"{name}|{base64.b64encode(content).decode()}"}
        except Refused as refused:
            form.add_error("file", refused.sentence)
    context = {
        **desk.admin_site.each_context(request),
        "title": "Follow the feeds of a list",
        "opts": desk.opts,
        "form": form,
        **shown,
    }
    return render(request, "desk/list.html", context)


def _preview(listed: list[opml.Listed], faults: list[Refused]) -> dict[str, Any]:
    known = set(Feed.objects.filter(url__in=[each.url for each in listed]).values_list("url", flat=True))
    new = [each for each in listed if each.url not in known]
    return {
        "new": new[:SHOWN],
        "count": len(new),
        "known": len(known),
        "faults": faults[:SHOWN],
        "looked": True,
    }


def _follow(
    desk: Any, request: HttpRequest, listed: list[opml.Listed], faults: list[Refused], why: str
) -> HttpResponse:
    followed = feed_lists.follow(listed=listed, by=person(request), why=why)
    told = f"{len(followed.new)} feeds followed from now on, {len(followed.known)} followed already."
    desk.message_user(request, told, messages.SUCCESS)
    for refused in [*faults, *followed.refused][:SHOWN]:
        desk.message_user(request, f"{refused}.", messages.ERROR)
    return redirect(reverse("admin:sources_feed_changelist"))
