"""Sources on the desk: names, domains, owners, grades, merging and splitting."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from sources.actions import curation, grades, mergers
from sources.desk.deeds import Merging
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm, Listing
from sources.errors import Stale
from sources.models import Grade, Source
from sources.pages.source import calls_itself
from sources.vocabulary import Reliability, SourceKind

LINES = forms.Textarea(attrs={"rows": 4, "cols": 60})


class SourceForm(DeskForm):
    """A source with its other names and its domains, one on each line."""

    other_names = forms.CharField(required=False, widget=LINES, help_text="One on each line.")
    hosts = forms.CharField(
        label="Domains",
        required=False,
        widget=LINES,
        help_text="Hosts it publishes under, one on each line: example.org",
    )
    shown_as: ClassVar[dict[str, str]] = {"aliases": "other_names", "domains": "hosts"}

    class Meta:
        model = Source
        fields = ("name", "kind", "owner", "edition_of", "speaks_for", "country", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["other_names"] = "\n".join(_other_names(self.instance))
            self.initial["hosts"] = "\n".join(_hosts(self.instance))


def _other_names(source: Source) -> list[str]:
    return [alias.name for alias in source.aliases.all() if alias.name != source.name]


def _hosts(source: Source) -> list[str]:
    return [domain.host for domain in source.domains.all()]


class Grades(Listing):
    """The letters a source has been given, latest first."""

    model = Grade
    fields = ("reliability", "graded_at", "graded_by", "reason")


@admin.register(Source)
class SourceDesk(Merging, Desk[Source]):
    """Whoever can originate or carry a claim."""

    form = SourceForm
    list_display = ("name", "kind", "letter", "owner", "edition_of", "merged_into")
    list_filter = ("kind", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("owner", "edition_of", "merged_into")
    search_fields = ("name", "aliases__name", "domains__host", "public_id")
    search_help_text = "A name, another name, a domain or a public id"
    autocomplete_fields = ("owner", "edition_of", "speaks_for")
    readonly_fields = ("public_id", "merged_into", "within", "grade_it", "calls_itself")
    fields = (
        "name", "kind", "other_names", "hosts", "owner", "edition_of", "speaks_for", "country", "note", "why",
        "version", "public_id", "within", "merged_into", "calls_itself", "grade_it",
    )  # fmt: skip
    inlines = (Grades,)
    actions = Merging.actions

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Source]":
        return super().get_queryset(request).with_reliability()  # type: ignore[attr-defined, no-any-return]

    def carry_out(self, request: HttpRequest, row: Source | None, typed: dict[str, Any]) -> Source:
        said: dict[str, Any] = {
            name: typed[name] for name in ("owner", "edition_of", "speaks_for", "country", "note")
        }
        for name, lines in (("aliases", typed["other_names"]), ("domains", typed["hosts"])):
            said[name] = [line for line in lines.splitlines() if line.strip()]
        who: dict[str, Any] = {"by": person(request), "why": typed["why"]}
        kind = SourceKind(typed["kind"])
        if row is None:
            return curation.add(name=typed["name"], kind=kind, **who, **said)
        return curation.revise(
            source=row, version=typed["version"] or 0, name=typed["name"], kind=kind, **who, **said
        )

    def merge_one(
        self, request: HttpRequest, row: Source, into: Source, *, why: str, version: int, into_version: int
    ) -> object:
        told: dict[str, Any] = {"version": version, "into_version": into_version}
        return mergers.merge(source=row, into=into, by=person(request), why=why, **told)

    def split_one(self, request: HttpRequest, row: Source, why: str, version: int) -> object:
        return mergers.split(source=row, by=person(request), why=why, version=version)

    @admin.display(description="Grade", ordering="reliability")
    def letter(self, row: Any) -> str:
        """Its latest letter."""
        return str(row.reliability)

    @admin.display(description="Other names")
    def other_names(self, row: Source) -> str:
        """For those who may only look."""
        return ", ".join(_other_names(row))

    @admin.display(description="Domains")
    def hosts(self, row: Source) -> str:
        """For those who may only look."""
        return ", ".join(_hosts(row))

    @admin.display(description="Reliability")
    def grade_it(self, row: Source) -> str:
        """The way to give it a letter."""
        if not row.pk:
            return "–"
        return format_html(
            '<a href="{}?source={}">Give it a grade</a>', reverse("admin:sources_grade_add"), row.pk
        )

    @admin.display(description="Its pages call it")
    def calls_itself(self, row: Source) -> str:
        """What they say, which proves nothing; where a source goes by the name, the way to look at that one."""
        told = [
            format_html(
                '{} (known as <a href="{}">{}</a>: merge the two if it is the same)',
                name,
                reverse("admin:sources_source_change", args=[known.pk]),
                known,
            )
            if known
            else name
            for name, known in (calls_itself(row) if row.pk else ())
        ]
        return format_html_join(", ", "{}", ((each,) for each in told)) or "–"

    def view_on_site(self, obj: Source) -> str:
        """Its page."""
        return reverse("source", args=[obj.public_id])


class GradeForm(DeskForm):
    """A letter with its reason."""

    why = None  # type: ignore[assignment]

    class Meta:
        model = Grade
        fields = ("source", "reliability", "reason", "graded_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        graded = str(self.initial.get("source", ""))
        if graded.isdecimal():
            seen = Source.objects.filter(pk=graded).values_list("version", flat=True)
            self.initial.setdefault("version", seen.first())
        if "graded_at" in self.fields:
            self.fields["graded_at"].required = False
            self.fields["graded_at"].help_text = "Empty for now; otherwise since when it holds."


@admin.register(Grade)
class GradeDesk(Desk[Grade]):
    """The letters given to sources: added to, never changed."""

    form = GradeForm
    list_display = ("source", "reliability", "graded_at", "graded_by", "reason")
    list_filter = ("reliability",)
    list_select_related = ("source", "graded_by")
    search_fields = ("source__name", "reason")
    autocomplete_fields = ("source",)
    fields = ("source", "reliability", "reason", "graded_at")

    def get_fields(self, request: HttpRequest, obj: Grade | None = None) -> tuple[str, ...]:
        return self.fields if obj else (*self.fields, "version")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def carry_out(self, request: HttpRequest, row: Grade | None, typed: dict[str, Any]) -> Grade:
        return grades.give(
            version=_seen(typed["source"]) if typed["version"] is None else typed["version"],
            source=typed["source"],
            reliability=Reliability(typed["reliability"]),
            by=person(request),
            reason=typed["reason"],
            at=typed["graded_at"],
        )

    def _catch_up(self, request: HttpRequest, object_id: str | None, refused: Stale) -> Stale:
        """Tell which letter the source has, unseen by whoever picked it here, and let the next save have seen it."""
        posted = request.POST.copy()
        source: Any = Source.objects.filter(pk=str(posted["source"])).with_reliability().get()
        posted["version"] = str(source.version)
        request.POST = posted  # type: ignore[assignment]
        told = f"“{source}” has {source.reliability} by now. Nothing of yours was saved: save again to give it yours"
        return Stale(told, field="source")


def _seen(source: Source) -> int:
    """The version seen by somebody who picked a source by its name: of one without any letter there is none to miss."""
    return 0 if source.grades.exists() else source.version
