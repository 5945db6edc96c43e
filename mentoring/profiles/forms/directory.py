"""The forms of a directory import: the file, and what its columns mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.problems import explain, field_label
from mentoring.profiles.queries.directory import OpenedFile, Reading
from mentoring.profiles.rules.dates import Order
from mentoring.profiles.rules.decode import ENCODINGS, MAX_BYTES
from mentoring.profiles.rules.faults import FileProblem, MappingProblem
from mentoring.profiles.rules.mapping import Column, Field, Mapping, check_mapping, choose
from mentoring.profiles.rules.table import HEADER_WITHIN

SEPARATORS = [(";", _("semicolon")), (",", _("comma")), ("\t", _("tab")), ("|", _("vertical bar"))]
DATE_ORDERS = [
    (Order.DAY_FIRST, _("day first (31.12.1979)")),
    (Order.MONTH_FIRST, _("month first (12/31/1979)")),
    (Order.YEAR_FIRST, _("year first (1979-12-31)")),
]


class UploadForm(forms.Form):
    """One HR file. `content()` gives its bytes; whether they can be read, the action says."""

    file = forms.FileField(
        label=_("File of your HR system"),
        help_text=_(
            "Workbooks (XLSX, XLS, ODS) and CSV, up to 10 MB. Any separator, any usual encoding, "
            "German or English titles."
        ),
        allow_empty_file=True,  # told in our own words
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsb,.xls,.ods,text/csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"enctype": "multipart/form-data"}
        self.helper.add_input(Submit("", _("Look at the file")))

    def content(self) -> bytes:
        """Return the bytes of a valid file, at most one more than may be read."""
        upload: UploadedFile = self.cleaned_data["file"]
        return upload.read(MAX_BYTES + 1)


class ReadingForm(forms.Form):
    """How the file is read, beginning with what was detected. `reading()` gives what somebody chose."""

    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    encoding = forms.ChoiceField(
        label=_("Encoding of the text"), choices=[(name, name.upper()) for name in ENCODINGS], required=False
    )
    delimiter = forms.ChoiceField(label=_("Columns are separated by"), choices=SEPARATORS, required=False)
    header_row = forms.IntegerField(
        label=_("Row with the column titles"), min_value=1, max_value=HEADER_WITHIN, required=False
    )
    date_order = forms.ChoiceField(label=_("Dates are written"), choices=DATE_ORDERS, required=False)

    def __init__(self, data: Any = None, *, file: OpenedFile, today: date) -> None:
        table, order = file.table, file.dates_read_as(today)
        super().__init__(
            data,
            initial={
                "sheet": table.sheet,
                "encoding": table.encoding,
                "delimiter": table.delimiter,
                "header_row": table.header_row,
                "date_order": order or "",
            },
        )
        for name in ("encoding", "delimiter") if table.sheets else ("sheet",):
            del self.fields[name]
        if table.sheets:
            self.fields["sheet"].choices = [(name, name) for name in table.sheets]  # type: ignore[attr-defined]  # a choice of words
        if order is None:
            del self.fields["date_order"]

    def reading(self) -> Reading:
        """Return what a valid form says."""
        return Reading(**{name: value for name, value in self.cleaned_data.items() if value})


class ColumnsForm(forms.Form):
    """What every column means. `choices()` gives {"<index>": field} as `read_import` wants it."""

    def __init__(self, data: Any = None, *, mapping: Mapping) -> None:
        super().__init__(data)
        self.mapping = mapping
        fields = [("", _("do not import")), *((field.value, field_label(field)) for field in Field)]
        for column in mapping.columns:
            self.fields[_name(column)] = forms.ChoiceField(
                label=column.title or _("Column %(number)s") % {"number": column.index + 1},
                choices=fields,
                initial=column.field or "",
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Tell what keeps these columns from being read, at the columns it is about."""
        values = super().clean() or {}
        if self.errors:
            return values
        chosen = choose(self.mapping, self.choices())
        for problem in check_mapping(chosen):
            field = problem.params.get("field")
            places = [_name(column) for column in chosen.columns if field and column.field == field]
            for place in places or [NON_FIELD_ERRORS]:
                self.add_error(place, told(problem))
        return values

    def choices(self) -> dict[str, str]:
        """Return what a valid form says, unmapped columns left out."""
        pairs = [(column.index, self.cleaned_data.get(_name(column))) for column in self.mapping.columns]
        return {str(index): field for index, field in pairs if field}

    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        """Return every column beside its choice, in the order of the file."""
        return [(column, self[_name(column)]) for column in self.mapping.columns]


class DecisionForm(forms.Form):
    """The fingerprint of the dry run that the person looked at."""

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)


def told(problem: FileProblem | MappingProblem) -> str:
    """Return message and advice as one text."""
    said = explain(problem)
    return f"{said.message} {said.advice}"


def _name(column: Column) -> str:
    return f"column_{column.index}"
