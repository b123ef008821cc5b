"""Compact columns of values, for tables with thousands of rows in one document.

A column is appended to one value at a time, and returns the values of a slice of rows as a list.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class Texts:
    """Short distinct texts in one buffer; as ``str`` objects they would take four times the memory."""

    __slots__ = ("_ends", "_letters")

    def __init__(self) -> None:
        self._letters = bytearray()
        # The end of each text in the buffer, after a leading 0.
        self._ends = array("I", [0])

    def append(self, text: str) -> None:
        """Add a text at the end."""
        self._letters += text.encode()
        self._ends.append(len(self._letters))

    def __getitem__(self, rows: slice) -> list[str]:
        """Return the texts of some rows."""
        letters, ends = self._letters, self._ends
        numbers = range(len(ends) - 1)[rows]
        return [letters[ends[number] : ends[number + 1]].decode() for number in numbers]


class OptionalNumbers:
    """Non-negative integers or ``None``."""

    __slots__ = ("_numbers",)

    def __init__(self) -> None:
        self._numbers = array("i")

    def append(self, number: int | None) -> None:
        """Add a number or ``None`` at the end."""
        self._numbers.append(-1 if number is None else number)

    def __getitem__(self, rows: slice) -> list[int | None]:
        """Return the numbers of some rows."""
        return [None if number < 0 else number for number in self._numbers[rows]]


class Choices:
    """Values from a small fixed set, one byte each."""

    __slots__ = ("_codes", "_rows", "_values")

    def __init__(self, values: Sequence[object]) -> None:
        self._values = values
        self._codes = {value: code for code, value in enumerate(values)}
        self._rows = bytearray()

    def append(self, value: object) -> None:
        """Add one of the values at the end."""
        self._rows.append(self._codes[value])

    def __getitem__(self, rows: slice) -> list[object]:
        """Return the values of some rows."""
        values = self._values
        return [values[code] for code in self._rows[rows]]
