"""The types of table columns, derived from the records."""

from __future__ import annotations

import datetime as dt
import types
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from kaext.records import Record


@dataclass(frozen=True, slots=True)
class Column:
    """The type of a column.

    Attributes
    ----------
    type
        The Python type of its values.
    is_optional
        Whether a value may be absent.
    choices
        The permitted values; empty if not restricted.
    """

    type: type
    is_optional: bool
    choices: tuple[str, ...] = ()

    def value(self, plain: Any) -> Any:
        """Convert a JSON value to the column's type."""
        if plain is None or not isinstance(plain, str):
            return plain
        if self.type is Decimal:
            return Decimal(plain)
        return dt.date.fromisoformat(plain) if self.type is dt.date else plain


@cache
def column_types(model: type[Record]) -> dict[str, Column]:
    """Return the columns of a table by name, in order."""
    return {name: _column(field.annotation) for name, field in model.model_fields.items()}


def _column(annotation: Any) -> Column:
    options = [annotation]
    if get_origin(annotation) in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not types.NoneType]
    is_optional = options != [annotation]
    if get_origin(options[0]) is Literal:
        return Column(str, is_optional, get_args(options[0]))
    return Column(options[0], is_optional)
