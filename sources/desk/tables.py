"""Tables on the desk: they save only through actions, delete nothing, and lose nothing that was typed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import connection, models
from django.http import HttpRequest, HttpResponse

from sources.errors import Refused, Stale

Row = TypeVar("Row", bound=models.Model)
SEEN = "version"


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person changes, why, and which version of the row they were looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label="Why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="A few words for whoever looks at this later; kept in the history.",
    )
    refused: ClassVar[Refused | None] = None
    # What actions call a field and the form calls otherwise.
    shown_as: ClassVar[dict[str, str]] = {"judged_why": "why"}

    def _get_validation_exclusions(self) -> set[str]:
        """Rows are checked by the action and the database, which say what to mend; the form checks its fields alone."""
        return super()._get_validation_exclusions() | set(self.fields)  # type: ignore[misc, no-any-return]

    def clean(self) -> dict[str, Any]:
        """Besides the usual, show at its field what an action has refused."""
        cleaned = super().clean() or self.cleaned_data
        if self.refused is not None:
            field = self.refused.field
            named = self.shown_as.get(field, field)
            shown = named in self.fields and not self.fields[named].widget.is_hidden
            self.add_error(named if shown else None, self.refused.sentence)
        return cleaned


class Picker(AutocompleteSelect):
    """A box that finds rows by their words; what was sent in place of a row's number is no row."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The row picked, to be shown in the box."""
        return super().optgroups(name, [each for each in value if str(each).isdecimal()], attr)


class Desk(admin.ModelAdmin, Generic[Row]):  # type: ignore[type-arg]
    """One table on the desk. ``carry_out`` hands what was typed to an action."""

    form: "type[forms.ModelForm[Any]]" = DeskForm
    show_full_result_count = False
    save_on_top = False
    list_per_page = 50

    def carry_out(self, request: HttpRequest, row: Row | None, typed: dict[str, Any]) -> Row:
        """Call the action that writes what was typed; ``row`` is as the database has it, None for a new one."""
        raise NotImplementedError

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A box for the column; a number must be one the column can hold."""
        if isinstance(db_field, models.IntegerField) and not db_field.choices:
            least, most = connection.ops.integer_field_range(db_field.get_internal_type())
            kwargs = {"min_value": least, "max_value": most, **kwargs}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A box for another row, found by its words where the desk can look them up."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Picker(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def response_action(self, request: HttpRequest, queryset: Any, *place: Any, **more: Any) -> Any:
        """Do what was chosen to the rows picked; what was sent in place of a row's number is no row."""
        posted = request.POST.copy()
        picked = [each for each in posted.getlist(ACTION_CHECKBOX_NAME) if each.isdecimal()]
        posted.setlist(ACTION_CHECKBOX_NAME, picked)
        request.POST = posted  # type: ignore[assignment]
        return super().response_action(request, queryset, *place, **more)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes by hand: what is wrong is rejected, withdrawn or merged, and stays in the history."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save through the action, never through the form."""
        row = self.get_queryset(request).get(pk=obj.pk) if change else None
        obj.pk = self.carry_out(request, row, form.cleaned_data).pk

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, told what the action has refused, if this is the second look at it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show the form again with everything typed when the action refuses; nothing has been written then."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            if isinstance(refused, Stale):
                refused = self._catch_up(request, object_id, refused)
            request.refused = refused  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _catch_up(self, request: HttpRequest, object_id: str | None, refused: Stale) -> Stale:
        """Tell what the row says now, and let the next save be one that has seen it."""
        row = self.get_object(request, object_id) if object_id is not None else None
        posted = request.POST.copy()
        if row is None or SEEN not in posted:
            return refused
        posted[SEEN] = str(getattr(row, SEEN))
        request.POST = posted  # type: ignore[assignment]
        return Stale(f"{refused.sentence}. {_says_now(row, self.opts.concrete_fields, posted)}", field=SEEN)


def _says_now(row: models.Model, columns: Iterable[Any], posted: Any) -> str:
    """The fields in which the row as saved differs from what was typed."""
    shown = [field for field in columns if field.name in posted and field.name != SEEN]
    differing = [
        f"{field.verbose_name} “{plain(getattr(row, field.name))}”"
        for field in shown
        if plain(field.value_from_object(row)) != posted[field.name]
    ]
    return f"Saved by now: {', '.join(differing)}" if differing else "It says what you typed"


def plain(value: Any) -> str:
    """A value as people write it: nothing for none, a number without the zeros the database adds."""
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


class Shelf(Desk[Row]):
    """A table to look at only: what the machine works out, and what is never changed."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Listing(admin.TabularInline):  # type: ignore[type-arg]
    """Rows listed beneath another, to look at only."""

    extra = 0
    can_delete = False
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return tuple(str(name) for name in self.fields or ())

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
