"""The nine kinds of notice and their fields, as data: what `template fields` lists and what data is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import yaml

Form = Literal["file", "letter", "plain"]
FieldType = Literal["text", "date", "int", "money", "area", "ratio", "flag", "choice", "texts", "list"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `id` for programs, `label` for clerks and templates; either may be written in the data.

    `columns` are the fields of a list's rows, `choices` the values of a choice. `default` stands where an optional
    field is left out. `derived` fields are made by the program; where the data gives one it must agree.
    """

    id: str
    label: str
    type: FieldType = "text"
    required: bool = False
    derived: bool = False
    default: object = None
    choices: tuple[str, ...] = ()
    columns: tuple[Field, ...] = ()
    example: object = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice. `form` is “file” (红头文件), “letter” (信函格式) or “plain” (no red head); `numbered` says
    whether it bears a 发文字号."""

    id: str
    name: str
    form: Form
    numbered: bool
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field with that id or label; None where there is none."""
        return next((field for field in self.fields if name in (field.id, field.label)), None)


def _field(data: Mapping[str, Any]) -> Field:
    rest = dict(data)
    columns = tuple(_field(column) for column in rest.pop("columns", ()))
    return Field(columns=columns, choices=tuple(rest.pop("choices", ())), **rest)


def _load() -> dict[str, Kind]:
    data = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8"))
    common = {name: [_field(field) for field in group] for name, group in data["common"].items()}
    kinds = {}
    for identifier, entry in data["kinds"].items():
        groups = ["all"] + (["numbered"] if entry["numbered"] else []) + (["record"] if entry["form"] == "file" else [])
        own = [_field(field) for field in entry["fields"]]
        taken = {field.id for field in own}
        fields = own + [field for group in groups for field in common[group] if field.id not in taken]
        form = cast(Form, entry["form"])
        kinds[identifier] = Kind(identifier, entry["name"], form, bool(entry["numbered"]), tuple(fields))
    return kinds


KINDS: dict[str, Kind] = _load()
